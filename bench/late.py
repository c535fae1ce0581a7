"""What ten minutes of delay cost: RetailRocket, lived through by a feed that hears at once and by one that hears late.

Protocol (that of ``bench/by_time.py``): everything before 21 August 2015 is imported and a model trained from the
journal as ``guang train`` does. From then on acts are written into the journal as they happened, and both feeds hear
what a follower of the journal reads: one at once, the other ten minutes of log time later, with its history and its
counters. Just before each first touch of an item by a person (discovery) both are asked for what goes with what the
person did (co-visitation, a channel of the model that runs), and for a page of goods, through the pipeline of the mall
and under the same ranker (``page``). What the person has touched by then is taken off all lists alike, so that the
difference is of ranking alone. 800 questions drawn by lot; ``--full`` asks all. Errors by bootstrap over people, of the
difference in pairs.
"""

from collections import defaultdict
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import timedelta
from itertools import chain

import msgspec
import numpy as np
from numpy.typing import NDArray

from bench import by_time, harness, interest
from guang import journal
from guang.discovery import feed as feeds
from guang.doors import house as houses
from guang.doors.commands import event_files, loop
from guang.journal import BehaviourColumns, reading
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EPOCH, PageId, ViewerId, first_at, new_id, time_of
from guang.learning import models, serving, training
from guang.learning.training import moments
from guang.learning.training.types import Moments

LATE_S = 600.0
ASKED = 800
EVERYTHING = 10_000
QUICK = training.Plan(most_pages=2000, most_hidden=500, most_tested=60, rounds=60, again=False)
LOTS = 1000

Ids = NDArray[np.int64]
Bools = NDArray[np.bool_]


def main(*, full: bool) -> dict[str, object]:
    """Import, train, then live through four weeks twice at once."""
    if not interest.SHARED.is_dir():
        raise RuntimeError(f"the RetailRocket events are not here: {interest.SHARED}")
    with harness.installation() as place:
        return loop.run(_measure(place, full=full))


async def _measure(place: harness.Installation, *, full: bool) -> dict[str, object]:
    acts = _acts()
    asked = _questions(acts, 10**9 if full else ASKED)
    harness.note(f"{len(acts):,} acts, {len(asked):,} questions")
    async with houses.opened(place.settings, application="guang.bench") as house:
        await interest.list_goods(house.database, acts)
        await journal.open_days(house.database, sorted({time_of(line).date() for line in acts.id[::50].tolist()}))
        await journal.bulk_behaviour(house.database, acts.where(acts.id < first_at(by_time.TEST_FROM)))
        plan = training.Plan() if full else QUICK
        await training.train(house.database, place.settings.data_dir, now=by_time.TEST_FROM, plan=plan)
        harness.note("the past is in the journal, and a model has learnt from it")
        listeners = [await Listener.open(house, delay_s) for delay_s in (0.0, LATE_S)]
        hits = [
            [target in answer for listener in listeners for answer in await listener.answers(viewer, at, without)]
            async for viewer, target, at, without in _lived(house.database, acts, asked, listeners)
        ]
    found = np.array(hits)
    return {
        **told("freshness_hr20", found[:, 0], found[:, 2], asked.viewer),
        **told("freshness_page_hr20", found[:, 1], found[:, 3], asked.viewer),
        "questions": len(asked),
        "people": len(np.unique(asked.viewer)),
        "late_s": LATE_S,
        "ranker": listeners[0].model.version,
    }


class Listener:
    """A feed with its model, that hears of acts a while after they happened."""

    def __init__(self, model: serving.Model, feed: feeds.Feed, delay_s: float) -> None:
        """Use `open`."""
        self.model, self._delay_s = model, delay_s
        self._feed, self._recipe = feed, replace(feed.mall, effects=())
        self._waiting: list[reading.Batch] = []

    @classmethod
    async def open(cls, house: houses.House, delay_s: float) -> "Listener":
        """Hear everything that is in the journal."""
        now = clock.now()
        model = await serving.Model.open(house.database, house.settings.data_dir, now=now)
        return cls(model, await feeds.Feed.open(house.database, house.channels, model, now=now), delay_s)

    async def hear(self, batch: reading.Batch, at: float) -> None:
        """Take note of what the journal says, and hear what has been on its way for long enough."""
        waiting, self._waiting = [*self._waiting, batch], []
        for one in waiting:
            old = one.behaviour.at_ms / 1000.0 <= at - self._delay_s
            if old.any():
                arrived = msgspec.structs.replace(one, behaviour=one.behaviour.where(old))
                await self.model.hear(arrived)
                self._feed.hear(arrived)
            if not old.all():
                self._waiting.append(msgspec.structs.replace(one, behaviour=one.behaviour.where(~old)))

    async def answers(self, viewer: int, at: float, without: set[int]) -> list[list[int]]:
        """What goes with what the person did, and a page of goods as the mall makes it; twenty that are new to them."""
        now = EPOCH + timedelta(seconds=at)
        found = self.model.candidates("similar", viewer, EVERYTHING, now=now, sort=serving.Sort.PRODUCT)
        query = feeds.FeedQuery(viewer=ViewerId(viewer), now=now, page=new_id(PageId, now))
        served = await self._recipe.run(query, limit=EVERYTHING)
        if served.silent:
            raise RuntimeError(f"silent: {[fault.name for fault in served.silent]}")
        return [
            [item for item in ids.tolist() if item not in without][: interest.FIRST]
            for ids in (found.ids, served.items.ids)
        ]


