"""What reputation counts when it hears facts: only what the store itself is answerable for."""

from guang.journal import reacts
from guang.journal.facts.care import (
    AfterSaleApproved,
    AfterSaleExchanged,
    AfterSaleJudged,
    AfterSaleRefunded,
    AfterSaleRejected,
    ReviewWritten,
)
from guang.journal.facts.parcels import ParcelDelivered, ParcelHandedOver
from guang.journal.facts.talk import ConversationClosed, FirstAnswered
from guang.journal.facts.trade import OrderDelivered, ProductListed, StoreOpened
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import time_of
from guang.trust.reputation import service

BAD_STARS = 2
"""Up to this many stars a review is a bad one (TikTok's negative review rate counts one and two)."""


@reacts(StoreOpened, name="reputation.enter")
async def enter(session: Session, happened: StoreOpened) -> None:
    """Every store is scored, if only with nothing."""
    await service.enter(session, happened.store)


@reacts(ProductListed, name="reputation.note_listing")
async def note_listing(session: Session, happened: ProductListed) -> None:
    """Where a store lists most is its industry."""
    if happened.category is not None:
        await service.note_listing(session, happened.store, happened.category)


@reacts(OrderDelivered, name="reputation.count_delivery")
async def count_delivery(session: Session, happened: OrderDelivered) -> None:
    """A delivered order counts towards having a score, and may come back for its quality."""
    at = clock.now()
    await service.count_delivery(session, happened.store, at)
    await service.add_case(session, happened.store, "quality_returns", at)


@reacts(ParcelHandedOver, name="reputation.count_shipping")
async def count_shipping(session: Session, happened: ParcelHandedOver) -> None:
    """Whether a courier had the goods by the instant that the buyer was promised; what travels back does not count."""
    if happened.ship_by is None or happened.ref:
        return
    in_time, order = happened.at <= happened.ship_by, happened.order
    await service.count(session, happened.store, "shipped_in_time", happened=in_time, at=happened.at, order=order)


@reacts(ParcelDelivered, name="reputation.count_arrival")
async def count_arrival(session: Session, happened: ParcelDelivered) -> None:
    """Whether a parcel arrived by the instant that the buyer was promised."""
    if happened.in_time is None:
        return
    in_time, order = happened.in_time, happened.order
    await service.count(session, happened.store, "delivered_in_time", happened=in_time, at=happened.at, order=order)


@reacts(FirstAnswered, ConversationClosed, name="reputation.count_first_answer")
async def count_first_answer(session: Session, happened: FirstAnswered | ConversationClosed) -> None:
    """Whether a person answered a buyer in time; a round that ended without an answer had none."""
    if isinstance(happened, FirstAnswered):
        await service.count(session, happened.store, "replied_in_time", happened=happened.in_time, at=happened.at)
    elif happened.answered is False:
        await service.count(session, happened.store, "replied_in_time", happened=False, at=happened.at)


@reacts(ReviewWritten, name="reputation.count_review")
async def count_review(session: Session, happened: ReviewWritten) -> None:
    """The first stars of a buyer count, whatever they are changed to."""
    is_bad, at = happened.goods <= BAD_STARS, time_of(happened.review)
    await service.count(session, happened.store, "bad_reviews", happened=is_bad, at=at, order=happened.order)


@reacts(AfterSaleRefunded, AfterSaleExchanged, name="reputation.count_refund")
async def count_refund(session: Session, happened: AfterSaleRefunded | AfterSaleExchanged) -> None:
    """Goods that came back through the store's own fault, whether money or other goods went out for them."""
    if happened.liability == "merchant":
        await service.count_later(session, happened.store, "quality_returns", clock.now(), happened.order)


@reacts(AfterSaleApproved, AfterSaleRejected, name="reputation.count_answer")
async def count_answer(session: Session, happened: AfterSaleApproved | AfterSaleRejected) -> None:
    """Whether a store answered a buyer's case itself, in time; what a rule granted at once is nobody's answer."""
    if happened.by == "rule" or (isinstance(happened, AfterSaleRejected) and happened.at != "review"):
        return
    in_time = happened.by == "merchant"
    order, at = happened.order, clock.now()
    await service.count(session, happened.store, "answered_in_time", happened=in_time, at=at, order=order)


@reacts(AfterSaleJudged, name="reputation.count_judgement")
async def count_judgement(session: Session, happened: AfterSaleJudged) -> None:
    """Whether the platform had to say that the store was wrong."""
    was_wrong = happened.decision != "dismiss" and happened.liability == "merchant"
    order, at = happened.order, clock.now()
    await service.count(session, happened.store, "overturned", happened=was_wrong, at=at, order=order)
