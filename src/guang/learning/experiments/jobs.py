"""What the timetable does for experiments."""

from guang.journal import Position, reading, registry
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import FactId
from guang.learning.experiments import counting, guards, store

_NO_FACTS = (2**62, 0)
_ACTS, _FACTS = "acts", "facts"
_AT_ONCE = 2_000


@queue.every(seconds=30, name="experiments.count")
async def count(context: queue.Context) -> None:
    """Count what was done since the last time, in portions; where nothing was ever tried, nothing is read."""
    caught_up = False
    while not caught_up:
        async with context.database.session() as session:
            reached = await store.reached(session, _ACTS)
            if not await store.latest(session, 1):
                return
        after = reached or Position().behaviour
        batch = await reading.look(context.database, Position(facts=_NO_FACTS, behaviour=after))
        async with context.database.transaction() as session:
            if await store.lock_reached(session, _ACTS) != reached:
                return  # somebody else counts
            heard, few = await _hear(session, context)
            await counting.count(session, batch.behaviour, heard, context.now())
            await store.reach(session, _ACTS, batch.position.behaviour, context.now())
        caught_up = batch.caught_up and few


async def _hear(session: Session, context: queue.Context) -> tuple[list[counting.Told], bool]:
    """What the facts since the last time add, and whether these were all."""
    after = await store.reached(session, _FACTS) or Position().facts
    names = [registry.name_of(kind) for kind in guards.FACTS]
    lines = await reading.facts_after(session, after, names=names, most=_AT_ONCE)
    heard = [(FactId(line.id), registry.read(line.name, line.body)) for line in lines]
    paid = await store.paid(session, guards.cancelled(heard))
    if lines:
        await store.reach(session, _FACTS, (lines[-1].tx, lines[-1].position), context.now())
    return guards.told(heard, paid), len(lines) < _AT_ONCE
