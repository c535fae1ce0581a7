"""Looking: what others said, what it adds up to, and what one may still judge."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any, Final

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, ReviewId, StoreId, VideoId, ViewerId
from guang.trade import orders
from guang.trade.reviews import rules, store
from guang.trade.reviews.errors import ReviewMissing
from guang.trade.reviews.types import Due, Rating, Review, ReviewSort, Sought, Tally
from guang.trade.reviews.verbs.writing import arrival

PAGE: Final = 20
EXPORTED: Final = 10_000
LOOKED_AT: Final = 50
"""How many of the latest orders of each state are looked through for lines that wait for a review."""
_RECEIVED: Final = (
    orders.OrderState.DELIVERED,
    orders.OrderState.CONFIRMED,
    orders.OrderState.SETTLED,
    orders.OrderState.CLOSED,
)


async def rating(session: Session, product: ProductId) -> Rating:
    """What the stars of a product add up to."""
    return (await ratings(session, [product]))[product]


async def ratings(session: Session, products: Collection[ProductId]) -> dict[ProductId, Rating]:
    """What the stars of products add up to, in one query; every product asked for is in the answer."""
    found = await store.select_ratings(session, [product.subject for product in products])
    return {product: found.get(product.subject, rules.NOBODY) for product in products}


async def store_rating(session: Session, store_id: StoreId) -> Rating:
    """What the stars of everything that a store sold add up to."""
    return (await store.select_ratings(session, [store_id.subject])).get(store_id.subject, rules.NOBODY)


async def page(
    session: Session,
    product: ProductId,
    sort: ReviewSort,
    stars: int | None,
    before: tuple[int, int] | None,
    most: int = PAGE,
) -> list[Review]:
    """A page of what buyers say about a product; ``before`` is the usefulness and id that the last page ended with."""
    return await store.select_page(session, product, sort=sort, stars=stars, before=before, most=most)


async def at_store(session: Session, store_id: StoreId, sought: Sought, before: int | None, most: int) -> list[Review]:
    """A page of what buyers say about a store's goods, the newest first, hidden ones included."""
    return await store.select_of_store(session, store_id, sought, before, most)


async def one_at(session: Session, store_id: StoreId, review_id: ReviewId) -> Review:
    """One review of a store's goods, hidden or not.

    Raises:
        ReviewMissing: no such review of this store.
    """
    found = (await reviews(session, [review_id])).get(review_id)
    if found is None or found.store != store_id:
        raise ReviewMissing(review=review_id)
    return found


async def tally(session: Session, store_id: StoreId, now: datetime) -> Tally:
    """How a store's reviews go: their sums, how many are answered, and the last 30 days beside the 30 before."""
    return await store.select_tally(session, store_id, now - rules.RECENT, now - 2 * rules.RECENT)


async def written_by(session: Session, author: AccountId, before: int | None, most: int) -> list[Review]:
    """A page of what somebody has written, the newest first."""
    return await store.select_of_author(session, author, before, most)


async def reviews(session: Session, ids: Collection[ReviewId]) -> dict[ReviewId, Review]:
    """Reviews by id, hidden or not; unknown ids are left out."""
    return await store.select_many(session, ids) if ids else {}


async def votes(session: Session, viewer: ViewerId, ids: Collection[ReviewId]) -> Mapping[ReviewId, bool]:
    """How somebody voted on these reviews."""
    return await store.select_votes(session, viewer, ids) if ids else {}


async def public_clips(session: Session, videos: Collection[VideoId]) -> set[VideoId]:
    """Which of these videos are on the street."""
    return set(await store.select_public_clips(session, videos)) if videos else set()


async def due(session: Session, buyer: AccountId, now: datetime) -> list[Due]:
    """Lines of somebody's latest orders that have arrived and wait for a review, the latest order first."""
    found = [
        order
        for state in _RECEIVED
        for order in await orders.looking.orders_of(session, buyer, state=state, most=LOOKED_AT)
        if (came := arrival(order)) is not None and now <= came + rules.WRITE_WITHIN
    ]
    done = await store.select_reviewed(session, [line.id for order in found for line in order.lines])
    return [
        Due(
            order=order.id,
            line=line.id,
            product=line.product,
            store=order.store,
            title=line.title,
            options=line.options,
            image_url=line.image_url,
            until=(arrival(order) or now) + rules.WRITE_WITHIN,
        )
        for order in sorted(found, key=lambda order: order.id, reverse=True)
        for line in order.lines
        if line.id not in done and line.cancelled_units < line.units
    ]


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything that somebody may take along."""
    return await store.select_of_author(session, account, None, EXPORTED)
