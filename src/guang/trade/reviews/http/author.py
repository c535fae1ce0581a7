"""Routes of buyers: what waits for a review, writing one, changing it, adding to it."""

from datetime import datetime

from litestar import get, patch

from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, ReviewId
from guang.kernel.web import Caller, limited, makes
from guang.trade.reviews.http import views
from guang.trade.reviews.types import Change, NewReview
from guang.trade.reviews.verbs import looking, writing


@get("/api/me/reviews/due", operation_id="reviews_due", tags=["reviews"])
async def reviews_due(session: Session, caller: Caller, now: datetime) -> views.DuePage:
    """Lines of the caller's latest orders that have arrived and wait for a review."""
    return views.due_out(await looking.due(session, caller.require_account(), now), caller.locale)


@get("/api/me/reviews", operation_id="my_reviews", tags=["reviews"])
async def my_reviews(session: Session, caller: Caller, cursor: ReviewId | None = None) -> views.ReviewPage:
    """What the caller has written, the newest first, hidden ones included."""
    found = await looking.written_by(session, caller.require_account(), cursor, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    following = shown[-1].id.text if len(found) > looking.PAGE else None
    return views.ReviewPage(await views.reviews_out(session, shown, caller), following)


@makes("/api/orders/{order_id:str}/lines/{line_id:str}/review", "write_review", tag="reviews", per_minute=30)
async def write_review(
    order_id: OrderId, line_id: LineId, data: views.ReviewForm, session: Session, caller: Caller, now: datetime
) -> views.ReviewOut:
    """Judge a line that has arrived, once. Words that a person has to look at first are shown when they have."""
    wanted = NewReview(
        author=caller.require_account(),
        viewer=caller.viewer,
        order=order_id,
        line=line_id,
        stars=data.stars.stars,
        words=data.words,
        images=tuple(data.images),
        video=data.video,
        anonymous=data.anonymous,
        locale=caller.locale,
    )
    return await views.review_out(session, await writing.write(session, wanted, now), caller)


@patch(
    "/api/reviews/{review_id:str}",
    operation_id="change_review",
    tags=["reviews"],
    guards=[limited("change_review", per_minute=30)],
)
async def change_review(
    review_id: ReviewId, data: views.ChangeForm, session: Session, caller: Caller, now: datetime
) -> views.ReviewOut:
    """Say it differently, within 30 days; the stars that count stay those of the first writing."""
    author = caller.require_account()
    wanted = Change(data.stars.stars if data.stars else None, data.words, data.anonymous)
    review = await writing.change(session, author, review_id, wanted, caller.locale, now)
    return await views.review_out(session, review, caller)


@makes("/api/reviews/{review_id:str}/addition", "add_to_review", tag="reviews", per_minute=30)
async def add_to_review(
    review_id: ReviewId, data: views.AdditionForm, session: Session, caller: Caller, now: datetime
) -> views.ReviewOut:
    """Add to one's review, once: how the goods have lasted."""
    said = data.words, data.images, caller.locale
    review = await writing.add(session, caller.require_account(), review_id, said, now)
    return await views.review_out(session, review, caller)


routes = [reviews_due, my_reviews, write_review, change_review, add_to_review]
