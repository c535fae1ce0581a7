"""Doing each thing once: a name is noted in the transaction that made the thing."""

from collections.abc import Awaitable, Callable
from datetime import datetime

from sqlalchemy import func, select

from guang.doors.tables import MadeRow
from guang.kernel.db import Database, Session

Maker = Callable[[Session], Awaitable[int]]


async def once(database: Database, name: str, make: Maker, now: datetime) -> int:
    """The id of a named thing; made now, in one transaction with its note, unless it exists."""
    async with database.transaction() as session:
        known = await session.get(MadeRow, name)
        if known is not None:
            return known.made
        made = int(await make(session))
        session.add(MadeRow(name=name, made=made, at=now))
        return made


async def made(session: Session, name: str) -> int | None:
    """The id of a named thing, if it has been made."""
    known = await session.get(MadeRow, name)
    return None if known is None else known.made


async def known(database: Database, prefix: str) -> dict[str, int]:
    """Everything noted under ``prefix/…``, without the prefix."""
    async with database.session() as session:
        rows = await session.execute(select(MadeRow.name, MadeRow.made).where(MadeRow.name.startswith(f"{prefix}/")))
        return {name.removeprefix(f"{prefix}/"): made for name, made in rows.all()}


async def count(database: Database, prefix: str) -> int:
    """How many are noted under ``prefix/…``."""
    async with database.session() as session:
        wanted = select(func.count()).select_from(MadeRow).where(MadeRow.name.startswith(f"{prefix}/"))
        return int(await session.scalar(wanted) or 0)
