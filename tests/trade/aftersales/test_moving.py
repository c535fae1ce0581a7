"""What a store and a buyer do about a case, step by step, and what it costs exactly."""

import pytest
from tests.trade.aftersales.desk import (
    DAY,
    HOUR,
    Act,
    CaseReason,
    CaseState,
    Desk,
    Wish,
    clock,
    delivered,
    paid,
    refunds,
)
from tests.trade.books import complaints
from tests.trade.market import NOW, buyer, facts, forget_facts, image, open_shop, yuan

from guang.journal.facts.care import (
    AfterSaleClosed,
    AfterSaleEscalated,
    AfterSaleInspected,
    AfterSaleRefunded,
    AfterSaleRejected,
    AfterSaleReturnReceived,
    AfterSaleReturnSent,
    CaseTerms,
)
from guang.journal.facts.people import AccountErased
from guang.journal.facts.stock import StockTakenBack
from guang.kernel.db import Session
from guang.kernel.words import BadText
from guang.trade import catalog, claims, fulfilment, ledger, orders, settlement, shipping, warehouse
from guang.trade.aftersales import errors, reactions
from guang.trade.aftersales.types import Case, Inspection
from guang.trade.aftersales.verbs import moving
from guang.trade.claims import CaseEvent, CaseSide, Liability
from guang.trade.fulfilment.verbs import moving as confirming


async def test_a_granted_compensation_is_paid_at_once_and_leaves_the_units(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.COMPENSATION, CaseReason.DAMAGED, amount=yuan(5))

    after = await moving.approve(session, desk.shop.id, case.id, desk.store())

    line = (await desk.again()).lines[0]
    assert (after.state, after.granted, after.liability) == (CaseState.REFUNDED, yuan(5), Liability.LOGISTICS)
    assert (line.refunded, line.refunded_units) == (yuan(5), 0)
    assert await refunds(session, desk.order) == [500]
    assert (await desk.again()).holds == 0


async def test_a_return_goes_from_the_wish_to_the_money(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 2)
    await forget_facts(session)

    agreed = await moving.approve(session, desk.shop.id, case.id, desk.store())
    assert (agreed.state, agreed.due_at, agreed.granted) == (CaseState.AWAITING_RETURN, NOW + 7 * DAY, yuan(20.02))
    sent = await moving.send_back(session, desk.who.account, case.id, ("SF", "SF-1"), desk.buyer(NOW + DAY))
    assert (sent.state, sent.carrier, sent.tracking) == (CaseState.RETURN_SHIPPING, "SF", "SF-1")
    there = await moving.receive(session, desk.shop.id, case.id, desk.store(NOW + 2 * DAY))
    assert (there.state, there.due_at) == (CaseState.RECEIVED, NOW + 2 * DAY + 48 * HOUR)
    done = await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=True), desk.store(NOW + 3 * DAY))

    assert (done.state, done.ended_at) == (CaseState.REFUNDED, NOW + 3 * DAY)
    assert [(step.event, step.side.value) for step in done.steps[2:]] == [
        ("approve", "merchant"),
        ("send", "buyer"),
        ("arrive", "merchant"),
        ("accept", "merchant"),
        ("refund", "merchant"),
    ]
    assert await refunds(session, desk.order) == [2002]
    line = (await desk.again()).lines[0]
    assert (line.refunded_units, line.cancelled_units) == (2, 0)
    [parcel] = (await shipping.parcels_of(session, [desk.order.id]))[desk.order.id][-1:]
    assert (parcel.ref, dict(parcel.units)) == (case.id.text, {case.line: 2})
    happened = await facts(session, CaseTerms)
    assert [type(one).__name__ for one in happened] == [
        "AfterSaleApproved",
        "AfterSaleReturnSent",
        "AfterSaleReturnReceived",
        "AfterSaleInspected",
        "AfterSaleRefunded",
    ]
    assert {one.case for one in happened if isinstance(one, CaseTerms)} == {case.id}
    for kind in (AfterSaleReturnSent, AfterSaleReturnReceived, AfterSaleInspected, AfterSaleRefunded):
        assert [one.units for one in happened if isinstance(one, kind)] == [2]


async def test_goods_that_are_not_fine_are_refused_with_a_reason_and_the_buyer_may_call_the_platform(
    session: Session,
) -> None:
    desk = await delivered(session)
    case = await desk.returned(2)

    with pytest.raises(claims.BadWish):
        await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=False), desk.store())
    refused = await moving.inspect(
        session, desk.shop.id, case.id, Inspection(is_fine=False), desk.store(words="A brick.")
    )
    called = await moving.escalate(session, desk.who.account, case.id, desk.buyer(words="It was not."))

    assert (refused.state, called.state) == (CaseState.REJECTED, CaseState.PLATFORM_ARBITRATION)
    assert called.due_at == NOW + 72 * HOUR
    assert await refunds(session, desk.order) == []
    [rejected] = await facts(session, AfterSaleRejected)
    assert isinstance(rejected, AfterSaleRejected)
    assert rejected.at == "inspection"
    assert len(await facts(session, AfterSaleEscalated)) == 1


