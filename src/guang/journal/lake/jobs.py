"""The lake's part of the timetable."""

from datetime import timedelta

import msgspec

from guang.journal import partitions
from guang.journal.facts.people import AccountErased
from guang.journal.lake import erasing, exporting
from guang.journal.reactions import reacts
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import ViewerId


class Forget(msgspec.Struct, frozen=True):
    """Erase what a viewer did."""

    viewer: ViewerId


@reacts(AccountErased, name="lake.forget_who_left")
async def forget_who_left(session: Session, happened: AccountErased) -> None:
    """Whoever leaves takes their behaviour along; the files are rewritten outside this transaction."""
    await queue.enqueue(session, Forget(happened.viewer), key=happened.viewer.text)


@queue.job(name="lake.forget", attempts=10, at_once=1)
async def forget(context: queue.Context, order: Forget) -> None:
    """Rewrite what has to be rewritten."""
    await erasing.forget(context.database, context.settings.lake, order.viewer)


@queue.every(seconds=300, name="lake.export")
async def export(context: queue.Context) -> None:
    """The lake is at most five minutes behind."""
    await exporting.export(context.database, context.settings.lake)


@queue.every(seconds=3600, name="journal.retain")
async def retain(context: queue.Context) -> None:
    """Behaviour older than the installation keeps it leaves the database once the lake has it."""
    if context.settings.behaviour_days:
        await exporting.export(context.database, context.settings.lake)
        oldest = context.now().date() - timedelta(days=context.settings.behaviour_days)
        kept = await exporting.saved(context.database)
        await partitions.drop_before(context.database, oldest, read_up_to=kept.behaviour)
