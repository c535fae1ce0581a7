"""Asking: what may be asked for, once a key, one case a line, and fast where nothing has left."""

from dataclasses import replace

import pytest
from tests.trade.aftersales.desk import DAY, HOUR, CaseReason, CaseState, Desk, Wish, delivered, paid, refunds
from tests.trade.market import NOW, buyer, facts, image, yuan

from guang.journal.facts.care import AfterSaleApproved, AfterSaleOpened, AfterSaleRefunded
from guang.kernel.db import Session
from guang.kernel.ids import LineId, new_id
from guang.kernel.money import Money
from guang.trade import claims, fulfilment, orders, warehouse
from guang.trade.aftersales import errors, store
from guang.trade.aftersales.verbs import opening
from guang.trade.claims import terms
from guang.trade.claims.errors import KeyNeeded

NOTHING = Money.zero("CNY")


async def holds(desk: Desk) -> int:
    return (await desk.again()).holds


async def test_a_wish_waits_for_the_store_for_48_hours_and_holds_the_order(session: Session) -> None:
    desk = await delivered(session)
    picture = await image(session, desk.who.account)

    case = await desk.open(
        Wish.RETURN_REFUND, CaseReason.QUALITY, 2, words="It leaks.", images=(picture,), amount=yuan(15)
    )

    assert (case.state, case.due_at, case.asked, case.units) == (
        CaseState.MERCHANT_REVIEW,
        NOW + 48 * HOUR,
        yuan(15),
        2,
    )
    assert [(step.event, step.state, step.words) for step in case.steps] == [
        ("apply", CaseState.APPLIED, "It leaks."),
        ("submit", CaseState.MERCHANT_REVIEW, ""),
    ]
    assert [one.id for one in case.steps[0].pictures] == [picture]
    assert await holds(desk) == 1
    assert await desk.case(case) == case
    assert await facts(session, AfterSaleOpened) == [
        AfterSaleOpened(
            case=case.id,
            order=desk.order.id,
            line=desk.order.lines[0].id,
            store=desk.shop.id,
            viewer=desk.who.viewer,
            kind="return_refund",
            reason="quality",
            product=desk.cheap.product,
            sku=desk.cheap.sku,
            units=2,
            amount=yuan(15),
            fast=False,
            rules=terms.VERSION,
        )
    ]


async def test_the_same_key_asks_once_and_another_wish_under_it_is_refused(session: Session) -> None:
    desk = await delivered(session)
    wanted = desk.wanted(Wish.COMPENSATION, CaseReason.LATE, amount=yuan(1))

    first, is_new = await opening.open_case(session, wanted, NOW)
    again, is_newer = await opening.open_case(session, wanted, NOW + DAY)

    assert (is_new, is_newer, again) == (True, False, first)
    with pytest.raises(errors.KeyReused):
        await opening.open_case(session, replace(wanted, amount=yuan(2)), NOW)
    assert await holds(desk) == 1


async def test_a_line_has_one_open_case_at_a_time(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.COMPENSATION, CaseReason.LATE)

    with pytest.raises(errors.CaseOpen) as refusal:
        await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    other = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1, at=1)

    assert refusal.value.facts == {"case": case.id}
    assert (other.state, await holds(desk)) == (CaseState.MERCHANT_REVIEW, 2)


async def test_little_money_for_what_has_not_left_goes_back_at_once(session: Session) -> None:
    desk = await paid(session)

    case = await desk.open(Wish.REFUND_ONLY, CaseReason.NO_LONGER_WANTED, 2)

    line = (await desk.again()).lines[0]
    assert (case.state, case.granted, case.is_fast, case.due_at) == (CaseState.REFUNDED, yuan(20.02), True, None)
    assert [(step.event, step.side.value) for step in case.steps] == [("apply", "buyer"), ("approve", "rule")]
    assert (line.refunded_units, line.cancelled_units, line.refunded, line.units_to_ship) == (2, 2, yuan(20.02), 1)
    assert await refunds(session, desk.order) == [2002]
    assert (await warehouse.shelves(session, [line.sku]))[line.sku].on_hand == 9
    assert await holds(desk) == 0
    opened, approved, refunded = await facts(session, AfterSaleOpened, AfterSaleApproved, AfterSaleRefunded)
    assert isinstance(opened, AfterSaleOpened)
    assert opened.fast
    assert isinstance(approved, AfterSaleApproved)
    assert approved.by == "rule"
    assert isinstance(refunded, AfterSaleRefunded)
    assert (refunded.amount, refunded.shipping, refunded.units, refunded.liability) == (
        yuan(20.02),
        NOTHING,
        2,
        "buyer",
    )


