"""Routes of a store's staff: what buyers say, and answering."""

from datetime import datetime

import msgspec
from litestar import get, put

from guang.kernel.db import Session
from guang.kernel.errors import Missing
from guang.kernel.ids import ReviewId, StoreId
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.reviews.errors import ReviewMissing
from guang.trade.reviews.http import views
from guang.trade.reviews.verbs import answering, looking


class StoreReviews(msgspec.Struct, frozen=True):
    """A page of what buyers say about a store's goods, and what their stars add up to."""

    items: list[views.ReviewOut]
    next: str | None
    rating: views.RatingOut


@get("/api/stores/{store_id:str}/reviews", operation_id="store_reviews", tags=["desk"])
async def store_reviews(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    stars: views.StarsAsked = None,
    unanswered: bool = False,
    cursor: ReviewId | None = None,
) -> StoreReviews:
    """What buyers say about a store's goods, the newest first, hidden ones included; for its staff."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.DESK)
    found = await looking.at_store(session, store_id, stars, unanswered, cursor, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    return StoreReviews(
        items=await views.reviews_out(session, shown, caller),
        next=shown[-1].id.text if len(found) > looking.PAGE else None,
        rating=views.rating_out(await looking.store_rating(session, store_id)),
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


routes = [store_reviews, reply_to_review]
