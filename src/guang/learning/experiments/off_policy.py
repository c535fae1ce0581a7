"""What another policy would have earned, told from what this one showed with known chances."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Guess:
    """A mean reward and its standard error; ``people`` is how many shows the weights are worth."""

    value: float
    error: float
    people: float


def ips(rewards: Floats, logged: Floats, wanted: Floats, most: float = np.inf) -> Guess:
    """Inverse propensity scoring: unbiased where ``logged`` is above 0 wherever ``wanted`` is.

    Args:
        rewards: what came of each show.
        logged: the chance with which it was shown.
        wanted: the chance with which the other policy would have shown it.
        most: weights above this are cut, which trades variance for a bias towards 0.

    Source: Horvitz & Thompson 1952.
    """
    weights = _weights(logged, wanted, most)
    return _mean(weights * rewards, weights)


def snips(rewards: Floats, logged: Floats, wanted: Floats, most: float = np.inf) -> Guess:
    """The same, divided by the mean weight: a little biased, and far steadier.

    Source: Swaminathan & Joachims, "The Self-Normalized Estimator for Counterfactual Learning", NIPS 2015.
    """
    weights = _weights(logged, wanted, most)
    if weights.sum() == 0:
        return Guess(float("nan"), float("nan"), 0.0)
    value = float((weights * rewards).sum() / weights.sum())
    error = float(np.sqrt((weights**2 * (rewards - value) ** 2).sum()) / weights.sum())
    return Guess(value, error, _worth(weights))


def doubly_robust(
    rewards: Floats, logged: Floats, wanted: Floats, guessed: Floats, expected: Floats, most: float = np.inf
) -> Guess:
    """A model's guess, put right by what was seen: unbiased if either the chances or the model are.

    Args:
        guessed: the model's reward for what was shown.
        expected: the model's mean reward over what the other policy would show in that place.

    Source: Dudík, Langford, Li, "Doubly Robust Policy Evaluation and Learning", ICML 2011.
    """
    weights = _weights(logged, wanted, most)
    return _mean(expected + weights * (rewards - guessed), weights)


def _weights(logged: Floats, wanted: Floats, most: float) -> Floats:
    if (logged <= 0).any():
        raise ValueError("something was shown with a chance of 0")
    return np.minimum(wanted / logged, most)


def _mean(terms: Floats, weights: Floats) -> Guess:
    count = len(terms)
    if count < 2:
        return Guess(float("nan"), float("nan"), 0.0)
    return Guess(float(terms.mean()), float(terms.std(ddof=1) / np.sqrt(count)), _worth(weights))


def _worth(weights: Floats) -> float:
    """Kish's effective sample size."""
    squares = float((weights**2).sum())
    return float(weights.sum()) ** 2 / squares if squares else 0.0
