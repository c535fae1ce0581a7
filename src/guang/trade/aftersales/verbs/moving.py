"""Moving on: what a buyer and a store do about a case."""

from datetime import datetime

from guang import journal
from guang.journal.facts.care import (
    AfterSaleEscalated,
    AfterSaleInspected,
    AfterSaleRejected,
    AfterSaleReturnReceived,
    AfterSaleReturnSent,
    AfterSaleTurned,
)
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, StoreId
from guang.trade import shipping, warehouse
from guang.trade.aftersales.types import Act, Case, Inspection
from guang.trade.aftersales.verbs.ending import close, grant, pay
from guang.trade.aftersales.verbs.replacing import owe
from guang.trade.aftersales.verbs.stepping import about, at_store, follow, note, of_buyer, repeated, step
from guang.trade.claims import BadWish, CaseEvent, CaseSide, CaseState, Liability, Wish, WrongStep, machine


async def approve(session: Session, store_id: StoreId, case_id: AfterSaleId, act: Act) -> Case:
    """Give a buyer what they ask for, as their store; also after having said no, while nobody else has decided.

    Raises:
        CaseMissing, WrongStep, KeyReused.

    Records: as `ending.grant`.
    """
    held = await at_store(session, store_id, case_id)
    return held if repeated(held, act) else await grant(session, held, act)


async def reject(session: Session, store_id: StoreId, case_id: AfterSaleId, act: Act) -> Case:
    """Say no, as the store, and why; the buyer may call on the platform.

    Raises:
        CaseMissing, WrongStep.
        BadWish: no reason.

    Records: ``trade.after_sale_rejected``.
    """
    held = await at_store(session, store_id, case_id)
    _need_words(act)
    after = await step(session, held, CaseEvent.REJECT, act)
    journal.append(session, AfterSaleRejected(**about(held), at="review", by=act.side.value))
    return after


async def withdraw(session: Session, buyer: AccountId, case_id: AfterSaleId, act: Act) -> Case:
    """Ask for nothing any more; once goods are on their way back, a case goes to its end.

    Raises:
        CaseMissing, WrongStep.

    Records: ``trade.after_sale_closed``.
    """
    held = await of_buyer(session, buyer, case_id)
    return await close(session, held, CaseEvent.WITHDRAW, act, "withdrawn")


async def send_back(
    session: Session, buyer: AccountId, case_id: AfterSaleId, parcel: tuple[str, str], act: Act
) -> Case:
    """Hand the goods to a courier, back to the store; the courier says when they are there, or that they never will be.

    Args:
        parcel: carrier and tracking number.

    Raises:
        CaseMissing, WrongStep, BadParcel.

    Records: ``trade.after_sale_return_sent``, ``trade.parcel_handed_over``.
    """
    held = await of_buyer(session, buyer, case_id)
    new = shipping.NewParcel(
        order=held.order,
        store=held.store,
        viewer=held.viewer,
        lines={held.line: held.units},
        skus={held.line: held.sku},
        carrier=parcel[0],
        tracking=parcel[1],
        ref=held.id.text,
    )
    follow(held, CaseEvent.SEND)
    sent = await shipping.send_back(session, new, act.now)
    known = {"carrier": sent.carrier, "tracking": sent.tracking}
    after = await step(session, held, CaseEvent.SEND, act, {**known, "parcel": sent.id.text}, **known)
    told = AfterSaleReturnSent(**about(held), units=held.units, carrier=sent.carrier, tracking=sent.tracking)
    journal.append(session, told)
    return after


async def receive(session: Session, store_id: StoreId, case_id: AfterSaleId, act: Act) -> Case:
    """Note that the parcel is with the store again; now the store has to look into it.

    Raises:
        CaseMissing, WrongStep.

    Records: ``trade.after_sale_return_received``.
    """
    return await arrive(session, await at_store(session, store_id, case_id), act)


async def arrive(session: Session, held: Case, act: Act) -> Case:
    """Note that the parcel of a locked case has arrived.

    Records: ``trade.after_sale_return_received``.
    """
    after = await step(session, held, CaseEvent.ARRIVE, act)
    journal.append(session, AfterSaleReturnReceived(**about(held), units=held.units, by=act.side.value))
    return after