async def test_a_store_that_changes_its_mind_after_refusing_goods_pays_at_once(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.returned(2)
    await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=False), desk.store(words="A brick."))

    after = await moving.approve(session, desk.shop.id, case.id, desk.store())

    assert (after.state, await refunds(session, desk.order)) == (CaseState.REFUNDED, [2002])


async def test_a_withdrawn_case_frees_the_line_and_the_order(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.COMPENSATION, CaseReason.LATE)

    after = await moving.withdraw(session, desk.who.account, case.id, desk.buyer())

    assert (after.state, after.due_at, (await desk.again()).holds) == (CaseState.WITHDRAWN, None, 0)
    [closed] = await facts(session, AfterSaleClosed)
    assert isinstance(closed, AfterSaleClosed)
    assert (closed.why, closed.liability) == ("withdrawn", "none")
    assert (await desk.open(Wish.COMPENSATION, CaseReason.LATE)).state is CaseState.MERCHANT_REVIEW


async def test_what_is_on_its_way_back_cannot_be_withdrawn(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.returned()

    with pytest.raises(claims.WrongStep):
        await moving.withdraw(session, desk.who.account, case.id, desk.buyer())
    assert await desk.case(case) == case


async def test_the_price_of_today_is_matched(session: Session) -> None:
    desk = await delivered(session)
    await cheaper(desk)

    case = await desk.open(Wish.PRICE_PROTECTION, CaseReason.PRICE_DROPPED)
    after = await moving.approve(session, desk.shop.id, case.id, desk.store())

    assert (after.granted, after.liability) == (yuan(3.03), Liability.NONE)
    assert await refunds(session, desk.order) == [303]
    with pytest.raises(claims.NotOffered):
        await desk.open(Wish.PRICE_PROTECTION, CaseReason.PRICE_DROPPED)


async def cheaper(desk: Desk) -> None:
    """The tea costs 9 yuan from now on."""
    from sqlalchemy import text as sql

    await desk.session.execute(sql("UPDATE trade.skus SET price = 900 WHERE id = :id"), {"id": int(desk.cheap.sku)})


async def test_what_went_back_otherwise_meanwhile_is_not_paid_twice(session: Session) -> None:
    desk = await paid(session)
    line = desk.order.lines[1]
    case = await desk.open(Wish.REFUND_ONLY, CaseReason.NOT_SHIPPED, 1, at=1)
    await fulfilment.refund(
        session, desk.order.id, {line.id: fulfilment.RefundPart(1, yuan(400))}, reason="other", key="other", now=NOW
    )

    after = await moving.approve(session, desk.shop.id, case.id, desk.store())

    assert (after.state, after.steps[-1].facts) == (CaseState.CLOSED, {"why": "nothing_left"})
    assert await refunds(session, desk.order) == [40_000]
    assert (await desk.again()).holds == 0


async def test_nobody_moves_what_is_not_theirs_or_not_their_turn(session: Session) -> None:
    desk = await delivered(session)
    other_shop, stranger = await open_shop(session), await buyer(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    me, shop = desk.who.account, desk.shop.id
    refused = [
        (moving.approve, (other_shop.id, case.id, desk.store()), errors.CaseMissing),
        (moving.reject, (other_shop.id, case.id, desk.store(words="No.")), errors.CaseMissing),
        (moving.withdraw, (stranger.account, case.id, desk.buyer()), errors.CaseMissing),
        (moving.escalate, (stranger.account, case.id, desk.buyer()), errors.CaseMissing),
        (moving.escalate, (me, case.id, desk.buyer()), claims.WrongStep),
        (moving.send_back, (me, case.id, ("SF", "1"), desk.buyer()), claims.WrongStep),
        (moving.receive, (shop, case.id, desk.store()), claims.WrongStep),
        (moving.inspect, (shop, case.id, Inspection(is_fine=True), desk.store()), claims.WrongStep),
        (moving.inspect, (shop, case.id, Inspection(is_fine=True, restocked=2), desk.store()), claims.BadWish),
        (moving.reject, (shop, case.id, desk.store()), claims.BadWish),
        (moving.reject, (shop, case.id, desk.store(words="x" * 501)), BadText),
        (moving.approve, (shop, case.id, desk.buyer()), claims.WrongStep),
    ]

    for verb, wanted, kind in refused:
        with pytest.raises(kind):
            async with session.begin_nested():
                await verb(session, *wanted)  # type: ignore[operator]

    assert await desk.case(case) == case
    assert await refunds(session, desk.order) == []


async def test_evidence_is_words_and_own_pictures_and_at_most_nine(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    pictures = [await image(session, desk.who.account) for _ in range(10)]

    async def show(held: Case, *images: object, words: str = "") -> Case:
        act = Act(CaseSide.BUYER, desk.who.account, NOW, words, images)  # type: ignore[arg-type]
        return await moving.show(session, held, act)

    after = await show(case, *pictures[:9], words="Look.")
    assert [len(step.pictures) for step in after.steps] == [0, 0, 9]
    with pytest.raises(errors.BadEvidence):
        await show(after, pictures[9])
    with pytest.raises(claims.BadWish):
        await show(after)
    ended = await moving.withdraw(session, desk.who.account, case.id, desk.buyer())
    with pytest.raises(claims.WrongStep):
        await show(ended, words="Too late.")
    assert ended.steps[-1].event == CaseEvent.WITHDRAW


async def test_whoever_leaves_takes_words_and_pictures_along_and_the_case_goes_on(session: Session) -> None:
    desk = await delivered(session)
    picture = await image(session, desk.who.account)
    case = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1, words="My words.", images=(picture,))
    rejected = await moving.reject(session, desk.shop.id, case.id, desk.store(words="The store's words."))

    await reactions.forget_people(session, AccountErased(desk.who.account, desk.who.viewer))

    after = await desk.case(case)
    assert [(step.words, step.pictures) for step in after.steps] == [("", ()), ("", ()), ("The store's words.", ())]
    assert (after.state, after.due_at) == (CaseState.REJECTED, rejected.due_at)
    assert await catalog.image_urls(session, desk.who.account, [picture]) == {}


async def test_delivery_goes_back_with_the_last_goods_that_the_store_or_the_courier_spoilt(session: Session) -> None:
    desk = await delivered(session)
    for at, units in ((1, 1), (0, 3)):
        case = await desk.open(Wish.REFUND_ONLY, CaseReason.DAMAGED, units, at)
        await moving.approve(session, desk.shop.id, case.id, desk.store())

    after = await desk.again()
    assert (after.state, after.refunded) == (orders.OrderState.REFUNDED, yuan(438.03))
    assert await refunds(session, desk.order) == [40_000, 3_803]
    refunded = [one for one in await facts(session, AfterSaleRefunded) if isinstance(one, AfterSaleRefunded)]
    assert [one.shipping for one in refunded] == [yuan(0), yuan(8)]


async def test_what_is_given_back_after_settlement_is_taken_from_who_earned_it(session: Session) -> None:
    desk = await delivered(session)
    await confirming.receive(session, desk.who.account, desk.order.id, NOW)
    assert await settlement.settle_due(session, NOW + 16 * DAY) == 1
    earned = await ledger.balance(session, ledger.Account.MERCHANT, int(desk.shop.id), "CNY")
    later = NOW + 10 * DAY

    for at, units in ((0, 3), (1, 1)):
        case = await desk.returned(units, at, later)
        await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=True), desk.store(later))

    assert earned > yuan(400)
    assert (await desk.again()).state is orders.OrderState.REFUNDED
    assert await ledger.balance(session, ledger.Account.MERCHANT, int(desk.shop.id), "CNY") == yuan(0)
    assert await complaints(session) == []


async def test_what_came_back_stands_on_the_shelf_again_as_far_as_it_can_be_sold(session: Session) -> None:
    desk = await delivered(session)
    case = await desk.returned(3)
    assert await on_hand(desk) == 7

    await moving.inspect(session, desk.shop.id, case.id, Inspection(is_fine=True, restocked=2), desk.store())

    assert await on_hand(desk) == 9
    told = [
        (one.units, one.sellable) for one in await facts(session, StockTakenBack) if isinstance(one, StockTakenBack)
    ]
    assert told == [({desk.cheap.sku: 2}, True), ({desk.cheap.sku: 1}, False)]


async def test_what_was_not_inspected_or_is_not_fine_stands_on_no_shelf(session: Session) -> None:
    silent, brick = await delivered(session), await delivered(session)
    await silent.returned(3)
    await clock(session, NOW + 3 * DAY)
    case = await brick.returned(3)
    await moving.inspect(session, brick.shop.id, case.id, Inspection(is_fine=False), brick.store(words="A brick."))

    assert [await on_hand(desk) for desk in (silent, brick)] == [7, 7]


async def on_hand(desk: Desk) -> int:
    return (await warehouse.shelves(desk.session, [desk.cheap.sku]))[desk.cheap.sku].on_hand
