"""Which of two rankers foretold better what people then did? On the same lines, that neither has learnt from."""

from dataclasses import asdict, dataclass, field

import numpy as np
from numpy.typing import NDArray

from guang.learning import models
from guang.learning.training.served import QUICK
from guang.learning.training.types import Examples

FEWEST = 20
"""An action that happened less often among the lines is not told apart."""

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Difference:
    """A mean difference and its standard error; above 0 the newer one is better."""

    gain: float
    error: float

    def is_above(self, errors: float) -> bool:
        """Whether it lies more than so many standard errors above 0."""
        return self.gain > errors * self.error

    def is_below(self, errors: float) -> bool:
        """Whether it lies more than so many standard errors below 0."""
        return self.gain < -errors * self.error


@dataclass(frozen=True, slots=True)
class Comparison:
    """A newer ranker against an older one.

    ``whole`` is the gain of log-loss in nats a line, summed over the actions that half an hour tells; ``log_loss`` the
    same for each of them, and ``auc`` how much more often the newer one has what was done above what was not.
    """

    lines: int
    viewers: int
    whole: Difference
    log_loss: dict[str, Difference] = field(default_factory=dict)
    auc: dict[str, Difference] = field(default_factory=dict)

    def is_better(self) -> bool:
        """Better by more than two standard errors in all, and no action worse by as much."""
        return self.whole.is_above(2.0) and not any(one.is_below(2.0) for one in self.log_loss.values())

    def is_no_worse(self) -> bool:
        """Not worse by more than two standard errors in all."""
        return not self.whole.is_below(2.0)

    def flat(self, name: str) -> dict[str, float]:
        """The figures under flat names, for the registry."""
        told = {"whole": self.whole, **{f"log_loss_{action}": one for action, one in self.log_loss.items()}}
        told |= {f"auc_{action}": one for action, one in self.auc.items()}
        figures = {f"{name}_{key}_{part}": value for key, one in told.items() for part, value in asdict(one).items()}
        return figures | {f"{name}_lines": float(self.lines), f"{name}_viewers": float(self.viewers)}


def compare(
    newer: models.Ranker, older: models.Ranker, lines: Examples, viewers: NDArray[np.int64], own: Floats | None = None
) -> Comparison:
    """Compare on lines that both have not learnt from.

    Args:
        viewers: of each line; errors are those of drawing other viewers.
        own: what each line weighs; evenly without.
    """
    weights = np.ones(len(lines)) if own is None else own
    mine, theirs = newer.odds(lines.rows), older.odds(lines.rows)
    person = np.unique(viewers, return_inverse=True)[1]
    whole, loss, auc = np.zeros(len(lines)), {}, {}
    for action in QUICK:
        happened = lines.labels[:, models.ACTIONS.index(action)].astype(np.float64)
        gain = _loss(theirs[action], happened) - _loss(mine[action], happened)
        whole += gain
        if FEWEST <= happened.sum() <= len(lines) - FEWEST:
            loss[action] = _mean(gain, weights, person)
            auc[action] = _auc(mine[action], theirs[action], happened > 0)
    return Comparison(len(lines), int(person.max(initial=-1)) + 1, _mean(whole, weights, person), loss, auc)


def evenly(models_of_lines: NDArray[np.str_], newer: str) -> Floats:
    """Weights in which what the newer ranker chose counts for as much as what others chose.

    Whoever chooses takes what it thinks too well of; on its own pages alone, any ranker would look worse than one
    that had no say in them.
    """
    its = models_of_lines == newer
    count = its.sum()
    if count in (0, len(its)):
        return np.ones(len(its))
    return np.asarray(np.where(its, len(its) / (2 * count), len(its) / (2 * (len(its) - count))))


def _loss(promised: NDArray[np.float32], happened: Floats) -> Floats:
    p = np.clip(promised.astype(np.float64), 1e-6, 1 - 1e-6)
    return np.asarray(-(happened * np.log(p) + (1 - happened) * np.log(1 - p)))


def _mean(values: Floats, weights: Floats, person: NDArray[np.int64]) -> Difference:
    """The weighted mean, with the error of drawing people and not lines."""
    mass = weights.sum()
    mean = float((values * weights).sum() / max(mass, 1e-12))
    off = np.bincount(person, (values - mean) * weights)
    people = max(len(off), 2)
    return Difference(mean, float(np.sqrt((off**2).sum() * people / (people - 1)) / max(mass, 1e-12)))


def _auc(mine: NDArray[np.float32], theirs: NDArray[np.float32], happened: NDArray[np.bool_]) -> Difference:
    """The difference of two areas under the curve, of the same lines.

    Source: DeLong, DeLong and Clarke-Pearson, "Comparing the areas under two or more correlated receiver operating
    characteristic curves", Biometrics 44, 1988. Lines of one viewer count as if they were several people's.
    """
    yes, no = [], []
    for promised in (mine, theirs):
        rank = _midranks(promised)
        within_yes, within_no = _midranks(promised[happened]), _midranks(promised[~happened])
        yes.append((rank[happened] - within_yes) / (~happened).sum())
        no.append(1 - (rank[~happened] - within_no) / happened.sum())
    of_yes, of_no = yes[0] - yes[1], no[0] - no[1]
    error = np.sqrt(of_yes.var(ddof=1) / len(of_yes) + of_no.var(ddof=1) / len(of_no))
    return Difference(float(of_yes.mean()), float(error))


def _midranks(values: NDArray[np.float32]) -> Floats:
    """Ranks from 1; equals share the mean of theirs."""
    _, inverse, count = np.unique(values, return_inverse=True, return_counts=True)
    return np.asarray((np.cumsum(count) - (count - 1) / 2)[inverse])
