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


@dataclass(frozen=True, slots=True)
class Slates:
    """Many pages, each of several items; one line for each item that was shown, but in ``expected`` and ``slots``.

    ``page`` is the number of its page; ``rewards`` what came of it; ``logged`` the chance with which it was shown
    there, ``wanted`` that with which the other policy would have; ``guessed`` what a model foretold. ``expected`` is,
    for each page, the sum of what the model foretold of all that the other policy would show; ``slots`` how many those
    are.
    """

    page: NDArray[np.int64]
    rewards: Floats
    logged: Floats
    wanted: Floats
    guessed: Floats
    expected: Floats
    slots: Floats

    @property
    def told(self) -> float:
        """The share of what the other policy would show that was shown, so that the log can tell what came of it."""
        return float(self.wanted.sum() / self.slots.sum()) if self.slots.sum() else 0.0


def slates(given: Slates, most: float = np.inf) -> dict[str, Guess]:
    """The reward of a page under the other policy, in three ways; errors are between pages.

    What an item earns is taken not to depend on its company (the independence of "item-position" click models); what
    the other policy would show and the log never did counts as nothing by ``ips``, like the rest by ``snips``, and as
    the model foretells by ``dr``.

    Source: Li, Abbasi-Yadkori, Kveton et al., "Offline Evaluation of Ranking Policies with Click Models", KDD 2018;
    the estimators as above.
    """
    weights, pages = _weights(given.logged, given.wanted, most), len(given.slots)
    if pages < 2 or weights.sum() == 0:
        nothing = Guess(float("nan"), float("nan"), 0.0)
        return {"ips": nothing, "snips": nothing, "dr": nothing}
    earned: Floats = np.bincount(given.page, weights * given.rewards, pages).astype(np.float64)
    shown = np.bincount(given.page, weights, pages)
    put_right = given.expected + np.bincount(given.page, weights * (given.rewards - given.guessed), pages)
    rate, per_page = earned.sum() / shown.sum(), float(given.slots.mean())
    spread = float((earned - rate * shown).std(ddof=1) / (shown.mean() * np.sqrt(pages)))
    return {
        "ips": _mean(earned, weights),
        "snips": Guess(float(rate) * per_page, spread * per_page, _worth(weights)),
        "dr": _mean(put_right, weights),
    }


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
