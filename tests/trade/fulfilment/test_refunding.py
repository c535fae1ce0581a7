import pytest
from tests.trade.books import complaints
from tests.trade.market import NOW, Buyer, buyer, facts, forget_facts, goods, open_shop, wish, yuan
from tests.trade.orders.test_paying import LATER, MONEY_CAME, refunds, started

from guang.journal.facts.trade import OrderLineBack, OrderRefunded, OrderSettled
from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, new_id
from guang.kernel.money import Money
from guang.trade import fulfilment, orders, warehouse
from guang.trade.fulfilment import errors
from guang.trade.fulfilment.types import PartCancel
from guang.trade.fulfilment.verbs import moving
from guang.trade.orders.verbs import paying

State = orders.OrderState


async def bought(session: Session) -> tuple[Buyer, orders.Order]:
    """Three of one tea at 10.01 yuan and one of another, delivered for 8 yuan; paid."""
    shop = await open_shop(session)
    cheap, dear = await goods(session, shop, price=yuan(10.01)), await goods(session, shop, price=yuan(50))
    who = await buyer(session)
    trade, _ = await orders.place(session, wish(who, (cheap.sku, 3), (dear.sku, 1), total=yuan(88.03)), NOW)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    await forget_facts(session)
    return who, await orders.order(session, who.account, trade.orders[0].id)


async def again(session: Session, order: orders.Order) -> orders.Order:
    return await orders.order(session, order.buyer, order.id)


async def on_hand(session: Session, order: orders.Order) -> list[int]:
    shelves = await warehouse.shelves(session, [line.sku for line in order.lines])
    return [shelves[line.sku].on_hand for line in order.lines]


async def test_part_of_a_line_goes_back_and_the_rest_is_delivered(session: Session) -> None:
    _, order = await bought(session)
    line = order.lines[0]

    paid_back = await fulfilment.refund(
        session, order.id, {line.id: fulfilment.RefundPart(1, yuan(10))}, reason="thin", key="aft-1", now=LATER
    )

    after = await again(session, order)
    assert (paid_back, after.refunded, after.state) == (yuan(10), yuan(10), State.PAID)
    assert (after.lines[0].refunded_units, after.lines[0].cancelled_units, after.lines[0].units_to_ship) == (1, 1, 2)
    assert await on_hand(session, order) == [8, 9]
    assert order.payment
    assert await refunds(session, order.payment) == [(1000, "thin")]
    nothing = Money.zero("CNY")
    assert await facts(session, OrderRefunded) == [
        OrderRefunded(
            order=order.id,
            trade=order.trade,
            store=order.store,
            viewer=order.viewer,
            lines=(OrderLineBack(line.id, line.sku, 1, 1, yuan(10), nothing),),
            shipping=nothing,
            amount=yuan(10),
            reason="thin",
            left="paid",
        )
    ]
    assert await complaints(session) == []


async def test_the_same_key_gives_back_once(session: Session) -> None:
    _, order = await bought(session)
    part = {order.lines[0].id: fulfilment.RefundPart(0, yuan(1))}

    for _ in range(2):
        assert await fulfilment.refund(session, order.id, part, reason="late", key="aft-1", now=NOW) == yuan(1)
    with pytest.raises(errors.RefundKeyReused):
        await fulfilment.refund(session, order.id, part, reason="other", key="aft-1", now=NOW)

    assert (await again(session, order)).refunded == yuan(1)
    assert order.payment
    assert await refunds(session, order.payment) == [(100, "late")]


async def test_never_more_than_was_paid_for_a_line(session: Session) -> None:
    _, order = await bought(session)
    cheap, dear = order.lines
    await fulfilment.refund(
        session, order.id, {dear.id: fulfilment.RefundPart(0, yuan(20))}, reason="", key="a", now=NOW
    )

    for part in (
        {dear.id: fulfilment.RefundPart(1, yuan(30.01))},
        {cheap.id: fulfilment.RefundPart(4, yuan(1))},
        {cheap.id: fulfilment.RefundPart(1, yuan(1)), dear.id: fulfilment.RefundPart(2, yuan(1))},
    ):
        with pytest.raises(errors.RefundTooLarge):
            await fulfilment.refund(session, order.id, part, reason="", key="b", now=NOW)
    with pytest.raises(errors.RefundTooLarge):
        await fulfilment.refund(session, order.id, {}, shipping=yuan(8.01), reason="", key="b", now=NOW)

    after = await again(session, order)
    assert after.refunded == yuan(20)
    assert [line.refunded_units for line in after.lines] == [0, 0]
    assert await on_hand(session, order) == [7, 9]


@pytest.mark.parametrize(
    "part",
    [
        fulfilment.RefundPart(-1, yuan(1)),
        fulfilment.RefundPart(1, yuan(-1)),
        fulfilment.RefundPart(1, Money(1, "USD")),
        fulfilment.RefundPart(0, yuan(0)),
        fulfilment.RefundPart(1, yuan(1), cancels=2),
    ],
)
async def test_what_is_no_refund_is_refused(session: Session, part: fulfilment.RefundPart) -> None:
    _, order = await bought(session)

    with pytest.raises(errors.BadRefund):
        await fulfilment.refund(session, order.id, {order.lines[0].id: part}, reason="", key="a", now=NOW)

    assert await again(session, order) == order


