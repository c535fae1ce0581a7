"""The memory of what was seen: right while there is room, bounded for ever."""

from datetime import UTC, datetime
from time import perf_counter

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.shelves.seen import NEVER, Seen, day_of

TODAY = day_of(datetime(2026, 6, 1, 12, tzinfo=UTC))
pairs = st.tuples(st.integers(1, 5), st.integers(1, 8), st.integers(TODAY - 20, TODAY))
batches = st.lists(st.lists(pairs, max_size=20), max_size=5)


def columns(batch: list[tuple[int, int, int]]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    rows = np.array(batch, dtype=np.int64).reshape(-1, 3)
    return rows[:, 0], rows[:, 1], rows[:, 2].astype(np.int32)


@given(batches)
def test_it_equals_a_dictionary_while_there_is_room(batches: list[list[tuple[int, int, int]]]) -> None:
    seen, plain = Seen(1 << 12), dict[tuple[int, int], int]()
    for batch in batches:
        new = []
        for viewer, subject, day in batch:
            new.append((viewer, subject) not in plain)
            plain[viewer, subject] = max(day, plain.get((viewer, subject), 0))
        assert seen.add(*columns(batch)).tolist() == new

    subjects = np.arange(1, 9, dtype=np.int64)
    for viewer in range(1, 6):
        told = seen.days_since(viewer, subjects, TODAY).tolist()
        assert told == [TODAY - plain[viewer, int(s)] if (viewer, int(s)) in plain else NEVER for s in subjects]


def test_it_never_grows_and_forgets_the_oldest_of_a_full_bucket() -> None:
    seen = Seen(64)
    before = seen.bytes
    random = np.random.default_rng(7)
    for day in range(TODAY - 100, TODAY):
        seen.add(random.integers(1, 1 << 60, 500), random.integers(1, 1 << 60, 500), np.full(500, day, dtype=np.int32))
    last = np.arange(1, 9, dtype=np.int64)
    seen.add(np.full(8, 5, dtype=np.int64), last, np.full(8, TODAY, dtype=np.int32))

    assert seen.bytes == before == 64 * 8
    assert (seen.days_since(5, last, TODAY) == 0).sum() >= 7


def test_strangers_are_not_mistaken_for_each_other() -> None:
    seen, random = Seen(1 << 16), np.random.default_rng(7)
    seen.add(random.integers(1, 1 << 60, 60_000), random.integers(1, 1 << 60, 60_000), np.full(60_000, TODAY, np.int32))

    told = seen.days_since(5, random.integers(1, 1 << 60, 100_000), TODAY)

    assert (told == NEVER).all()


def test_a_look_at_a_thousand_candidates_takes_microseconds() -> None:
    seen, subjects = Seen(), np.arange(1, 1001, dtype=np.int64)
    took = []
    for _ in range(20):
        began = perf_counter()
        seen.days_since(5, subjects, TODAY)
        took.append(perf_counter() - began)

    assert sorted(took)[10] < 500e-6
