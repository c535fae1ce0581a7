"""What crosses the wall: a served page, as a line of a list and in full."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.journal import Surface
from guang.kernel.ids import PageId, ViewerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the log notes about a page besides the page itself."""

    page: PageId
    viewer: ViewerId
    surface: Surface
    recipe: str
    model: str = ""
    feature_names: tuple[str, ...] = ()
    variants: Mapping[str, str] = field(default_factory=dict)
    knobs: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """A served page with what was foretold of each scored candidate: ``odds`` has a column for each action.

    ``items`` are the page in slot order; ``propensity`` is the chance with which each came to stand there.
    """

    page: PageId
    viewer: ViewerId
    knobs: Mapping[str, float]
    ids: NDArray[np.int64]
    scores: NDArray[np.float32]
    odds: NDArray[np.float32]
    items: NDArray[np.int64]
    propensity: NDArray[np.float32]


class Candidate(msgspec.Struct, frozen=True):
    """What one page knew about one candidate."""

    id: str
    title: str | None
    sources: tuple[str, ...]
    removed_by: str | None
    score: float | None
    slot: int | None
    propensity: float | None = None
    features: Mapping[str, float | None] | None = None


class PageLine(msgspec.Struct, frozen=True):
    """A served page in a list."""

    id: PageId
    viewer: ViewerId
    at: datetime
    surface: str
    recipe: str
    model: str
    items: int
    candidates: int
    took_us: int
    silent: tuple[str, ...]


class PageTrace(msgspec.Struct, frozen=True):
    """A served page with every candidate: kept in a slot, passed over, or removed and by whom."""

    page: PageLine
    sources: tuple[str, ...]
    filters: tuple[str, ...]
    variants: Mapping[str, Any]
    knobs: Mapping[str, Any]
    candidates: tuple[Candidate, ...]
