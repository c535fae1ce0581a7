from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade.market import NOW, Buyer, Goods, buyer, facts, forget_facts, goods, open_shop, wish, yuan

from guang.journal.facts.trade import OrderPaid, PaymentDeclined, PaymentSucceeded, StockDeducted
from guang.kernel.db import Session
from guang.kernel.ids import PaymentId, TradeId, new_id
from guang.trade import fulfilment, orders, payments, warehouse
from guang.trade.fulfilment.verbs import moving
from guang.trade.orders import errors
from guang.trade.orders.types import Trade
from guang.trade.orders.verbs import paying

SIMULATED = payments.Method("simulator", "success")
MONEY_CAME = payments.Answer(payments.PaymentState.SUCCEEDED, "sim-1")
NO_MONEY = payments.Answer(payments.PaymentState.DECLINED, "sim-1", "card_declined")
LATER = NOW + timedelta(hours=1)


async def placed(session: Session, *, stores_: int = 1) -> tuple[Buyer, Trade, list[Goods]]:
    """Somebody with an unpaid trade over several stores."""
    stock = [await goods(session, await open_shop(session)) for _ in range(stores_)]
    who = await buyer(session)
    wanted = wish(who, *((one.sku, 1) for one in stock), total=yuan(27.9) * stores_)
    trade, _ = await orders.place(session, wanted, NOW)
    await forget_facts(session)
    return who, trade, stock


async def started(session: Session, who: Buyer, trade: TradeId, key: str = "pay-00000001") -> payments.Payment:
    return await paying.start(session, who.account, trade, SIMULATED, key, NOW)


async def refunds(session: Session, payment: PaymentId) -> list[tuple[int, str]]:
    rows = await session.execute(
        sql("SELECT amount, reason FROM trade.refunds WHERE payment = :id ORDER BY id"), {"id": int(payment)}
    )
    return [(row.amount, row.reason) for row in rows]


async def test_money_that_came_pays_every_order_and_takes_the_stock_off_the_books(session: Session) -> None:
    who, trade, stock = await placed(session, stores_=2)
    payment = await started(session, who, trade.id)

    settled = await paying.settle(session, payment.id, MONEY_CAME, LATER)

    assert (settled.state, settled.amount) == (payments.PaymentState.SUCCEEDED, yuan(55.8))
    found = await orders.looking.orders_of(session, who.account)
    assert {(one.state, one.payment, one.paid_at) for one in found} == {(orders.OrderState.PAID, payment.id, LATER)}
    shelves = await warehouse.shelves(session, [one.sku for one in stock])
    assert [(shelf.on_hand, shelf.reserved) for shelf in shelves.values()] == [(9, 0), (9, 0)]
    assert await facts(session, PaymentSucceeded) == [PaymentSucceeded(payment.id, trade.id, yuan(55.8))]
    assert [fact.total for fact in await facts(session, OrderPaid)] == [yuan(27.9)] * 2  # type: ignore[attr-defined]
    assert len(await facts(session, StockDeducted)) == 2
    assert await refunds(session, payment.id) == []


async def test_saying_it_twice_changes_nothing(session: Session) -> None:
    who, trade, _ = await placed(session)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    await forget_facts(session)

    await paying.settle(session, payment.id, MONEY_CAME, LATER)
    await orders.paying.mark_paid(session, trade.id, payment.id, payment.amount, LATER)

    assert await facts(session) == []
    assert await refunds(session, payment.id) == []


async def test_a_declined_payment_leaves_the_order_waiting_for_another(session: Session) -> None:
    who, trade, _ = await placed(session)
    first = await started(session, who, trade.id)
    await paying.settle(session, first.id, NO_MONEY, NOW)
    assert await facts(session, PaymentDeclined) == [PaymentDeclined(first.id, trade.id, "card_declined")]

    second = await started(session, who, trade.id, "pay-00000002")
    await paying.settle(session, second.id, MONEY_CAME, NOW)

    assert (await orders.looking.orders_of(session, who.account))[0].payment == second.id


