"""Ids to rows: the table of arrays says what a dict says."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.index import Index

IDS = st.lists(st.integers(min_value=-3, max_value=2**63 - 1) | st.integers(min_value=0, max_value=40), max_size=60)


@given(st.lists(IDS, max_size=8), IDS)
def test_the_table_answers_like_a_dict(batches: list[list[int]], asked: list[int]) -> None:
    index, twin = Index(), {}
    for at, batch in enumerate(batches):
        rows = index.add(np.array(batch, np.int64)) if at % 2 else np.array([index.add_one(one) for one in batch])
        for one in batch:
            if one > 0:
                twin.setdefault(one, len(twin) + 1)
        assert rows.tolist() == [twin.get(one, 0) for one in batch]
    assert index.find(np.array(asked, np.int64)).tolist() == [twin.get(one, 0) for one in asked]
    assert [index.row(one) for one in asked] == [twin.get(one, 0) for one in asked]
    assert index.ids.tolist() == [0, *twin]


def test_a_hundred_thousand_ids_keep_their_rows_while_the_table_grows() -> None:
    index, ids = Index(), np.random.default_rng(1).permutation(np.arange(1, 100_001)) << 21

    for part in np.array_split(ids, 7):
        index.add(part)

    assert np.array_equal(index.find(ids), np.arange(1, 100_001))
