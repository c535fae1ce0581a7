"""Do promises come true on later days? Curves that make them, and the diagrams that show it."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from guang.learning import models
from guang.learning.training.types import Examples

ENOUGH = 100
"""So many times must an action have happened before a curve may bend; before that, it is a line."""

Mask = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Judgement:
    """What was found out about each action; ``curves`` know all later days, the figures are of a time after theirs."""

    curves: dict[str, models.calibration.Curve] = field(default_factory=dict)
    reliability: dict[str, tuple[models.calibration.Bin, ...]] = field(default_factory=dict)
    log_loss: dict[str, float] = field(default_factory=dict)
    ece: dict[str, float] = field(default_factory=dict)


def judge(ranker: models.Ranker, after: Examples, end: float) -> Judgement:
    """Measure, then correct.

    The later days are cut in two by time: on the first part a line (Platt) and a rising curve (isotonic) are fitted,
    the second tells which of them is right and how right. The better kind is fitted again on both.

    Args:
        after: lines that the ranker has not learnt from.
        end: of the journal; what follows an order is judged where it is known by then.
    """
    found = Judgement()
    if len(after) == 0:
        return found
    raw = ranker.raw(after.rows)
    ordered = _column(after, "order") == 1
    for place, action in enumerate(ranker.manifest.trained + ranker.manifest.after):
        lines = ordered & (after.settles <= end) if action in models.AFTER_ORDER else np.ones(len(after), bool)
        if lines.any():
            _judge(found, action, after.where(lines), raw[lines, place])
    return found


def _judge(found: Judgement, action: str, lines: Examples, raw: NDArray[np.float32]) -> None:
    happened, weights = _column(lines, action), lines.weights
    early = lines.at < np.median(lines.at)
    kinds = [_line, models.calibration.isotonic] if happened[early].sum() >= ENOUGH else [_line]
    if early.all() or not early.any():
        found.curves[action] = models.calibration.STRAIGHT
        return
    late, outcome, mass = raw[~early], happened[~early], weights[~early]
    tried = [models.calibration.apply(late, fit(raw[early], happened[early], weights[early])) for fit in kinds]
    losses = [models.calibration.log_loss(promised, outcome, mass) for promised in tried]
    best = int(np.argmin(losses))
    found.curves[action] = kinds[best](raw, happened, weights)
    found.reliability[action] = models.calibration.reliability(tried[best], outcome, mass)
    found.log_loss[action] = losses[best]
    found.ece[action] = models.calibration.error(tried[best], outcome, mass)


def _line(
    predicted: NDArray[np.floating], happened: NDArray[np.number], weights: NDArray[np.floating]
) -> models.calibration.Curve:
    return models.calibration.line(*models.calibration.platt(predicted, happened, weights))


def _column(lines: Examples, action: str) -> NDArray[np.uint8]:
    return np.asarray(lines.labels[:, models.ACTIONS.index(action)])
