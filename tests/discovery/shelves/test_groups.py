"""Rows by key: the same as a dict of lists."""

from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.shelves.groups import Groups

MOVES = st.lists(st.tuples(st.integers(0, 6), st.sets(st.integers(0, 4))), max_size=60)


@given(MOVES)
def test_rows_stand_under_their_keys_in_the_order_in_which_they_joined(moves: list[tuple[int, set[int]]]) -> None:
    groups, plain, where = Groups(), defaultdict[int, list[int]](list), defaultdict[int, set[int]](set)
    for row, now in moves:
        groups.move(row, where[row], now)
        for key in where[row] - now:
            plain[key].remove(row)
        for key in now - where[row]:
            plain[key].append(row)
        where[row] = now

    assert [groups[key].tolist() for key in range(6)] == [plain[key] for key in range(6)]
