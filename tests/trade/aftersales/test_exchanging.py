"""Other goods instead of those that go back: what may come, what is set aside, and what becomes of it."""

from datetime import datetime

import pytest
from sqlalchemy import text as sql
from tests.trade.aftersales.desk import DAY, HOUR, CaseReason, CaseState, Desk, Wish, clock, operator, refunds
from tests.trade.books import complaints
from tests.trade.market import NOW, Goods, buyer, facts, forget_facts, goods, open_shop, wish, yuan
from tests.trade.orders.test_paying import MONEY_CAME, started

from guang.journal.facts.care import (
    AfterSaleClosed,
    AfterSaleExchanged,
    AfterSaleOpened,
    AfterSaleRefunded,
    AfterSaleReplacementSent,
    AfterSaleSoldOut,
    AfterSaleToReplace,
    AfterSaleTurned,
    CaseTerms,
)
from guang.journal.facts.parcels import ParcelDelivered, ParcelLost, ParcelReturned
from guang.journal.facts.stock import StockTakenBack
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, SkuId
from guang.trade import claims, fulfilment, orders, shipping, warehouse
from guang.trade.aftersales import reactions
from guang.trade.aftersales.types import Act, Case, Inspection, Verdict
from guang.trade.aftersales.verbs import judging, moving, opening, replacing
from guang.trade.claims import CaseSide, Decision, Liability
from guang.trade.orders.verbs import paying


class Fitting(Desk):
    """Three units of the first of three sizes at 10.01 yuan, delivered for 8 yuan; seven and ten of each are left."""

    @property
    def sizes(self) -> Goods:
        """What comes in three sizes."""
        return self.cheap

    async def exchange(self, units: int = 1, size: int = 1, now: datetime = NOW, **more: object) -> Case:
        """Ask for another size of some units."""
        more = {"reason": CaseReason.NO_REASON, **more}
        return await self.open(Wish.EXCHANGE, units=units, now=now, wished=self.sizes.skus[size], **more)  # type: ignore[arg-type]

    async def approved(self, units: int = 1, size: int = 1, **more: object) -> Case:
        """An exchange to which the store has agreed."""
        case = await self.exchange(units, size, **more)  # type: ignore[arg-type]
        return await moving.approve(self.session, self.shop.id, case.id, self.store())

    async def back(self, case: Case, restocked: int = 0) -> Case:
        """The goods travel back and are fine."""
        parcel = ("Simulated", f"BACK{case.id}")
        await moving.send_back(self.session, self.who.account, case.id, parcel, self.buyer())
        await moving.receive(self.session, self.shop.id, case.id, self.store())
        found = Inspection(is_fine=True, restocked=restocked)
        return await moving.inspect(self.session, self.shop.id, case.id, found, self.store())

    async def sent(self, case: Case, now: datetime = NOW) -> Case:
        """The replacement is on its way."""
        return await replacing.send(self.session, self.shop.id, case.id, ("SF", f"NEW{case.id}"), self.store(now))

    async def exchanged(self, units: int = 1, size: int = 1, **more: object) -> Case:
        """The whole way."""
        case = await self.sent(await self.back(await self.approved(units, size, **more)))
        return await replacing.receive(self.session, self.who.account, case.id, self.buyer())

    async def shelf(self, size: int = 1) -> tuple[int, int]:
        """Units on hand and reserved of a size."""
        found = (await warehouse.shelves(self.session, [self.sizes.skus[size]]))[self.sizes.skus[size]]
        return found.on_hand, found.reserved


async def fitting(session: Session, *, units: int = 3) -> Fitting:
    """Something that comes in three sizes, bought and delivered."""
    shop = await open_shop(session)
    tea = await goods(session, shop, price=yuan(10.01), sizes=3)
    who = await buyer(session)
    total = yuan(10.01 * units + 8)
    trade, _ = await orders.place(session, wish(who, (tea.sku, units), total=total), NOW)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    order = trade.orders[0].id
    await fulfilment.ship(session, shop.id, order, ("Simulated", "OUT-1"), NOW)
    await fulfilment.deliver(session, order, NOW)
    await forget_facts(session)
    return Fitting(shop, who, tea, tea, await orders.order(session, who.account, order), session)


async def arrive(session: Session, case: Case, kind: type = ParcelDelivered) -> bool:
    """The courier says something about the replacement."""
    assert case.outbound is not None
    told = kind(case.outbound, case.order, case.store, case.viewer, {case.line: case.units}, NOW, ref=case.id.text)
    return await reactions.follow_parcels(session, told)


