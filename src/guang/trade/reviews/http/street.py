"""Routes of the street: what others say, what it adds up to, and whether it helped."""

from typing import Annotated

from litestar import delete, get, put
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, ReviewId
from guang.kernel.web import Caller, limited
from guang.trade.reviews.http import views
from guang.trade.reviews.types import ReviewSort
from guang.trade.reviews.verbs import answering, looking

Cursor = Annotated[str | None, Parameter(query="cursor", max_length=40, required=False)]


@get("/api/products/{product_id:str}/reviews", operation_id="product_reviews", tags=["reviews"])
async def product_reviews(
    product_id: ProductId,
    session: Session,
    caller: Caller,
    sort: ReviewSort = ReviewSort.HELPFUL,
    stars: views.StarsAsked = None,
    cursor: Cursor = None,
) -> views.ReviewPage:
    """What buyers say about a product."""
    place = None if cursor is None else views.Place.parse(cursor)
    before = None if place is None else (place.usefulness, int(place.review))
    found = await looking.page(session, product_id, sort, stars, before, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    following = views.Place.after(shown[-1]) if len(found) > looking.PAGE else None
    return views.ReviewPage(await views.reviews_out(session, shown, caller), following)


@get("/api/products/{product_id:str}/rating", operation_id="product_rating", tags=["reviews"])
async def product_rating(product_id: ProductId, session: Session) -> views.RatingOut:
    """What the first stars of a product add up to."""
    return views.rating_out(await looking.rating(session, product_id))


@put(
    "/api/reviews/{review_id:str}/helpful",
    operation_id="vote_on_review",
    tags=["reviews"],
    guards=[limited("vote_on_review", per_minute=60)],
)
async def vote_on_review(
    review_id: ReviewId, data: views.VoteForm, session: Session, caller: Caller
) -> views.ReviewOut:
    """Say whether a review of somebody else was helpful; once each, and it can be changed."""
    account = caller.require_account()
    review = await answering.vote(session, account, caller.viewer, review_id, helpful=data.helpful)
    return await views.review_out(session, review, caller)


@delete(
    "/api/reviews/{review_id:str}/helpful",
    operation_id="unvote_on_review",
    tags=["reviews"],
    status_code=200,
    guards=[limited("unvote_on_review", per_minute=60)],
)
async def unvote_on_review(review_id: ReviewId, session: Session, caller: Caller) -> views.ReviewOut:
    """Take the caller's vote back."""
    review = await answering.unvote(session, caller.require_account(), caller.viewer, review_id)
    return await views.review_out(session, review, caller)


routes = [product_reviews, product_rating, vote_on_review, unvote_on_review]
