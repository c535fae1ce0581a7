"""Does the feed find what people bought? RetailRocket's held-out buys, against popularity and item-kNN.

Protocol: ``train_events.csv.gz`` (97,381 views, carts and buys of 2,174 people) comes in through ``guang import
events``; a model is trained from the journal as ``guang train`` does; then every person asks for a page of goods, at
the end of the log, and the page is searched for the one buy of theirs that was held out (``test_buy.csv.gz``; no trace
of that person with that item is in the events). What a person has touched already is taken off every list, ours and
the peers'. A held-out item that the events do not contain is a miss for everybody. ``--full`` trains on more, and
adds the protocol of ``bench/by_time.py``.
"""

import csv
import gc
import gzip
import time
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench import by_time, harness
from guang import journal
from guang.discovery import feed as feeds
from guang.doors import house as houses
from guang.doors.commands import event_files, import_events, loop
from guang.journal.facts.trade import ProductListed
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import PageId, ProductId, StoreId, ViewerId, new_id, time_of
from guang.kernel.index import Index
from guang.kernel.money import Money
from guang.learning import models, serving, training

SHARED = Path(__file__).parents[2] / "shared" / "data" / "retailrocket"
SOURCE = "retailrocket"
FIRST = 20
PAGE = 250
"""How many goods are asked for: 20, and as many as the person may have touched already."""

QUICK = training.Plan(most_pages=400, most_hidden=2200, most_tested=60, rounds=60, again=False)
"""What fits into the time; too few pages are tested to tell anything, so nothing is told about them."""

Ids = NDArray[np.int64]


def main(*, full: bool) -> dict[str, object]:
    """Import, train, ask, compare."""
    if not SHARED.is_dir():
        raise RuntimeError(f"the RetailRocket events are not here: {SHARED}")
    gc.disable()  # until the pages are timed: loading makes many objects and no rubbish
    with harness.installation() as place:
        return loop.run(_measure(place, full=full))


async def _measure(place: harness.Installation, *, full: bool) -> dict[str, object]:
    figures: dict[str, object] = {}
    plan = training.Plan() if full else QUICK
    async with houses.opened(place.settings, application="guang.bench") as house:
        clocked = _Stopwatch(figures)
        summary = await import_events.bring_in(
            house.database,
            SHARED / "train_events.csv.gz",
            event_files.Mapping_(source=SOURCE),
            rejects=place.settings.data_dir / "rejects.csv",
        )
        clocked(
            "import_s", f"{summary.new} acts imported, {summary.known} repeated, {sum(summary.rejected.values())} bad"
        )
        acts = await journal.history(house.database)
        await list_goods(house.database, acts)
        clocked("list_s", "goods listed")
        report = await training.train(house.database, place.settings.data_dir, now=clock.now(), plan=plan)
        clocked("train_s", f"trained on {report.lines} lines of {report.moments} moments")
        wanted = _wanted()
        pages, latency = await _ask(house, wanted, time_of(int(acts.id[-1])) + timedelta(minutes=1), acts)
        clocked("ask_s", f"{len(pages)} pages")
        figures |= _scores("", [_place_in(pages[viewer], item) for viewer, item in wanted.items()])
        figures |= _peers(acts, wanted)
        clocked("peers_s", "peers compared")
        if full:
            figures |= by_time.measure(acts)
            clocked("by_time_s", "split by time")
    figures |= {"people": len(wanted), "page_p50_ms": latency[0], "page_p99_ms": latency[1]}
    if full:
        figures |= {f"later_days_{way}_hr20": round(found.hr20, 4) for way, found in report.scores.items()}
    return figures


async def list_goods(database: Database, acts: journal.BehaviourColumns) -> None:
    """Every item of the log becomes a listed product, at the instant it was first touched; all cost the same."""
    items, first = np.unique(acts.subject, return_index=True)
    store, price = new_id(StoreId), Money(1000, "CNY")
    for start in range(0, len(items), 2000):
        async with database.transaction() as session:
            for item, line in zip(items[start : start + 2000].tolist(), first[start : start + 2000], strict=True):
                listed = ProductListed(ProductId(item), store, {"en": "An item of the log"}, None, price, price, ())
                journal.append(session, listed, at=time_of(int(acts.id[line])))