async def test_another_size_comes_for_what_went_back_and_no_money_moves(session: Session) -> None:
    desk = await fitting(session)

    case = await desk.exchange(2)
    assert (case.state, case.asked, case.wished) == (CaseState.MERCHANT_REVIEW, yuan(20.02), desk.sizes.skus[1])
    assert await desk.shelf() == (10, 0)
    agreed = await moving.approve(session, desk.shop.id, case.id, desk.store())
    assert (agreed.state, agreed.due_at) == (CaseState.AWAITING_RETURN, NOW + 7 * DAY)
    assert await desk.shelf() == (10, 2)
    owed = await desk.back(agreed, restocked=1)
    assert (owed.state, owed.due_at) == (CaseState.REPLACING, NOW + 3 * DAY)
    assert await desk.shelf(0) == (8, 0)
    sent = await desk.sent(owed)
    assert (sent.state, sent.due_at) == (CaseState.REPLACEMENT_SHIPPING, NOW + 20 * DAY)
    assert await desk.shelf() == (8, 0)
    assert await arrive(session, sent)

    done = await desk.case(case)
    assert (done.state, done.due_at, done.liability) == (CaseState.EXCHANGED, None, Liability.BUYER)
    assert [(step.event, step.side.value) for step in done.steps] == [
        ("apply", "buyer"),
        ("submit", "buyer"),
        ("approve", "merchant"),
        ("send", "buyer"),
        ("arrive", "merchant"),
        ("accept", "merchant"),
        ("replace", "merchant"),
        ("deliver", "courier"),
    ]
    assert [type(one).__name__ for one in await facts(session, CaseTerms)] == [
        "AfterSaleOpened",
        "AfterSaleApproved",
        "AfterSaleReturnSent",
        "AfterSaleReturnReceived",
        "AfterSaleInspected",
        "AfterSaleToReplace",
        "AfterSaleReplacementSent",
        "AfterSaleExchanged",
    ]
    order = await desk.again()
    assert (await refunds(session, order), order.holds, order.refunded) == ([], 0, yuan(0))
    parcels = (await shipping.parcels_of(session, [order.id]))[order.id]
    assert [(one.direction.value, one.ref) for one in parcels] == [
        ("out", ""),
        ("back", case.id.text),
        ("out", case.id.text),
    ]
    assert await complaints(session) == []
    assert (await warehouse.audit(session, desk.sizes.skus)).differences == ()


async def test_where_the_store_is_at_fault_the_delivery_fee_pays_for_the_parcel_back(session: Session) -> None:
    desk = await fitting(session)

    done = await desk.exchanged(1, 0, reason=CaseReason.QUALITY)

    assert (done.state, done.liability) == (CaseState.EXCHANGED, Liability.MERCHANT)
    order = await desk.again()
    assert (await refunds(session, order), order.shipping_refunded) == ([800], yuan(8))
    [told] = await facts(session, AfterSaleExchanged)
    assert isinstance(told, AfterSaleExchanged)
    assert (told.freight, told.sku, told.wished) == (yuan(8), desk.sizes.sku, desk.sizes.sku)
    second = await desk.exchanged(1, 0, reason=CaseReason.QUALITY)
    assert second.state is CaseState.EXCHANGED
    assert await refunds(session, order) == [800]
    assert await complaints(session) == []


async def test_a_later_wish_is_about_what_came_instead(session: Session) -> None:
    desk = await fitting(session)
    first = await desk.exchanged(2, 1)

    [line] = await opening.options(session, desk.who.account, desk.order.id, NOW)
    assert [(one.sku, one.units, one.origin) for one in line.goods] == [
        (desk.sizes.skus[0], 1, None),
        (desk.sizes.skus[1], 2, first.id),
    ]
    with pytest.raises(claims.TooMuch) as refusal:
        await desk.exchange(2, 2)
    assert refusal.value.facts["units"] == 1
    second = await desk.exchanged(1, 2, origin=first.id)
    assert second.sku == desk.sizes.skus[1]
    [line] = await opening.options(session, desk.who.account, desk.order.id, NOW)
    assert [(one.sku, one.units, one.origin) for one in line.goods] == [
        (desk.sizes.skus[0], 1, None),
        (desk.sizes.skus[1], 1, first.id),
        (desk.sizes.skus[2], 1, second.id),
    ]

    money = await desk.open(Wish.RETURN_REFUND, CaseReason.QUALITY, 1, origin=second.id)
    await moving.approve(session, desk.shop.id, money.id, desk.store())
    await forget_facts(session)
    done = await desk.back(money, restocked=1)
    assert (done.state, done.sku) == (CaseState.REFUNDED, desk.sizes.skus[2])
    [taken] = await facts(session, StockTakenBack)
    assert isinstance(taken, StockTakenBack)
    assert (taken.order, taken.units) == (OrderId(second.id), {desk.sizes.skus[2]: 1})
    assert await refunds(session, desk.order) == [1001]
    [line] = await opening.options(session, desk.who.account, desk.order.id, NOW)
    assert [one.units for one in line.goods] == [1, 1]
    assert await complaints(session) == []
    assert (await warehouse.audit(session, desk.sizes.skus)).differences == ()


