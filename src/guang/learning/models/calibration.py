"""Making probabilities mean what they say."""

import numpy as np
from numpy.typing import NDArray

_EDGE = 1e-6


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


def apply(predicted: NDArray[np.float32], scale: tuple[float, float]) -> NDArray[np.float32]:
    """Probabilities after slope and shift; order is kept."""
    slope, shift = scale
    return np.asarray(1 / (1 + np.exp(-(slope * _logit(predicted) + shift))), np.float32)


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
