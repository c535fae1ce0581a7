"""What crosses the wall of the laboratory: histories in columns, questions, and what an experiment found out."""

from dataclasses import dataclass, field
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

Rows = NDArray[np.int64]
Matrix = Any
"""A ``scipy.sparse.csr_matrix`` of float32; scipy has no types."""


@dataclass(frozen=True, slots=True)
class Histories:
    """What people, or sessions, touched: flat columns, oldest first, and where each of them begins.

    Attributes:
        items: rows of items, from 1.
        starts: one entry a history, and the length of ``items`` at the end.
        kinds: what was done, small numbers from 0; None where all acts are alike.
        at: seconds; None where only the order is known.
    """

    items: Rows
    starts: Rows
    kinds: Rows | None = None
    at: NDArray[np.float64] | None = None

    @classmethod
    def of(cls, items: Rows, lengths: Rows, kinds: Rows | None = None, at: NDArray[np.float64] | None = None) -> Self:
        """Histories of these lengths, one after the other."""
        return cls(items, np.concatenate([[0], np.cumsum(lengths)]), kinds, at)

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def lengths(self) -> Rows:
        """How long each is."""
        return np.diff(self.starts)

    @property
    def owner(self) -> Rows:
        """Whose each act is."""
        return np.repeat(np.arange(len(self)), self.lengths)

    @property
    def turns_ago(self) -> Rows:
        """How many acts of the same history came after each; 0 for the newest."""
        return np.asarray(np.repeat(self.starts[1:], self.lengths) - 1 - np.arange(len(self.items)))

    def keep(self, acts: NDArray[np.bool_]) -> "Histories":
        """The same histories with fewer acts; none goes, though some may become empty."""
        return self.taken(acts, np.bincount(self.owner[acts], minlength=len(self)))

    def shortened(self, by: int) -> "Histories":
        """Without the last acts of each."""
        return self.keep(self.turns_ago >= by)

    def pick(self, which: Rows | slice) -> "Histories":
        """Some of the histories, in that order."""
        begin, lengths = self.starts[:-1][which], self.lengths[which]
        places = np.repeat(begin - np.concatenate([[0], np.cumsum(lengths)[:-1]]), lengths) + np.arange(lengths.sum())
        return self.taken(places, lengths)

    def turn(self, back: int) -> Rows:
        """The item of each history so many acts from its end, 0 where it is shorter."""
        place = self.starts[1:] - 1 - back
        inside = place >= self.starts[:-1]
        found = np.zeros(len(self), np.int64)
        found[inside] = self.items[place[inside]]
        return found

    def taken(self, acts: NDArray[Any], lengths: Rows) -> "Histories":
        """Histories of these lengths from acts of these."""
        kinds = None if self.kinds is None else self.kinds[acts]
        return Histories.of(self.items[acts], lengths, kinds, None if self.at is None else self.at[acts])


@dataclass(frozen=True, slots=True)
class Questions:
    """What was known, and what came next; ``people`` tells which questions are of one person.

    ``at`` is when each was asked, in the seconds of the contexts; None where only the order is known.
    """

    contexts: Histories
    targets: Rows
    people: Rows
    at: NDArray[np.float64] | None = None

    def __len__(self) -> int:
        return len(self.targets)

    def pick(self, which: Rows) -> "Questions":
        """Some of the questions."""
        at = None if self.at is None else self.at[which]
        return Questions(self.contexts.pick(which), self.targets[which], self.people[which], at)


@dataclass(frozen=True, slots=True)
class Stage:
    """What was known before some of a task's questions, which are those from ``first`` to before ``end``."""

    past: Histories
    first: int
    end: int


@dataclass(frozen=True, slots=True)
class Task:
    """Who touches what next?

    The ranker learns from ``learn``, asked of channels that know ``early``; the test is asked of channels fitted again
    on ``late``. Nothing in ``early`` or ``late`` comes after what it is asked about, and the test is looked at once.

    Attributes:
        items: rows of items go from 1 to below this.
        repeats: whether what somebody has touched may come again; it is off every list where not.
        traits: items × traits (categories, brands …), if anything is known about items.
        learn_stages, test_stages: where channels are fitted again as time goes on, instead of ``early`` and ``late``.
        log: everybody's acts in time, for channels that follow it; of it, a question may hear what was before it.
        facts: what whoever reads the report should know about the data.
    """

    name: str
    items: int
    early: Histories
    learn: Questions
    late: Histories
    test: Questions
    repeats: bool
    traits: Matrix | None = None
    learn_stages: tuple[Stage, ...] = ()
    test_stages: tuple[Stage, ...] = ()
    log: Histories | None = None
    facts: dict[str, float | int | str] = field(default_factory=dict)

    @property
    def learning(self) -> tuple[Stage, ...]:
        """What the channels know when they are asked what the ranker learns from."""
        return self.learn_stages or (Stage(self.early, 0, len(self.learn)),)

    @property
    def testing(self) -> tuple[Stage, ...]:
        """What the channels know when they are asked the test."""
        return self.test_stages or (Stage(self.late, 0, len(self.test)),)


@dataclass(frozen=True, slots=True)
class Score:
    """How one way of ranking did; ``errors`` are standard errors, by bootstrap over people."""

    values: dict[str, float]
    errors: dict[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Report:
    """What an experiment found out; ``ways`` by way of ranking, the recipe under ``guang``.

    Attributes:
        curves: how learning went, a value a round.
        ranker: the fitted trees as a file.
    """

    dataset: str
    questions: int
    ways: dict[str, Score]
    facts: dict[str, float | int | str] = field(default_factory=dict)
    curves: dict[str, tuple[float, ...]] = field(default_factory=dict)
    ranker: bytes = b""
