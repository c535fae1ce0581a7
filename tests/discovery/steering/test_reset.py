"""Resetting everything, and taking that back."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from typing import Any

import numpy as np
import pytest
from tests.discovery.feed.conftest import Neighbourhood, acts

from guang import journal
from guang.discovery import steering
from guang.discovery.feed import Feed
from guang.discovery.steering import Dials, Mode, NothingToRestore, reactions, service, store
from guang.discovery.steering.tastes import read_taste
from guang.journal import Kind, Reason
from guang.journal.facts.discovery import InterestsReset, InterestsRestored
from guang.journal.facts.people import AccountErased, ViewersMerged
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, VideoId, ViewerId, new_id
from guang.learning import serving

NOW = clock.now()
SOMETHING = VideoId(7)


async def speak(session: Session, viewer: ViewerId) -> None:
    await steering.steer(session, viewer, "tea", Mode.mute, NOW)
    await steering.turn(session, viewer, Dials(familiar=-2, goods=1), NOW)
    await steering.hide(session, viewer, SOMETHING, Reason.not_my_thing, NOW)


async def said(session: Session, viewer: ViewerId) -> tuple[frozenset[str], frozenset[str], list[int], Dials]:
    taste = await read_taste(session, viewer)
    return taste.boosted, taste.muted, taste.hidden.tolist(), taste.dials


SPOKEN: Any = (frozenset(), frozenset({"tea"}), [7], Dials(familiar=-2, goods=1))
SILENT: Any = (frozenset(), frozenset(), [], Dials())


async def test_all_that_was_said_is_read_at_once(session: Session) -> None:
    viewer = new_id(ViewerId)
    assert await said(session, viewer) == SILENT
    await speak(session, viewer)
    assert await said(session, viewer) == SPOKEN
    assert np.array_equal((await read_taste(session, viewer)).hidden, [7])


async def test_a_reset_sets_everything_aside_and_can_be_taken_back_for_an_hour(session: Session) -> None:
    viewer = new_id(ViewerId)
    await speak(session, viewer)

    happened = await steering.reset(session, viewer, NOW)
    until = NOW + timedelta(hours=1)

    assert happened.viewer == viewer
    assert await said(session, viewer) == SILENT
    assert await steering.undoable_until(session, viewer, NOW) == until
    assert await steering.undoable_until(session, viewer, until) is None
    with pytest.raises(NothingToRestore):
        await steering.restore(session, viewer, until)
    assert await said(session, viewer) == SILENT

    await steering.steer(session, viewer, "tea", Mode.boost, NOW)
    await steering.restore(session, viewer, until - timedelta(seconds=1))

    assert await said(session, viewer) == (frozenset({"tea"}), frozenset(), [7], Dials(familiar=-2, goods=1))
    with pytest.raises(NothingToRestore):
        await steering.restore(session, viewer, NOW)


async def test_only_the_last_reset_can_be_taken_back(session: Session) -> None:
    viewer = new_id(ViewerId)
    await speak(session, viewer)
    await steering.reset(session, viewer, NOW)
    first = await store.last_reset(session, viewer)
    assert first is not None
    aside = first.aside
    await steering.steer(session, viewer, "hats", Mode.boost, NOW)

    await steering.reset(session, viewer, NOW)
    assert await said(session, aside) == SILENT
    await steering.restore(session, viewer, NOW)

    assert await said(session, viewer) == (frozenset({"hats"}), frozenset(), [], Dials())


async def test_after_an_hour_nothing_of_it_is_left(session: Session) -> None:
    viewer, later = new_id(ViewerId), new_id(ViewerId)
    for one, at in ((viewer, NOW), (later, NOW + timedelta(minutes=1))):
        await speak(session, one)
        await steering.reset(session, one, at)
    row = await store.last_reset(session, viewer)
    assert row is not None
    aside = row.aside

    assert await service.forget_old_resets(session, NOW + timedelta(hours=1), 10) == 1
    assert await service.forget_old_resets(session, NOW + timedelta(hours=1), 10) == 0

    assert await said(session, aside) == SILENT
    assert await steering.undoable_until(session, viewer, NOW) is None
    assert await steering.undoable_until(session, later, NOW + timedelta(hours=1)) is not None


async def test_people_who_leave_or_merge_leave_nothing_aside(session: Session) -> None:
    person, guest, account = new_id(ViewerId), new_id(ViewerId), new_id(ViewerId)
    for one in (person, guest):
        await speak(session, one)
        await steering.reset(session, one, NOW)
    asides = [row.aside for one in (person, guest) if (row := await store.last_reset(session, one))]
    await steering.turn(session, guest, Dials(goods=2), NOW)

    await reactions.forget_a_person(session, AccountErased(new_id(AccountId), person))
    await reactions.keep_what_a_guest_said(session, ViewersMerged(guest, account))

    assert [await said(session, one) for one in asides] == [SILENT, SILENT]
    assert await said(session, account) == (frozenset(), frozenset(), [], Dials(goods=2))
    for one in (person, guest, account):
        assert await steering.undoable_until(session, one, NOW) is None


async def test_what_was_learnt_goes_aside_and_comes_back_with_what_was_done_since(
    database: Database, neighbourhood: Neighbourhood, model: serving.Model, open_feed: Callable[[], Awaitable[Feed]]
) -> None:
    viewer, now = new_id(ViewerId), clock.now()
    await acts(database, viewer, (Kind.finish, neighbourhood.tea[0]))
    async with database.transaction() as session:
        await steering.reset(session, viewer, now)
    await acts(database, viewer, (Kind.finish, neighbourhood.hats[0]))
    feed = await open_feed()
    assert [one.topic for one in feed.model.interests(viewer, now=now)] == ["hats"]

    async with database.transaction() as session:
        await steering.restore(session, viewer, now)
    restored = await open_feed()

    assert {one.topic for one in restored.model.interests(viewer, now=now)} == {"hats", "tea", "calm"}


def test_what_stands_aside_can_be_forgotten_for_good() -> None:
    """Facts of the past, which knew of no ``aside``, forget at once."""
    from guang.learning.features import Memory

    memory = Memory()
    columns = journal.behaviour.columns(
        id=[1], viewer=[5], kind=[int(Kind.finish)], subject=[9], subject_kind=[1], watched_ms=[1], duration_ms=[1]
    )
    list(memory.take(columns))
    memory.hear(InterestsReset(ViewerId(5), ViewerId(6)), NOW)
    assert len(memory.trail(5).items) == 0
    memory.hear(InterestsReset(ViewerId(6)), NOW)
    memory.hear(InterestsRestored(ViewerId(5), ViewerId(6)), NOW)
    assert len(memory.trail(5).items) == 0