async def test_an_unknown_line_or_order_is_missing(session: Session) -> None:
    _, order = await bought(session)
    part = fulfilment.RefundPart(1, yuan(1))

    with pytest.raises(errors.LineMissing):
        await fulfilment.refund(session, order.id, {new_id(LineId): part}, reason="", key="a", now=NOW)
    with pytest.raises(orders.OrderMissing):
        await fulfilment.refund(session, new_id(OrderId), {order.lines[0].id: part}, reason="", key="a", now=NOW)


async def test_an_order_of_which_nothing_leaves_gives_back_its_delivery_too(session: Session) -> None:
    _, order = await bought(session)
    parts = {line.id: fulfilment.RefundPart(line.units, line.pays) for line in order.lines}

    assert await fulfilment.refund(session, order.id, parts, reason="gone", key="a", now=LATER) == order.total

    after = await again(session, order)
    assert (after.state, after.refunded, after.refunded_at) == (State.REFUNDED, order.total, LATER)
    assert await on_hand(session, order) == [10, 10]
    with pytest.raises(errors.WrongState):
        await fulfilment.refund(session, order.id, parts, reason="gone", key="b", now=LATER)
    assert await complaints(session) == []


async def test_what_will_not_be_delivered_is_paid_back_in_full(session: Session) -> None:
    _, order = await bought(session)
    parts = {line.id: fulfilment.RefundPart(line.units, line.pays - yuan(1)) for line in order.lines}

    with pytest.raises(errors.BadRefund):
        await fulfilment.refund(session, order.id, parts, reason="gone", key="a", now=LATER)

    assert await again(session, order) == order


async def test_units_are_cancelled_one_by_one_to_the_last_fen(session: Session) -> None:
    who, order = await bought(session)
    cheap, dear = order.lines

    for number in range(3):
        part = PartCancel({cheap.id: 1}, f"press-number-{number}")
        await fulfilment.cancel(session, who.account, order.id, "", NOW, part)
        await fulfilment.cancel(session, who.account, order.id, "", NOW, part)
    after = await again(session, order)
    assert (after.lines[0].refunded, after.state, after.shipping_refunded) == (yuan(30.03), State.PAID, yuan(0))
    await fulfilment.cancel(session, who.account, order.id, "", NOW, PartCancel({dear.id: 1}, "press-number-3"))

    done = await again(session, order)
    assert (done.state, done.refunded) == (State.REFUNDED, order.total)
    assert await on_hand(session, order) == [10, 10]
    assert await complaints(session) == []


async def test_units_that_are_not_there_are_not_cancelled(session: Session) -> None:
    who, order = await bought(session)
    cheap = order.lines[0]

    for units, fault in ((4, errors.RefundTooLarge), (0, errors.BadRefund)):
        with pytest.raises(fault):
            await fulfilment.cancel(
                session, who.account, order.id, "", NOW, PartCancel({cheap.id: units}, "press-number-1")
            )

    assert await again(session, order) == order


async def test_cancelling_after_a_part_went_back_gives_back_the_rest(session: Session) -> None:
    who, order = await bought(session)
    await fulfilment.refund(
        session, order.id, {order.lines[0].id: fulfilment.RefundPart(2, yuan(20))}, reason="", key="a", now=NOW
    )

    done = await fulfilment.cancel(session, who.account, order.id, "enough", LATER)

    assert (done.state, done.refunded, done.cancel_reason) == (State.CANCELLED, order.total, "enough")
    assert await on_hand(session, order) == [10, 10]
    assert order.payment
    assert await refunds(session, order.payment) == [(2000, ""), (6803, "cancelled")]
    assert await complaints(session) == []


async def test_a_confirmed_order_is_settled_when_its_time_has_come_and_nothing_holds_it(session: Session) -> None:
    who, order = await bought(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW)
    done = await moving.receive(session, who.account, order.id, NOW)
    assert done.settle_at is not None
    assert done.settle_at > NOW
    await fulfilment.hold(session, order.id)
    await fulfilment.settle(session, None, done.settle_at, 10_000)  # whatever other tests have left
    assert await fulfilment.settle(session, None, done.settle_at) == []
    await fulfilment.release(session, order.id)
    assert await fulfilment.settle(session, None, NOW) == []
    await forget_facts(session)

    (settled,) = await fulfilment.settle(session, None, done.settle_at)

    after = await again(session, order)
    assert (settled.id, after.state, after.settled_at) == (order.id, State.SETTLED, done.settle_at)
    assert [(line.line, line.paid, line.subsidy) for line in settled.lines] == [
        (line.id, line.pays.minor, 0) for line in order.lines
    ]
    assert await fulfilment.settle(session, [order.id], done.settle_at) == []
    assert await facts(session) == [OrderSettled(order.id, order.store, order.viewer)]


async def test_an_order_that_was_settled_long_ago_is_closed(session: Session) -> None:
    from guang.trade.fulfilment.verbs import settling

    who, order = await bought(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW)
    await moving.receive(session, who.account, order.id, NOW)
    await fulfilment.settle(session, [order.id], LATER)

    await settling.close_old(session, LATER + settling.CLOSES_AFTER)
    assert (await again(session, order)).state is State.SETTLED
    await settling.close_old(session, LATER + settling.CLOSES_AFTER * 1.01)

    assert (await again(session, order)).state is State.CLOSED


async def test_holding_what_does_not_exist_is_refused(session: Session) -> None:
    with pytest.raises(orders.OrderMissing):
        await fulfilment.hold(session, new_id(OrderId))
