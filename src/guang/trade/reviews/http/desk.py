"""Routes of a store's staff: what buyers say, how it goes, and answering."""

from collections.abc import Sequence
from datetime import datetime

import msgspec
from litestar import get, put
from msgspec.structs import asdict

from guang.kernel.db import Session
from guang.kernel.errors import Missing
from guang.kernel.ids import OrderId, ProductId, ReviewId, StoreId
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.reviews import rules
from guang.trade.reviews.errors import ReviewMissing
from guang.trade.reviews.http import views
from guang.trade.reviews.types import Review, Sought, Span
from guang.trade.reviews.verbs import answering, looking


class StoreReviewOut(views.ReviewOut, frozen=True, kw_only=True):
    """One review as the store sees it. Whoever asked not to be named is not named by the order, either."""

    order: OrderId | None


class StoreReviews(msgspec.Struct, frozen=True):
    """A page of what buyers say about a store's goods, and what their stars add up to."""

    items: list[StoreReviewOut]
    next: str | None
    rating: views.RatingOut


class ReviewSpan(msgspec.Struct, frozen=True):
    """How many reviews were written in a span of time, and the mean of their stars; 0 where there are none."""

    count: int
    mean: float


class ReviewTally(msgspec.Struct, frozen=True, kw_only=True):
    """How a store's reviews go, as of an instant; restricted ones do not count.

    ``histogram`` counts 1 to 5 stars; ``recent`` is of the last ``days``, ``before`` of as many days before them.
    """

    count: int
    mean: float
    histogram: list[int]
    answered: int
    days: int
    recent: ReviewSpan
    before: ReviewSpan
    at: datetime


@get("/api/stores/{store_id:str}/reviews", operation_id="store_reviews", tags=["desk"])
async def store_reviews(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    stars: views.StarsAsked = None,
    product: ProductId | None = None,
    unanswered: bool = False,
    pictures: bool = False,
    cursor: ReviewId | None = None,
) -> StoreReviews:
    """What buyers say about a store's goods, the newest first, hidden ones included; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    sought = Sought(stars, product, unanswered, pictures)
    found = await looking.at_store(session, store_id, sought, cursor, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    return StoreReviews(
        items=await _seen(session, shown, caller),
        next=shown[-1].id.text if len(found) > looking.PAGE else None,
        rating=views.rating_out(await looking.store_rating(session, store_id)),
    )


@get("/api/stores/{store_id:str}/reviews/{review_id:str}", operation_id="store_review", tags=["desk"])
async def store_review(store_id: StoreId, review_id: ReviewId, session: Session, caller: Caller) -> StoreReviewOut:
    """One review of a store's goods, hidden or not; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    return (await _seen(session, [await looking.one_at(session, store_id, review_id)], caller))[0]


@get("/api/stores/{store_id:str}/review-tally", operation_id="store_review_tally", tags=["desk"])
async def store_review_tally(store_id: StoreId, session: Session, caller: Caller, now: datetime) -> ReviewTally:
    """How a store's reviews go: stars, the share that is answered, and the last 30 days; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    found = await looking.tally(session, store_id, now)
    return ReviewTally(
        count=found.count,
        mean=round(found.mean, 2),
        histogram=list(found.histogram),
        answered=found.answered,
        days=rules.RECENT.days,
        recent=_span(found.recent),
        before=_span(found.before),
        at=now,
    )


@put(
    "/api/reviews/{review_id:str}/reply",
    operation_id="reply_to_review",
    tags=["desk"],
    guards=[limited("reply_to_review", per_minute=60)],
)
async def reply_to_review(
    review_id: ReviewId, data: views.ReviewReplyForm, session: Session, caller: Caller, now: datetime
) -> views.ReviewOut:
    """Answer a review of one's store, or change the answer; needs the right ``support``."""
    account = caller.require_account()
    known = (await looking.reviews(session, [review_id])).get(review_id)
    if known is None:
        raise ReviewMissing(review=review_id)
    try:
        await stores.require_staff(session, known.store, account, stores.Right.SUPPORT)
    except Missing as stranger:
        raise ReviewMissing(review=review_id) from stranger
    review = await answering.reply(session, known.store, review_id, data.words, account, now)
    return await views.review_out(session, review, caller)


async def _seen(session: Session, found: Sequence[Review], caller: Caller) -> list[StoreReviewOut]:
    shown = await views.reviews_out(session, found, caller)
    return [
        StoreReviewOut(**asdict(out), order=None if one.anonymous else one.order)
        for one, out in zip(found, shown, strict=True)
    ]


def _span(span: Span) -> ReviewSpan:
    return ReviewSpan(span.count, round(span.mean, 2))


routes = [store_reviews, store_review, store_review_tally, reply_to_review]
