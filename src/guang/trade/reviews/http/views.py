"""How reviews look over HTTP: request and response structs, and what fills them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ImageId, LineId, OrderId, ProductId, ReviewId, StoreId, VideoId
from guang.kernel.text import in_
from guang.kernel.web import Caller
from guang.people import accounts
from guang.trade import catalog
from guang.trade.reviews import rules
from guang.trade.reviews.types import Due, Picture, Rating, Review, Shown, Stars
from guang.trade.reviews.verbs import looking

Words = Annotated[str, Meta(max_length=2 * rules.LONGEST_WORDS)]
Images = Annotated[list[ImageId], Meta(max_length=rules.MOST_PICTURES)]
Star = Annotated[int, Meta(ge=1, le=5)]
StarsAsked = Annotated[int | None, Parameter(query="stars", ge=1, le=5)]


class StarsForm(msgspec.Struct, frozen=True):
    """Whole stars, 1 to 5."""

    goods: Star
    logistics: Star
    service: Star

    @property
    def stars(self) -> Stars:
        """As the room knows them."""
        return Stars(self.goods, self.logistics, self.service)


class ReviewForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer says about a line."""

    stars: StarsForm
    words: Words = ""
    images: Images = []
    video: VideoId | None = None
    anonymous: bool = False


class ChangeForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a buyer says differently; what is left out stays."""

    stars: StarsForm | None = None
    words: Words | None = None
    anonymous: bool | None = None


class AdditionForm(msgspec.Struct, frozen=True):
    """What a buyer adds, once."""

    words: Words = ""
    images: Images = []


class ReviewReplyForm(msgspec.Struct, frozen=True):
    """What a store answers."""

    words: Annotated[str, Meta(max_length=2 * rules.LONGEST_REPLY)]


class VoteForm(msgspec.Struct, frozen=True):
    """Whether a review was helpful."""

    helpful: bool = True


class StarsOut(msgspec.Struct, frozen=True):
    """Whole stars, 1 to 5."""

    goods: int
    logistics: int
    service: int


class PictureOut(msgspec.Struct, frozen=True):
    """A picture of a review."""

    id: ImageId
    url: str


class AdditionOut(msgspec.Struct, frozen=True):
    """What the author added later."""

    words: str
    pictures: list[PictureOut]
    at: datetime


class ReplyOut(msgspec.Struct, frozen=True):
    """What the store answered."""

    words: str
    at: datetime


class AuthorOut(msgspec.Struct, frozen=True):
    """Who wrote it, as far as they want to be known; without an id, if they do not, or have left."""

    id: AccountId | None
    name: str
    avatar_url: str | None


class ReviewOut(msgspec.Struct, frozen=True, kw_only=True):
    """One review. ``stars`` are the first ones, which count; ``stars_now`` differ where the author changed them."""

    id: ReviewId
    product: ProductId
    title: str
    image_url: str | None
    options: list[str]
    author: AuthorOut
    stars: StarsOut
    stars_now: StarsOut
    words: str
    pictures: list[PictureOut]
    video: VideoId | None
    addition: AdditionOut | None
    reply: ReplyOut | None
    helpful: int
    unhelpful: int
    my_vote: bool | None
    mine: bool
    shown: Shown
    restricted: bool
    written_at: datetime
    changed_at: datetime | None


class ReviewPage(msgspec.Struct, frozen=True):
    """A page of reviews; ``next`` goes on."""

    items: list[ReviewOut]
    next: str | None


class RatingOut(msgspec.Struct, frozen=True):
    """What first stars add up to.

    ``mean`` is the plain mean; ``score`` pulls it towards the market's usual for comparing; ``good_share`` is the
    least plausible share (95 %) of buyers who give 4 stars or more; ``histogram`` counts 1 to 5 stars.
    """

    count: int
    mean: float
    histogram: list[int]
    score: float
    good_share: float
    logistics: float
    service: float


class DueOut(msgspec.Struct, frozen=True):
    """A line that waits for a review, until an instant."""

    order: OrderId
    line: LineId
    product: ProductId
    store: StoreId
    title: str
    options: list[str]
    image_url: str | None
    until: datetime


class DuePage(msgspec.Struct, frozen=True):
    """Lines that wait for a review."""

    items: list[DueOut]
    next: None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page of reviews ended: how useful the last was, and which."""

    usefulness: int
    review: ReviewId

    @classmethod
    def parse(cls, text: str) -> "Place":
        """Read a cursor; raises `BadId` where it is none."""
        worth, _, review = text.partition(".")
        return cls(int(worth) if worth.isdecimal() and len(worth) < 10 else 0, ReviewId.parse(review))

    @classmethod
    def after(cls, review: Review) -> str:
        """The cursor behind a review."""
        return f"{review.usefulness}.{review.id.text}"


