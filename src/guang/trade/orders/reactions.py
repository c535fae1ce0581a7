"""What orders do when they hear about payments and people."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import PaymentSucceeded
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.orders import store
from guang.trade.orders.verbs import looking, paying

accounts.exports("orders", looking.export)


@reacts(PaymentSucceeded, name="orders.mark_paid")
async def mark_paid(session: Session, happened: PaymentSucceeded) -> bool:
    """Money that arrived on its own (a callback, a look at the provider) pays for its trade, too."""
    return await paying.hear_success(session, happened.trade, happened.payment, happened.amount, clock.now())


@reacts(AccountErased, name="orders.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Whoever leaves takes their addresses and notes along."""
    await store.forget_person(session, happened.account)