async def inspect(session: Session, store_id: StoreId, case_id: AfterSaleId, found: Inspection, act: Act) -> Case:
    """Say what came back: if it is fine, the buyer is paid or sent another one; if not, the store says why.

    Raises:
        CaseMissing, WrongStep, KeyReused.
        BadWish: more units to sell again than came back, or no reason.

    What is fine stands on the shelf again as far as it can be sold, and is written off otherwise.

    Records: ``trade.after_sale_inspected``, then ``trade.after_sale_refunded`` or ``trade.after_sale_to_replace``, with
    ``trade.stock_taken_back``; or ``trade.after_sale_rejected``.
    """
    held = await at_store(session, store_id, case_id)
    if repeated(held, act):
        return held
    if not 0 <= found.restocked <= (held.units if found.is_fine else 0):
        raise BadWish(field="restocked", rule="no more units than came back, and none that are not fine")
    if not found.is_fine:
        _need_words(act)
    looked = await step(session, held, CaseEvent.ACCEPT if found.is_fine else CaseEvent.REFUSE, act)
    journal.append(
        session,
        AfterSaleInspected(**about(held), units=held.units, fine=found.is_fine, restocked=found.restocked),
    )
    if not found.is_fine:
        journal.append(session, AfterSaleRejected(**about(held), at="inspection", by=act.side.value))
        return looked
    if held.wish is Wish.EXCHANGE:
        done = owe(session, looked, act)
    else:
        agreed = held.granted or held.asked, held.liability or Liability.NONE
        done = await pay(session, looked, CaseEvent.REFUND, Act(CaseSide.MERCHANT, act.by, act.now), agreed)
    await _shelve(session, held, found.restocked, act.now)  # after the order, as all who lock both do
    return done


async def take_refund(session: Session, buyer: AccountId, case_id: AfterSaleId, act: Act) -> Case:
    """Take the refund, as the buyer, where nothing is left to exchange goods for.

    Raises:
        CaseMissing, WrongStep, KeyReused.

    Records: as `turn`.
    """
    held = await of_buyer(session, buyer, case_id)
    return held if repeated(held, act) else await turn(session, held, act)


async def turn(session: Session, held: Case, act: Act) -> Case:
    """Make a return of a locked exchange: money comes once the goods are back, at once if they are.

    Raises:
        WrongStep: not now.

    Records: ``trade.after_sale_turned``, and ``trade.after_sale_refunded`` where the goods are back.
    """
    if follow(held, CaseEvent.TAKE_REFUND) is CaseState.REFUNDED:
        agreed = held.granted or held.asked, held.liability or Liability.NONE
        after = await pay(session, held, CaseEvent.TAKE_REFUND, act, agreed)
    else:
        after = await step(session, held, CaseEvent.TAKE_REFUND, act, wish=Wish.RETURN_REFUND)
    journal.append(session, AfterSaleTurned(**about(held), by=act.side.value))
    return after


async def pay_instead(session: Session, store_id: StoreId, case_id: AfterSaleId, act: Act) -> Case:
    """Pay back, as the store, what it owes a replacement for and cannot send.

    Raises:
        CaseMissing, KeyReused.
        WrongStep: it owes no replacement.

    Records: ``trade.after_sale_refunded``.
    """
    held = await at_store(session, store_id, case_id)
    return held if repeated(held, act) else await give_up(session, held, act)


async def give_up(session: Session, held: Case, act: Act) -> Case:
    """Pay back a locked exchange whose store does not send what it owes; that is the store's doing.

    Raises:
        WrongStep: it owes no replacement.

    Records: ``trade.after_sale_refunded``.
    """
    if held.state is not CaseState.REPLACING:
        raise WrongStep(state=held.state.value, event=CaseEvent.REFUND.value)
    return await pay(session, held, CaseEvent.REFUND, act, (held.granted or held.asked, Liability.MERCHANT))


async def escalate(session: Session, buyer: AccountId, case_id: AfterSaleId, act: Act) -> Case:
    """Call on the platform against a rejection.

    Raises:
        CaseMissing, WrongStep.

    Records: ``trade.after_sale_escalated``.
    """
    return await call_platform(session, await of_buyer(session, buyer, case_id), act)


async def call_platform(session: Session, held: Case, act: Act) -> Case:
    """Hand a locked case to the platform.

    Records: ``trade.after_sale_escalated``.
    """
    after = await step(session, held, CaseEvent.ESCALATE, act)
    journal.append(session, AfterSaleEscalated(**about(held), by=act.side.value, amount=held.asked))
    return after


async def show(session: Session, held: Case, act: Act) -> Case:
    """Add words and pictures to a locked case that is not over.

    Raises:
        WrongStep: it is over.
        BadWish: nothing is said or shown.
    """
    if held.state in machine.FINAL:
        raise WrongStep(state=held.state.value, event="evidence")
    if not act.words.strip() and not act.images:
        raise BadWish(field="words", rule="words or pictures")
    return await note(session, held, "evidence", act)


async def _shelve(session: Session, held: Case, restocked: int, now: datetime) -> None:
    """What came back stands on the shelf again, or is written off."""
    for units, sellable in ((restocked, True), (held.units - restocked, False)):
        if units:
            back = {held.sku: units}
            await warehouse.take_back(session, held.source, back, sellable=sellable, reason=held.reason.value, now=now)


def _need_words(act: Act) -> None:
    if not act.words.strip():
        raise BadWish(field="words", rule="say why")
