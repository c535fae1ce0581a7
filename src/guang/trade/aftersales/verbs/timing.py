"""Keeping time: what happens to a case that nobody has moved."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from typing import Final

from guang import journal
from guang.journal.facts.care import AfterSaleRejected
from guang.kernel.db import Session
from guang.kernel.ids import AfterSaleId, ParcelId
from guang.trade import orders
from guang.trade.aftersales import store
from guang.trade.aftersales.types import Act, Case
from guang.trade.aftersales.verbs.ending import close, grant, pay
from guang.trade.aftersales.verbs.moving import arrive, call_platform, give_up, turn
from guang.trade.aftersales.verbs.replacing import complete, owe
from guang.trade.aftersales.verbs.standing import is_disputed, standing_of
from guang.trade.aftersales.verbs.stepping import about, step
from guang.trade.claims import CaseEvent, CaseSide, CaseState, Liability, machine

START = (datetime(1, 1, 1, tzinfo=UTC), AfterSaleId(0))
AT_ONCE = 100


async def overdue(
    session: Session, now: datetime, after: tuple[datetime, AfterSaleId] = START
) -> list[tuple[datetime, AfterSaleId]]:
    """Cases that the clock has to move, the longest overdue first, some at a time and beyond a place."""
    return await store.select_overdue(session, now, after, AT_ONCE)


async def tick(session: Session, case_id: AfterSaleId, now: datetime) -> bool:
    """Move one case whose time is over; False if somebody was faster, or is at it.

    A store that is silent agrees, and so does one that keeps silent about what came back; one that has shipped the
    goods instead has said no, and one that does not send what it owes pays. A buyer who is silent gives up, takes the
    refund where nothing is left to send, and has what was sent.

    Records: what the same step of a person would.
    """
    held = await store.lock(session, case_id, now_or_never=True)
    timer = machine.timer(held.wish, held.state) if held else None
    if held is None or timer is None or timer.event is None or held.due_at is None or held.due_at > now:
        return False
    await _move(session, held, timer.event, Act(CaseSide.CLOCK, None, now))
    return True


async def note_arrival(session: Session, case_id: AfterSaleId, now: datetime) -> bool:
    """A courier says that goods are back at the store; hearing it again changes nothing.

    Records: ``trade.after_sale_return_received``.
    """
    held = await store.lock(session, case_id)
    if held is None or held.state is not CaseState.RETURN_SHIPPING:
        return False
    await arrive(session, held, Act(CaseSide.COURIER, None, now))
    return True


async def note_replaced(session: Session, case_id: AfterSaleId, parcel: ParcelId, now: datetime) -> bool:
    """A courier says that a replacement is with the buyer; hearing it again changes nothing.

    Records: as `replacing.complete`.
    """
    held = await store.lock(session, case_id)
    if held is None or held.outbound != parcel or held.state is not CaseState.REPLACEMENT_SHIPPING:
        return False
    await complete(session, held, CaseEvent.DELIVER, Act(CaseSide.COURIER, None, now))
    return True


async def note_unreplaced(session: Session, case_id: AfterSaleId, parcel: ParcelId, now: datetime) -> bool:
    """A courier says that a replacement will not come: what was paid for it goes back, and nobody has to ask.

    Where a bank has the money, the platform is called instead.

    Returns:
        Whether the parcel was a replacement.

    Records: ``trade.after_sale_refunded`` or ``trade.after_sale_escalated``.
    """
    held = await store.lock(session, case_id)
    if held is None or held.outbound != parcel:
        return False
    act = Act(CaseSide.COURIER, None, now)
    if held.state is CaseState.REPLACEMENT_SHIPPING:
        if await is_disputed(session, await orders.order(session, held.buyer, held.order)):
            await call_platform(session, held, act)
        else:
            await pay(session, held, CaseEvent.LOSE, act, (held.granted or held.asked, Liability.LOGISTICS))
    return True


async def note_loss(session: Session, case_id: AfterSaleId, now: datetime) -> bool:
    """A courier says that goods will never be back; the platform decides who bears it.

    Records: ``trade.after_sale_escalated``.
    """
    held = await store.lock(session, case_id)
    if held is None or held.state is not CaseState.RETURN_SHIPPING:
        return False
    await call_platform(session, held, Act(CaseSide.COURIER, None, now))
    return True


async def _move(session: Session, held: Case, event: CaseEvent, act: Act) -> Case:
    if event in _BY_CLOCK:
        return await _BY_CLOCK[event](session, held, act)
    return await close(session, held, event, act, "silent")


async def _accept(session: Session, held: Case, act: Act) -> Case:
    return owe(session, await step(session, held, CaseEvent.ACCEPT, act), act)


async def _arrived(session: Session, held: Case, act: Act) -> Case:
    return await complete(session, held, CaseEvent.DELIVER, act)


async def _pay(session: Session, held: Case, act: Act) -> Case:
    if held.state is CaseState.REPLACING:
        return await give_up(session, held, act)
    agreed = held.granted or held.asked, held.liability or Liability.NONE
    return await pay(session, held, CaseEvent.REFUND, act, agreed)


async def _silence(session: Session, held: Case, act: Act) -> Case:
    if held.is_unshipped and await _has_left(session, held):
        after = await step(session, held, CaseEvent.REJECT, act, {"why": "shipped"})
        journal.append(session, AfterSaleRejected(**about(held), at="review", by=CaseSide.MERCHANT.value))
        return after
    return await grant(session, held, act)


async def _has_left(session: Session, held: Case) -> bool:
    order = await orders.order(session, held.buyer, held.order)
    return standing_of(order, held.line, has_open_case=True).to_ship < held.units


_BY_CLOCK: Final[Mapping[CaseEvent, Callable[[Session, Case, Act], Awaitable[Case]]]] = {
    CaseEvent.APPROVE: _silence,
    CaseEvent.ACCEPT: _accept,
    CaseEvent.TAKE_REFUND: turn,
    CaseEvent.DELIVER: _arrived,
    CaseEvent.REFUND: _pay,
    CaseEvent.ESCALATE: call_platform,
}
