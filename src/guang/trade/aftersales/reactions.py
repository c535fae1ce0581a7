"""What after-sales do when they hear facts: tell the other side, and forget people who leave."""

from collections.abc import Mapping
from typing import Any, Final

from guang.journal import reacts
from guang.journal.facts.care import (
    AfterSaleApproved,
    AfterSaleClosed,
    AfterSaleEscalated,
    AfterSaleExchanged,
    AfterSaleJudged,
    AfterSaleOpened,
    AfterSaleRefunded,
    AfterSaleRejected,
    AfterSaleReplacementSent,
    AfterSaleReturnReceived,
    AfterSaleReturnSent,
    AfterSaleSoldOut,
    AfterSaleToReplace,
    CaseTerms,
)
from guang.journal.facts.parcels import ParcelDamaged, ParcelDelivered, ParcelLost, ParcelReturned
from guang.journal.facts.people import AccountErased
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.ids import AfterSaleId
from guang.people import accounts, inbox
from guang.trade import stores
from guang.trade.aftersales.verbs import looking, timing
from guang.trade.claims import CaseSide, Wish

accounts.exports("aftersales", looking.export)

_UNASKED = {CaseSide.CLOCK.value, CaseSide.RULE.value}


@reacts(
    AfterSaleOpened,
    AfterSaleApproved,
    AfterSaleRejected,
    AfterSaleReturnSent,
    AfterSaleReturnReceived,
    AfterSaleRefunded,
    AfterSaleClosed,
    AfterSaleEscalated,
    AfterSaleJudged,
    AfterSaleSoldOut,
    AfterSaleToReplace,
    AfterSaleReplacementSent,
    AfterSaleExchanged,
    name="aftersales.tell",
)
async def tell(session: Session, happened: CaseTerms) -> None:
    """Whoever has not done it themselves hears how a case goes on."""
    facts: dict[str, Any] = {"case": happened.case.text, "order": happened.order.text, "store": happened.store.text}
    if (kind := to_buyer(happened)) is not None:
        buyer = (await accounts.accounts_of(session, [happened.viewer])).get(happened.viewer)
        if buyer is not None:
            await inbox.notify(session, buyer, kind, facts)
    if (kind := to_store(happened)) is not None:
        owner = (await stores.store(session, happened.store)).owner
        await inbox.notify(session, owner, kind, facts)


@reacts(ParcelDelivered, ParcelReturned, ParcelLost, ParcelDamaged, name="aftersales.follow_parcels")
async def follow_parcels(
    session: Session, happened: ParcelDelivered | ParcelReturned | ParcelLost | ParcelDamaged
) -> bool:
    """What the courier says about goods on their way back, or about those that replace them, moves their case."""
    if not happened.ref.startswith(f"{AfterSaleId.prefix}_"):
        return False
    case = AfterSaleId.parse(happened.ref)
    if isinstance(happened, ParcelDelivered):
        return await timing.note_replaced(session, case, happened.parcel, clock.now())
    if await timing.note_unreplaced(session, case, happened.parcel, clock.now()):
        return True
    if isinstance(happened, ParcelReturned):
        return await timing.note_arrival(session, case, clock.now())
    return await timing.note_loss(session, case, clock.now())


@reacts(AccountErased, name="aftersales.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """What somebody who left said and showed goes with them; what became of the money stays."""
    await looking.erase(session, happened.account)


_TO_BUYER: Final[Mapping[type[CaseTerms], str]] = {
    AfterSaleRejected: "after_sale_rejected",
    AfterSaleRefunded: "after_sale_refunded",
    AfterSaleJudged: "after_sale_judged",
    AfterSaleSoldOut: "exchange_sold_out",
    AfterSaleReplacementSent: "exchange_sent",
}


def to_buyer(happened: CaseTerms) -> str | None:
    """The kind of notice that a buyer gets, if any."""
    kind = _TO_BUYER.get(type(happened))
    match happened:
        case AfterSaleApproved(kind=Wish.RETURN_REFUND.value | Wish.EXCHANGE.value):
            kind = "after_sale_approved"
        case AfterSaleReturnReceived():
            kind = "exchange_arrived" if happened.kind == Wish.EXCHANGE.value else "after_sale_arrived"
        case AfterSaleClosed(why="silent" | "nothing_left"):
            kind = "after_sale_closed"
        case AfterSaleExchanged(by=by) if by != CaseSide.BUYER.value:
            kind = "exchange_done"
    return kind


def to_store(happened: CaseTerms) -> str | None:
    """The kind of notice that a store gets, if any."""
    kind = None
    match happened:
        case AfterSaleOpened(fast=False):
            kind = "after_sale_to_answer"
        case AfterSaleReturnSent():
            kind = "after_sale_sent_back"
        case AfterSaleEscalated():
            kind = "after_sale_called"
        case AfterSaleRefunded(by=by) if by in _UNASKED:
            kind = "after_sale_paid"
        case AfterSaleToReplace(by=by) if by != CaseSide.MERCHANT.value:
            kind = "exchange_to_send"
        case AfterSaleClosed(why="withdrawn"):
            kind = "after_sale_withdrawn"
        case AfterSaleJudged():
            kind = "after_sale_decided"
    return kind