async def test_money_after_a_refusal_still_counts_and_the_second_payment_goes_back(session: Session) -> None:
    who, trade, _ = await placed(session)
    first = await started(session, who, trade.id)
    await paying.settle(session, first.id, NO_MONEY, NOW)
    second = await started(session, who, trade.id, "pay-00000002")
    await paying.settle(session, second.id, MONEY_CAME, NOW)

    await paying.settle(session, first.id, MONEY_CAME, LATER)

    assert (await orders.looking.orders_of(session, who.account))[0].payment == second.id
    assert await refunds(session, first.id) == [(2790, "not_needed")]
    assert await refunds(session, second.id) == []


async def test_a_refusal_after_the_money_came_changes_nothing(session: Session) -> None:
    who, trade, _ = await placed(session)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)

    settled = await paying.settle(session, payment.id, NO_MONEY, LATER)

    assert settled.state is payments.PaymentState.SUCCEEDED


async def test_money_after_the_order_was_cancelled_goes_back(session: Session) -> None:
    who, trade, stock = await placed(session)
    payment = await started(session, who, trade.id)
    await fulfilment.cancel(session, who.account, trade.orders[0].id, "", NOW)

    await paying.settle(session, payment.id, MONEY_CAME, LATER)
    await orders.paying.mark_paid(session, trade.id, payment.id, payment.amount, LATER)

    assert (await orders.looking.orders_of(session, who.account))[0].state is orders.OrderState.CANCELLED
    assert await refunds(session, payment.id) == [(2790, "not_needed")]
    assert await warehouse.available(session, stock[0].sku) == 10


async def test_the_part_that_was_cancelled_meanwhile_goes_back(session: Session) -> None:
    who, trade, _ = await placed(session, stores_=2)
    payment = await started(session, who, trade.id)
    await fulfilment.cancel(session, who.account, trade.orders[0].id, "", NOW)

    await paying.settle(session, payment.id, MONEY_CAME, LATER)

    states = [(await orders.order(session, who.account, one.id)).state for one in trade.orders]
    assert states == [orders.OrderState.CANCELLED, orders.OrderState.PAID]
    assert await refunds(session, payment.id) == [(2790, "not_needed")]


async def test_the_same_key_pays_once_even_after_the_trade_is_paid(session: Session) -> None:
    who, trade, _ = await placed(session)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)

    again = await started(session, who, trade.id)

    assert (again.id, again.state) == (payment.id, payments.PaymentState.SUCCEEDED)


async def test_the_same_key_for_another_trade_is_refused(session: Session) -> None:
    who, trade, stock = await placed(session)
    other, _ = await orders.place(session, wish(who, (stock[0].sku, 1), total=yuan(27.9), key="key-00000002"), NOW)
    await started(session, who, trade.id)

    with pytest.raises(payments.KeyReused):
        await started(session, who, other.id)


async def test_one_payment_at_a_time(session: Session) -> None:
    who, trade, _ = await placed(session)
    first = await started(session, who, trade.id)

    with pytest.raises(payments.PaymentInProgress) as refusal:
        await started(session, who, trade.id, "pay-00000002")

    assert refusal.value.facts == {"payment": first.id}


async def test_nothing_is_due_of_a_paid_trade(session: Session) -> None:
    who, trade, _ = await placed(session)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)

    with pytest.raises(errors.NothingDue):
        await started(session, who, trade.id, "pay-00000002")


async def test_somebody_elses_trade_is_missing(session: Session) -> None:
    _, trade, _ = await placed(session)
    other = await buyer(session)

    for wanted in (trade.id, new_id(TradeId)):
        with pytest.raises(errors.TradeMissing):
            await started(session, other, wanted)


async def test_unpaid_orders_end_when_their_time_is_over(session: Session) -> None:
    who, trade, stock = await placed(session, stores_=2)

    await moving.cancel_overdue(session, trade.pay_by)
    assert {one.state for one in await orders.looking.orders_of(session, who.account)} == {orders.OrderState.CREATED}
    assert await moving.cancel_overdue(session, trade.pay_by + timedelta(seconds=1)) >= 2

    found = await orders.looking.orders_of(session, who.account)
    assert {(one.state, one.cancel_reason) for one in found} == {(orders.OrderState.CANCELLED, "unpaid")}
    assert await warehouse.available_many(session, [one.sku for one in stock]) == {one.sku: 10 for one in stock}