async def _lived(
    database: Database, acts: BehaviourColumns, asked: Moments, listeners: list[Listener]
) -> AsyncIterator[tuple[int, int, float, set[int]]]:
    """Let time pass from question to question; each with its person, target, instant, and what the person knows."""
    position, done = listeners[0].model.position, int(np.searchsorted(acts.id, first_at(by_time.TEST_FROM)))
    touched: dict[int, set[int]] = defaultdict(set)
    _touch(touched, acts.where(np.arange(len(acts)) < done))
    for viewer, target, at in zip(asked.viewer.tolist(), asked.target.tolist(), asked.at.tolist(), strict=True):
        until = int(np.searchsorted(acts.at_ms, at * 1000.0, "right"))
        new = acts.where((np.arange(len(acts)) >= done) & (np.arange(len(acts)) < until))
        done = until
        await journal.bulk_behaviour(database, new)
        _touch(touched, new)
        batch = await reading.look(database, position)
        position = batch.position
        if len(batch.behaviour) != len(new):
            raise RuntimeError(f"{len(new)} acts were written and {len(batch.behaviour)} read")
        for listener in listeners:
            await listener.hear(batch, at)
        yield viewer, target, at, touched[viewer]


def _touch(touched: dict[int, set[int]], acts: BehaviourColumns) -> None:
    for viewer, item in zip(acts.viewer.tolist(), acts.subject.tolist(), strict=True):
        touched[viewer].add(item)


def _questions(acts: BehaviourColumns, most: int) -> Moments:
    """First touches from the day of the test on, so many by lot, in order of time."""
    span = (models.seconds(by_time.TEST_FROM), float("inf"))
    rng = np.random.default_rng(1)
    return moments.first_touches(acts, span, most, rng, unshown=False, per_viewer=10**9)


def _acts() -> BehaviourColumns:
    """Every act of the log in order of time, as ``guang import events`` reads it."""
    lines = event_files.lines(interest.SHARED / "train_events.csv.gz")
    first = next(lines)
    batch = event_files.Acts()
    add = event_files.reader(event_files.Mapping_(source=interest.SOURCE), first[1], {})
    now_ms = first_at(clock.now())
    for _, line in chain([first], lines):
        add(line, now_ms, batch)
    columns = journal.behaviour.columns(
        id=batch.id,
        viewer=batch.viewer,
        kind=batch.kind,
        subject=batch.subject,
        subject_kind=[event_files.SUBJECTS["product"]] * len(batch.id),
    )
    order = np.lexsort((columns.viewer, columns.id))
    return columns.where(order)


def told(name: str, live: Bools, late: Bools, viewers: Ids) -> dict[str, object]:
    """Both rates, and their difference with its error and its interval, by bootstrap over people."""
    people, of = np.unique(viewers, return_inverse=True)
    gained = np.bincount(of, live.astype(float) - late.astype(float))
    asked = np.bincount(of)
    rng = np.random.default_rng(1)
    lots = (rng.integers(0, len(people), len(people)) for _ in range(LOTS))
    drawn = np.array([gained[lot].sum() / asked[lot].sum() for lot in lots])
    low, high = np.quantile(drawn, [0.025, 0.975])
    return {
        f"{name}_live": round(float(live.mean()), 4),
        f"{name}_late": round(float(late.mean()), 4),
        f"{name}_difference": round(float(live.mean() - late.mean()), 4),
        f"{name}_difference_se": round(float(drawn.std()), 4),
        f"{name}_difference_low": round(float(low), 4),
        f"{name}_difference_high": round(float(high), 4),
    }
