import asyncio

import pytest
from tests.trade.market import NOW, Buyer, buyer, facts, open_shop
from tests.trade.orders.test_paying import LATER, MONEY_CAME, placed, refunds, started

from guang.journal.facts.trade import OrderCancelled, OrderConfirmed, OrderDelivered, OrderShipped
from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, new_id
from guang.trade import fulfilment, orders, shipping, warehouse
from guang.trade.fulfilment import errors
from guang.trade.fulfilment.verbs import moving
from guang.trade.orders.verbs import paying
from guang.trade.shipping import errors as shipping_errors


async def paid(session: Session) -> tuple[Buyer, orders.Order]:
    who, trade, _ = await placed(session)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    return who, await orders.order(session, who.account, trade.orders[0].id)


async def test_an_order_is_shipped_delivered_and_confirmed(session: Session) -> None:
    who, order = await paid(session)

    await fulfilment.ship(session, order.store, order.id, ("SF", " SF100 "), NOW)
    await fulfilment.deliver(session, order.id, NOW)
    done = await moving.receive(session, who.account, order.id, LATER)

    assert [state for state, _ in done.history] == ["created", "paid", "shipped", "delivered", "confirmed"]
    parcels = (await shipping.parcels_of(session, [order.id]))[order.id]
    assert [(one.carrier, one.tracking, one.step) for one in parcels] == [
        ("SF", "SF100", shipping.ParcelStep.DELIVERED)
    ]
    kinds = (OrderShipped, OrderDelivered, OrderConfirmed)
    assert [type(fact) for fact in await facts(session, *kinds)] == list(kinds)


async def test_confirming_twice_changes_nothing(session: Session) -> None:
    who, order = await paid(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)
    first = await moving.receive(session, who.account, order.id, NOW)

    assert await moving.receive(session, who.account, order.id, LATER) == first


async def test_a_paid_order_that_is_cancelled_returns_stock_and_money_once(session: Session) -> None:
    who, order = await paid(session)
    assert order.payment

    await fulfilment.cancel(session, who.account, order.id, "changed my mind", NOW)
    with pytest.raises(errors.WrongState):
        await fulfilment.cancel(session, who.account, order.id, "again", NOW)

    assert await refunds(session, order.payment) == [(2790, "cancelled")]
    shelf = (await warehouse.shelves(session, [order.lines[0].sku]))[order.lines[0].sku]
    assert (shelf.on_hand, shelf.reserved) == (10, 0)
    told = (await facts(session, OrderCancelled))[-1]
    assert told == OrderCancelled(
        order.id, order.trade, order.store, who.viewer, {order.lines[0].sku: 1}, "buyer", True
    )


async def test_a_shipped_order_is_not_cancelled(session: Session) -> None:
    who, order = await paid(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)

    with pytest.raises(errors.WrongState) as refusal:
        await fulfilment.cancel(session, who.account, order.id, "", NOW)

    assert refusal.value.facts["state"] == "shipped"
    assert (await orders.order(session, who.account, order.id)).state is orders.OrderState.SHIPPED


async def test_an_unpaid_order_is_not_shipped(session: Session) -> None:
    who, trade, _ = await placed(session)
    order = trade.orders[0]

    with pytest.raises(errors.WrongState):
        await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)
    with pytest.raises(errors.WrongState):
        await moving.receive(session, who.account, order.id, NOW)


@pytest.mark.parametrize("parcel", [("", "SF100"), ("SF", " "), ("S" * 61, "1"), ("SF", "a\x00b")])
async def test_a_parcel_needs_a_carrier_and_a_number(session: Session, parcel: tuple[str, str]) -> None:
    _, order = await paid(session)

    with pytest.raises(shipping_errors.BadParcel):
        await fulfilment.ship(session, order.store, order.id, parcel, NOW)


async def test_nobody_else_sees_or_touches_an_order(session: Session) -> None:
    _, order = await paid(session)
    other, elsewhere = await buyer(session), await open_shop(session)

    for wanted in (order.id, new_id(OrderId)):
        with pytest.raises(orders.OrderMissing):
            await orders.order(session, other.account, wanted)
        with pytest.raises(orders.OrderMissing):
            await fulfilment.cancel(session, other.account, wanted, "", NOW)
        with pytest.raises(orders.OrderMissing):
            await moving.receive(session, other.account, wanted, NOW)
        with pytest.raises(orders.OrderMissing):
            await fulfilment.ship(session, elsewhere.id, wanted, ("SF", "SF100"), NOW)
    assert await orders.looking.orders_of(session, other.account) == []


async def test_confirming_twice_at_once_is_confirming_once(database: Database) -> None:
    async with database.transaction() as session:
        who, order = await paid(session)
        await fulfilment.ship(session, order.store, order.id, ("SF", "SF100"), NOW)
    async with database.session() as first, database.session() as second:
        await moving.receive(first, who.account, order.id, NOW)
        again = asyncio.create_task(moving.receive(second, who.account, order.id, LATER))
        await asyncio.wait({again}, timeout=0.3)
        await first.commit()
        assert (await again).confirmed_at == NOW
        assert await facts(second) == []
