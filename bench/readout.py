"""Does reading out an experiment grow with what people did? Counting as it is heard, against one look at the journal.

The town of ``bench/train.py`` is in an experiment, half and half. Its acts are written into the journal in two halves,
and counted by the timetable's job after each; a read-out is timed after both. Beside it: what it takes to group the
journal by person and kind, as a read-out without counting would have to. ``--full`` goes on to a million acts.
"""

import time
from datetime import timedelta

import numpy as np
from sqlalchemy import text

from bench import harness, train
from guang import journal
from guang.doors import house as houses
from guang.doors.commands import loop
from guang.journal import BehaviourColumns
from guang.kernel import queue
from guang.kernel.ids import AccountId, first_at, new_id
from guang.learning import experiments
from guang.learning.experiments import jobs

QUICK, FULL = 100_000, 1_000_000
LOOKS = 20
KEY = "read-out"

_GROUPED = "SELECT viewer, kind, count(*) FROM journal.behaviour WHERE id >= :since GROUP BY viewer, kind"


def main(*, full: bool) -> dict[str, object]:
    """Measure, half of the acts first."""
    with harness.installation() as place:
        return loop.run(_measure(place, FULL if full else QUICK))


async def _measure(place: harness.Installation, events: int) -> dict[str, object]:
    acts = train.town(events, seed=1)
    acts = acts.where(acts.at_ms < (first_at(train.BEGIN) >> 21) + 27 * 86_400_000)
    figures: dict[str, object] = {}
    async with houses.opened(place.settings, application="guang.bench") as house:
        await journal.open_days(house.database, [(train.BEGIN + timedelta(days=n)).date() for n in range(train.DAYS)])
        async with house.database.transaction() as session:
            await experiments.start(session, _wanted(), by=new_id(AccountId), now=train.BEGIN)
        for name, part in (("half", acts.where(_half(acts))), ("whole", acts.where(~_half(acts)))):
            await journal.bulk_behaviour(house.database, part)
            began = time.perf_counter()
            await jobs.count(queue.Context(house.database, house.blobs, house.settings))
            figures[f"count_s_per_million_{name}"] = round((time.perf_counter() - began) / len(part) * 1e6, 1)
            figures |= {f"{key}_{name}": value for key, value in (await _look(house)).items()}
            harness.note(f"{name}: {figures[f'read_out_ms_{name}']} ms, grouped {figures[f'grouped_ms_{name}']} ms")
    return {**figures, "acts": len(acts)}


async def _look(house: houses.House) -> dict[str, object]:
    """How long a read-out takes, and how long grouping the journal does."""
    took = []
    for _ in range(LOOKS):
        async with house.database.session() as session:
            began = time.perf_counter()
            told = await experiments.read_out(session, KEY)
            took.append(time.perf_counter() - began)
    async with house.database.session() as session:
        began = time.perf_counter()
        lines = (await session.execute(text(_GROUPED), {"since": first_at(train.BEGIN)})).all()
        grouped = time.perf_counter() - began
    return {
        "read_out_ms": harness.spread(took)["p50_ms"],
        "grouped_ms": round(1000 * grouped, 1),
        "grouped_lines": len(lines),
        "people": sum(told.people),
    }


def _half(acts: BehaviourColumns) -> np.ndarray:
    return np.arange(len(acts)) < len(acts) // 2


def _wanted() -> experiments.NewExperiment:
    variants = (experiments.Variant("control", 0.5, {}), experiments.Variant("same", 0.5, {}))
    return experiments.NewExperiment(key=KEY, title="Read out", share=1.0, variants=variants, note="To measure")
