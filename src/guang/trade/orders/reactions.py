"""What orders do when they hear about payments and people."""

from collections.abc import Sequence

from guang.journal import reacts
from guang.journal.facts.parcels import ParcelDamaged, ParcelDelivered, ParcelLost, ParcelReturned
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import OrderCancelled, OrderConfirmed, OrderDelivered, OrderRefunded, PaymentSucceeded
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.orders import store
from guang.trade.orders.types import OrderState
from guang.trade.orders.verbs import looking, paying, sending

accounts.exports("orders", looking.export)


@reacts(PaymentSucceeded, name="orders.mark_paid", together=True)
async def mark_paid(session: Session, happened: Sequence[PaymentSucceeded]) -> int | None:
    """Money that arrived on its own (a callback, a look at the provider) pays for its trade, too."""
    return await paying.hear_successes(session, happened, clock.now())


@reacts(ParcelDelivered, name="orders.hear_arrivals")
async def hear_arrivals(session: Session, happened: ParcelDelivered) -> None:
    """With its last parcel, an order has arrived; a replacement is after-sales' affair."""
    if happened.ref:
        return
    await sending.hear_arrival(session, happened.order, happened.at)


@reacts(OrderRefunded, name="orders.hear_last_arrivals")
async def hear_last_arrivals(session: Session, happened: OrderRefunded) -> None:
    """Where what had not left was cancelled, everything may have arrived already."""
    if happened.left == OrderState.SHIPPED:
        await sending.hear_arrival(session, happened.order, clock.now())


@reacts(ParcelLost, ParcelDamaged, ParcelReturned, name="orders.pay_for_losses")
async def pay_for_losses(session: Session, happened: ParcelLost | ParcelDamaged | ParcelReturned) -> None:
    """What did not reach the buyer is paid back, and what did has then arrived; returns are after-sales' affair."""
    if happened.ref:
        return
    word = {ParcelLost: "lost", ParcelDamaged: "damaged", ParcelReturned: "undeliverable"}[type(happened)]
    why = (word, f"parcel:{happened.parcel.text}")
    await sending.pay_for_loss(session, happened.order, happened.units, why, clock.now())
    await sending.hear_arrival(session, happened.order, happened.at)


@reacts(AccountErased, name="orders.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Whoever leaves takes their addresses and notes along."""
    await store.forget_person(session, happened.account)


@reacts(OrderDelivered, OrderConfirmed, OrderCancelled, name="orders.forget_people_at_last")
async def forget_people_at_last(session: Session, happened: OrderDelivered | OrderConfirmed | OrderCancelled) -> None:
    """The address of somebody who has left stays until the parcel has arrived, and no longer."""
    order = await store.select_order(session, happened.order)
    if order is not None and order.address and not await accounts.profiles(session, [order.buyer]):
        await store.forget_person(session, order.buyer)