async def test_what_was_set_aside_is_free_again_however_else_the_case_ends(session: Session) -> None:
    desk = await fitting(session)

    withdrawn = await desk.approved()
    assert await desk.shelf() == (10, 1)
    await moving.withdraw(session, desk.who.account, withdrawn.id, desk.buyer())
    assert await desk.shelf() == (10, 0)

    forgotten = await desk.approved()
    assert await clock(session, NOW + 8 * DAY) >= 1
    assert ((await desk.case(forgotten)).state, await desk.shelf()) == (CaseState.CLOSED, (10, 0))

    again = await desk.exchange(reason=CaseReason.QUALITY)
    await moving.approve(session, desk.shop.id, again.id, desk.store())
    owed = await desk.back(again)
    paid = await moving.pay_instead(session, desk.shop.id, owed.id, desk.store())
    assert (paid.state, paid.liability, await desk.shelf()) == (CaseState.REFUNDED, Liability.MERCHANT, (10, 0))
    assert await refunds(session, desk.order) == [1001]
    assert ((await desk.again()).holds, await complaints(session)) == (0, [])


async def test_a_store_that_does_not_send_what_it_owes_pays(session: Session) -> None:
    desk = await fitting(session)
    owed = await desk.back(await desk.approved())

    assert await clock(session, NOW + 3 * DAY + HOUR) >= 1

    after = await desk.case(owed)
    assert (after.state, after.liability, await desk.shelf()) == (CaseState.REFUNDED, Liability.MERCHANT, (10, 0))
    assert await refunds(session, desk.order) == [1001]


async def test_silence_agrees_accepts_and_has_received(session: Session) -> None:
    desk = await fitting(session)
    case = await desk.exchange()

    assert await clock(session, NOW + 49 * HOUR) >= 1
    assert ((await desk.case(case)).state, await desk.shelf()) == (CaseState.AWAITING_RETURN, (10, 1))
    await moving.send_back(session, desk.who.account, case.id, ("SF", "1"), desk.buyer(NOW + 3 * DAY))
    await moving.receive(session, desk.shop.id, case.id, desk.store(NOW + 3 * DAY))
    assert await clock(session, NOW + 6 * DAY) >= 1
    owed = await desk.case(case)
    assert owed.state is CaseState.REPLACING
    [told] = await facts(session, AfterSaleToReplace)
    assert isinstance(told, AfterSaleToReplace)
    assert told.by == "clock"
    await desk.sent(owed, NOW + 7 * DAY)
    assert await clock(session, NOW + 28 * DAY) >= 1
    assert (await desk.case(case)).state is CaseState.EXCHANGED


async def test_where_none_is_left_the_buyer_hears_it_and_may_take_the_refund(session: Session) -> None:
    desk = await fitting(session)
    case = await desk.exchange(2)
    await warehouse.adjust(session, {desk.sizes.skus[1]: 1}, reason="counted", by=desk.shop.owner, now=NOW)

    told = await moving.approve(session, desk.shop.id, case.id, desk.store())

    assert (told.state, told.due_at, await desk.shelf()) == (CaseState.SOLD_OUT, NOW + 3 * DAY, (1, 0))
    assert len(await facts(session, AfterSaleSoldOut)) == 1
    turned = await moving.take_refund(session, desk.who.account, case.id, desk.buyer())
    assert (turned.state, turned.wish) == (CaseState.AWAITING_RETURN, Wish.RETURN_REFUND)
    assert len(await facts(session, AfterSaleTurned)) == 1
    done = await desk.back(turned)
    assert (done.state, await refunds(session, desk.order)) == (CaseState.REFUNDED, [2002])
    assert await complaints(session) == []


async def test_a_replacement_that_is_lost_or_cannot_be_delivered_is_paid_back(session: Session) -> None:
    desk = await fitting(session)
    for number, ending in enumerate((ParcelLost, ParcelReturned), start=1):
        sent = await desk.sent(await desk.back(await desk.approved()))

        assert await arrive(session, sent, ending)
        assert await arrive(session, sent, ending)

        after = await desk.case(sent)
        assert (after.state, after.liability) == (CaseState.REFUNDED, Liability.LOGISTICS)
        assert await refunds(session, desk.order) == [1001] * number
    assert await desk.shelf() == (8, 0)
    assert await complaints(session) == []


