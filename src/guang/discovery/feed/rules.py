"""Arithmetic of the feed: cursors, sampling with known chances, and slots for exploration."""

import base64
import binascii
import struct
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.discovery.feed.errors import BadCursor
from guang.kernel.ids import LARGEST, PageId

Ids = NDArray[np.int64]
Fingerprints = NDArray[np.uint32]

LONGEST_SCROLL: Final = 700
"""Items of one scroll that a cursor remembers (four bytes each); the oldest give way. By then the viewer has seen them,
and the memory of what was seen takes over."""

_HEADER: Final = struct.Struct(">BQ")
_VERSION: Final = 1


def fingerprints(ids: Ids) -> Fingerprints:
    """Four bytes per id. One of 500 candidates is taken for one of 700 shown items once in 12,000 pages."""
    spread = ids.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)  # multiplicative hashing, Knuth, TAOCP 3, 6.4
    return (spread >> np.uint64(32)).astype(np.uint32)


def cursor(page: PageId, shown: Fingerprints) -> str:
    """A text that asks for the page after this one: which page it was, and what the scroll has shown so far."""
    body = _HEADER.pack(_VERSION, int(page)) + shown[-LONGEST_SCROLL:].astype(">u4").tobytes()
    return base64.urlsafe_b64encode(body).rstrip(b"=").decode()


def read_cursor(text: str) -> tuple[PageId, Fingerprints]:
    """The page and the fingerprints inside a cursor.

    It is not signed: whoever writes one by hand only chooses what not to be shown.

    Raises:
        BadCursor: the text is no cursor.
    """
    try:
        body = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
        version, page = _HEADER.unpack_from(body)
    except (binascii.Error, struct.error, ValueError, UnicodeEncodeError) as error:
        raise BadCursor(given=text[:40]) from error
    rest = body[_HEADER.size :]
    if version != _VERSION or len(rest) % 4 or len(rest) > 4 * LONGEST_SCROLL or page > LARGEST:
        raise BadCursor(given=text[:40])
    return PageId(page), np.frombuffer(rest, dtype=">u4").astype(np.uint32)


def chances(weights: NDArray[np.float64], places: int) -> NDArray[np.float64]:
    """The chance of each to be drawn when ``places`` are drawn with chances proportional to weight, none above 1.

    Whoever would have a chance above 1 is certain, and the rest share the remaining places.

    Twin: ``tests/discovery/feed/test_rules.py``.
    """
    chance = np.zeros(len(weights))
    if places <= 0 or not len(weights):
        return chance
    if places >= len(weights):
        return np.ones(len(weights))
    certain = np.zeros(len(weights), dtype=np.bool_)
    while True:
        left = places - int(certain.sum())
        chance = np.where(certain, 1.0, weights * (left / weights[~certain].sum()))
        above = (chance > 1) & ~certain
        if not above.any():
            return chance
        certain |= above


def draw(chance: NDArray[np.float64], start: float) -> NDArray[np.intp]:
    """Draw rows so that row *i* comes with exactly ``chance[i]``: systematic sampling.

    Args:
        start: a random number in [0, 1).

    Source: W. G. Madow 1949, "On the theory of systematic sampling, II".
    """
    reached = np.cumsum(chance)
    points = start + np.arange(round(float(reached[-1]) if len(reached) else 0))
    return np.minimum(np.searchsorted(reached, points, side="right"), len(chance) - 1)


def exploration_slots(limit: int, share: float) -> list[int]:
    """Which slots of a page are kept for exploration: evenly spread, never the first."""
    count = min(int(limit * share + 0.5), limit - 1) if limit > 1 else 0
    return [(index + 1) * limit // (count + 1) for index in range(count)]
