"""What insurance does when it hears facts: goods leave, and goods come back."""

from collections.abc import Sequence

from guang.journal import reacts
from guang.journal.facts.care import AfterSaleReturnReceived
from guang.journal.facts.trade import OrderShipped
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, StoreId
from guang.people import accounts
from guang.trade.insurance import service

accounts.exports("insurance", service.export)


@reacts(OrderShipped, name="insurance.insure", together=True)
async def insure(session: Session, happened: Sequence[OrderShipped]) -> None:
    """The way back of what leaves is insured, where its lines say so."""
    shipped: dict[StoreId, set[OrderId]] = {}
    for one in happened:
        shipped.setdefault(one.store, set()).add(one.order)
    await service.insure(session, shipped, clock.now())


@reacts(AfterSaleReturnReceived, name="insurance.claim")
async def claim(session: Session, happened: AfterSaleReturnReceived) -> bool:
    """Insured goods are with their store again."""
    return await service.claim(session, happened.order, happened.line, happened.case, clock.now())