async def test_delivery_goes_back_with_the_last_of_what_has_not_left(session: Session) -> None:
    desk = await paid(session)
    await fulfilment.refund(
        session,
        desk.order.id,
        {desk.order.lines[1].id: fulfilment.RefundPart(1, yuan(400))},
        reason="",
        key="a",
        now=NOW,
    )

    await desk.open(Wish.REFUND_ONLY, CaseReason.NO_LONGER_WANTED, 3)

    after = await desk.again()
    assert (after.state, after.refunded) == (orders.OrderState.REFUNDED, yuan(438.03))
    assert await refunds(session, desk.order) == [40_000, 3_803]


async def test_much_money_and_many_fast_refunds_wait_for_the_store(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = await paid(session)
    much = await desk.open(Wish.REFUND_ONLY, CaseReason.NOT_SHIPPED, 1, at=1)
    for _ in range(2):
        assert (await desk.open(Wish.REFUND_ONLY, CaseReason.NOT_SHIPPED, 1)).is_fast
    monkeypatch.setattr(terms, "FAST_OFTEN", 2)
    often = await desk.open(Wish.REFUND_ONLY, CaseReason.NOT_SHIPPED, 1)

    assert [much.state, often.state] == [CaseState.MERCHANT_REVIEW] * 2
    assert await store.count_fast(session, desk.who.account, NOW - terms.FAST_WINDOW) == 2
    assert await store.count_fast(session, desk.who.account, NOW + HOUR) == 0


async def test_what_cannot_be_asked_for_is_refused_and_changes_nothing(session: Session) -> None:
    desk = await delivered(session)
    stranger = await buyer(session)
    good = desk.wanted(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    theirs = await image(session, stranger.account)
    refused = [
        (replace(good, buyer=stranger.account), orders.OrderMissing),
        (replace(good, line=new_id(LineId)), errors.LineMissing),
        (replace(good, key="short"), KeyNeeded),
        (replace(good, units=4), claims.TooMuch),
        (replace(good, units=0), claims.BadWish),
        (replace(good, units=-1), claims.BadWish),
        (replace(good, amount=yuan(10.02)), claims.TooMuch),
        (replace(good, amount=yuan(-1)), claims.BadWish),
        (replace(good, amount=Money(1, "USD")), claims.BadWish),
        (replace(good, reason=CaseReason.NO_LONGER_WANTED), claims.NotOffered),
        (replace(good, wish=Wish.PRICE_PROTECTION, reason=CaseReason.PRICE_DROPPED, units=0), claims.NotOffered),
        (replace(good, images=(theirs,)), errors.BadEvidence),
    ]

    for wanted, kind in refused:
        with pytest.raises(kind):
            async with session.begin_nested():
                await opening.open_case(session, wanted, NOW)

    assert await store.select_open(session, desk.order.id) == {}
    assert await holds(desk) == 0
    assert await facts(session, AfterSaleOpened) == []
    assert await refunds(session, desk.order) == []


async def test_the_options_say_what_and_how_much_and_why_not(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.COMPENSATION, CaseReason.LATE, at=1)

    cheap, dear = await opening.options(session, desk.who.account, desk.order.id, NOW + DAY)

    offers = {offer.wish: offer for offer in cheap.offers}
    assert (cheap.units_left, cheap.left, cheap.open_case) == (3, yuan(30.03), None)
    back = offers[Wish.RETURN_REFUND]
    assert (back.units, back.most, back.why_not) == (3, yuan(30.03), None)
    assert back.until == {CaseReason.NO_REASON: NOW + 7 * DAY}
    assert offers[Wish.PRICE_PROTECTION].why_not == "price_not_lower"
    assert dear.open_case == case.id
    assert {offer.why_not for offer in dear.offers} == {"open_case"}
