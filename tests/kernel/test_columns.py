"""Columns: one owner each, and a merge that equals its plain twin."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.columns import Columns, Found, merge

found_lists = st.lists(
    st.lists(st.tuples(st.integers(1, 12), st.floats(-5, 5), st.integers(1, 9), st.booleans()), max_size=12), max_size=5
)


def as_found(lines: list[tuple[int, float, int, bool]], source: int) -> Found:
    ids, weights, becauses, flags = (list(column) for column in zip(*lines, strict=True)) if lines else ([], [], [], [])
    return Found(
        np.array(ids, dtype=np.int64),
        {
            f"weight{source}": np.array(weights, dtype=np.float64),
            f"because{source}": np.array(becauses, dtype=np.int64),
            f"flag{source}": np.array(flags, dtype=np.bool_),
        },
    )


def plain_merge(sources: list[list[tuple[int, float, int, bool]]]) -> dict[int, dict[str, object]]:
    """The reference: a dictionary per candidate, in order of first appearance."""
    table: dict[int, dict[str, object]] = {}
    for source, lines in enumerate(sources):
        seen = set()
        for wanted, weight, because, flag in lines:
            row = table.setdefault(wanted, {"sources": 0})
            row["sources"] = int(row["sources"]) | 1 << source  # type: ignore[call-overload]
            if wanted not in seen:
                seen.add(wanted)
                row |= {f"weight{source}": weight, f"because{source}": because, f"flag{source}": flag}
                table[wanted] = row
    return table


@given(found_lists)
def test_the_merge_equals_its_plain_twin(sources: list[list[tuple[int, float, int, bool]]]) -> None:
    merged = merge([as_found(lines, n) for n, lines in enumerate(sources)], [f"s{n}" for n in range(len(sources))])
    plain = plain_merge(sources)

    assert merged.ids.tolist() == list(plain)
    for row, (wanted, facts) in enumerate(plain.items()):
        told = merged.at(row)
        assert merged.row_of(wanted) == row
        assert told.pop("sources") == facts["sources"]
        for name, value in told.items():
            if name in facts:
                assert value == facts[name]
            else:
                assert math.isnan(value) if name.startswith("weight") else value in (0, False)


def test_a_column_has_one_owner() -> None:
    table = Columns(np.array([1, 2], dtype=np.int64))
    table.put("price", np.array([1.0, 2.0]), owner="Prices")

    with pytest.raises(ValueError, match="it belongs to Prices"):
        table.put("price", np.array([3.0, 4.0]), owner="Discounts")

    assert table["price"].tolist() == [1.0, 2.0]
    assert table.owner("price") == "Prices"


def test_a_column_of_another_length_is_refused() -> None:
    table = Columns(np.array([1, 2], dtype=np.int64))

    with pytest.raises(ValueError, match="for 2 candidates"):
        table.put("price", np.array([1.0]), owner="Prices")

    assert "price" not in table


def test_taking_rows_keeps_columns_owners_and_order() -> None:
    table = Columns(np.array([7, 8, 9], dtype=np.int64))
    table.put("price", np.array([1.0, 2.0, 3.0]), owner="Prices")

    taken = table.take(np.array([2, 0]))

    assert taken.ids.tolist() == [9, 7]
    assert taken["price"].tolist() == [3.0, 1.0]
    assert taken.owner("price") == "Prices"
    assert taken.row_of(8) is None


def test_what_nobody_wrote_has_a_stated_default() -> None:
    table = Columns(np.array([7], dtype=np.int64))

    assert table.get("heat", np.array([5.0])).tolist() == [5.0]
    with pytest.raises(KeyError):
        table["heat"]
