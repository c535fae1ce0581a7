"""What training costs: CPU seconds for a million events from the journal to a ranker in service, and peak memory.

A town whose people have tastes is shown pages of eight items, and clicks, likes, fills carts and orders. Everything is
in the journal; each training runs in a process of its own, on one core, and its CPU seconds and its peak memory are
counted, PostgreSQL's apart. ``--full`` trains on 1 and on 10 million events.
"""

import asyncio
import multiprocessing
import resource
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta

import numpy as np
from numpy.typing import NDArray

from bench import harness
from guang import journal
from guang.doors import house as houses
from guang.journal import BehaviourColumns, Kind, behaviour
from guang.kernel.ids import TAIL_BITS, first_at
from guang.kernel.settings import Settings
from guang.learning import training

QUICK, FULL = (100_000,), (1_000_000, 10_000_000)
BEGIN, DAYS = datetime(2026, 1, 1, tzinfo=UTC), 30
PAGE, TASTES = 8, 40
PER_VIEWER, PER_ITEM = 60, 100
FOLLOWS = (
    (Kind.product_click, 0.06, 0.3),
    (Kind.like, 0.01, 0.08),
    (Kind.add_cart, 0.005, 0.05),
    (Kind.order, 0.0, 0.02),
)
"""What may follow an impression, how often where the taste is another one, and how often where it is theirs."""


def main(*, full: bool) -> dict[str, object]:
    figures: dict[str, object] = {}
    for events in FULL if full else QUICK:
        found = _measured(events)
        harness.note(f"{events:,} events: {found['cpu_s']:.1f} CPU s, {found['peak_mb']:.0f} MB")
        figures |= {f"{name}_{events // 1000}k": value for name, value in found.items()}
        figures["cpu_s_per_million"] = round(found["cpu_s"] / found["acts"] * 1e6, 1)
        figures["peak_mb"] = found["peak_mb"]
    return figures


def _measured(events: int) -> dict[str, float]:
    """One installation with so many events, and one training in a process that has done nothing else."""
    with harness.installation() as place:
        written = asyncio.run(_write(place.settings, events))
        harness.note(f"{written:,} events are in the journal")
        with ProcessPoolExecutor(1, mp_context=multiprocessing.get_context("spawn")) as pool:
            return pool.submit(trained, place.settings).result()


def trained(settings: Settings) -> dict[str, float]:
    """Train here and now; what it took."""
    before, memory = harness.cpu_seconds(), _peak_mb()
    report = asyncio.run(_train(settings))
    return {
        "acts": float(report.acts),
        "cpu_s": round(harness.cpu_seconds() - before, 2),
        "peak_mb": round(_peak_mb(), 1),
        "before_mb": round(memory, 1),
        "lines": float(report.lines),
    }


async def _train(settings: Settings) -> training.Report:
    async with houses.opened(settings, application="guang.bench") as house:
        return await training.train(house.database, settings.data_dir, now=BEGIN + timedelta(days=DAYS + 1))


async def _write(settings: Settings, events: int) -> int:
    async with houses.opened(settings, application="guang.bench") as house:
        await journal.open_days(house.database, [(BEGIN + timedelta(days=day)).date() for day in range(DAYS + 1)])
        return await journal.bulk_behaviour(house.database, town(events, seed=1))


def town(events: int, seed: int) -> BehaviourColumns:
    """About so many events of people with tastes, in order of time."""
    rng = np.random.default_rng(seed)
    pages = events // 10
    viewer = rng.integers(1, max(pages * PAGE // PER_VIEWER, 50) + 1, pages)
    at = np.sort(rng.random(pages)) * DAYS * 86400
    items = max(events // PER_ITEM // TASTES, 20)
    own = rng.random((pages, PAGE)) < 0.5
    taste = np.where(own, (viewer % TASTES)[:, None], rng.integers(0, TASTES, (pages, PAGE)))
    item = (10**6 + taste * items + (rng.random((pages, PAGE)) ** 2 * items).astype(np.int64)).ravel()
    moment = (at[:, None] + np.arange(PAGE) * 4.0).ravel()
    who, page = np.repeat(viewer, PAGE), np.repeat(np.arange(1, pages + 1), PAGE)
    fits = (taste == (viewer % TASTES)[:, None]).ravel()
    done = [(np.arange(len(item)), Kind.impression, 0.0)]
    for wait, (kind, seldom, often) in enumerate(FOLLOWS):
        done.append((np.flatnonzero(rng.random(len(item)) < np.where(fits, often, seldom)), kind, 1.0 + wait))
    line = np.concatenate([places for places, _, _ in done])
    did = np.concatenate([np.full(len(places), int(kind)) for places, kind, _ in done])
    when = np.concatenate([moment[places] + wait for places, _, wait in done])
    order = np.argsort(when, kind="stable")
    return _columns(when[order], who[line][order], did[order], item[line][order], page[line][order])


def _columns(
    at: NDArray[np.float64],
    viewer: NDArray[np.int64],
    kind: NDArray[np.int64],
    item: NDArray[np.int64],
    page: NDArray[np.int64],
) -> BehaviourColumns:
    ids = first_at(BEGIN) + ((at * 1000).astype(np.int64) << TAIL_BITS) + np.arange(len(at)) % 2**TAIL_BITS
    return behaviour.columns(
        id=ids, viewer=viewer, kind=kind, subject=item, subject_kind=np.full(len(at), 2), page=page
    )


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