async def _ask(
    house: houses.House, wanted: Mapping[int, int], now: datetime, acts: journal.BehaviourColumns
) -> tuple[dict[int, Ids], tuple[float, float]]:
    """A page of goods for everybody through the pipeline of the mall, without what they have touched."""
    model = await serving.Model.open(house.database, house.settings.data_dir, now=clock.now())
    feed = await feeds.Feed.open(house.database, house.channels, model, now=clock.now())
    touched = _touched(acts)
    gc.collect()
    gc.freeze()
    gc.enable()
    pages, took = {}, []
    for viewer in wanted:
        query = feeds.FeedQuery(viewer=ViewerId(viewer), now=now, page=new_id(PageId))
        began = time.perf_counter()
        served = await feed.mall.run(query, limit=PAGE)
        took.append(time.perf_counter() - began)
        if served.silent:
            raise RuntimeError(f"silent: {[fault.name for fault in served.silent]}")
        ids = served.items.ids
        pages[viewer] = ids[~np.isin(ids, touched[viewer])][:FIRST]
    spread = harness.spread(took)
    return pages, (spread["p50_ms"], spread["p99_ms"])


def _peers(acts: journal.BehaviourColumns, wanted: Mapping[int, int]) -> dict[str, object]:
    """Popularity and item-kNN on all events, each ranking every item that the person has not touched."""
    items, viewers = Index(), Index()
    item, viewer = items.add(acts.subject), viewers.add(acts.viewer)
    ways: dict[str, models.Popularity | models.ItemKnn] = {
        "popularity_": models.Popularity(viewer, item, items.size),
        "itemknn_": models.ItemKnn(viewer, item, items.size),
    }
    touched = _touched(acts)
    figures: dict[str, object] = {}
    for name, way in ways.items():
        places = []
        for person, target in wanted.items():
            held = items.find(touched[person])
            scores = way.scores(held).copy()
            scores[held] = scores[0] = -1.0
            front = np.argpartition(-scores, FIRST)[:FIRST]
            best = front[np.lexsort((front, -scores[front]))]
            places.append(_place_in(items.ids[best], target))
        figures |= _scores(name, places)
    return figures


def _wanted() -> dict[int, int]:
    """Who bought what, in our ids."""
    with gzip.open(SHARED / "test_buy.csv.gz", "rt") as file:
        return {
            event_files.digest(SOURCE, "user", row["user"]): event_files.digest(SOURCE, "product", row["item"])
            for row in csv.DictReader(file)
        }


def _touched(acts: journal.BehaviourColumns) -> dict[int, Ids]:
    order = np.argsort(acts.viewer, kind="stable")
    people, starts = np.unique(acts.viewer[order], return_index=True)
    return dict(zip(people.tolist(), np.split(acts.subject[order], starts[1:]), strict=True))


def _place_in(page: Ids, item: int) -> int:
    found = np.flatnonzero(page == item)
    return int(found[0]) if len(found) else -1


def _scores(name: str, places: list[int]) -> dict[str, object]:
    found = np.asarray(places)
    gain = np.where(found >= 0, 1 / np.log2(np.maximum(found, 0) + 2), 0.0)
    hits = found >= 0
    error = float(np.sqrt(hits.mean() * (1 - hits.mean()) / len(hits)))
    return {
        f"{name}hr20": round(float(hits.mean()), 4),
        f"{name}hr20_se": round(error, 4),
        f"{name}ndcg20": round(float(gain.mean()), 4),
    }


class _Stopwatch:
    """Says and keeps how long each part took."""

    def __init__(self, figures: dict[str, object]) -> None:
        self._figures, self._at, self._cpu = figures, time.monotonic(), harness.cpu_seconds()

    def __call__(self, key: str, sentence: str) -> None:
        took, cpu = time.monotonic() - self._at, harness.cpu_seconds() - self._cpu
        self._at, self._cpu = time.monotonic(), harness.cpu_seconds()
        self._figures[key] = round(took, 2)
        harness.note(f"{took:6.2f} s  {sentence} ({cpu:.1f} s of this process's CPU)")
