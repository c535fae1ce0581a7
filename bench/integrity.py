"""What it costs to look through a day of behaviour for bought engagement: CPU seconds and memory for a million acts.

A made-up day in which things are as unequally liked as they are, with groups of machines in it. ``--full`` looks
through three million as well.
"""

import resource
import time

import numpy as np

from bench import harness
from guang.journal import BehaviourColumns, Kind, behaviour
from guang.learning import integrity

DAY_MS = 86_400_000
PER_VIEWER, ITEMS = 20, 50_000
GROUPS, MACHINES, PLAN = 20, 50, 12


def main(*, full: bool) -> dict[str, object]:
    """Measure, the smaller day first, because peak memory only grows."""
    figures: dict[str, object] = {}
    for acts in (1_000_000, 3_000_000) if full else (1_000_000,):
        day = _day(acts)
        before, began = _peak_mb(), time.process_time()
        found = integrity.weigh(day)
        name = f"{acts // 1_000_000}m"
        figures[f"cpu_s_{name}"] = round(time.process_time() - began, 2)
        figures[f"more_mb_{name}"] = round(_peak_mb() - before)
        figures[f"found_{name}"] = len(found)
        harness.note(f"{acts:,} acts: {figures[f'cpu_s_{name}']} CPU s, {len(found)} viewers weighed down")
    return {**figures, "machines": GROUPS * MACHINES}


def _day(acts: int) -> BehaviourColumns:
    """People at any time of the day, and groups that go through plans of theirs a quarter of an hour apart."""
    rng = np.random.default_rng(7)
    bought = GROUPS * MACHINES * PLAN
    honest = acts - bought
    viewer = rng.integers(1, honest // PER_VIEWER, honest)
    item = 1 + np.minimum(rng.pareto(0.8, honest) * 20, ITEMS - 1).astype(np.int64)
    at = rng.integers(0, DAY_MS, honest)
    group, machine, step = np.divmod(np.arange(bought), MACHINES * PLAN)[0], *_places(bought)
    plans = 1 + rng.integers(0, ITEMS, (GROUPS, PLAN))
    bought_at = 3_600_000 * (group % 20) + step * 900_000 + rng.integers(0, 300_000, bought)
    whole = np.concatenate([at, np.minimum(bought_at, DAY_MS - 1)])
    order = np.argsort(whole, kind="stable")
    return behaviour.columns(
        id=(whole[order] + 800_000_000_000) << 21 | np.arange(acts) % 2**21,
        viewer=np.concatenate([viewer, 10_000_000 + group * MACHINES + machine])[order],
        kind=np.full(acts, int(Kind.product_click)),
        subject=np.concatenate([item, plans[group, step]])[order],
        subject_kind=np.full(acts, 2),
    )


def _places(bought: int) -> tuple[np.ndarray, np.ndarray]:
    """Which machine of its group each act is of, and which step of the plan."""
    within = np.arange(bought) % (MACHINES * PLAN)
    return within // PLAN, within % PLAN


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
