"""Somebody leaves: what they did while strolling goes too, from the journal and from the lake.

Facts stay: they carry the pseudonym alone, which leads nowhere once the account is erased, and the ledger needs them.
"""

import asyncio

import pyarrow.compute as pc
from sqlalchemy import text

from guang.journal.lake import exporting
from guang.journal.lake.files import Files
from guang.kernel.db import Database
from guang.kernel.ids import ViewerId

_WAIT_S = 0.5


async def forget(database: Database, url: str, viewer: ViewerId) -> int:
    """Delete a viewer's behaviour everywhere; returns how many lines of the lake went. Safe to repeat.

    Every file is looked through, because the journal keeps fewer days than the lake; nothing is exported meanwhile.
    """
    files = Files(url)
    while True:
        async with exporting.alone(database) as is_ours:
            if is_ours:
                names = await asyncio.to_thread(files.names, "behaviour")
                gone = sum([await asyncio.to_thread(_forget_in, files, name, viewer) for name in names])
                async with database.transaction() as session:
                    delete = text("DELETE FROM journal.behaviour WHERE viewer = :who")
                    await session.execute(delete, {"who": int(viewer)})
                return gone
        await asyncio.sleep(_WAIT_S)


def _forget_in(files: Files, name: str, viewer: ViewerId) -> int:
    seen = files.read(name, ["viewer"])["viewer"]
    if not pc.any(pc.equal(seen, int(viewer))).as_py():
        return 0
    table = files.read(name)
    kept = table.filter(pc.not_equal(table["viewer"], int(viewer)))
    files.write(name, kept)
    return len(table) - len(kept)
