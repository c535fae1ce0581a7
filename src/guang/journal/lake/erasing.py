"""Somebody leaves: what they did while strolling goes too, from the journal and from the lake.

Facts stay: they carry the pseudonym alone, which leads nowhere once the account is erased, and the ledger needs them.
"""

import asyncio
from datetime import date

import pyarrow.compute as pc
from sqlalchemy import text

from guang.journal.lake.files import Files
from guang.kernel.db import Database
from guang.kernel.ids import ViewerId, time_of


async def forget(database: Database, url: str, viewer: ViewerId) -> int:
    """Delete a viewer's behaviour everywhere; returns how many rows went. Safe to repeat.

    The lake is rewritten first, file by file, for the days on which the viewer was here.
    """
    async with database.transaction() as session:
        rows = await session.scalars(text("SELECT id FROM journal.behaviour WHERE viewer = :who"), {"who": int(viewer)})
        days = sorted({time_of(number).date() for number in rows})
    files = Files(url)
    gone = 0
    for day in days:
        gone += await asyncio.to_thread(_forget_day, files, day, viewer)
    async with database.transaction() as session:
        await session.execute(text("DELETE FROM journal.behaviour WHERE viewer = :who"), {"who": int(viewer)})
    return gone


def _forget_day(files: Files, day: date, viewer: ViewerId) -> int:
    gone = 0
    for name in files.names("behaviour", day):
        table = files.read(name)
        kept = table.filter(pc.not_equal(table["viewer"], int(viewer)))
        gone += len(table) - len(kept)
        if len(kept) < len(table):
            files.write(name, kept)
    return gone
