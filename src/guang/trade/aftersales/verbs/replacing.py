"""Replacing: what comes instead of goods that went back, from the shelf to the buyer, and never twice."""

from collections.abc import Collection
from typing import Any, Final

from guang import journal
from guang.journal.facts.care import AfterSaleExchanged, AfterSaleReplacementSent, AfterSaleSoldOut, AfterSaleToReplace
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade import fulfilment, orders, shipping, warehouse
from guang.trade.aftersales import store
from guang.trade.aftersales.types import Act, Case
from guang.trade.aftersales.verbs.standing import is_disputed, standing_of
from guang.trade.aftersales.verbs.stepping import about, at_store, follow, of_buyer, repeated, step
from guang.trade.claims import CaseEvent, CaseSide, CaseState, Liability, NotOffered, WhyNot, terms

AT_ONCE: Final = 100
WHY: Final = "return_freight"
"""What the refund of an order says that it is for."""


async def promise(session: Session, held: Case, act: Act) -> Case:
    """Set the replacement of a granted exchange aside; where none is left, the buyer hears it and chooses.

    The warehouse holds it under the case's own number, so that asking again holds nothing more.

    Records: ``trade.stock_reserved`` or ``trade.after_sale_sold_out``; ``trade.after_sale_to_replace`` where the goods
        have come back already.
    """
    wished, instead = _instead(held)
    try:
        await warehouse.reserve(session, {held.holder: {wished: held.units}})
    except warehouse.OutOfStock:
        after = await step(session, held, CaseEvent.RUN_OUT, Act(CaseSide.RULE, None, act.now))
        journal.append(session, AfterSaleSoldOut(**about(held), **instead))
        return after
    return owe(session, held, act) if held.state is CaseState.REPLACING else held


def owe(session: Session, held: Case, act: Act) -> Case:
    """Note that the store owes the replacement now.

    Records: ``trade.after_sale_to_replace``.
    """
    journal.append(session, AfterSaleToReplace(**about(held), **_instead(held)[1], by=act.side.value))
    return held


async def waiting(
    session: Session, store_id: StoreId, among: Collection[AfterSaleId] | None = None, most: int = AT_ONCE
) -> list[Case]:
    """What a store has to send in exchange, by when it is due; all of it, or what of it is among some cases."""
    return await store.select_to_replace(session, store_id, among, most)


async def send(session: Session, store_id: StoreId, case_id: AfterSaleId, parcel: tuple[str, str], act: Act) -> Case:
    """Hand the replacement to a courier; it leaves the books of the warehouse, and nothing is paid for it.

    Args:
        parcel: carrier and tracking number.

    Raises:
        CaseMissing, WrongStep, KeyReused, BadParcel.
        NotOffered: the line has been paid back otherwise in the meantime.

    Records: ``trade.after_sale_replacement_sent``, ``trade.parcel_handed_over``, ``trade.stock_deducted``.
    """
    held = await at_store(session, store_id, case_id)
    if repeated(held, act):
        return held
    follow(held, CaseEvent.REPLACE)
    wished, instead = _instead(held)
    order = await orders.order(session, held.buyer, held.order)
    if standing_of(order, held.line, has_open_case=True).units_left < held.units:
        raise NotOffered(why=WhyNot.NOTHING_LEFT.value)
    await warehouse.deduct(session, [held.holder])
    new = shipping.NewParcel(
        order=held.order,
        store=held.store,
        viewer=held.viewer,
        lines={held.line: held.units},
        skus={held.line: wished},
        carrier=parcel[0],
        tracking=parcel[1],
        ref=held.id.text,
    )
    sent = await shipping.hand_over(session, new, act.now)
    known: dict[str, Any] = {"carrier": sent.carrier, "tracking": sent.tracking}
    after = await step(session, held, CaseEvent.REPLACE, act, {**known, "parcel": sent.id.text}, outbound=sent.id)
    journal.append(session, AfterSaleReplacementSent(**about(held), **instead, parcel=sent.id, **known))
    return after


async def receive(session: Session, buyer: AccountId, case_id: AfterSaleId, act: Act) -> Case:
    """Say, as the buyer, that the replacement has come.

    Raises:
        CaseMissing, WrongStep.

    Records: as `complete`.
    """
    return await complete(session, await of_buyer(session, buyer, case_id), CaseEvent.DELIVER, act)


async def complete(
    session: Session, held: Case, event: CaseEvent, act: Act, liability: Liability | None = None
) -> Case:
    """End a locked case with the replacement at its buyer; what is due for the buyer's own parcel goes back.

    Args:
        liability: whose fault it was, if a verdict says it differently.

    Raises:
        WrongStep: not now.

    Records: ``trade.after_sale_exchanged``.
    """
    follow(held, event)
    fault = liability or held.liability or Liability.NONE
    freight = await _pay_way_back(session, held, fault, act)
    facts: dict[str, Any] = {"liability": fault.value}
    if freight.minor:
        facts["freight"] = {"minor": freight.minor, "currency": freight.currency}
    after = await step(session, held, event, act, facts, liability=fault)
    journal.append(
        session,
        AfterSaleExchanged(
            **about(held),
            **_instead(held)[1],
            product=held.product,
            sku=held.sku,
            freight=freight,
            liability=fault.value,
            by=act.side.value,
        ),
    )
    return after


async def _pay_way_back(session: Session, held: Case, fault: Liability, act: Act) -> Money:
    order = await orders.order(session, held.buyer, held.order)
    due = terms.way_back(order.shipping - order.shipping_refunded, fault)
    if due is None or order.state is orders.OrderState.REFUNDED or await is_disputed(session, order):
        return Money.zero(held.asked.currency)
    return await fulfilment.refund(session, held.order, {}, shipping=due, reason=WHY, key=held.id.text, now=act.now)


def _instead(held: Case) -> tuple[SkuId, dict[str, Any]]:
    """What comes instead, and how facts say it."""
    assert held.wished is not None, "an exchange is for something"
    return held.wished, {"wished": held.wished, "units": held.units}
