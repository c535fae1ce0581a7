"""Builders of behaviour: short words for who did what with what, and when."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest

from guang.journal import BehaviourColumns, Kind, behaviour
from guang.kernel.ids import TAIL_BITS, first_at

START = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
Deed = tuple[int, Kind, int, float]
"""Viewer, kind, item, seconds after `START`."""

Happen = Callable[[Sequence[Deed]], BehaviourColumns]


def happen(deeds: Sequence[Deed], subject_kind: int = 2) -> BehaviourColumns:
    """Acts in the order given; viewers and items are small numbers."""
    ids = [first_at(START + timedelta(seconds=at)) | place % 2**TAIL_BITS for place, (_, _, _, at) in enumerate(deeds)]
    return behaviour.columns(
        id=ids,
        viewer=[deed[0] for deed in deeds],
        kind=[int(deed[1]) for deed in deeds],
        subject=[deed[2] for deed in deeds],
        subject_kind=[subject_kind] * len(deeds),
        watched_ms=[0] * len(deeds),
    )


def crowd(seed: int = 1, *, people: int = 60, each: int = 12) -> list[Deed]:
    """People with one of four tastes, each touching items of their taste in short sittings; some buy."""
    rng = np.random.default_rng(seed)
    deeds: list[Deed] = []
    for viewer in range(1, people + 1):
        taste = viewer % 4
        for sitting in range(2):
            at = float(rng.integers(0, 20) * 86400 + rng.integers(0, 40000))
            for item in rng.permutation(np.arange(taste * 15 + 1, taste * 15 + 16))[: each // 2].tolist():
                at += float(rng.integers(5, 60))
                deeds.append((viewer, Kind.product_click, 1000 + item, at))
                if rng.random() < 0.3:
                    deeds.append((viewer, Kind.order if sitting else Kind.add_cart, 1000 + item, at + 2))
    return sorted(deeds, key=lambda deed: deed[3])


@pytest.fixture
def start() -> datetime:
    """The instant from which deeds count their seconds."""
    return START


@pytest.fixture(name="happen")
def happen_fixture() -> Happen:
    """The builder of acts."""
    return happen


@pytest.fixture(name="crowd")
def crowd_fixture() -> Callable[..., list[Deed]]:
    """The builder of a crowd."""
    return crowd
