"""What an id stands for: operators and creators see titles and pictures, not ids."""

from collections.abc import Collection, Iterable
from typing import Annotated, TypeVar

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, Id, ProductId, ReviewId, StoreId, VideoId, subject
from guang.kernel.text import in_
from guang.kernel.web import Caller, Role
from guang.media import videos
from guang.people import accounts, social
from guang.trade import catalog, reviews, stores

MOST = 100
Kind = TypeVar("Kind", bound=Id)
Ids = Annotated[list[str], Parameter(query="id", max_items=MOST)]


class SubjectCard(msgspec.Struct, frozen=True):
    """One thing in a line: what it is called, how it looks, and whose it is."""

    id: str
    title: str
    image_url: str | None
    by: str = ""


class SubjectCards(msgspec.Struct, frozen=True):
    """The things asked for that exist."""

    items: list[SubjectCard]
    next: None = None


class VideoCounts(msgspec.Struct, frozen=True):
    """How people answered one video."""

    video: VideoId
    likes: int
    comments: int
    favourites: int
    shares: int


class CountedVideos(msgspec.Struct, frozen=True):
    """Counts of the caller's own videos."""

    items: list[VideoCounts]
    next: None = None


@get("/api/operator/subjects", operation_id="describeSubjects", tags=["operator"])
async def describe(session: Session, caller: Caller, ids: Ids) -> SubjectCards:
    """What these ids stand for, hidden or not; what does not exist is left out."""
    caller.require(Role.OPERATOR)
    asked = [subject(text) for text in ids]
    found: list[SubjectCard] = []
    for told in (_videos, _products, _stores, _people, _reviews):
        found += await told(session, asked, caller.locale)
    return SubjectCards(found)


@get("/api/me/videos/counts", operation_id="countOwnVideos", tags=["videos"])
async def count_own(session: Session, caller: Caller, ids: Ids) -> CountedVideos:
    """Likes, comments, favourites and shares of the caller's own videos."""
    owner = caller.require_account()
    cards = await videos.cards(session, [VideoId.parse(text) for text in ids])
    own = [card.id for card in cards.values() if card.creator == owner]
    counts = await social.counts(session, [one.subject for one in own])
    told = ((one, counts[one.subject]) for one in own)
    return CountedVideos([VideoCounts(one, n.likes, n.comments, n.favourites, n.shares) for one, n in told])


async def _videos(session: Session, asked: Collection[Id], locale: str) -> list[SubjectCard]:
    found = await videos.cards(session, _of(VideoId, asked))
    makers = await accounts.profiles(session, {card.creator for card in found.values()})
    return [
        SubjectCard(card.id.text, in_(card.title, locale), card.poster_url or None, _name(makers.get(card.creator)))
        for card in found.values()
    ]


async def _products(session: Session, asked: Collection[Id], locale: str) -> list[SubjectCard]:
    found = await catalog.products(session, _of(ProductId, asked))
    sellers = await stores.stores(session, {card.store for card in found.values()})
    return [
        SubjectCard(card.id.text, in_(card.title, locale), card.image_url, in_(sellers[card.store].name, locale))
        for card in found.values()
    ]


async def _stores(session: Session, asked: Collection[Id], locale: str) -> list[SubjectCard]:
    found = await stores.stores(session, _of(StoreId, asked))
    return [SubjectCard(one.id.text, in_(one.name, locale), one.avatar_url) for one in found.values()]


async def _people(session: Session, asked: Collection[Id], _: str) -> list[SubjectCard]:
    found = await accounts.profiles(session, _of(AccountId, asked))
    return [SubjectCard(one.id.text, one.name, one.avatar_url, f"@{one.handle}") for one in found.values()]


async def _reviews(session: Session, asked: Collection[Id], _: str) -> list[SubjectCard]:
    found = await reviews.reviews(session, _of(ReviewId, asked))
    people = await accounts.profiles(session, {one.author for one in found.values() if one.author is not None})
    return [
        SubjectCard(
            one.id.text,
            f"{one.stars.goods}/5 {one.words}".strip(),
            one.pictures[0].url if one.pictures else None,
            _name(people.get(one.author) if one.author is not None else None),
        )
        for one in found.values()
    ]


def _of(kind: type[Kind], asked: Iterable[Id]) -> list[Kind]:
    return [one for one in asked if isinstance(one, kind)]


def _name(person: accounts.AccountProfile | None) -> str:
    return person.name if person else ""


routes = [describe, count_own]
