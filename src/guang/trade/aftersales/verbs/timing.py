"""Keeping time: what happens to a case that nobody has moved."""

from datetime import UTC, datetime

from guang import journal
from guang.journal.facts.care import AfterSaleRejected
from guang.kernel.db import Session
from guang.kernel.ids import AfterSaleId
from guang.trade import orders
from guang.trade.aftersales import store
from guang.trade.aftersales.types import Act, Case
from guang.trade.aftersales.verbs.ending import close, grant, pay
from guang.trade.aftersales.verbs.moving import arrive, call_platform
from guang.trade.aftersales.verbs.standing import standing_of
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
    goods instead has said no. A buyer who is silent gives up.

    Records: what the same step of a person would.
    """
    held = await store.lock(session, case_id, now_or_never=True)
    timer = machine.TIMERS.get(held.state) if held else None
    if held is None or timer is None or timer.event is None or held.due_at is None or held.due_at > now:
        return False
    act = Act(CaseSide.CLOCK, None, now)
    match timer.event:
        case CaseEvent.APPROVE:
            await _silence(session, held, act)
        case CaseEvent.REFUND:
            agreed = held.granted or held.asked, held.liability or Liability.NONE
            await pay(session, held, CaseEvent.REFUND, act, agreed)
        case CaseEvent.ESCALATE:
            await call_platform(session, held, act)
        case _:
            await close(session, held, timer.event, act, "silent")
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


async def note_loss(session: Session, case_id: AfterSaleId, now: datetime) -> bool:
    """A courier says that goods will never be back; the platform decides who bears it.

    Records: ``trade.after_sale_escalated``.
    """
    held = await store.lock(session, case_id)
    if held is None or held.state is not CaseState.RETURN_SHIPPING:
        return False
    await call_platform(session, held, Act(CaseSide.COURIER, None, now))
    return True


async def _silence(session: Session, held: Case, act: Act) -> Case:
    if held.is_unshipped and await _has_left(session, held):
        after = await step(session, held, CaseEvent.REJECT, act, {"why": "shipped"})
        journal.append(session, AfterSaleRejected(**about(held), at="review", by=CaseSide.MERCHANT.value))
        return after
    return await grant(session, held, act)


async def _has_left(session: Session, held: Case) -> bool:
    order = await orders.order(session, held.buyer, held.order)
    return standing_of(order, held.line, has_open_case=True).to_ship < held.units
