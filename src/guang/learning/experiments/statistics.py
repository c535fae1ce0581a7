"""Arithmetic of experiments: differences with intervals, fixed or looked at all the time, and checks of the split."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy import stats

from guang.learning.experiments.types import Estimate

Floats = NDArray[np.float64]
Ids = NDArray[np.int64]

ALPHA: Final = 0.05
MISMATCH: Final = 0.001
"""Below this chance a split is not the one that was asked for, and nothing else about the experiment is believed.
Source: Fabijan et al., "Diagnosing Sample Ratio Mismatch in Online Controlled Experiments", KDD 2019."""

PLANNED: Final = 5_000.0
"""For how many people in both arms together a sequential interval is tightest."""


@dataclass(frozen=True, slots=True)
class Arm:
    """One side: how many people, the mean of a metric over them, and the variance between them."""

    people: int
    mean: float
    variance: float

    @classmethod
    def of(cls, values: Floats) -> "Arm":
        """The arm of one value for each person."""
        many = len(values) > 1
        return cls(
            len(values), float(values.mean()) if len(values) else 0.0, float(values.var(ddof=1)) if many else 0.0
        )

    @classmethod
    def summed(cls, people: int, total: float, squares: float) -> "Arm":
        """The arm of so many people whose values have this sum and this sum of squares; many may have none."""
        if people == 0:
            return cls(0, 0.0, 0.0)
        mean = total / people
        variance = max(squares - people * mean**2, 0.0) / (people - 1) if people > 1 else 0.0
        return cls(people, mean, variance)


def fixed(control: Arm, treated: Arm, alpha: float = ALPHA) -> Estimate:
    """Treated minus control, looked at once, at an hour fixed before. Source: Welch 1947."""
    parts = [arm.variance / arm.people if arm.people else np.inf for arm in (control, treated)]
    error = float(np.sqrt(sum(parts)))
    value = treated.mean - control.mean
    if not np.isfinite(error) or error == 0.0:
        return Estimate(value, None, None, 1.0)
    freedom = sum(parts) ** 2 / sum(
        part**2 / (arm.people - 1) for part, arm in zip(parts, (control, treated), strict=True) if arm.people > 1
    )
    reach = float(stats.t.ppf(1 - alpha / 2, freedom)) * error
    return Estimate(value, value - reach, value + reach, float(2 * stats.t.sf(abs(value) / error, freedom)))


def sequential(control: Arm, treated: Arm, alpha: float = ALPHA, planned: float = PLANNED) -> Estimate:
    """Treated minus control, with an interval that may be looked at all the time and acted upon at any.

    The chance that it *ever* misses the truth is ``alpha``; so it is wider than `fixed`. ``p`` is always valid, too.

    Source: Waudby-Smith, Arbour, Sinha, Kennedy, Ramdas, "Time-uniform central limit theory and asymptotic confidence
    sequences", Annals of Statistics 2024, theorem 2.2, for a difference of means.
    """
    people = control.people + treated.people
    value = treated.mean - control.mean
    parts = [arm.variance / arm.people if arm.people else np.inf for arm in (control, treated)]
    spread = float(np.sqrt(sum(parts) * people)) if people else np.inf
    if not np.isfinite(spread) or spread == 0.0:
        return Estimate(value, None, None, 1.0)
    rho2 = _tightest(planned, alpha)
    grown = people * rho2 + 1
    reach = spread * float(np.sqrt(2 * grown / (people**2 * rho2) * np.log(np.sqrt(grown) / alpha)))
    unlike = people**2 * rho2 * (value / spread) ** 2 / (2 * grown)
    return Estimate(value, value - reach, value + reach, float(min(1.0, np.sqrt(grown) * np.exp(-unlike))))


def _tightest(planned: float, alpha: float) -> float:
    """The ρ² that makes the interval tightest at so many people. Source: ibid., equation 10 (approximately)."""
    return float((-2 * np.log(alpha) + np.log(-2 * np.log(alpha)) + 1) / planned)


def mismatch(people: Sequence[int], shares: Sequence[float]) -> float:
    """The chance of a split as uneven as this one, had the shares been kept. Source: Pearson's chi-squared test."""
    total = sum(people)
    if not total:
        return 1.0
    expected = np.asarray(shares) / np.sum(shares) * total
    return float(stats.chi2.sf(float(((np.asarray(people) - expected) ** 2 / expected).sum()), len(people) - 1))


def people_needed(variance: float, least: float, alpha: float = ALPHA, power: float = 0.8) -> int:
    """How many people each of two arms needs to see a difference of ``least`` with a chance of ``power``."""
    reach = float(stats.norm.ppf(1 - alpha / 2) + stats.norm.ppf(power))
    return int(np.ceil(2 * variance * (reach / least) ** 2))
