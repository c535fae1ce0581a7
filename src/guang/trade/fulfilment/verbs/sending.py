"""Sending: packed, handed to couriers parcel by parcel, arrived or lost on the way."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from guang import journal
from guang.journal.facts.trade import OrderDelivered, OrderPacked, OrderReaddressed, OrderShipped
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AddressId, LineId, OrderId, StoreId
from guang.people import addresses
from guang.trade import catalog, orders, payments, shipping
from guang.trade.fulfilment import rules
from guang.trade.fulfilment.errors import OtherFee, OtherTax, WrongState
from guang.trade.fulfilment.rules import promises, refunds
from guang.trade.fulfilment.verbs import refunding
from guang.trade.orders import Order, OrderMissing, OrderState, changes, looking

TO_SHIP: Final = (OrderState.PAID, OrderState.PACKED)


async def pack(session: Session, store_id: StoreId, ids: Sequence[OrderId], now: datetime) -> list[OrderId]:
    """Note that paid orders of a store are packed; others are passed over. Returns those that changed.

    Records: ``trade.order_packed`` per order.
    """
    packed = await changes.pack(session, store_id, ids, now)
    await journal.record(session, *(OrderPacked(order=order) for order in packed))
    return packed


async def ship(
    session: Session,
    store_id: StoreId,
    order_id: OrderId,
    parcel: tuple[str, str],
    now: datetime,
    lines: Mapping[LineId, int] | None = None,
) -> Order:
    """Hand a parcel of a paid order to a carrier; once everything has left, the order is shipped.

    Args:
        parcel: carrier and tracking number.
        lines: units by line that are in this parcel; everything that is left, if None.

    Raises:
        OrderMissing: no such order in this store.
        BadParcel: no carrier or no tracking number.
        WrongState: nothing of it waits to be shipped.
        LineMissing, BadParcel: lines or units that are not there to be shipped.

    Records: ``trade.parcel_handed_over``, and ``trade.order_shipped`` with the last parcel.
    """
    held = await changes.lock_order(session, order_id)
    if held is None or held.store != store_id:
        raise OrderMissing(order=order_id)
    if held.state not in TO_SHIP:
        raise WrongState(order=order_id, state=held.state.value)
    units = rules.units_to_send(held, lines)
    made = await shipping.hand_over(session, _parcel(held, parcel, units), now)
    is_last = sum(units.values()) == sum(line.units_to_ship for line in held.lines)
    then = OrderState.SHIPPED if is_last else held.state
    await changes.ship(session, order_id, units, then, now)
    if is_last:
        shipped = OrderShipped(order_id, held.store, held.viewer, made.carrier, made.tracking)
        await journal.record(session, shipped)
    return await _again(session, order_id)


async def deliver(session: Session, order_id: OrderId, now: datetime) -> None:
    """Note that a courier has handed over everything of a shipped order; its parcels end with it.

    Raises:
        OrderMissing, WrongState.

    Records: ``trade.order_delivered``, and ``trade.parcel_delivered`` for parcels still on their way.
    """
    held = await changes.lock_order(session, order_id)
    if held is None:
        raise OrderMissing(order=order_id)
    if held.state is not OrderState.SHIPPED:
        raise WrongState(order=order_id, state=held.state.value)
    parcels = (await shipping.parcels_of(session, [order_id]))[order_id]
    there = [shipping.Event(shipping.ParcelStep.DELIVERED, now)]
    await shipping.hear(session, {one.id: there for one in parcels if _is_under_way(one)})
    await _arrive(session, held, now)


async def hear_arrival(session: Session, order_id: OrderId, at: datetime) -> None:
    """Note that an order has arrived, if it has been shipped and none of its parcels is still on its way.

    Records: ``trade.order_delivered``.
    """
    held = await changes.lock_order(session, order_id)
    if held is None or held.state is not OrderState.SHIPPED:
        return
    parcels = (await shipping.parcels_of(session, [order_id]))[order_id]
    out = [one for one in parcels if one.direction is shipping.Direction.OUT]
    if any(_is_under_way(one) for one in out):
        return
    if any(one.step is shipping.ParcelStep.DELIVERED for one in out):
        await _arrive(session, held, at)


async def pay_for_loss(
    session: Session, order_id: OrderId, units: Mapping[LineId, int], why: tuple[str, str], now: datetime
) -> None:
    """Pay back what a courier has lost, damaged or brought back: nobody has to ask. What went back already does not.

    While the buyer's bank decides about the payment, nothing is paid; whoever hears the decision calls again.

    Args:
        why: the reason, and the key under which it happens once.

    Records: ``trade.order_refunded``.
    """
    held = await changes.lock_order(session, order_id)
    if held is None or held.state not in refunds.REFUNDABLE:
        return
    parts = refunds.lost(held, units)
    if not parts or await _is_disputed(session, held):
        return
    all_gone = sum(part.units for part in parts.values()) == sum(
        line.units - line.refunded_units for line in held.lines
    )
    fee = held.shipping - held.shipping_refunded if all_gone else None
    await refunding.refund(session, order_id, parts, shipping=fee, reason=why[0], key=why[1], now=now)


async def readdress(session: Session, buyer: AccountId, order_id: OrderId, address: AddressId, now: datetime) -> Order:
    """Let an order that has not left go to another address of its buyer, if delivery costs the same there.

    Raises:
        OrderMissing: no such order, or somebody else's.
        WrongState: part of it has left, or it has ended.
        AddressMissing: not in the buyer's address book.
        OtherFee: with both fees in ``facts``.
        OtherTax: it is in another country, and the order's taxes are frozen.
        NotDelivered: the store does not deliver there, or not the way that was chosen.

    Records: ``trade.order_readdressed``.
    """
    held = await changes.lock_order(session, order_id)
    if held is None or held.buyer != buyer:
        raise OrderMissing(order=order_id)
    waits = held.state in {OrderState.CREATED, *TO_SHIP}
    if not waits or any(line.shipped_units for line in held.lines):
        raise WrongState(order=order_id, state=held.state.value)
    place = (await addresses.address(session, buyer, address)).place
    if place.country != held.address.get("country") and looking.taxes_placed(held):
        raise OtherTax(country=place.country)
    terms = await shipping.terms.template(session, held.store)
    weights = await catalog.skus(session, [line.sku for line in held.lines])
    load = shipping.Load.of(((line.units, weights[line.sku].weight_g) for line in held.lines), held.goods)
    before, after = (
        shipping.offer(terms, shipping.Destination(to["country"], to.get("region", "")), load, held.speed).chosen.fee
        for to in (held.address, {"country": place.country, "region": place.region})
    )
    if before != after:
        raise OtherFee(before=before, after=after)
    await changes.readdress(session, order_id, orders.kept_address(place))
    await journal.record(session, OrderReaddressed(order=order_id))
    return await _again(session, order_id)


async def _arrive(session: Session, held: Order, at: datetime) -> None:
    await changes.move(session, held.id, OrderState.DELIVERED, rules.before(OrderState.DELIVERED), at)
    await journal.record(session, OrderDelivered(order=held.id, store=held.store, viewer=held.viewer))


def _is_under_way(parcel: shipping.Parcel) -> bool:
    return parcel.direction is shipping.Direction.OUT and parcel.ended_at is None


def _parcel(held: Order, parcel: tuple[str, str], units: Mapping[LineId, int]) -> shipping.NewParcel:
    ship_by, deliver_by = promises.until(held)
    return shipping.NewParcel(
        order=held.id,
        store=held.store,
        viewer=held.viewer,
        lines=units,
        skus={line.id: line.sku for line in held.lines},
        carrier=parcel[0],
        tracking=parcel[1],
        ship_by=ship_by,
        deliver_by=deliver_by,
        speed=held.speed,
    )


async def _again(session: Session, order_id: OrderId) -> Order:
    found = await changes.select_order(session, order_id)
    if found is None:
        raise OrderMissing(order=order_id)
    return found


async def _is_disputed(session: Session, held: Order) -> bool:
    assert held.payment is not None, "only what was paid is paid back"
    return (await payments.payment(session, held.payment)).disputed_minor > 0
