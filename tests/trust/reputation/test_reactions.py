"""What counts, and what does not because it was nobody's fault or somebody else's."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text

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
from guang.journal.facts.trade import OrderDelivered
from guang.kernel.db import Session
from guang.kernel.ids import (
    AccountId,
    AfterSaleId,
    ConversationId,
    LineId,
    OrderId,
    ParcelId,
    ProductId,
    ReviewId,
    SkuId,
    StoreId,
    ViewerId,
    new_id,
)
from guang.kernel.money import Money
from guang.trust import reputation
from guang.trust.reputation import reactions

YUAN = Money(100, "CNY")


def terms(store: StoreId) -> dict[str, object]:
    """What every fact about a case says."""
    return {
        "case": new_id(AfterSaleId),
        "order": new_id(OrderId),
        "line": new_id(LineId),
        "store": store,
        "viewer": new_id(ViewerId),
        "kind": "return_refund",
        "reason": "broken",
    }


async def counts(session: Session, store: StoreId) -> dict[str, tuple[int, int]]:
    """Counted and cases by metric."""
    rows = await session.execute(
        text("SELECT metric, sum(counted), sum(cases) FROM trust.store_days WHERE store = :store GROUP BY metric"),
        {"store": int(store)},
    )
    return {row[0]: (row[1], row[2]) for row in rows}


def review(store: StoreId, stars: int) -> ReviewWritten:
    """A buyer's judgement."""
    return ReviewWritten(
        review=new_id(ReviewId),
        order=new_id(OrderId),
        line=new_id(LineId),
        product=new_id(ProductId),
        sku=new_id(SkuId),
        store=store,
        viewer=new_id(ViewerId),
        goods=stars,
        logistics=5,
        service=5,
        seconds_since_delivery=60,
        pictures=0,
        video=None,
        words_print=None,
    )


@pytest.mark.parametrize(("liability", "counted"), [("merchant", 1), ("logistics", 0), ("buyer", 0), ("none", 0)])
async def test_only_returns_that_are_the_stores_fault_count(
    session: Session, now: datetime, liability: str, counted: int
) -> None:
    store = new_id(StoreId)
    await reactions.count_delivery(session, OrderDelivered(new_id(OrderId), store, new_id(ViewerId)))

    refunded = {"product": new_id(ProductId), "units": 1, "amount": YUAN, "shipping": YUAN, "by": "merchant"}
    await reactions.count_refund(session, AfterSaleRefunded(**terms(store), **refunded, liability=liability))

    assert await counts(session, store) == {"orders": (0, 1), "quality_returns": (counted, 1)}


@pytest.mark.parametrize(("liability", "counted"), [("merchant", 1), ("logistics", 0), ("buyer", 0)])
async def test_an_exchange_that_is_the_stores_fault_is_a_return_for_its_quality(
    session: Session, now: datetime, liability: str, counted: int
) -> None:
    store = new_id(StoreId)
    await reactions.count_delivery(session, OrderDelivered(new_id(OrderId), store, new_id(ViewerId)))

    goods = {"product": new_id(ProductId), "sku": new_id(SkuId), "wished": new_id(SkuId), "units": 1, "freight": YUAN}
    told = AfterSaleExchanged(**terms(store), **goods, liability=liability, by="courier")
    await reactions.count_refund(session, told)

    assert await counts(session, store) == {"orders": (0, 1), "quality_returns": (counted, 1)}


async def test_answers_in_time_are_the_merchants_own(session: Session, now: datetime) -> None:
    store = new_id(StoreId)
    for by in ("merchant", "clock", "rule"):
        approved = AfterSaleApproved(**terms(store), by=by, amount=YUAN, liability="none")
        await reactions.count_answer(session, approved)
    await reactions.count_answer(session, AfterSaleRejected(**terms(store), at="review", by="merchant"))
    await reactions.count_answer(session, AfterSaleRejected(**terms(store), at="inspection", by="merchant"))

    assert await counts(session, store) == {"answered_in_time": (2, 3)}
    assert [fault.metric for fault in await reputation.faults(session, store, now)] == ["answered_in_time"]


async def test_a_store_is_overturned_when_the_platform_finds_it_liable(session: Session) -> None:
    store = new_id(StoreId)
    for decision, liability in [("refund", "merchant"), ("refund", "logistics"), ("dismiss", "buyer")]:
        judged = {"decision": decision, "liability": liability, "amount": YUAN, "by": new_id(AccountId)}
        await reactions.count_judgement(session, AfterSaleJudged(**terms(store), **judged))

    assert await counts(session, store) == {"overturned": (1, 3)}


async def test_one_and_two_stars_are_bad(session: Session) -> None:
    store = new_id(StoreId)
    for stars in (1, 2, 3, 4, 5):
        await reactions.count_review(session, review(store, stars))

    assert await counts(session, store) == {"bad_reviews": (2, 5)}


@pytest.mark.parametrize(("late", "ref", "counted"), [(False, "", (1, 1)), (True, "", (0, 1)), (True, "aft", None)])
async def test_parcels_count_against_the_promise_on_their_way_out(
    session: Session, now: datetime, late: bool, ref: str, counted: tuple[int, int] | None
) -> None:
    store = new_id(StoreId)
    by = now - timedelta(hours=1) if late else now
    parcel = {"parcel": new_id(ParcelId), "order": new_id(OrderId), "store": store, "viewer": new_id(ViewerId)}
    handed = ParcelHandedOver(**parcel, carrier="SF", tracking="1", units={}, at=now, ship_by=by, ref=ref)
    await reactions.count_shipping(session, handed)

    assert (await counts(session, store)).get("shipped_in_time") == counted


async def test_arrivals_without_a_promise_do_not_count(session: Session, now: datetime) -> None:
    store = new_id(StoreId)
    for in_time in (True, False, None):
        parcel = {"parcel": new_id(ParcelId), "order": new_id(OrderId), "store": store, "viewer": new_id(ViewerId)}
        await reactions.count_arrival(session, ParcelDelivered(**parcel, units={}, at=now, in_time=in_time))

    assert await counts(session, store) == {"delivered_in_time": (1, 2)}


async def test_a_round_that_nobody_answered_counts_as_late(session: Session, now: datetime) -> None:
    store, talk = new_id(StoreId), new_id(ConversationId)
    for in_time in (True, False):
        answered = FirstAnswered(talk, store, 1, seconds=9, wall_seconds=9, in_time=in_time, at=now)
        await reactions.count_first_answer(session, answered)
    for answered in (True, False, None):
        closed = ConversationClosed(talk, store, new_id(ViewerId), 1, by="idle", answered=answered, at=now)
        await reactions.count_first_answer(session, closed)

    assert await counts(session, store) == {"replied_in_time": (1, 3)}
