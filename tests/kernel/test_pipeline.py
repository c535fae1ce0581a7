"""The pipeline: equal to a plain list program, open to failures, and able to explain itself."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass
from time import perf_counter
from typing import ClassVar

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from guang.kernel.pipeline import (
    KEPT,
    Array,
    Columns,
    Fault,
    Filter,
    Found,
    Hydrator,
    Picks,
    Pipeline,
    Scorer,
    Selector,
    Served,
    SideEffect,
    Source,
)

Query = int
"""In these tests a query is the number whose multiples are unwelcome."""


@dataclass(frozen=True)
class Listed(Source[Query]):
    """Proposes a fixed list."""

    label: str
    ids: tuple[int, ...]
    wait_s: float = 0
    timeout_s: ClassVar[float] = 0.05

    @property
    def name(self) -> str:
        return self.label

    async def find(self, query: Query) -> Found:
        await asyncio.sleep(self.wait_s)
        if 13 in self.ids and query == 13:
            raise ConnectionError("thirteen")
        return Found(np.array(self.ids, dtype=np.int64))


class Halves(Hydrator[Query]):
    """Brings half of each id."""

    writes = ("half",)

    async def hydrate(self, query: Query, candidates: Columns) -> Mapping[str, Array]:
        return {"half": candidates.ids / 2}


class NoMultiples(Filter[Query]):
    """Removes multiples of the query."""

    def keep(self, query: Query, candidates: Columns) -> NDArray[np.bool_]:
        return candidates.ids % query != 0


@dataclass(frozen=True)
class Below(Filter[Query]):
    """Removes what is as large as the bound, judging by its half."""

    bound: float
    reads = ("half",)

    def keep(self, query: Query, candidates: Columns) -> NDArray[np.bool_]:
        return candidates["half"] < self.bound / 2


class Backwards(Scorer[Query]):
    """Small ids are worth more."""

    writes = ("score",)

    def score(self, query: Query, candidates: Columns) -> Array:
        return -candidates.ids.astype(np.float64)


class Best(Selector[Query]):
    """The best scores."""

    reads = ("score",)
    writes = ("chance",)

    def pick(self, query: Query, candidates: Columns, limit: int) -> Picks:
        rows = np.argsort(-candidates["score"], kind="stable")[:limit]
        return Picks(rows, {"chance": np.ones(len(rows))})


class Remember(SideEffect[Query]):
    """Keeps the last page."""

    def __init__(self) -> None:
        self.pages: list[Served] = []

    def note(self, query: Query, page: Served) -> None:
        self.pages.append(page)


def recipe(*lists: tuple[int, ...], **parts: object) -> Pipeline[Query]:
    sources = [Listed(f"list{n}", ids) for n, ids in enumerate(lists)]
    usual = {
        "title": "numbers",
        "sources": sources,
        "hydrators": [Halves()],
        "filters": [NoMultiples(), Below(40)],
        "scorers": [Backwards()],
        "selector": Best(),
    }
    return Pipeline(**(usual | parts))  # type: ignore[arg-type]


def plain(lists: list[list[int]], query: int, limit: int) -> tuple[list[int], dict[int, str]]:
    """The reference: the same recipe over plain lists."""
    distinct = list(dict.fromkeys(number for one in lists for number in one))
    removed = {}
    for number in distinct:
        if number % query == 0:
            removed[number] = "NoMultiples"
        elif not number / 2 < 20:
            removed[number] = "Below"
    return sorted(set(distinct) - set(removed))[:limit], removed


@given(st.lists(st.lists(st.integers(1, 60), max_size=30), max_size=4), st.integers(2, 7), st.integers(0, 20))
def test_a_page_equals_that_of_the_plain_twin(lists: list[list[int]], query: int, limit: int) -> None:
    page = asyncio.run(recipe(*(tuple(one) for one in lists)).run(query, limit=limit))
    items, removed = plain(lists, query, limit)

    assert page.items.ids.tolist() == items
    told = {
        int(number): page.filters[by]
        for number, by in zip(page.candidates.ids, page.removed_by, strict=True)
        if by != KEPT
    }
    assert told == removed
    for number in page.candidates.ids.tolist():
        explained = page.explain(number)
        assert explained is not None
        assert explained.sources == tuple(f"list{n}" for n, one in enumerate(lists) if number in one)
        assert explained.removed_by == removed.get(number)
        assert explained.slot == (items.index(number) if number in items else None)


async def test_a_dead_source_costs_its_candidates_and_not_the_page() -> None:
    sources = [Listed("slow", (1, 2), wait_s=5), Listed("broken", (13, 14)), Listed("sound", (3, 4))]

    page = await recipe(sources=sources).run(13, limit=9)

    assert page.items.ids.tolist() == [3, 4]
    assert set(page.silent) == {Fault("slow", "timeout"), Fault("broken", "ConnectionError")}
    assert page.timings["slow"] < 1


async def test_sources_wait_together() -> None:
    sources = [Listed(f"list{n}", (n + 1,), wait_s=0.03) for n in range(8)]

    began = perf_counter()
    page = await recipe(sources=sources).run(50, limit=9)

    assert len(page.items) == 8
    assert perf_counter() - began < 0.15


class Computed(Source[Query]):
    """Computes without waiting, and may bring what it did not declare."""

    writes = ("weight",)

    def __init__(self, **columns: Array) -> None:
        self.columns = columns

    def find(self, query: Query) -> Found:
        if query == 13:
            raise ArithmeticError
        return Found(np.array([5, 6]), self.columns)


async def test_sources_that_compute_and_sources_that_wait_stand_side_by_side() -> None:
    page = await recipe(sources=[Listed("waits", (3, 5), wait_s=0.01), Computed(weight=np.array([0.5, 0.6]))]).run(
        9, limit=9
    )

    assert page.items.ids.tolist() == [3, 5, 6]
    assert page.items["weight"].tolist()[1:] == [0.5, 0.6]
    assert (await recipe(sources=[Computed()]).run(13, limit=9)).silent == (Fault("Computed", "ArithmeticError"),)


@pytest.mark.parametrize("columns", [{"price": np.zeros(2)}, {"weight": np.zeros(3)}])
async def test_a_source_that_brings_what_it_did_not_declare_is_silent(columns: dict[str, Array]) -> None:
    page = await recipe((3,), sources=[Listed("sound", (3,)), Computed(**columns)]).run(9, limit=9)

    assert page.items.ids.tolist() == [3]
    assert page.silent == (Fault("Computed", "WrongShape"),)


class ThreeHalves(Hydrator[Query]):
    """Brings a column of another length."""

    writes = ("half",)

    def hydrate(self, query: Query, candidates: Columns) -> Mapping[str, Array]:
        return {"half": np.zeros(3)}


async def test_a_hydrator_of_another_length_is_silent() -> None:
    page = await recipe((4, 5), hydrators=[ThreeHalves()], filters=[NoMultiples()]).run(4, limit=9)

    assert page.items.ids.tolist() == [5]
    assert page.silent == (Fault("ThreeHalves", "WrongShape"),)


class Torn(Filter[Query]):
    """Cannot judge."""

    def keep(self, query: Query, candidates: Columns) -> NDArray[np.bool_]:
        return np.ones(1, dtype=np.bool_)


class TornButVital(Torn):
    """Cannot judge, and must."""

    vital = True


async def test_a_filter_that_cannot_judge_keeps_everybody() -> None:
    page = await recipe((1, 2, 3), filters=[Torn()]).run(9, limit=9)

    assert page.items.ids.tolist() == [1, 2, 3]
    assert page.silent == (Fault("Torn", "ValueError"),)


async def test_a_vital_filter_that_cannot_judge_lets_nobody_pass() -> None:
    page = await recipe((1, 2, 3), filters=[TornButVital()]).run(9, limit=9)

    assert page.items.ids.tolist() == []
    assert page.removed_by.tolist() == [0, 0, 0]
    assert page.silent == (Fault("TornButVital", "ValueError"),)


class Confused(Scorer[Query]):
    """Fails."""

    writes = ("score",)

    def score(self, query: Query, candidates: Columns) -> Array:
        raise ZeroDivisionError


async def test_without_scores_the_page_keeps_the_order_of_the_sources() -> None:
    page = await recipe((3, 1, 2), scorers=[Confused()]).run(9, limit=2)

    assert page.items.ids.tolist() == [3, 1]
    assert [fault.name for fault in page.silent] == ["Confused", "Best"]


async def test_an_empty_page_troubles_neither_scorers_nor_the_selector() -> None:
    page = await recipe((3, 6), scorers=[Confused()]).run(3, limit=2)

    assert page.items.ids.tolist() == []
    assert page.silent == ()


class Mute(SideEffect[Query]):
    """Fails."""

    def note(self, query: Query, page: Served) -> None:
        raise OSError


async def test_effects_hear_of_the_page_and_cannot_spoil_it() -> None:
    heard = Remember()

    page = await recipe((3, 1, 2), effects=[Mute(), heard]).run(9, limit=2)

    assert page.items.ids.tolist() == [1, 2]
    assert page.items["chance"].tolist() == [1, 1]
    assert heard.pages == [page]


def test_a_recipe_that_does_not_fit_together_is_refused() -> None:
    with pytest.raises(ValueError, match="Below reads half, which nobody wrote"):
        recipe((1,), hydrators=[])
    with pytest.raises(ValueError, match="both write score"):
        recipe((1,), scorers=[Backwards(), Confused()])
    with pytest.raises(ValueError, match="share a name: Backwards"):
        recipe((1,), scorers=[Backwards(), Backwards()])
    with pytest.raises(ValueError, match="do not fit a bitmask"):
        recipe(*((1,) for _ in range(64)))


def test_a_recipe_prints_itself() -> None:
    assert str(recipe((1,))) == "\n".join(
        [
            "numbers",
            "  sources    list0        Proposes a fixed list.",
            "  hydrators  Halves       Brings half of each id.",
            "  filters    NoMultiples  Removes multiples of the query.",
            "             Below        Removes what is as large as the bound, judging by its half.",
            "  scorers    Backwards    Small ids are worth more.",
            "  selector   Best         The best scores.",
        ]
    )


async def test_a_filter_over_a_thousand_candidates_costs_microseconds() -> None:
    pipeline = recipe(tuple(range(1, 1001)), filters=[NoMultiples(), Below(900)])

    pages = [await pipeline.run(7, limit=20) for _ in range(30)]

    for name in ("NoMultiples", "Below"):
        assert sorted(page.timings[name] for page in pages)[15] < 200e-6