async def test_the_platform_can_decide_for_an_exchange_and_against_one(session: Session) -> None:
    desk, judge = await fitting(session), await operator(session)
    case = await desk.exchange()
    await moving.reject(session, desk.shop.id, case.id, desk.store(words="Worn."))
    await moving.escalate(session, desk.who.account, case.id, desk.buyer(words="It is not."))

    act = Act(CaseSide.OPERATOR, judge, NOW, "It is not worn.")
    verdict = Verdict(Decision.EXCHANGE, Liability.MERCHANT)
    after = await judging.judge(session, judge, case.id, verdict, act)

    assert (after.state, await desk.shelf()) == (CaseState.AWAITING_RETURN, (10, 1))
    sent = await desk.sent(await desk.back(after))
    await moving.escalate(session, desk.who.account, case.id, desk.buyer(words="Nothing came."))
    other = await operator(session)
    no = Verdict(Decision.DISMISS, Liability.BUYER)
    ended = await judging.judge(session, other, case.id, no, Act(CaseSide.OPERATOR, other, NOW, "It was signed for."))
    assert (ended.state, ended.liability, ended.outbound) == (CaseState.EXCHANGED, Liability.BUYER, sent.outbound)
    assert (await refunds(session, desk.order), (await desk.again()).holds) == ([], 0)
    with pytest.raises(claims.WrongStep):
        await desk.sent(ended)


async def test_what_cannot_come_instead_is_refused_and_nothing_changes(session: Session) -> None:
    desk = await fitting(session)
    dear = (await goods(session, desk.shop, price=yuan(10.01))).sku
    await session.execute(sql("UPDATE trade.skus SET price = 1002 WHERE id = :sku"), {"sku": int(desk.sizes.skus[2])})
    refused: list[tuple[SkuId | None, int, str]] = [
        (desk.sizes.skus[2], 1, "dearer"),
        (desk.sizes.skus[1], 4, "units"),
        (dear, 1, "a SKU of the same product"),
        (None, 1, "with an exchange, and with nothing else"),
    ]
    before = await facts(session, AfterSaleOpened)
    for sku, units, why in refused:
        wanted = desk.wanted(Wish.EXCHANGE, CaseReason.NO_REASON, units, wished=sku)
        with pytest.raises((claims.NotOffered, claims.BadWish, claims.TooMuch)) as refusal:
            await opening.open_case(session, wanted, NOW)
        told = refusal.value.facts
        assert why in {*map(str, told.values()), *told}
    await warehouse.adjust(session, {desk.sizes.skus[1]: 0}, reason="counted", by=desk.shop.owner, now=NOW)
    with pytest.raises(claims.NotOffered) as gone:
        await desk.exchange()
    assert gone.value.facts["why"] == "not_in_stock"
    with pytest.raises(claims.NotOffered):
        await desk.exchange(now=NOW + 8 * DAY)
    assert await facts(session, AfterSaleOpened) == before
    assert ((await desk.again()).holds, await desk.shelf()) == (0, (0, 0))


async def test_a_replacement_leaves_once_under_a_key_and_never_for_what_was_paid_back(session: Session) -> None:
    desk = await fitting(session)
    owed = await desk.back(await desk.approved())
    act = Act(CaseSide.MERCHANT, desk.shop.owner, NOW, key="replace-0001", about="replace SF 1")

    first = await replacing.send(session, desk.shop.id, owed.id, ("SF", "1"), act)
    second = await replacing.send(session, desk.shop.id, owed.id, ("SF", "1"), act)

    assert (first.outbound, len(await facts(session, AfterSaleReplacementSent))) == (second.outbound, 1)
    assert await desk.shelf() == (9, 0)
    await replacing.receive(session, desk.who.account, owed.id, desk.buyer())
    other = await desk.back(await desk.approved(2))
    line = (await desk.again()).lines[0]
    await fulfilment.refund(
        session, desk.order.id, {line.id: fulfilment.RefundPart(2, yuan(20.02))}, reason="else", key="else-1", now=NOW
    )
    with pytest.raises(claims.NotOffered):
        await desk.sent(other)
    assert await clock(session, NOW + 4 * DAY) >= 1
    after = await desk.case(other)
    assert after.state in {CaseState.CLOSED, CaseState.REFUNDED}
    assert await desk.shelf() == (9, 0)
    assert await complaints(session) == []


async def test_a_parcel_that_came_back_late_is_not_the_one_that_left(session: Session) -> None:
    desk = await fitting(session)
    sent = await desk.sent(await desk.back(await desk.approved()))
    parcels = (await shipping.parcels_of(session, [desk.order.id]))[desk.order.id]
    back = next(one for one in parcels if one.direction is shipping.Direction.BACK)

    told = ParcelReturned(back.id, sent.order, sent.store, sent.viewer, {sent.line: 1}, NOW, sent.id.text)
    assert await reactions.follow_parcels(session, told) is False

    assert (await desk.case(sent)).state is CaseState.REPLACEMENT_SHIPPING
    assert await facts(session, AfterSaleRefunded, AfterSaleClosed) == []
