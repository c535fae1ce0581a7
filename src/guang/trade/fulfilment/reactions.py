"""What fulfilment does when it hears about parcels and refunds.

The names of these reactions, like those of the jobs, are older than the room: a reaction that is renamed hears
everything again.
"""

from guang.journal import reacts
from guang.journal.facts.parcels import ParcelDamaged, ParcelDelivered, ParcelLost, ParcelReturned
from guang.journal.facts.trade import OrderRefunded
from guang.kernel import clock
from guang.kernel.db import Session
from guang.trade.fulfilment.verbs import sending
from guang.trade.orders import OrderState


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
