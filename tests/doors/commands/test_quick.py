import asyncio
from pathlib import Path

from guang.doors import schema
from guang.doors.commands import quick
from guang.kernel.db import Database
from guang.kernel.postgres import Cluster


def test_the_newest_migration_by_the_files_is_the_head() -> None:
    assert quick.newest() == schema.head()


async def test_it_finds_what_alembic_finds(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "data", fast=True)
    url = await asyncio.to_thread(cluster.start)
    database = Database(url, pool_size=2)
    empty = await asyncio.to_thread(quick.revision, url)
    await schema.migrate(database)

    assert empty is None
    assert await asyncio.to_thread(quick.revision, url.replace("postgresql:", "postgresql+asyncpg:")) == schema.head()
    await database.close()
    await asyncio.to_thread(cluster.destroy)