def rating_out(rating: Rating) -> RatingOut:
    """A rating, rounded for reading."""
    return RatingOut(
        count=rating.count,
        mean=round(rating.mean, 2),
        histogram=list(rating.histogram),
        score=round(rating.score, 3),
        good_share=round(rating.good_share, 3),
        logistics=round(rating.logistics, 2),
        service=round(rating.service, 2),
    )


def due_out(lines: Sequence[Due], locale: str) -> DuePage:
    """Lines that wait for a review."""
    return DuePage(
        [
            DueOut(
                order=one.order,
                line=one.line,
                product=one.product,
                store=one.store,
                title=in_(one.title, locale),
                options=[in_(option, locale) for option in one.options],
                image_url=one.image_url,
                until=one.until,
            )
            for one in lines
        ]
    )


async def reviews_out(session: Session, found: Sequence[Review], caller: Caller) -> list[ReviewOut]:
    """Reviews as somebody sees them."""
    people = await accounts.profiles(session, {one.author for one in found if one.author is not None})
    mine = await looking.votes(session, caller.viewer, [one.id for one in found])
    clips = await looking.public_clips(session, {one.video for one in found if one.video is not None})
    cards = await catalog.products(session, {one.product for one in found})
    return [
        _review(
            one,
            cards.get(one.product),
            caller,
            _author(one, people.get(one.author) if one.author is not None else None),
            mine.get(one.id),
            one.video if one.video in clips else None,
        )
        for one in found
    ]


async def review_out(session: Session, review: Review, caller: Caller) -> ReviewOut:
    """One review as somebody sees it."""
    return (await reviews_out(session, [review], caller))[0]


def _author(review: Review, person: accounts.AccountProfile | None) -> AuthorOut:
    if person is None:
        return AuthorOut(None, rules.MASK, None)
    if review.anonymous:
        return AuthorOut(None, rules.masked(person.name), None)
    return AuthorOut(person.id, person.name, person.avatar_url)


def _review(
    review: Review,
    card: catalog.ProductCard | None,
    caller: Caller,
    author: AuthorOut,
    vote: bool | None,
    video: VideoId | None,
) -> ReviewOut:
    added, reply = review.addition, review.reply
    return ReviewOut(
        id=review.id,
        product=review.product,
        title="" if card is None else in_(card.title, caller.locale),
        image_url=None if card is None else card.image_url,
        options=[in_(option, caller.locale) for option in review.options],
        author=author,
        stars=_stars(review.stars),
        stars_now=_stars(review.stars_now),
        words=review.words,
        pictures=_pictures(review.pictures),
        video=video,
        addition=None if added is None else AdditionOut(added.words, _pictures(added.pictures), added.at),
        reply=None if reply is None else ReplyOut(reply.words, reply.at),
        helpful=review.helpful,
        unhelpful=review.unhelpful,
        my_vote=vote,
        mine=caller.account is not None and review.author == caller.account,
        shown=review.shown,
        restricted=review.is_restricted,
        written_at=review.written_at,
        changed_at=review.changed_at,
    )


def _stars(stars: Stars) -> StarsOut:
    return StarsOut(stars.goods, stars.logistics, stars.service)


def _pictures(pictures: Sequence[Picture]) -> list[PictureOut]:
    return [PictureOut(one.id, one.url) for one in pictures]
