"""What crosses the wall of the feed: the query, the viewer's circle, the cards and the explanations."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from guang.discovery.steering import Dials, Taste
from guang.journal import Surface
from guang.kernel.ids import AccountId, PageId, ProductId, StoreId, VideoId, ViewerId
from guang.kernel.money import Money
from guang.kernel.params import DEFAULTS, Knobs
from guang.trade import guarantees, promotions

Ids = NDArray[np.int64]
NOBODY: Ids = np.empty(0, dtype=np.int64)
NOTHING: NDArray[np.uint32] = np.empty(0, dtype=np.uint32)


class Tab(StrEnum):
    """The tabs on top of the street."""

    for_you = "for_you"
    following = "following"


@dataclass(frozen=True, slots=True)
class Circle:
    """How a viewer stands to people and stores; arrays of ids are sorted.

    ``follows`` is ``followed`` as a set. ``blocked`` goes both ways: those the viewer blocked and those who blocked the
    viewer. ``joined`` are the stores they are members of. ``people`` are viewers: whom they followed last.
    """

    followed: Ids = field(default_factory=lambda: NOBODY)
    people: Ids = field(default_factory=lambda: NOBODY)
    follows: frozenset[int] = frozenset()
    blocked: Ids = field(default_factory=lambda: NOBODY)
    joined: frozenset[StoreId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedQuery:
    """One wish for a page.

    ``shown`` holds the fingerprints of what this scroll has shown already. ``repeats`` allows what was seen on other
    days, or earlier today: the second try, when everything has been seen.
    """

    viewer: ViewerId
    now: datetime
    page: PageId
    surface: Surface = Surface.for_you
    account: AccountId | None = None
    circle: Circle = field(default_factory=Circle)
    taste: Taste = field(default_factory=Taste)
    shown: NDArray[np.uint32] = field(default_factory=lambda: NOTHING)
    knobs: Knobs = field(default_factory=lambda: DEFAULTS)
    variants: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = False
    personalised: bool = True


class CreatorCard(msgspec.Struct, frozen=True):
    """Who made a video."""

    id: AccountId
    handle: str
    name: str
    avatar_url: str | None
    followed: bool


class StoreCard(msgspec.Struct, frozen=True):
    """The store behind a video."""

    id: StoreId
    name: str


class CountsCard(msgspec.Struct, frozen=True):
    """What everybody did with a video."""

    likes: int = 0
    comments: int = 0
    favourites: int = 0
    shares: int = 0


@dataclass(frozen=True, slots=True)
class Onlooker:
    """For whom cards are made, and when."""

    viewer: ViewerId
    circle: Circle
    locale: str
    now: datetime


class AnchorCard(msgspec.Struct, frozen=True):
    """A product one can buy out of a video, shown from ``start_ms`` on.

    ``price`` is what the cheapest variant costs now; ``offer`` is the kind of promotion behind it, ``until`` when.
    ``promise`` is the one that tells most of what its store promises about it.
    """

    product: ProductId
    title: str
    image_url: str | None
    price: Money
    list_price: Money | None
    start_ms: int
    sold_out: bool
    offer: promotions.DiscountKind | None = None
    until: datetime | None = None
    promise: guarantees.Guarantee | None = None


class FeedCard(msgspec.Struct, frozen=True):
    """A video as the street shows it to one viewer."""

    id: VideoId
    title: str
    poster_url: str | None
    hls_url: str | None
    duration_ms: int
    width: int
    height: int
    sound: str | None
    topics: tuple[str, ...]
    creator: CreatorCard
    store: StoreCard | None
    counts: CountsCard
    liked: bool
    favourited: bool
    anchors: tuple[AnchorCard, ...]


class Why(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reason for showing an item: a code, and the fact that the code is about.

    Codes: ``followed`` (name), ``boosted`` (topic), ``similar_to`` (title), ``taste``, ``topic`` (topic),
    ``unfinished``, ``circle``, ``looked_at``, ``trending``, ``popular``, ``small``, ``alike``, ``fresh``, ``again``;
    and of a single item also ``drawn`` and, for dials that were turned, ``more_new``, ``more_familiar``,
    ``more_goods``, ``more_content``.
    """

    code: str
    name: str | None = None
    title: str | None = None
    topic: str | None = None


class FeedItem(msgspec.Struct, frozen=True):
    """One slot of a page, counted from 0 within the page."""

    slot: int
    video: FeedCard
    why: tuple[Why, ...]


class FeedPage(msgspec.Struct, frozen=True):
    """A page of videos. ``next`` asks for the one after it; ``silent`` names the parts that did not answer."""

    page: PageId
    items: tuple[FeedItem, ...]
    next: str | None
    silent: tuple[str, ...]


class Topic(msgspec.Struct, frozen=True):
    """A topic and how it stands with a viewer; ``weight`` lies between 0 and 1."""

    topic: str
    weight: float
    boosted: bool
    muted: bool


class Interests(msgspec.Struct, frozen=True):
    """What the platform believes somebody to like, what they said about it, and until when a reset can be undone."""

    topics: tuple[Topic, ...]
    dials: Dials = Dials()
    undo_until: datetime | None = None


class Words(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reason in a sentence for the person it is about, and the fact in it, for apps with words of their own."""

    code: str
    words: str
    name: str | None = None
    title: str | None = None
    topic: str | None = None


class Proposer(msgspec.Struct, frozen=True):
    """A source that proposed an item, by name and in words."""

    name: str
    words: str


class Signal(msgspec.Struct, frozen=True):
    """A feature that spoke for an item: its value, how strongly (0 to 1), and the same in words."""

    name: str
    value: float
    strength: float
    words: str


class Explained(msgspec.Struct, frozen=True):
    """Why a viewer was shown a video: in sentences, the channels that found it, and what spoke for it.

    ``features`` are all that was known about viewer and video when the page was made.
    """

    reasons: tuple[Words, ...]
    sources: tuple[str, ...]
    channels: tuple[Proposer, ...]
    signals: tuple[Signal, ...]
    features: Mapping[str, float | None]
