"""Trails of all lengths laid into rows of one length, so that one compiled step serves them all and hardly pads."""

from dataclasses import dataclass

import numpy as np

from guang.learning.sequences.types import Rows, Trails

OPEN = 24
"""Rows that are filled at a time."""


@dataclass(frozen=True, slots=True)
class Pack:
    """Rows × places. ``target`` is what came next; ``piece`` tells the pieces in a row apart, 0 is nothing."""

    items: Rows
    kinds: Rows
    gaps: Rows
    target: Rows
    piece: Rows

    def rows(self, which: slice | Rows) -> "Pack":
        """Some of the rows."""
        return Pack(*(column[which] for column in (self.items, self.kinds, self.gaps, self.target, self.piece)))


@dataclass(frozen=True, slots=True)
class Pieces:
    """Where in the columns of trails each piece begins, and how many questions (an act and the next) it has."""

    begins: Rows
    lengths: Rows


def pieces(trails: Trails, longest: int) -> Pieces:
    """Trails cut into pieces of at most so many questions, from their ends; every act but the first is asked for."""
    asked = np.maximum(trails.lengths - 1, 0)
    count = -(-asked // longest)
    owner = np.repeat(np.arange(len(trails)), count)
    number = np.arange(len(owner)) - np.repeat(np.cumsum(count) - count, count)
    first = asked[owner] - (count[owner] - number) * longest
    begin = np.maximum(first, 0)
    return Pieces(trails.starts[:-1][owner] + begin, first + longest - begin)


def pack(trails: Trails, cut: Pieces, length: int, rng: np.random.Generator) -> Pack:
    """All pieces in random order, each into the fullest of some open rows that has room for it."""
    order = rng.permutation(len(cut.begins))
    row, offset, rows = _laid(cut.lengths[order], length)
    begins, lengths = cut.begins[order], cut.lengths[order]
    within = np.arange(int(lengths.sum())) - np.repeat(np.cumsum(lengths) - lengths, lengths)
    source = np.repeat(begins, lengths) + within
    at = np.repeat(row * length + offset, lengths) + within

    def spread(values: Rows) -> Rows:
        made = np.zeros(rows * length, np.int32)
        made[at] = values
        return made.reshape(rows, length)  # type: ignore[return-value]

    kinds = np.zeros(len(trails.items), np.int64) if trails.kinds is None else trails.kinds
    gaps = trails.gaps()[source]
    gaps[within == 0] = 0
    number = np.repeat(np.arange(1, len(order) + 1), lengths)
    return Pack(
        spread(trails.items[source]),
        spread(kinds[source]),
        spread(gaps),
        spread(trails.items[source + 1]),
        spread(number),
    )


def _laid(lengths: Rows, length: int) -> tuple[Rows, Rows, int]:
    """A row and a place in it for each piece."""
    row, offset = np.empty(len(lengths), np.int64), np.empty(len(lengths), np.int64)
    filled: dict[int, int] = {}
    rows = 0
    for number, size in enumerate(lengths.tolist()):
        here = max((one for one in filled if filled[one] + size <= length), key=filled.__getitem__, default=-1)
        if here < 0:
            if len(filled) >= OPEN:
                del filled[max(filled, key=filled.__getitem__)]
            here, rows = rows, rows + 1
            filled[here] = 0
        row[number], offset[number] = here, filled[here]
        filled[here] += size
        if filled[here] == length:
            del filled[here]
    return row, offset, rows
