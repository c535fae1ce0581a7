"""What the timetable does for the social room: shares are behaviour that browsers report, and are counted here."""

from collections import Counter

from guang.journal import Kind
from guang.journal.behaviour import SUBJECT_CLASSES
from guang.journal.reading import Position, look
from guang.kernel import queue
from guang.people.social import store
from guang.people.social.verbs import counting

FACTS_OF_OTHERS = (2**62, 0)
"""A place behind every fact: only acts are of interest here."""
MOST_LOOKS = 50


@queue.every(seconds=15, name="social.count_shares")
async def count_shares(context: queue.Context) -> None:
    """Add the shares of the last moments to the counts, each exactly once."""
    for _ in range(MOST_LOOKS):
        if not await count_some(context):
            break


async def count_some(context: queue.Context) -> bool:
    """Take one batch of acts; the place reached and the counts move in one transaction. Whether there may be more."""
    async with context.database.transaction() as session:
        after = await store.claim_place(session)
        if after is None:
            return False
        batch = await look(context.database, Position(facts=FACTS_OF_OTHERS, behaviour=after))
        shared = batch.behaviour.where(batch.behaviour.kind == int(Kind.share))
        found = Counter(zip(shared.subject_kind.tolist(), shared.subject.tolist(), strict=True))
        subjects = [(SUBJECT_CLASSES[kind](number).subject, times) for (kind, number), times in found.items()]
        await counting.count_shares(session, subjects)
        if batch.position.behaviour != after:
            await store.move_place(session, batch.position.behaviour)
    return not batch.caught_up
