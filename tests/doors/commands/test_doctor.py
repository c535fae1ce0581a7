import asyncio
import json
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import asyncpg
import pytest
import pytest_asyncio
from click.testing import CliRunner
from sqlalchemy import text
from tests.trade import market

from guang import journal
from guang.doors import house as houses
from guang.doors import schema
from guang.doors.cli import cli
from guang.doors.commands import checkup, orphans
from guang.doors.commands.checkup import Level
from guang.doors.house import House
from guang.journal.facts.people import AccountErased
from guang.kernel.ids import AccountId, StoreId, ViewerId, new_id
from guang.kernel.postgres import Cluster
from guang.kernel.settings import Settings
from guang.trade import warehouse

A_STORE = """
INSERT INTO trade.stores (id, owner, name, kind, intro, currency, shipping_fee, is_restricted, opened_at)
VALUES (:id, :owner, '{"en": "Tea"}', 'shop', '{"en": "Tea"}', 'CNY', 0, false, now())
"""


@pytest_asyncio.fixture(loop_scope="session")
async def migrated(tmp_path: Path) -> AsyncIterator[House]:
    """A house of its own: what the doctor says depends on everything in it."""
    cluster = Cluster(tmp_path / "data", fast=True)
    settings = Settings(data_dir=tmp_path / "data", database_url=await asyncio.to_thread(cluster.start))
    async with houses.opened(settings, application="guang.test") as house:
        await schema.migrate(house.database)
        yield house
    await asyncio.to_thread(cluster.destroy)


async def said(house: House) -> dict[str, checkup.Finding]:
    return {finding.area: finding async for finding in checkup.examine(house)}


async def test_a_new_installation_is_well(migrated: House) -> None:
    found = await said(migrated)

    machine = {"disk"}  # may be full, or hold the clusters of others
    assert {area: one.says for area, one in found.items() if one.level is not Level.FINE and area not in machine} == {}
    assert set(found) == set(checkup.LOOKS)
    assert found["tables"].facts == {"at": schema.head(), "head": schema.head()}


async def test_a_database_that_was_not_migrated_is_named_with_the_remedy(house: House, tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "data", fast=True)
    settings = replace(house.settings, database_url=await asyncio.to_thread(cluster.start))
    async with houses.opened(settings) as empty:
        found = await said(empty)
    await asyncio.to_thread(cluster.destroy)

    assert found["tables"].level is Level.BAD
    assert "run ./guang migrate" in found["tables"].says
    assert found["journal"].says.startswith("cannot be examined:")


async def test_an_old_open_writer_is_shown_because_it_holds_everybody_back(
    migrated: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checkup, "OPEN_S", 0.1)
    connection = await asyncpg.connect(migrated.database.dsn, server_settings={"application_name": "slow.import"})
    await connection.execute("BEGIN")
    await connection.execute("SELECT pg_current_xact_id()")
    await asyncio.sleep(0.2)

    found = (await said(migrated))["transactions"]
    await connection.close()

    assert found.level is Level.ODD
    assert "slow.import" in found.says
    assert found.facts["writes"] is True


async def test_an_id_that_leads_nowhere_is_found_and_that_of_a_person_who_left_is_forgiven(migrated: House) -> None:
    stayed, left = new_id(AccountId), new_id(AccountId)
    async with migrated.database.transaction() as session:
        for owner in (stayed, left):
            await session.execute(text(A_STORE), {"id": int(new_id(StoreId)), "owner": int(owner)})
        journal.append(session, AccountErased(account=left, viewer=new_id(ViewerId)))

    found = (await said(migrated))["orphans"]

    assert found.level is Level.BAD
    assert found.facts == {"reference": "trade.stores.owner -> people.account", "count": 1}


async def test_a_failed_job_is_shown(migrated: House) -> None:
    async with migrated.database.transaction() as session:
        await session.execute(
            text(
                "INSERT INTO pgqueuer (priority, entrypoint, payload, status, execute_after) "
                "VALUES (0, 'media.transcode', '{}', 'failed', now() - interval '5 minutes')"
            )
        )

    found = (await said(migrated))["jobs"]

    assert found.level is Level.BAD
    assert found.says == "0 wait, 0 run, 1 failed"


@pytest.mark.parametrize(("heartbeat", "level"), [("1 second", Level.FINE), ("5 minutes", Level.ODD)])
async def test_jobs_that_wait_are_odd_only_where_nobody_works(migrated: House, heartbeat: str, level: Level) -> None:
    async with migrated.database.transaction() as session:
        for status in ("queued", "picked"):
            await session.execute(
                text(
                    "INSERT INTO pgqueuer (priority, entrypoint, payload, status, execute_after, heartbeat) VALUES "
                    f"(0, 'media.transcode', '{{}}', '{status}', now() - interval '5 minutes', "
                    f"now() - interval '{heartbeat}')"
                )
            )

    found = (await said(migrated))["jobs"]

    assert found.level is level
    assert ("nobody works" in found.says) is (level is Level.ODD)


def test_references_are_those_that_no_foreign_key_watches(house: House) -> None:
    names = {reference.name for reference in orphans.references()}

    assert "trade.stores.owner -> people.account" in names
    assert not any(name.startswith(("trade.skus.product ->", "journal.")) for name in names)


def test_machines_get_one_json_object(migrated: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GUANG_DATA_DIR", str(migrated.settings.data_dir))
    monkeypatch.setenv("GUANG_DATABASE_URL", migrated.settings.database_url)

    shown = CliRunner().invoke(cli, ["doctor", "--json"])

    assert shown.exit_code == 0, shown.output
    assert json.loads(shown.stdout)["healthy"] is True


async def test_a_shelf_that_the_journal_knows_nothing_of_is_named(house: House) -> None:
    async with house.database.transaction() as session:
        tea = await market.goods(session, await market.open_shop(session), units=3)
        await session.execute(text("UPDATE trade.shelves SET on_hand = 5 WHERE sku = :sku"), {"sku": int(tea.sku)})
        differences = (await warehouse.audit(session, [tea.sku])).differences
    (finding,) = [one async for one in checkup.LOOKS["stock"](house)]
    async with house.database.transaction() as session:
        await session.execute(text("UPDATE trade.shelves SET on_hand = 3 WHERE sku = :sku"), {"sku": int(tea.sku)})

    assert [(one.said, one.found) for one in differences] == [(3, 5)]
    assert finding.level is Level.BAD
    assert finding.facts["differences"] >= 1
