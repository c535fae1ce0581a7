"""One pipeline for every ranked list: feed, mall, search, ads, creator matching.

A `Pipeline` is a recipe one can read from top to bottom::

    sources      who might belong on this page?     together, each with a time limit
    hydrators    what do we know about them?         together, each with a time limit
    filters      who must not be shown?              each returns a mask
    scorers      how good would each be?             each writes one array
    selector     which, and in what order?
    effects      who must hear of the page?          they take note; the page does not wait

Candidates are columns, not objects: one array of ids and one array per feature, so that a thousand candidates cost
microseconds per stage. The pipeline fails open: a dead source costs its candidates, not the page, and the page says
who was silent. Every removal keeps who removed it, so that a page can be explained after the fact. It knows no
business: what a query is, and what ids mean, is the recipe's affair.
"""

import asyncio
import inspect
import logging
from abc import abstractmethod
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from time import perf_counter
from typing import Any, ClassVar, Generic, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from guang.kernel.columns import Array, Columns, Found, merge

__all__ = [
    "Array",
    "Columns",
    "Explanation",
    "Fault",
    "Filter",
    "Found",
    "Hydrator",
    "Picks",
    "Pipeline",
    "Scorer",
    "Selector",
    "Served",
    "SideEffect",
    "Source",
]

Q = TypeVar("Q")
Q_contra = TypeVar("Q_contra", contravariant=True)
T = TypeVar("T")
P = TypeVar("P", bound="Waits")

MOST_SOURCES = 63
KEPT = -1
"""In `Served.removed_by`: nobody removed this candidate."""
_log = logging.getLogger("guang.pipeline")


class Component(Protocol):
    """What every part of a recipe says about itself.

    ``reads`` and ``writes`` name columns. A recipe in which somebody reads what nobody wrote before, or in which two
    parts write the same column, is refused when it is put together, not when it is served.
    """

    reads: ClassVar[tuple[str, ...]] = ()
    writes: ClassVar[tuple[str, ...]] = ()

    @property
    def name(self) -> str:
        """What explanations and logs call this part."""
        return type(self).__name__


class Source(Component, Protocol[Q_contra]):
    """Proposes candidates.

    A source that only computes defines ``def find``; one that waits for the world defines ``async def find``, and
    ``timeout_s`` limits its waiting. Nothing limits computing: what computes for long belongs in a thread.
    """

    timeout_s: ClassVar[float] = 0.05

    @abstractmethod
    def find(self, query: Q_contra) -> Found | Awaitable[Found]:
        """Ids worth considering, best first, with the columns this source owns."""


class Hydrator(Component, Protocol[Q_contra]):
    """Brings columns that the sources did not; ``def`` or ``async def`` as for a source."""

    timeout_s: ClassVar[float] = 0.05

    @abstractmethod
    def hydrate(self, query: Q_contra, candidates: Columns) -> Mapping[str, Array] | Awaitable[Mapping[str, Array]]:
        """One array per name in ``writes``, each as long as ``candidates``."""


class Waits(Component, Protocol):
    """A part that may have to wait."""

    timeout_s: ClassVar[float]


class Filter(Component, Protocol[Q_contra]):
    """Says which candidates may stay.

    A filter judges each candidate by itself, never by the company it is in; so all filters see all candidates, and
    their order decides only who is named as the one that removed it. ``vital`` filters protect people or the law: if
    one cannot judge, nothing passes it, and the page is short instead of wrong.
    """

    vital: ClassVar[bool] = False

    @abstractmethod
    def keep(self, query: Q_contra, candidates: Columns) -> NDArray[np.bool_]:
        """True where the candidate may stay."""


class Scorer(Component, Protocol[Q_contra]):
    """Writes one array about the candidates that stayed."""

    @abstractmethod
    def score(self, query: Q_contra, candidates: Columns) -> Array:
        """An array whose first axis is as long as ``candidates``; it becomes the column ``writes[0]``."""


@dataclass(frozen=True, slots=True)
class Picks:
    """The rows chosen, first slot first, with what the selector wants remembered about each (say, its propensity)."""

    rows: NDArray[np.intp]
    columns: Mapping[str, Array] = field(default_factory=dict)


class Selector(Component, Protocol[Q_contra]):
    """Chooses the page out of the scored candidates."""

    @abstractmethod
    def pick(self, query: Q_contra, candidates: Columns, limit: int) -> Picks:
        """At most ``limit`` different rows."""


