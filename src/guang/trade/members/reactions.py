"""What members do when they hear facts: count orders, and forget people who leave."""

from collections.abc import Sequence

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import OrderPaid
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.members import service

accounts.exports("members", service.export)


@reacts(OrderPaid, name="members.count_orders", together=True)
async def count_orders(session: Session, happened: Sequence[OrderPaid]) -> bool:
    """A store with a membership sees which part of its orders are its members'."""
    return await service.count_orders(session, [(one.store, one.viewer) for one in happened], clock.now())


@reacts(AccountErased, name="members.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Whoever leaves the platform leaves every store."""
    await service.forget_person(session, happened.account)
