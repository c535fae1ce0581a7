"""Sessions: what waits for a commit, and what a rollback takes away."""

from sqlalchemy import text

from guang.kernel.db import Database, after_commit, commit


async def test_what_waited_for_a_transaction_that_rolled_back_never_runs(database: Database) -> None:
    ran: list[str] = []
    async with database.session() as session:
        await session.execute(text("SELECT 1"))
        after_commit(session, lambda: ran.append("lost"))
        await session.rollback()
        await session.execute(text("SELECT 1"))
        after_commit(session, lambda: ran.append("kept"))
        async with session.begin_nested() as inner:
            await inner.rollback()
        await commit(session)
    assert ran == ["kept"]
