"""The worker's way of bringing facts to their reactions."""

import asyncio

import pytest

from guang import journal
from guang.doors import worker
from guang.doors.house import House
from guang.journal import reactions
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import VideoId, new_id


class Heard:
    """What two reactions of the test have heard."""

    def __init__(self) -> None:
        self.slow = 0
        self.has_begun, self.is_told = asyncio.Event(), asyncio.Event()


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> Heard:
    """Two reactions, and no other meanwhile."""
    told = Heard()
    monkeypatch.setattr(reactions, "_reactions", {})
    monkeypatch.setattr(reactions, "BATCH", 2)

    @reactions.reacts(SubjectRestored, name="test.a_far_behind")
    async def slow(session: Session, happened: SubjectRestored) -> None:
        told.slow += 1
        told.has_begun.set()
        await asyncio.sleep(0.02)

    @reactions.reacts(SubjectRestricted, name="test.b_up_to_date")
    async def quick(session: Session, happened: SubjectRestricted) -> None:
        told.is_told.set()

    return told


async def happen(house: House, *facts: SubjectRestored | SubjectRestricted) -> None:
    async with house.database.transaction() as session:
        for fact in facts:
            journal.append(session, fact)


async def test_a_reaction_that_is_far_behind_delays_neither_others_nor_a_stop(house: House, heard: Heard) -> None:
    await reactions.drain(house.database, clock.now(), rounds=10_000)
    heard.slow = 0
    heard.has_begun.clear()
    heard.is_told.clear()
    await happen(house, *(SubjectRestored(new_id(VideoId).subject) for _ in range(100)))
    until = asyncio.Event()
    listening = asyncio.create_task(worker.listen(house, until))
    await heard.has_begun.wait()
    await happen(house, SubjectRestricted(new_id(VideoId).subject, "test"))
    await asyncio.wait_for(heard.is_told.wait(), 20)
    until.set()
    await asyncio.wait_for(listening, 5)

    assert heard.slow < 100
