"""Logs that come back in another cluster, whose transaction numbers start lower."""

from sqlalchemy import text

from guang.journal import reactions
from guang.journal.tables import CursorRow
from guang.kernel.db import Session


async def test_a_listener_that_had_heard_everything_hears_what_happens_after_a_restore(session: Session) -> None:
    present = await session.scalar(text("SELECT pg_current_xact_id()::text::bigint"))
    for name, ahead in (("test.caught_up", 1_000_000), ("test.behind", 999_990)):
        session.add(CursorRow(name=name, tx=present + ahead, position=-1))
    await session.flush()

    await reactions.renumber_after_restore(session)

    rows = await session.execute(text("SELECT name, tx FROM journal.cursors WHERE name LIKE 'test.%'"))
    place = {row.name: row.tx for row in rows}
    assert place["test.caught_up"] < present
    assert place["test.caught_up"] - place["test.behind"] == 10
