"""Learning while it runs: odds are mended from served pages, and what answers worse than before gives way."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import numpy as np
import pytest
import pytest_asyncio
from numpy.typing import NDArray

from guang import journal
from guang.discovery import pages
from guang.discovery.pages import Entry, PageLog
from guang.journal import Kind, Surface, behaviour, partitions
from guang.journal.facts.trust import ViewersWeighed
from guang.kernel.db import Database
from guang.kernel.ids import TAIL_BITS, PageId, ViewerId, first_at, new_id
from guang.kernel.pipeline import Columns, Served
from guang.learning import models, training
from guang.learning.training import comparing, served
from guang.learning.training.types import Shown

NOON = datetime(2033, 5, 1, 12, tzinfo=UTC)
TRAINED = NOON - timedelta(hours=6)
NAMES = models.Mind().names
ITEMS = 10
_turn = count(1)


def taste(rows: NDArray[np.float32], lift: float = 0.0) -> NDArray[np.float64]:
    """The true chance of a click: the first column decides."""
    return np.asarray(1 / (1 + np.exp(-(2.0 * rows[:, 0] - 2.0 + lift))))


def taught(version: str, *, lift: float = 0.0, until: datetime = TRAINED, blind: bool = False) -> models.Ranker:
    """A ranker that has learnt chances a lift above those of `taste`; a blind one saw other rows than it was told."""
    rng = np.random.default_rng(5)
    rows = rng.normal(size=(4000, len(NAMES))).astype(np.float32)
    labels = np.zeros((4000, len(models.ACTIONS)), np.uint8)
    labels[:, 0] = rng.random(4000) < taste(rows, lift)
    blank = models.Manifest(
        version=version, schema=models.Mind().schema, names=NAMES, until=models.seconds(until), seed=1
    )
    seen = rng.permutation(rows) if blind else rows
    ranker = models.fit(seen, labels, np.ones(4000, np.float32), manifest=blank, rounds=40)
    later = rng.normal(size=(20_000, len(NAMES))).astype(np.float32)
    clicked, even = (rng.random(20_000) < taste(later, lift)).astype(np.uint8), np.ones(20_000, np.float32)
    line = models.calibration.line(*models.calibration.platt(ranker.raw(later)[:, 0], clicked, even))
    return ranker.told(curves={"click": line}, metrics={})


@dataclass
class Town:
    """Pages that were really logged and acts that are really in the journal, on a day of its own."""

    database: Database
    data_dir: Path
    noon: datetime

    async def serve(
        self, since: datetime, until: datetime, count: int, *, model: str, lift: float = 0.0, people: int = 10_000
    ) -> list[ViewerId]:
        """Pages of ten items each, evenly over a span; clicks come within a minute by `taste`. Gives the viewers."""
        rng = np.random.default_rng([count, *model.encode()])
        log, lines, crowd = (
            PageLog(self.database),
            [],
            [int(new_id(ViewerId, since)) for _ in range(min(people, count))],
        )
        for place in range(count):
            at = since + (until - since) * (place / count)
            rows = rng.normal(size=(ITEMS, len(NAMES))).astype(np.float32)
            items = first_at(at) + np.arange(ITEMS) + 1000 * (place + 1)
            page, viewer = new_id(PageId, at), crowd[place % len(crowd)]
            who = {"page": page, "viewer": ViewerId(viewer), "surface": Surface.for_you}
            log.take(Entry(**who, recipe="home", model=model, feature_names=NAMES), page_of(items, rows))  # type: ignore[arg-type]
            clicked = rng.random(ITEMS) < taste(rows, lift)
            lines += [(at + timedelta(seconds=5), viewer, Kind.impression, int(item)) for item in items]
            lines += [(at + timedelta(seconds=40), viewer, Kind.product_click, int(item)) for item in items[clicked]]
        while await log.write():
            pass
        await journal.bulk_behaviour(
            self.database,
            behaviour.columns(
                id=[first_at(line[0]) | place % 2**TAIL_BITS for place, line in enumerate(lines)],
                viewer=[line[1] for line in lines],
                kind=[int(line[2]) for line in lines],
                subject=[line[3] for line in lines],
                subject_kind=[2] * len(lines),
            ),
        )
        return [ViewerId(one) for one in crowd]

    async def register(self, ranker: models.Ranker, at: datetime, *, on_trial: bool = False) -> None:
        """Put a ranker into the registry."""
        async with self.database.transaction() as session:
            await models.registry.register(session, self.data_dir, ranker, at, on_trial=on_trial)

    async def refresh(self) -> training.Refreshed:
        """What the worker does every few minutes."""
        async with self.database.session() as session:
            shown = await pages.shown(session, NAMES, since=self.noon - timedelta(days=1), until=self.noon)
        return await training.refresh(self.database, self.data_dir, shown, now=self.noon)

    async def states(self) -> dict[str, str]:
        """What became of each version."""
        async with self.database.session() as session:
            return {one.version: one.state for one in await models.registry.trained(session, 1000)}

    async def answering(self) -> str:
        """The version that answers."""
        async with self.database.session() as session:
            return (await models.registry.newest(session))[0]


def page_of(items: NDArray[np.int64], rows: NDArray[np.float32]) -> Served:
    """A page of these items in this order."""
    candidates = Columns(items)
    candidates.put("sources", np.ones(len(items), np.uint64), owner="the pipeline")
    candidates.put("features", rows, owner="Features")
    kept = np.full(len(items), -1, np.int16)
    return Served(candidates, candidates, candidates, kept, ("One",), (), (), {}, 0.001)


@pytest_asyncio.fixture
async def town(database: Database, tmp_path: Path) -> AsyncIterator[Town]:
    """An installation whose registry holds nothing but what the test puts there, on a day of its own."""
    noon = NOON + timedelta(days=2 * next(_turn))
    await journal.open_days(database, partitions.days_around(noon))
    async with database.transaction() as session:
        for one in await models.registry.trained(session, 1000):
            await models.registry.withdraw(session, one.version)
    yield Town(database, tmp_path, noon)
    async with database.transaction() as session:
        for one in await models.registry.trained(session, 1000):
            await models.registry.withdraw(session, one.version)


async def test_odds_that_no_longer_come_true_are_mended_from_served_pages(town: Town) -> None:
    begun, end = town.noon - timedelta(hours=6), town.noon - timedelta(minutes=40)
    await town.register(taught("mend-base", until=begun), begun)
    await town.serve(begun, end, 300, model="mend-base", lift=1.5)

    done = await town.refresh()

    assert done.outcome is training.Outcome.mended
    assert done.measured["shadow_whole_gain"] > 2 * done.measured["shadow_whole_error"] > 0
    assert done.measured["shadow_auc_click_gain"] == 0.0  # a line keeps the order
    assert await town.answering() == done.version
    made = models.Ranker.load(models.registry.folder(town.data_dir, str(done.version)), schema=models.Mind().schema)
    rows = np.random.default_rng(9).normal(size=(4000, len(NAMES))).astype(np.float32)
    assert made.odds(rows)["click"].mean() == pytest.approx(taste(rows, 1.5).mean(), abs=0.03)
    assert (made.manifest.base, made.manifest.until > models.seconds(begun)) == ("mend-base", True)


async def test_odds_that_come_true_are_left_alone(town: Town) -> None:
    begun = town.noon - timedelta(hours=6)
    await town.register(taught("kept-base", until=begun), begun)
    await town.serve(begun, town.noon - timedelta(minutes=40), 300, model="kept-base")

    done = await town.refresh()

    assert done.outcome is training.Outcome.kept
    assert await town.answering() == "kept-base"
    assert [name for name, state in (await town.states()).items() if state == "ready"] == ["kept-base"]


async def test_the_mood_of_a_few_changes_nothing_for_all(town: Town) -> None:
    begun = town.noon - timedelta(hours=6)
    await town.register(taught("few-base", until=begun), begun)
    await town.serve(begun, town.noon - timedelta(minutes=40), 300, model="few-base", lift=1.5, people=9)

    assert (await town.refresh()).outcome is training.Outcome.nothing_to_tell
    assert await town.answering() == "few-base"


async def test_what_machines_do_on_served_pages_mends_nothing(town: Town) -> None:
    begun = town.noon - timedelta(hours=6)
    await town.register(taught("bought-base", until=begun), begun)
    machines = await town.serve(begun, town.noon - timedelta(minutes=40), 300, model="bought-base", lift=1.5)
    async with town.database.transaction() as session:
        reasons = ("lockstep",) * len(machines)
        said = ViewersWeighed(tuple(machines), (0.0,) * len(machines), reasons, begun - timedelta(hours=1), "1")
        journal.append(session, said)

    assert (await town.refresh()).outcome is training.Outcome.nothing_to_tell
    assert await town.answering() == "bought-base"


async def test_a_ranker_that_answers_worse_than_the_one_before_is_taken_back(town: Town) -> None:
    begun, swapped = town.noon - timedelta(hours=6), town.noon - timedelta(hours=3)
    await town.register(taught("good", until=begun), begun)
    await town.serve(begun + timedelta(hours=2), swapped, 60, model="good")
    await town.register(taught("bad", blind=True, until=begun + timedelta(hours=1)), swapped)
    await town.serve(swapped, town.noon - timedelta(minutes=40), 60, model="bad")

    done = await town.refresh()

    assert (done.outcome, done.version) == (training.Outcome.rolled_back, "bad")
    assert done.measured["live_whole_gain"] < -3 * done.measured["live_whole_error"]
    assert done.measured["live_lines"] == 1200
    assert await town.answering() == "good"
    states = await town.states()
    assert (states["bad"], states["good"]) == ("rolled_back", "ready")


async def test_a_new_training_answers_only_after_later_pages_have_spoken_for_it(town: Town) -> None:
    begun, trained = town.noon - timedelta(hours=6), town.noon - timedelta(hours=3)
    await town.register(taught("old", blind=True, until=begun), begun)
    await town.register(taught("new", until=trained), trained, on_trial=True)

    await town.serve(trained, trained + timedelta(minutes=20), 20, model="old")
    early = await town.refresh()
    assert (early.outcome, await town.answering()) == (training.Outcome.nothing_to_tell, "old")

    await town.serve(trained + timedelta(minutes=20), town.noon - timedelta(minutes=40), 60, model="old")
    done = await town.refresh()
    assert (done.outcome, done.version, await town.answering()) == (training.Outcome.promoted, "new", "new")
    assert done.measured["shadow_lines"] == 800
    assert done.measured["shadow_auc_click_gain"] > 2 * done.measured["shadow_auc_click_error"]


async def test_a_new_training_that_is_worse_is_refused_and_never_answers(town: Town) -> None:
    begun, trained = town.noon - timedelta(hours=6), town.noon - timedelta(hours=3)
    await town.register(taught("sound", until=begun), begun)
    await town.register(taught("worse", blind=True, until=trained), trained, on_trial=True)
    await town.serve(trained, town.noon - timedelta(minutes=40), 80, model="sound")

    done = await town.refresh()

    assert (done.outcome, done.version, await town.answering()) == (training.Outcome.refused, "worse", "sound")
    assert (await town.states())["worse"] == "refused"


async def test_the_first_training_answers_at_once_and_one_whose_files_are_gone_is_no_obstacle(town: Town) -> None:
    await town.register(taught("first"), town.noon, on_trial=True)
    assert await town.answering() == "first"

    await town.register(taught("second"), town.noon + timedelta(seconds=1), on_trial=True)
    (models.registry.folder(town.data_dir, "first") / "model.ubj").unlink()
    await town.serve(town.noon - timedelta(hours=2), town.noon - timedelta(hours=1), 5, model="first")
    done = await town.refresh()

    assert (done.outcome, done.version, await town.answering()) == (training.Outcome.promoted, "second", "second")


async def test_without_pages_nothing_changes(town: Town) -> None:
    await town.register(taught("alone"), town.noon - timedelta(hours=1))

    assert (await town.refresh()).outcome is training.Outcome.nothing_to_tell
    assert await town.answering() == "alone"


async def test_mended_versions_are_forgotten_but_for_the_last(town: Town) -> None:
    base = taught("rows-base")
    await town.register(base, town.noon)
    for minute in range(1, 6):
        mended = base.recalibrated({"click": (1.0, 0.1 * minute)}, version=f"rows-{minute}", until=0.0)
        await town.register(mended, town.noon + timedelta(minutes=minute))

    states = await town.states()
    assert [name for name in states if name.startswith("rows-")] == ["rows-5", "rows-4", "rows-3", "rows-base"]
    assert {path.name for path in (town.data_dir / "models" / "ranker").iterdir()} == {
        name for name in states if name.startswith("rows-")
    }


def test_a_showing_counts_only_where_the_viewer_did_something_with_it_in_time() -> None:
    shown = Shown(
        ("a",),
        page=np.array([7, 7, 7, 8]),
        viewer=np.array([1, 1, 1, 2]),
        item=np.array([50, 51, 52, 50]),
        at=np.array([100.0, 100.0, 100.0, 9000.0]),
        model=np.array(["m"] * 4),
        rows=np.zeros((4, 1), np.float32),
    )
    deeds = [(1, Kind.impression, 50, 101), (1, Kind.product_click, 50, 1899), (1, Kind.impression, 51, 101)]
    deeds += [(1, Kind.like, 51, 1900), (1, Kind.impression, 52, 99)]
    deeds += [(2, Kind.impression, 50, 9000), (3, Kind.like, 50, 9001)]
    acts = behaviour.columns(
        id=[at * 1000 << TAIL_BITS for *_, at in deeds],
        viewer=[viewer for viewer, *_ in deeds],
        kind=[int(kind) for _, kind, _, _ in deeds],
        subject=[item for _, _, item, _ in deeds],
        subject_kind=[2] * len(deeds),
    )

    told, lines = served.seen(shown, acts)

    assert (told.item.tolist(), told.viewer.tolist()) == ([50, 51, 50], [1, 1, 2])
    assert lines.labels[:, 0].tolist() == [1, 0, 0]
    assert lines.labels.sum() == 1
    assert lines.until.tolist() == [1900.0, 1900.0, 10800.0]
    assert lines.moment.tolist() == [0, 0, 1]


def test_the_area_under_the_curve_and_its_error_by_hand() -> None:
    rng = np.random.default_rng(3)
    happened = rng.random(400) < 0.3
    good = (happened + rng.normal(size=400)).astype(np.float32)
    poor = rng.integers(0, 3, 400).astype(np.float32)

    found = comparing._auc(good, poor, happened)

    def plain(promised: NDArray[np.float32]) -> float:
        yes, no = promised[happened][:, None], promised[~happened][None, :]
        return float(((yes > no) + 0.5 * (yes == no)).mean())

    assert found.gain == pytest.approx(plain(good) - plain(poor))
    draws = []
    for _ in range(300):
        line = rng.integers(0, 400, 400)
        one = comparing._auc(good[line], poor[line], happened[line])
        draws.append(one.gain)
    assert found.error == pytest.approx(np.std(draws), rel=0.15)


def test_each_chooser_judges_as_much_of_the_others_pages_as_of_its_own() -> None:
    weights = comparing.evenly(np.array(["new"] * 6 + ["old"] * 2), "new")

    assert weights.tolist() == pytest.approx([8 / 12] * 6 + [2.0] * 2)
    assert comparing.evenly(np.array(["old"] * 3), "new").tolist() == [1.0] * 3


def test_an_error_is_of_drawing_people() -> None:
    rng = np.random.default_rng(4)
    person = np.repeat(np.arange(50), 20)
    values = np.repeat(rng.normal(size=50), 20)

    found = comparing._mean(values, np.ones(1000), person)

    assert found.gain == pytest.approx(values.mean())
    assert found.error == pytest.approx(values[::20].std(ddof=1) / np.sqrt(50))
