"""The journal on a real PostgreSQL."""

import asyncio
from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import pytest
from sqlalchemy import text

from guang import journal
from guang.journal import Behaviour, Kind, Position, reactions
from guang.journal.behaviour import columns
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel import clock
from guang.kernel.channels import PostgresChannels
from guang.kernel.db import Database, Session
from guang.kernel.ids import EventId, FactId, SubjectId, VideoId, ViewerId, new_id


def restricted() -> SubjectRestricted:
    return SubjectRestricted(new_id(VideoId).subject, "test")


async def after(database: Database, wanted: SubjectRestricted, place: Position) -> Position:
    """The place right after the look that brings a fact."""
    channels = PostgresChannels(database.dsn)
    async with asyncio.timeout(20):
        async for batch in journal.tail(database, channels, place):
            if wanted in [line.happened for line in batch.facts]:
                break
    await channels.close()
    return batch.position


async def test_a_fact_exists_exactly_when_its_transaction_does(database: Database) -> None:
    kept, lost = restricted(), restricted()
    start = (await journal.reading.look(database, Position())).position
    async with database.transaction() as session:
        journal.append(session, kept)
    async with database.session() as session:
        journal.append(session, lost)
        await session.execute(text("SELECT 1"))  # writes what waits
        await session.rollback()

    heard = [line.happened for line in (await journal.reading.look(database, start)).facts]

    assert kept in heard
    assert lost not in heard


async def test_a_late_commit_is_not_lost(database: Database) -> None:
    early, late = restricted(), restricted()
    start = (await journal.reading.look(database, Position())).position
    slow = database.session()
    journal.append(slow, late)
    await slow.execute(text("SELECT 1"))  # writes what waits
    async with database.transaction() as session:
        journal.append(session, early)

    before = await journal.reading.look(database, start)
    await slow.commit()
    await slow.close()
    after = await journal.reading.look(database, before.position)

    assert late not in [line.happened for line in before.facts]
    heard = [line.happened for line in [*before.facts, *after.facts]]
    assert heard.count(late) == 1
    assert heard.count(early) == 1


async def test_an_event_sent_twice_is_one_event(database: Database) -> None:
    event, viewer, video = new_id(EventId), new_id(ViewerId), new_id(VideoId)
    batch = columns(id=[event], viewer=[viewer], kind=[Kind.play], subject=[video], subject_kind=[1], watched_ms=[1500])

    first = await journal.bulk_behaviour(database, batch)
    second = await journal.bulk_behaviour(database, batch)

    assert (first, second) == (1, 0)
    found = await journal.history(database, since=clock.now() - timedelta(minutes=1))
    mine = found.where(found.viewer == int(viewer))
    assert mine.watched_ms.tolist() == [1500]
    assert mine.subject.tolist() == [int(video)]


async def test_behaviour_of_an_unopened_day_is_kept(database: Database) -> None:
    long_ago = clock.now() - timedelta(days=4000)
    viewer = new_id(ViewerId)
    batch = columns(id=[new_id(EventId, long_ago)], viewer=[viewer], kind=[1], subject=[new_id(VideoId)])

    assert await journal.bulk_behaviour(database, batch) == 1

    found = await journal.history(database, until=long_ago + timedelta(days=1))
    assert int(viewer) in found.viewer.tolist()


async def test_a_tail_brings_what_happens_within_moments(database: Database) -> None:
    channels = PostgresChannels(database.dsn)
    start = (await journal.reading.look(database, Position())).position
    wanted = restricted()
    heard: list[object] = []
    is_said = False
    async with asyncio.timeout(20):
        async for batch in journal.tail(database, channels, start):
            heard += [line.happened for line in batch.facts]
            if wanted in heard:
                break
            if not is_said:  # others may have been heard already
                is_said = True
                async with database.transaction() as session:
                    journal.append(session, wanted)
    await channels.close()
    assert heard.count(wanted) == 1


async def test_all_who_follow_together_hear_everything_once_from_where_they_stand(database: Database) -> None:
    channels = PostgresChannels(database.dsn)
    follower = journal.Follower(database, channels)
    happened, heard = [restricted() for _ in range(4)], [list[object]() for _ in range(3)]
    place = (await journal.reading.look(database, Position())).position
    for one, said in zip(happened, heard, strict=False):
        follower.join(lambda batch, said=said: said.extend(line.happened for line in batch.facts), place)  # type: ignore[misc]
        async with database.transaction() as session:
            journal.append(session, one)
        place = await after(database, one, place)
    running = asyncio.create_task(follower.run())
    async with database.transaction() as session:
        journal.append(session, happened[3])
    async with asyncio.timeout(20):
        async for _ in journal.tail(database, channels, place):
            if all(happened[3] in said for said in heard):
                break
    running.cancel()
    await channels.close()
    assert [[one for one in said if one in happened] for said in heard] == [happened, happened[1:], happened[2:]]


