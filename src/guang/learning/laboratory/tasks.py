"""From histories to tasks: what is known, what is asked, and what is kept for the test."""

import numpy as np

from guang.learning.laboratory.errors import TooFew
from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows, Task

LEARNED = 20_000
"""Questions of the ranker at most: more of them changed little and cost in proportion."""
TAUGHT_SHARE = 0.12
"""Of the sessions, the youngest that the ranker learns from, the channels knowing only the others."""
REPEATED = 0.01
"""From this share of answers that were in their context already, what was touched may come again."""
LEAST = 100


def leave_one_out(name: str, histories: Histories, items: int, traits: Matrix | None = None, *, seed: int = 1) -> Task:
    """The last act of everybody is the test, the last but one teaches the ranker.

    The channels that are asked the test know everything before it, the last but one included.

    Raises:
        TooFew: hardly anybody has three acts.
    """
    asked = np.flatnonzero(histories.lengths >= 3)
    if len(asked) < LEAST:
        raise TooFew(questions=len(asked), least=LEAST)
    early, late = histories.shortened(2), histories.shortened(1)
    learn = Questions(early.pick(asked), histories.turn(1)[asked], asked)
    test = Questions(late.pick(asked), histories.turn(0)[asked], asked)
    return Task(name, items, early, _some(learn, seed), late, test, is_repeating(learn), traits)


def sessions(
    name: str, past: Histories, test: Questions, items: int, traits: Matrix | None = None, *, seed: int = 1
) -> Task:
    """Every beginning of a session asks what comes next; the test has sessions of its own, after ``past``.

    Raises:
        TooFew: there is hardly anything to learn from.
    """
    cut = int(len(past) * (1 - TAUGHT_SHARE))
    early, taught = past.pick(slice(0, cut)), past.pick(slice(cut, None))
    learn = _some(beginnings(taught), seed)
    if len(learn) < LEAST or len(test) == 0:
        raise TooFew(questions=min(len(learn), len(test)), least=LEAST)
    return Task(name, items, early, learn, past, test, is_repeating(learn), traits)


def split_by_session(name: str, histories: Histories, items: int, traits: Matrix | None = None) -> Task:
    """Sessions in order of time: the last tenth is the test."""
    cut = int(len(histories) * 0.9)
    test = beginnings(histories.pick(slice(cut, None)))
    return sessions(name, histories.pick(slice(0, cut)), test, items, traits)


def beginnings(histories: Histories) -> Questions:
    """Each history asked about after its first act, its second, and so on."""
    lengths = histories.lengths
    owner = np.repeat(np.arange(len(histories)), np.maximum(lengths - 1, 0))
    first = np.repeat(np.cumsum(np.maximum(lengths - 1, 0)) - np.maximum(lengths - 1, 0), np.maximum(lengths - 1, 0))
    known = np.arange(len(owner)) - first + 1
    begin = histories.starts[:-1][owner]
    places = np.repeat(begin - (np.cumsum(known) - known), known) + np.arange(known.sum())
    return Questions(histories.taken(places, known), histories.items[begin + known], owner)


def is_repeating(questions: Questions) -> bool:
    """Whether people come back to what they have touched."""
    contexts = questions.contexts
    known = np.zeros(len(questions), bool)
    known[contexts.owner[contexts.items == questions.targets[contexts.owner]]] = True
    return bool(known.mean() > REPEATED)


def _some(questions: Questions, seed: int) -> Questions:
    if len(questions) <= LEARNED:
        return questions
    chosen: Rows = np.sort(np.random.default_rng(seed).permutation(len(questions))[:LEARNED])
    return questions.pick(chosen)
