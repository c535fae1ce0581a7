"""The proof in columns says what a plain loop says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.trade.ledger import proof

BOOKED = ("id", "paid", "subsidy", "refunded", "escrow", "merchant", "off")
SAID = ("id", "paid", "subsidy", "refunded", "settled")
SMALL = st.integers(-2, 3)


def slow(booked: dict[int, tuple[int, ...]], said: dict[int, tuple[int, ...]]) -> set[tuple[str, int, int, int]]:
    """One order after the other."""
    found: set[tuple[str, int, int, int]] = set()
    for order, (paid, subsidy, refunded, escrow, merchant, off) in booked.items():
        if off:
            found.add(("adds_up", order, 0, off))
        if escrow < 0:
            found.add(("escrow", order, 0, escrow))
        if order not in said:
            found.add(("unknown", order, 0, 1))
            continue
        for rule, mine, theirs in zip(proof.SAID, (paid, subsidy, refunded), said[order], strict=False):
            if mine != theirs:
                found.add((rule, order, theirs, mine))
        if wrong := escrow if said[order][3] == 1 else merchant:
            found.add(("settled", order, 0, wrong))
    found |= {("unknown", order, 0, 1) for order, row in said.items() if row[0] and order not in booked}
    return found


def columns(names: tuple[str, ...], rows: dict[int, tuple[int, ...]]) -> dict[str, proof.Column]:
    table = np.array([(order, *row) for order, row in sorted(rows.items())], dtype=np.int64).reshape(-1, len(names))
    return dict(zip(names, table.T, strict=True))


@given(
    st.dictionaries(st.integers(1, 9), st.tuples(*[SMALL] * 6)),
    st.dictionaries(st.integers(1, 9), st.tuples(SMALL, SMALL, SMALL, st.integers(0, 1))),
)
def test_columns_and_loop_agree(booked: dict[int, tuple[int, ...]], said: dict[int, tuple[int, ...]]) -> None:
    fast = proof.broken(columns(BOOKED, booked), columns(SAID, said))
    assert {(one.rule, int(one.order or 0), one.expected, one.found) for one in fast} == slow(booked, said)
    assert len(fast) == len(slow(booked, said))
