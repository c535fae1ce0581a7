"""What a later start asks first, answered without loading the house: is there anything to migrate?"""

import asyncio
import re
from pathlib import Path

import asyncpg

_VERSIONS = Path(__file__).parents[4] / "migrations" / "versions"
_REVISION = re.compile(r"^(revision|down_revision)\b[^=]*= *[\"']([^\"']+)[\"']", re.MULTILINE)

_DRIVER = re.compile(r"^postgres(ql)?(\+\w+)?://")


def newest() -> str:
    """The newest migration, by the files: the one that no other follows."""
    known: dict[str, set[str]] = {"revision": set(), "down_revision": set()}
    for file in _VERSIONS.glob("*.py"):
        for name, value in _REVISION.findall(file.read_text()):
            known[name].add(value)
    heads = known["revision"] - known["down_revision"]
    return heads.pop() if len(heads) == 1 else ""


def revision(url: str) -> str | None:
    """The migration that the database is at; None for an empty one."""
    return asyncio.run(_revision(_DRIVER.sub("postgresql://", url)))


async def _revision(dsn: str) -> str | None:
    connection = await asyncpg.connect(dsn)
    try:
        there = await connection.fetchval("SELECT to_regclass('kernel.alembic_version') IS NOT NULL")
        found: str | None = (
            await connection.fetchval("SELECT version_num FROM kernel.alembic_version") if there else None
        )
    finally:
        await connection.close()
    return found
