"""Making probabilities mean what they say."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

_EDGE = 1e-6
_WIDEST = float(np.log((1 - _EDGE) / _EDGE))
STEPS = 200
"""Predictions that an isotonic curve is fitted on, each the mean of equally many."""

Curve = tuple[tuple[float, ...], tuple[float, ...]]
"""Log-odds promised, rising, and the log-odds that came true there; straight between, level beyond."""

STRAIGHT: Curve = ((-_WIDEST, _WIDEST), (-_WIDEST, _WIDEST))
"""Changes nothing."""


@dataclass(frozen=True, slots=True)
class Bin:
    """One point of a reliability diagram: what was promised on average, what share came true, of how many lines."""

    promised: float
    happened: float
    lines: float


def platt(
    predicted: NDArray[np.floating], happened: NDArray[np.number], weights: NDArray[np.floating]
) -> tuple[float, float]:
    """The slope and shift of the log-odds that fit later data best; (1, 0) where there is too little to fit.

    Source: Platt, "Probabilistic Outputs for Support Vector Machines", 1999; here by Newton's method, ten steps.
    """
    x, y = _logit(predicted.astype(np.float64)), happened.astype(np.float64)
    if y.sum() < 20 or (1 - y).sum() < 20:
        return 1.0, 0.0
    share = weights / weights.sum()
    slope, shift = 1.0, 0.0
    for _ in range(10):
        p = 1 / (1 + np.exp(-(slope * x + shift)))
        error, bend = share * (p - y), share * p * (1 - p)
        gradient = np.array([(error * x).sum(), error.sum()])
        hessian = np.array([[(bend * x * x).sum(), (bend * x).sum()], [(bend * x).sum(), bend.sum()]])
        step = np.linalg.solve(hessian + 1e-9 * np.eye(2), gradient)
        slope, shift = slope - float(np.clip(step[0], -1, 1)), shift - float(np.clip(step[1], -2, 2))
    if not (np.isfinite(slope) and np.isfinite(shift)) or slope <= 0:
        return 1.0, 0.0
    return slope, shift


def line(slope: float, shift: float) -> Curve:
    """The curve of a slope and a shift."""
    return (-_WIDEST, _WIDEST), (shift - slope * _WIDEST, shift + slope * _WIDEST)


def bent(curve: Curve, slope: float, shift: float) -> Curve:
    """A curve followed by a line: what came true by the curve comes true by the line, of that."""
    return curve[0], tuple(slope * told + shift for told in curve[1])


def isotonic(predicted: NDArray[np.floating], happened: NDArray[np.number], weights: NDArray[np.floating]) -> Curve:
    """The rising curve that fits later data best, through the middles of its level stretches.

    Source: Zadrozny and Elkan, "Transforming classifier scores into accurate multiclass probability estimates", KDD
    2002; pool adjacent violators over `STEPS` means. Each mean is drawn to its neighbours by half a yes and half a no.
    """
    if len(predicted) == 0:
        return STRAIGHT
    order = np.argsort(predicted, kind="stable")
    x, y, w = _logit(predicted[order].astype(np.float64)), happened[order].astype(np.float64), weights[order]
    step = np.minimum((np.cumsum(w) / w.sum() * STEPS).astype(int), STEPS - 1)
    _, step = np.unique(step, return_inverse=True)
    mass = np.bincount(step, w)
    columns = [np.bincount(step, column * w) / mass for column in (x, y)]
    pooled = _pool(columns[0], columns[1], mass.astype(np.float64))
    places, shares = pooled[:, 0], (pooled[:, 1] * pooled[:, 2] + 0.5) / (pooled[:, 2] + 1)
    return tuple(places.tolist()), tuple(np.maximum.accumulate(_logit(shares)).tolist())


def apply(predicted: NDArray[np.float32], curve: Curve) -> NDArray[np.float32]:
    """Probabilities after a curve; order is kept."""
    return np.asarray(1 / (1 + np.exp(-np.interp(_logit(predicted), *curve))), np.float32)


def reliability(
    predicted: NDArray[np.floating], happened: NDArray[np.number], weights: NDArray[np.floating], bins: int = 10
) -> tuple[Bin, ...]:
    """What was promised and what came true, over bins of equal weight; empty ones are left out."""
    order = np.argsort(predicted, kind="stable")
    p, y, w = predicted[order], happened[order], weights[order]
    total = float(w.sum())
    if total == 0:
        return ()
    bin_of = np.minimum(((np.cumsum(w) - w / 2) / total * bins).astype(int), bins - 1)
    mass, promise, outcome = (np.bincount(bin_of, column, bins) for column in (w, p * w, y * w))
    return tuple(
        Bin(float(promise[place] / mass[place]), float(outcome[place] / mass[place]), float(mass[place]))
        for place in np.flatnonzero(mass)
    )


def error(
    predicted: NDArray[np.floating], happened: NDArray[np.number], weights: NDArray[np.floating], bins: int = 15
) -> float:
    """Expected calibration error: the mean distance of promise and outcome over bins of equal weight."""
    order = np.argsort(predicted)
    p, y, w = predicted[order], happened[order], weights[order]
    total = float(w.sum())
    if total == 0:
        return 0.0
    bin_of = np.minimum((np.cumsum(w) / total * bins).astype(int), bins - 1)
    promise, outcome = np.bincount(bin_of, p * w, bins), np.bincount(bin_of, y * w, bins)
    return float(np.abs(promise - outcome).sum() / total)


def log_loss(predicted: NDArray[np.floating], happened: NDArray[np.number], weights: NDArray[np.floating]) -> float:
    """Mean of -log(probability given to what happened)."""
    p = np.clip(predicted.astype(np.float64), _EDGE, 1 - _EDGE)
    loss = -(happened * np.log(p) + (1 - happened) * np.log(1 - p))
    return float((loss * weights).sum() / max(float(weights.sum()), _EDGE))


def _logit(p: NDArray[np.floating]) -> NDArray[np.floating]:
    clipped = np.clip(p, _EDGE, 1 - _EDGE)
    return np.asarray(np.log(clipped / (1 - clipped)))


def _pool(x: NDArray[np.floating], y: NDArray[np.floating], w: NDArray[np.floating]) -> NDArray[np.floating]:
    """Pool neighbours until the second column rises: rows of place, share, weight."""
    blocks: list[tuple[float, float, float]] = []
    for place, share, weight in zip(x.tolist(), y.tolist(), w.tolist(), strict=True):
        block = (place, share, weight)
        while blocks and blocks[-1][1] >= block[1]:
            before = blocks.pop()
            mass = before[2] + block[2]
            middle, mean = ((before[i] * before[2] + block[i] * block[2]) / mass for i in (0, 1))
            block = (middle, mean, mass)
        blocks.append(block)
    return np.asarray(blocks)
