import asyncio
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console
from sqlalchemy import text

from guang import journal
from guang.doors import house as houses
from guang.doors.commands import archive, backup, migrate, restore
from guang.journal import reactions, reading
from guang.journal.facts.people import Followed
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, ViewerId, new_id
from guang.kernel.postgres import Cluster
from guang.kernel.settings import Settings


@pytest.fixture
def quiet() -> Console:
    return Console(file=StringIO())


@pytest.fixture
def source(tmp_path: Path) -> Iterator[Settings]:
    yield from installation(tmp_path / "source")


@pytest.fixture
def target(tmp_path: Path) -> Iterator[Settings]:
    yield from installation(tmp_path / "target")


def installation(folder: Path) -> Iterator[Settings]:
    cluster = Cluster(folder, fast=True)
    yield Settings(data_dir=folder, database_url=cluster.start())
    cluster.destroy()


async def fill(settings: Settings) -> Followed:
    """Something in each place that a backup must know."""
    fact = Followed(viewer=new_id(ViewerId), account=new_id(AccountId), followee=new_id(AccountId))
    async with houses.opened(settings) as house:
        async with house.database.transaction() as session:
            journal.append(session, fact)
        await house.blobs.put("video/one/1/poster.webp", b"a poster")
    (settings.data_dir / "lake" / "behaviour" / "day=2026-06-01").mkdir(parents=True)
    (settings.data_dir / "lake" / "behaviour" / "day=2026-06-01" / "part-0.parquet").write_bytes(b"PAR1")
    (settings.data_dir / "lake" / "behaviour" / "half.parquet.tmp").write_bytes(b"PA")
    (settings.data_dir / "secret").write_text("s" * 48)
    return fact


async def burn_transactions(settings: Settings, count: int) -> None:
    """Let the server's transaction numbers run far ahead of those of a new one."""
    database = Database(settings.database_url, pool_size=1)
    async with database.engine.connect() as connection:
        plain = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await plain.execute(
            text("CREATE PROCEDURE pg_temp.burn(n int) LANGUAGE plpgsql AS "
                 "$$BEGIN FOR i IN 1..n LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END$$")
        )  # fmt: skip
        await plain.execute(text(f"CALL pg_temp.burn({count})"))
    await database.close()


async def test_a_restored_installation_has_everything_and_its_journal_can_be_read(
    source: Settings, target: Settings, tmp_path: Path, quiet: Console
) -> None:
    await asyncio.to_thread(migrate.upgrade, source)
    await burn_transactions(source, 20_000)
    fact = await fill(source)

    made = await asyncio.to_thread(backup.save, source, tmp_path / "backup", quiet)
    await asyncio.to_thread(restore.fill, target, tmp_path / "backup", quiet, force=False)

    assert made.files == 4
    async with houses.opened(target) as house:
        assert await house.blobs.get("video/one/1/poster.webp") == b"a poster"
        batch = await reading.look(house.database, journal.Position())
        assert [line.happened for line in batch.facts] == [fact]
        async with house.database.transaction() as session:
            assert set(await reactions.lag(session)) == set(reactions.registered())
    kept = target.data_dir / "lake" / "behaviour"
    assert [file.name for file in kept.rglob("*") if file.is_file()] == ["part-0.parquet"]
    assert (target.data_dir / "secret").read_text() == "s" * 48


async def test_a_full_installation_is_refused_and_nothing_changes(
    source: Settings, tmp_path: Path, quiet: Console
) -> None:
    await asyncio.to_thread(migrate.upgrade, source)
    await fill(source)
    await asyncio.to_thread(backup.save, source, tmp_path / "backup", quiet)
    (source.data_dir / "blobs" / "new.txt").write_text("kept")

    with pytest.raises(restore.NotEmpty, match=r"not empty \(database, blobs, lake\)"):
        await asyncio.to_thread(restore.fill, source, tmp_path / "backup", quiet, force=False)
    assert (source.data_dir / "blobs" / "new.txt").read_text() == "kept"

    await asyncio.to_thread(restore.fill, source, tmp_path / "backup", quiet, force=True)
    assert not (source.data_dir / "blobs" / "new.txt").exists()
    assert (source.data_dir / "blobs" / "video" / "one" / "1" / "poster.webp").read_bytes() == b"a poster"


async def test_a_damaged_backup_is_refused_before_anything_is_touched(
    source: Settings, target: Settings, tmp_path: Path, quiet: Console
) -> None:
    await asyncio.to_thread(migrate.upgrade, source)
    await fill(source)
    await asyncio.to_thread(backup.save, source, tmp_path / "backup", quiet)
    (tmp_path / "backup" / "blobs" / "video" / "one" / "1" / "poster.webp").write_bytes(b"A poster")

    with pytest.raises(archive.BadBackup, match=r"damaged: blobs/video/one/1/poster.webp is missing or changed"):
        await asyncio.to_thread(restore.fill, target, tmp_path / "backup", quiet, force=True)
    database = Database(target.database_url, pool_size=1)
    async with database.transaction() as session:
        assert await session.scalar(text("SELECT to_regclass('journal.facts')")) is None
    await database.close()


async def test_a_backup_of_a_later_guang_is_refused(
    source: Settings, target: Settings, tmp_path: Path, quiet: Console
) -> None:
    await asyncio.to_thread(migrate.upgrade, source)
    made = await asyncio.to_thread(backup.save, source, tmp_path / "backup", quiet)
    archive.write_manifest(tmp_path / "backup", replace(made, revision="9999", guang="9.0.0"))

    with pytest.raises(archive.BadBackup, match=r"made by a later Guang \(9.0.0, tables at 9999\)"):
        await asyncio.to_thread(restore.fill, target, tmp_path / "backup", quiet, force=False)


def test_a_folder_without_a_manifest_is_no_backup(tmp_path: Path) -> None:
    with pytest.raises(archive.BadBackup, match=r"no whole backup"):
        archive.read_manifest(tmp_path)
