"""What insurance does when it hears facts: goods leave, goods come back, and their buyer is paid."""

from collections.abc import Sequence

from guang.journal import reacts
from guang.journal.facts.care import AfterSaleReturnReceived
from guang.journal.facts.promises import ReturnFreightPaid
from guang.journal.facts.trade import OrderShipped
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, StoreId
from guang.people import accounts, inbox
from guang.trade.insurance import service

accounts.exports("insurance", service.export)


@reacts(OrderShipped, AfterSaleReturnReceived, name="insurance.follow", together=True)
async def follow(session: Session, happened: Sequence[OrderShipped | AfterSaleReturnReceived]) -> None:
    """The way back of what leaves is insured, where its lines say so; and paid once the goods are back.

    One reaction for both, because what came back must have been insured before: nothing returns that has not left.
    """
    now = clock.now()
    shipped: dict[StoreId, set[OrderId]] = {}
    for one in happened:
        if isinstance(one, OrderShipped):
            shipped.setdefault(one.store, set()).add(one.order)
    if shipped:
        await service.insure(session, shipped, now)
    for one in sorted((one for one in happened if isinstance(one, AfterSaleReturnReceived)), key=lambda one: one.order):
        await service.claim(session, one.order, one.line, one.case, now)


@reacts(ReturnFreightPaid, name="insurance.tell")
async def tell(session: Session, happened: ReturnFreightPaid) -> None:
    """The buyer hears that the insurer has paid."""
    buyer = (await accounts.accounts_of(session, [happened.viewer])).get(happened.viewer)
    if buyer is None:
        return
    facts = {
        "order": happened.order.text,
        "case": happened.case.text,
        "store": happened.store.text,
        "amount": f"{happened.amount.decimal} {happened.amount.currency}",
    }
    await inbox.notify(session, buyer, "return_freight_paid", facts, key=happened.order.text)
