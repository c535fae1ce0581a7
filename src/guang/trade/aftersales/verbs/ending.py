"""Granting and paying: money leaves here, once for a case, in the transaction that moves it."""

from guang import journal
from guang.journal.facts.care import AfterSaleApproved, AfterSaleClosed, AfterSaleRefunded
from guang.kernel.db import Session
from guang.kernel.money import Money
from guang.trade import fulfilment, orders
from guang.trade.aftersales.types import Act, Case
from guang.trade.aftersales.verbs.replacing import promise
from guang.trade.aftersales.verbs.standing import standing_of
from guang.trade.aftersales.verbs.stepping import about, follow, step
from guang.trade.claims import CaseEvent, CaseSide, CaseState, Liability, Standing, Wish, terms

WHY = "after_sale"
"""What the refund of an order says that it is for."""


async def grant(session: Session, held: Case, act: Act) -> Case:
    """Give a buyer what they ask for: the money at once, or money or other goods once theirs are back.

    Raises:
        WrongStep: not now.

    Records: ``trade.after_sale_approved``, and ``trade.after_sale_refunded`` where money goes back at once; for an
        exchange, what `replacing.promise` does.
    """
    liability, amount = held.liability or terms.LIABLE[held.reason], held.granted or held.asked
    if follow(held, CaseEvent.APPROVE) is CaseState.REFUNDED:
        return await pay(session, held, CaseEvent.APPROVE, act, (amount, liability))
    after = await step(session, held, CaseEvent.APPROVE, act, granted=amount, liability=liability)
    journal.append(session, _approved(after, act))
    return await promise(session, after, act) if held.wish is Wish.EXCHANGE else after


async def pay(session: Session, held: Case, event: CaseEvent, act: Act, terms_: tuple[Money, Liability]) -> Case:
    """End a locked case by paying the buyer back; a case pays once, under its own id.

    Whatever has gone back otherwise in the meantime is not paid twice; if nothing is left, the case is closed.

    Args:
        terms_: how much, and whose fault it was.

    Raises:
        WrongStep: not now.

    Records: ``trade.after_sale_refunded``, or ``trade.after_sale_closed`` where nothing was left.
    """
    follow(held, event)
    granted, liability = terms_
    order = await orders.order(session, held.buyer, held.order)
    line = standing_of(order, held.line, has_open_case=True)
    amount, units = min(granted, line.left), min(held.units, line.units_left)
    if amount.minor == 0 or (held.units and not units) or not line.bought:
        rule = Act(CaseSide.RULE, None, act.now)
        return await close(session, held, CaseEvent.CLOSE, rule, "nothing_left")
    part = fulfilment.RefundPart(units, amount, _cancels(held, line, units))
    fee = None
    if held.wish in terms.WISHES_WITH_UNITS:
        fee = terms.freight(amount, _left(order), order.shipping - order.shipping_refunded, liability)
    paid = await fulfilment.refund(
        session, held.order, {held.line: part}, shipping=fee, reason=WHY, key=held.id.text, now=act.now
    )
    shipping = paid - amount
    facts = {"amount": _told(amount), "shipping": _told(shipping), "liability": liability.value}
    after = await step(session, held, event, act, facts, granted=amount, liability=liability)
    if event is CaseEvent.APPROVE:
        journal.append(session, _approved(after, act))
    journal.append(
        session,
        AfterSaleRefunded(
            **about(held),
            product=held.product,
            units=units,
            amount=amount,
            shipping=shipping,
            liability=liability.value,
            by=act.side.value,
        ),
    )
    return after


async def close(
    session: Session, held: Case, event: CaseEvent, act: Act, why: str, liability: Liability = Liability.NONE
) -> Case:
    """End a locked case without money.

    Raises:
        WrongStep: not now.

    Records: ``trade.after_sale_closed``.
    """
    after = await step(session, held, event, act, {"why": why}, liability=liability)
    journal.append(session, AfterSaleClosed(**about(held), why=why, liability=liability.value))
    return after


def _approved(held: Case, act: Act) -> AfterSaleApproved:
    assert held.granted is not None, "what was approved is an amount"
    assert held.liability is not None, "what was approved is somebody's fault, or nobody's"
    return AfterSaleApproved(**about(held), by=act.side.value, amount=held.granted, liability=held.liability.value)


def _cancels(held: Case, line: Standing, units: int) -> int | None:
    """How many of the units will never leave the store, if that is what was agreed."""
    return units if held.is_unshipped and units <= line.to_ship else None


def _left(order: orders.Order) -> Money:
    zero = Money.zero(order.goods.currency)
    return sum((line.pays - line.refunded for line in order.lines), zero)


def _told(amount: Money) -> dict[str, int | str]:
    return {"minor": amount.minor, "currency": amount.currency}
