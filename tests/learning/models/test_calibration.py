"""Curves that make promises come true, and the diagrams that show it."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.learning.models import calibration


def slow_pool(places: list[float], shares: list[float], masses: list[float]) -> list[tuple[float, float, float]]:
    """Merge the first pair of neighbours that does not rise, until there is none."""
    blocks = list(zip(places, shares, masses, strict=True))
    while True:
        falls = [at for at in range(len(blocks) - 1) if blocks[at][1] >= blocks[at + 1][1]]
        if not falls:
            return blocks
        (a, b, m), (c, d, n) = blocks[falls[0]], blocks[falls[0] + 1]
        mass = m + n
        blocks[falls[0] : falls[0] + 2] = [((a * m + c * n) / mass, (b * m + d * n) / mass, mass)]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(1, 5)), min_size=1, max_size=30))
def test_pooling_equals_merging_one_fall_after_the_other(steps: list[tuple[int, int]]) -> None:
    places = [float(place) for place in range(len(steps))]
    shares, masses = [share / 10 for share, _ in steps], [float(mass) for _, mass in steps]

    pooled = calibration._pool(np.array(places), np.array(shares), np.array(masses))

    assert pooled.tolist() == pytest.approx(np.array(slow_pool(places, shares, masses)))


@given(st.integers(0, 10_000), st.integers(1, 400))
def test_a_rising_curve_never_turns_an_order_round(seed: int, count: int) -> None:
    rng = np.random.default_rng(seed)
    promised = rng.random(count)
    happened = rng.random(count) < promised**2

    curve = calibration.isotonic(promised, happened, np.ones(count))
    corrected = calibration.apply(np.sort(promised).astype(np.float32), curve)

    assert (np.diff(corrected) >= 0).all()
    assert ((corrected > 0) & (corrected < 1)).all()


def test_a_rising_curve_mends_what_a_line_cannot() -> None:
    rng = np.random.default_rng(3)
    true = np.where(rng.random(40_000) < 0.5, 0.05, 0.4)
    promised = np.where(true > 0.1, 0.5 + 0.3 * rng.random(40_000), 0.001 * rng.random(40_000)).astype(np.float32)
    happened, even = rng.random(40_000) < true, np.ones(40_000)

    curve = calibration.isotonic(promised, happened, even)
    line = calibration.line(*calibration.platt(promised, happened, even))

    bent, straight = (calibration.error(calibration.apply(promised, one), happened, even) for one in (curve, line))
    assert bent < 0.01 < straight


def test_a_line_is_a_curve_with_two_ends() -> None:
    promised = np.array([0.01, 0.2, 0.9], np.float32)

    corrected = calibration.apply(promised, calibration.line(0.5, -1.0))

    log_odds = 0.5 * np.log(promised / (1 - promised)) - 1.0
    assert corrected.tolist() == pytest.approx((1 / (1 + np.exp(-log_odds))).tolist(), rel=1e-5)
    assert calibration.apply(promised, calibration.STRAIGHT).tolist() == pytest.approx(promised.tolist(), rel=1e-5)


def test_a_diagram_counts_every_line_once() -> None:
    rng = np.random.default_rng(5)
    promised, weights = rng.random(1000), rng.random(1000) + 0.5
    happened = rng.random(1000) < promised

    bins = calibration.reliability(promised, happened, weights)

    assert len(bins) == 10
    assert sum(one.lines for one in bins) == pytest.approx(weights.sum())
    assert sum(one.lines * one.happened for one in bins) == pytest.approx((weights * happened).sum())
    assert [one.promised for one in bins] == sorted(one.promised for one in bins)
    assert calibration.reliability(promised[:0], happened[:0], weights[:0]) == ()