class SideEffect(Component, Protocol[Q_contra]):
    """Hears of every page."""

    @abstractmethod
    def note(self, query: Q_contra, page: "Served") -> None:
        """Take note of the page, within microseconds; let a task of your own write it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A part of the recipe that did not answer, and why: ``timeout``, or the name of the error."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Explanation:
    """All that one page knows about one candidate."""

    id: int
    sources: tuple[str, ...]
    columns: Mapping[str, Any]
    removed_by: str | None
    slot: int | None


@dataclass(frozen=True, slots=True)
class Served:
    """A page, and how it came to be.

    ``candidates`` are all that any source proposed; ``scored`` those that no filter removed, with their scores;
    ``items`` the page in slot order. ``removed_by[i]`` is the index in ``filters`` of the filter that removed candidate
    ``i``, or `KEPT`. ``took_s`` is how long making it took; timings are in seconds, by part.
    """

    items: Columns
    scored: Columns
    candidates: Columns
    removed_by: NDArray[np.int16]
    sources: tuple[str, ...]
    filters: tuple[str, ...]
    silent: tuple[Fault, ...]
    timings: Mapping[str, float]
    took_s: float

    def sources_of(self, mask: int) -> tuple[str, ...]:
        """The names behind a bitmask from the column ``sources``."""
        return tuple(name for bit, name in enumerate(self.sources) if mask >> bit & 1)

    def explain(self, wanted: int) -> Explanation | None:
        """What happened to this candidate; nothing if no source proposed it."""
        row = self.candidates.row_of(wanted)
        if row is None:
            return None
        columns: dict[str, Any] = {}
        for stage in (self.candidates, self.scored, self.items):
            if (at := stage.row_of(wanted)) is not None:
                columns |= stage.at(at)
        remover = int(self.removed_by[row])
        return Explanation(
            id=wanted,
            sources=self.sources_of(int(columns.pop("sources"))),
            columns=columns,
            removed_by=None if remover == KEPT else self.filters[remover],
            slot=self.items.row_of(wanted),
        )


@dataclass(slots=True)
class _Run:
    """What one run has learnt about its own parts so far."""

    faults: list[Fault] = field(default_factory=list)
    timings: dict[str, float] = field(default_factory=dict)

    def blame(self, part: Component, reason: str, error: Exception | None = None) -> None:
        self.faults.append(Fault(part.name, reason))
        _log.warning("%s was silent: %s", part.name, reason, exc_info=error)

    async def together(self, parts: Sequence[P], start: Callable[[P], T | Awaitable[T]]) -> list[T | None]:
        """Start every part's work, and wait for those that have to wait, side by side."""
        outcomes: list[Any] = [self.compute(part, partial(start, part)) for part in parts]
        waiting = [index for index, outcome in enumerate(outcomes) if inspect.isawaitable(outcome)]
        if waiting:
            answers = await asyncio.gather(*(self._wait(parts[index], outcomes[index]) for index in waiting))
            for index, answer in zip(waiting, answers, strict=True):
                outcomes[index] = answer
        return outcomes

    async def _wait(self, part: "Waits", work: Awaitable[T]) -> T | None:
        """Wait for the work at most as long as the part may take; a failure is noted and becomes None."""
        began = perf_counter()
        try:
            async with asyncio.timeout(part.timeout_s):
                return await work
        except TimeoutError:
            self.blame(part, "timeout")
        except Exception as error:
            self.blame(part, type(error).__name__, error)
        finally:
            self.timings[part.name] = perf_counter() - began
        return None

    def check(self, part: Component, found: Found) -> Found:
        """What a source found; nothing if it is not what the source declares."""
        lengths = {len(values) for values in found.columns.values()}
        if set(found.columns) <= set(part.writes) and lengths <= {len(found.ids)}:
            return found
        self.blame(part, "WrongShape")
        return Found.nothing()

    def compute(self, part: Component, work: Callable[[], T]) -> T | None:
        """Do the work; a failure is noted and becomes None."""
        began = perf_counter()
        try:
            return work()
        except Exception as error:
            self.blame(part, type(error).__name__, error)
            return None
        finally:
            self.timings[part.name] = perf_counter() - began


