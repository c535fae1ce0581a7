"""Lists in one flat array: the same as a list of lists, whatever is put in which order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.shelves.ragged import Ragged

PUTS = st.lists(st.tuples(st.integers(0, 30), st.lists(st.integers(-9, 9), max_size=12)), max_size=120)


@given(PUTS)
def test_every_row_holds_what_was_put_there_last(puts: list[tuple[int, list[int]]]) -> None:
    ragged, plain = Ragged(np.int64), dict[int, list[int]]()
    for row, values in puts:
        ragged.put(row, np.array(values, np.int64))
        plain[row] = values

    assert [ragged[row].tolist() for row in range(40)] == [plain.get(row, []) for row in range(40)]


def test_what_grows_again_and_again_does_not_fill_the_memory() -> None:
    ragged = Ragged(np.uint8)
    ragged.put(7, np.frombuffer(b"stays", np.uint8))
    for length in range(1, 2_000):
        ragged.put(3, np.full(length % 100, length % 256, np.uint8))

    assert ragged[7].tobytes() == b"stays"
    assert ragged[3].tolist() == [1999 % 256] * (1999 % 100)
    assert len(ragged._flat) < 1_000