@pytest.mark.parametrize("speaks", [False, True])
async def test_a_reaction_is_told_everything_once_and_a_poison_fact_is_parked(
    database: Database, *, speaks: bool
) -> None:
    heard: list[SubjectId] = []
    poison, fine = new_id(VideoId).subject, new_id(VideoId).subject

    @reactions.reacts(SubjectRestored, name="test.hears_restored")
    async def hear(session: Session, happened: SubjectRestored) -> None:
        if happened.subject == poison and not speaks:
            raise ValueError("cannot digest this")
        if happened.subject == poison:  # what it says cannot be written down, which it does not notice itself
            act = Behaviour(
                id=new_id(EventId), viewer=new_id(ViewerId), kind=Kind.order, subject=VideoId(1), slot=70_000
            )
            journal.behave(session, act)
            return
        await session.execute(text("SELECT 1"))
        heard.append(happened.subject)

    reaction = reactions.registered()["test.hears_restored"]
    try:
        async with database.transaction() as session:
            journal.append(session, SubjectRestored(poison))
        async with database.transaction() as session:
            journal.append(session, SubjectRestored(fine))
        now = clock.now()
        for attempt in range(reactions.ATTEMPTS + 1):
            await reactions.deliver(database, reaction, now + timedelta(hours=attempt))
        await reactions.deliver(database, reaction, now)

        assert heard.count(fine) == 1
        async with database.transaction() as session:
            parked = await session.execute(
                text("SELECT attempts, parked_at FROM journal.troubles WHERE reaction = 'test.hears_restored'")
            )
            rows = parked.all()
        assert [row.attempts for row in rows] == [reactions.ATTEMPTS]
        assert rows[0].parked_at is not None
    finally:
        reactions._reactions.pop("test.hears_restored")
        async with database.transaction() as session:
            await session.execute(text("DELETE FROM journal.troubles WHERE reaction = 'test.hears_restored'"))
            await session.execute(text("DELETE FROM journal.cursors WHERE name = 'test.hears_restored'"))


async def test_a_reaction_that_hears_facts_together_is_told_each_once_also_beside_a_poison_one(
    database: Database,
) -> None:
    heard: list[list[SubjectId]] = []
    poison, *fine = (new_id(VideoId).subject for _ in range(4))

    @reactions.reacts(SubjectRestored, name="test.hears_together", together=True)
    async def hear(session: Session, happened: Sequence[SubjectRestored]) -> None:
        if poison in {one.subject for one in happened}:
            raise ValueError("cannot digest this")
        heard.append([one.subject for one in happened if one.subject in fine])

    reaction = reactions.registered()["test.hears_together"]
    try:
        while await reactions.deliver(database, reaction, clock.now()):
            pass
        for some in (fine[:2], [poison, fine[2]]):
            async with database.transaction() as session:
                await journal.record(session, *(SubjectRestored(one) for one in some))
            heard.append([])
            now = clock.now()
            for attempt in range(reactions.ATTEMPTS + 1):
                await reactions.deliver(database, reaction, now + timedelta(hours=attempt))

        assert [some for some in heard if some] == [fine[:2], [fine[2]]]
    finally:
        reactions._reactions.pop("test.hears_together")


async def test_a_reaction_that_took_some_of_what_it_heard_hears_the_others_in_the_next_transaction(
    database: Database,
) -> None:
    heard: list[list[str]] = []
    answers: list[int | None] = [2, True, None]

    @reactions.reacts(SubjectRestored, name="test.takes_some", together=True)
    async def takes_some(session: Session, happened: Sequence[SubjectRestored]) -> int | None:
        heard.append([one.subject for one in happened])
        return answers[len(heard) - 1]

    reaction = reactions.registered()["test.takes_some"]
    try:
        await reactions.deliver(database, reaction, clock.now())
        heard.clear()
        subjects = [new_id(VideoId).subject for _ in range(4)]
        async with database.transaction() as session:
            for subject in subjects:
                journal.append(session, SubjectRestored(subject))
        await reactions.deliver(database, reaction, clock.now())
        async with database.transaction() as session:
            journal.append(session, SubjectRestored(subjects[0]))
        await reactions.deliver(database, reaction, clock.now())

        assert heard == [subjects, subjects[2:], subjects[:1]]
    finally:
        reactions._reactions.pop("test.takes_some")


async def test_columns_of_one_batch_have_one_length() -> None:
    with pytest.raises(ValueError, match="one length"):
        columns(id=[1, 2], viewer=[1], kind=[1, 1], subject=[1, 1])
    assert columns(id=[1], viewer=[1], kind=[1], subject=[1]).slot.dtype == np.int16


async def test_news_names_what_was_decided_since(database: Database) -> None:
    _, place = await reactions.news(database, reactions.START)
    async with database.transaction() as session:
        journal.append(session, restricted())

    names, later = await reactions.news(database, place)

    assert "trust.subject_restricted.v1" in names
    assert later > place
    assert (await reactions.news(database, later))[0] == set()


async def test_acts_are_written_in_the_order_of_their_ids(database: Database) -> None:
    events, viewer = [int(new_id(EventId)) for _ in range(4)], new_id(ViewerId)
    video = new_id(VideoId)
    batch = columns(id=events[::-1], viewer=[viewer] * 4, kind=[Kind.play] * 4, subject=[video] * 4)

    await journal.bulk_behaviour(database, batch)

    async with database.transaction() as session:
        query = text("SELECT id FROM journal.behaviour WHERE viewer = :who ORDER BY position")
        assert list(await session.scalars(query, {"who": int(viewer)})) == events


async def test_a_fact_that_nobody_can_read_stops_nobody(database: Database) -> None:
    start = (await journal.reading.look(database, Position())).position
    after, broken = restricted(), new_id(FactId)
    async with database.transaction() as session:
        await session.execute(
            text("INSERT INTO journal.facts (id, name, body) VALUES (:id, 'trust.subject_restricted.v1', '{}')"),
            {"id": int(broken)},
        )
        await session.flush()
        journal.append(session, after)
    try:
        heard = [line.happened for line in (await journal.reading.look(database, start)).facts]
    finally:
        async with database.transaction() as session:
            await session.execute(text("DELETE FROM journal.facts WHERE id = :id"), {"id": int(broken)})

    assert heard.count(after) == 1  # others may have said something, too
