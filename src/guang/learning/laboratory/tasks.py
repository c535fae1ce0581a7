"""From histories to tasks: what is known, what is asked, and what is kept for the test."""

import itertools
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory.errors import LeaksTime, TooFew
from guang.learning.laboratory.types import Histories, Matrix, Questions, Rows, Stage, Task

LEARNED = 20_000
"""Questions of the ranker at most: more of them changed little and cost in proportion."""
ASKED = 100_000
"""Questions of a file's test at most, drawn at random: an error of a thousandth is enough."""
TAUGHT_SHARE = 0.12
"""Of the sessions, the youngest that the ranker learns from, the channels knowing only the others."""
REPEATED = 0.01
"""From this share of answers that were in their context already, what was touched may come again."""
LEAST = 100
LONGEST_CONTEXT = 300
"""Of what somebody has done, the last so many acts are looked at where acts are asked for one by one."""


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
    ends = histories.starts[1:][asked]
    when = [None if histories.at is None else histories.at[ends - back] for back in (2, 1)]
    learn = Questions(early.pick(asked), histories.turn(1)[asked], asked, when[0])
    test = _some(Questions(late.pick(asked), histories.turn(0)[asked], asked, when[1]), seed, ASKED)
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
    learn = _some(beginnings(taught if test.at is not None else replace(taught, at=None)), seed)
    if len(learn) < LEAST or len(test) == 0:
        raise TooFew(questions=min(len(learn), len(test)), least=LEAST)
    return Task(name, items, early, learn, past, test, is_repeating(learn), traits)


def split_by_session(name: str, histories: Histories, items: int, traits: Matrix | None = None) -> Task:
    """Sessions in order of time: the last tenth is the test."""
    cut = int(len(histories) * 0.9)
    test = _some(beginnings(histories.pick(slice(cut, None))), 1, ASKED)
    return sessions(name, histories.pick(slice(0, cut)), test, items, traits)


@dataclass(frozen=True, slots=True)
class Spans:
    """When what is learnt from begins, when the test does, and how often channels are fitted again; seconds.

    ``at_once`` says that acts of somebody in one second are asked from what was known before that second, so that the
    things of one basket do not give each other away; else each is asked in its turn, as a log that streams would.
    """

    learn: float
    test: float
    step: float = 7 * 86_400.0
    at_once: bool = False


def by_time(name: str, acts: Histories, asked: NDArray[np.bool_], spans: Spans, items: int, *, repeats: bool) -> Task:
    """Some acts are asked for, each just before it happens: what the person did until then is known.

    Channels know what everybody did before the step of time that the question falls into began.

    Args:
        acts: everybody's, with times, in order of time within each person.
        asked: which of them are asked for.

    Raises:
        TooFew: there is hardly anything to learn from, or nothing to test.
        LeaksTime: acts of somebody are not in order of time.
    """
    at = _in_order(acts)
    learn, test = (
        _moments(acts, asked & (at >= begin) & (at < end), at_once=spans.at_once) for begin, end in _pairs(spans)
    )
    if len(learn) < LEAST or len(test) < LEAST:
        raise TooFew(questions=min(len(learn), len(test)), least=LEAST)
    early, late = (acts.keep(at < before) for before in (spans.learn, spans.test))
    first, second = _steps(acts, learn, spans.learn, spans.step), _steps(acts, test, spans.test, spans.step)
    return Task(name, items, early, learn, late, test, repeats, None, first, second, acts)


def _pairs(spans: Spans) -> tuple[tuple[float, float], tuple[float, float]]:
    return (spans.learn, spans.test), (spans.test, np.inf)


def _in_order(acts: Histories) -> NDArray[np.float64]:
    if acts.at is None or not np.isfinite(acts.at).all():
        raise LeaksTime(why="some acts have no time")
    back = (np.diff(acts.at) < 0) & (np.diff(acts.owner) == 0)
    if back.any():
        raise LeaksTime(why=f"{int(back.sum())} acts are not in order of time")
    return acts.at


def _moments(acts: Histories, asked: NDArray[np.bool_], *, at_once: bool) -> Questions:
    """Questions in order of time, each with what its person did before it, or before the second that it fell into."""
    assert acts.at is not None
    which = np.flatnonzero(asked)
    which = which[np.argsort(acts.at[which], kind="stable")]
    until = np.arange(len(acts.items))
    if at_once:
        fresh = np.r_[True, (np.diff(acts.at) > 0) | (np.diff(acts.owner) > 0)]
        until = np.maximum.accumulate(np.where(fresh, until, 0))
    owner = acts.owner[which]
    known = np.minimum(until[which] - acts.starts[:-1][owner], LONGEST_CONTEXT)
    places = np.repeat(until[which] - known, known) + np.arange(known.sum())
    places -= np.repeat(np.cumsum(known) - known, known)
    return Questions(acts.taken(places, known), acts.items[which], owner, acts.at[which])


def _steps(acts: Histories, asked: Questions, begin: float, step: float) -> tuple[Stage, ...]:
    assert acts.at is not None
    assert asked.at is not None
    number = np.floor((asked.at - begin) / step).astype(np.int64)
    edges = np.flatnonzero(np.r_[True, np.diff(number) > 0, True])
    return tuple(
        Stage(acts.keep(acts.at < begin + number[first] * step), int(first), int(end))
        for first, end in itertools.pairwise(edges)
    )


def beginnings(histories: Histories) -> Questions:
    """Each history asked about after its first act, its second, and so on, at the moment of that act."""
    lengths = histories.lengths
    owner = np.repeat(np.arange(len(histories)), np.maximum(lengths - 1, 0))
    first = np.repeat(np.cumsum(np.maximum(lengths - 1, 0)) - np.maximum(lengths - 1, 0), np.maximum(lengths - 1, 0))
    known = np.arange(len(owner)) - first + 1
    begin = histories.starts[:-1][owner]
    places = np.repeat(begin - (np.cumsum(known) - known), known) + np.arange(known.sum())
    at = None if histories.at is None else histories.at[begin + known - 1]
    return Questions(histories.taken(places, known), histories.items[begin + known], owner, at)


def is_repeating(questions: Questions) -> bool:
    """Whether people come back to what they have touched."""
    contexts = questions.contexts
    known = np.zeros(len(questions), bool)
    known[contexts.owner[contexts.items == questions.targets[contexts.owner]]] = True
    return bool(known.mean() > REPEATED)


def _some(questions: Questions, seed: int, most: int = LEARNED) -> Questions:
    if len(questions) <= most:
        return questions
    chosen: Rows = np.sort(np.random.default_rng(seed).permutation(len(questions))[:most])
    return questions.pick(chosen)