@dataclass(frozen=True, kw_only=True)
class Pipeline(Generic[Q]):
    """A recipe for ranked lists. Print it to read it; run it to make a page."""

    title: str
    sources: Sequence[Source[Q]]
    filters: Sequence[Filter[Q]]
    scorers: Sequence[Scorer[Q]]
    selector: Selector[Q]
    hydrators: Sequence[Hydrator[Q]] = ()
    effects: Sequence[SideEffect[Q]] = ()

    def __post_init__(self) -> None:
        """Refuse a recipe whose parts do not fit together."""
        if len(self.sources) > MOST_SOURCES:
            raise ValueError(f"{self.title}: more than {MOST_SOURCES} sources do not fit a bitmask")
        names = [part.name for _, part in self._parts()]
        if twice := {name for name in names if names.count(name) > 1}:
            raise ValueError(f"{self.title}: two parts share a name: {', '.join(sorted(twice))}")
        written: dict[str, str] = {"sources": "the pipeline"}
        for stage in self._stages():
            known = set(written)
            for part in stage:
                _fit(self.title, part, known, written)
                if part in self.scorers:
                    known |= set(part.writes)

    async def run(self, query: Q, *, limit: int) -> Served:
        """Make a page of at most ``limit`` items.

        Raises nothing of its parts: what fails is named in ``silent`` and the page is made of the rest.
        """
        run, began = _Run(), perf_counter()
        candidates = await self._gather(run, query)
        removed_by = self._sift(run, query, candidates)
        scored = candidates.take(np.flatnonzero(removed_by == KEPT))
        for scorer in self.scorers if len(scored) else ():
            values = run.compute(scorer, partial(scorer.score, query, scored))
            if values is not None:
                self._write(run, scorer, scored, scorer.writes[0], values)
        page = Served(
            items=self._select(run, query, scored, limit),
            scored=scored,
            candidates=candidates,
            removed_by=removed_by,
            sources=tuple(source.name for source in self.sources),
            filters=tuple(part.name for part in self.filters),
            silent=tuple(run.faults),
            timings=run.timings,
            took_s=perf_counter() - began,
        )
        for effect in self.effects:
            run.compute(effect, partial(effect.note, query, page))
        return page

    async def _gather(self, run: _Run, query: Q) -> Columns:
        found = await run.together(self.sources, lambda part: part.find(query))
        began = perf_counter()
        sound = [
            Found.nothing() if one is None else run.check(part, one)
            for part, one in zip(self.sources, found, strict=True)
        ]
        candidates = merge(sound, [source.name for source in self.sources])
        run.timings["merge"] = perf_counter() - began
        brought = await run.together(self.hydrators, lambda part: part.hydrate(query, candidates))
        for part, columns in zip(self.hydrators, brought, strict=True):
            for name, values in (columns or {}).items():
                self._write(run, part, candidates, name, values)
        return candidates

    def _sift(self, run: _Run, query: Q, candidates: Columns) -> NDArray[np.int16]:
        """Who removed each candidate: the first filter that would not keep it."""
        removed_by = np.full(len(candidates), KEPT, dtype=np.int16)
        for index, part in enumerate(self.filters):
            mask = run.compute(part, partial(_judge, part, query, candidates))
            if mask is not None:
                removed_by[(removed_by == KEPT) & ~mask] = index
            elif part.vital:
                removed_by[removed_by == KEPT] = index
        return removed_by

    def _write(self, run: _Run, part: Component, table: Columns, name: str, values: Array) -> None:
        try:
            table.put(name, values, owner=part.name)
        except ValueError as error:
            run.blame(part, "WrongShape", error)

    def _select(self, run: _Run, query: Q, scored: Columns, limit: int) -> Columns:
        if not len(scored):
            return scored
        picks = run.compute(self.selector, partial(self.selector.pick, query, scored, limit))
        if picks is None:  # the selector failed: best score first, or as the sources proposed
            order = np.argsort(-scored["score"], kind="stable") if "score" in scored else np.arange(len(scored))
            picks = Picks(order[:limit])
        items = scored.take(picks.rows)
        for name, values in picks.columns.items():
            items.put(name, values, owner=self.selector.name)
        return items

    def _stages(self) -> Iterable[Sequence[Component]]:
        return (self.sources, self.hydrators, self.filters, self.scorers, (self.selector,), self.effects)

    def _parts(self) -> Iterable[tuple[str, Component]]:
        labels = ("sources", "hydrators", "filters", "scorers", "selector", "effects")
        return ((label, part) for label, stage in zip(labels, self._stages(), strict=True) for part in stage)

    def __str__(self) -> str:
        """The recipe, one part a line, with what each part says of itself."""
        lines, last = [self.title], ""
        width = max(len(part.name) for _, part in self._parts())
        for label, part in self._parts():
            says = (type(part).__doc__ or "").strip().split("\n")[0]
            lines.append(f"  {label if label != last else '':<10} {part.name:<{width}}  {says}".rstrip())
            last = label
        return "\n".join(lines)


def _fit(title: str, part: Component, known: set[str], written: dict[str, str]) -> None:
    if missing := set(part.reads) - known:
        raise ValueError(f"{title}: {part.name} reads {', '.join(sorted(missing))}, which nobody wrote before it")
    for column in part.writes:
        if column in written:
            raise ValueError(f"{title}: {part.name} and {written[column]} both write {column}")
        written[column] = part.name


def _judge(part: Filter[Q], query: Q, candidates: Columns) -> NDArray[np.bool_]:
    mask = part.keep(query, candidates)
    if mask.shape != (len(candidates),) or mask.dtype != np.bool_:
        raise ValueError(f"{part.name} gave {mask.dtype}{mask.shape} for {len(candidates)} candidates")
    return mask
