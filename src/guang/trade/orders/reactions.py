"""What orders do when they hear about payments and people."""

from collections.abc import Sequence

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import OrderCancelled, OrderConfirmed, OrderDelivered, PaymentSucceeded
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.orders import store
from guang.trade.orders.verbs import looking, paying

accounts.exports("orders", looking.export)


@reacts(PaymentSucceeded, name="orders.mark_paid", together=True)
async def mark_paid(session: Session, happened: Sequence[PaymentSucceeded]) -> int | None:
    """Money that arrived on its own (a callback, a look at the provider) pays for its trade, too."""
    return await paying.hear_successes(session, happened, clock.now())


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
