"""How orders look over HTTP: response structs, and what fills them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec

from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, ParcelId, PaymentId, ProductId, SkuId, StoreId, TradeId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.text import Text, in_
from guang.trade import guarantees, payments, shipping, stores, taxes
from guang.trade.orders import Order, OrderState, looking
from guang.trade.shipping import Speed


class StoreName(msgspec.Struct, frozen=True):
    """A store on an order."""

    id: StoreId
    name: str


class PricePartOut(msgspec.Struct, frozen=True, kw_only=True):
    """What one promotion takes off a line, who bears it (``store`` or ``platform``), and why."""

    kind: str
    payer: str
    amount: Money
    why: str


class LineOut(msgspec.Struct, frozen=True, kw_only=True):
    """One line with its frozen terms."""

    id: LineId
    product: ProductId
    sku: SkuId
    title: str
    options: list[str]
    image_url: str | None
    units: int
    list_price: Money
    unit_price: Money
    total: Money
    parts: list[PricePartOut]
    guarantees: list[guarantees.Guarantee]
    shipped_units: int
    refunded_units: int
    cancelled_units: int
    refunded: Money


class OrderStep(msgspec.Struct, frozen=True):
    """A state that an order entered, and when."""

    state: OrderState
    at: datetime


class ParcelEvent(msgspec.Struct, frozen=True):
    """What a courier said about a parcel."""

    step: shipping.ParcelStep
    at: datetime
    place: str


class ParcelOut(msgspec.Struct, frozen=True, kw_only=True):
    """A parcel of an order; ``returns`` ones go back to the store, ``replaces`` ones came instead of those.

    ``units`` are by line.
    """

    id: ParcelId
    returns: bool
    replaces: bool
    carrier: str
    tracking: str
    step: shipping.ParcelStep
    units: dict[LineId, int]
    handed_at: datetime
    ship_by: datetime | None
    deliver_by: datetime | None
    ended_at: datetime | None
    events: list[ParcelEvent]


class OrderOut(msgspec.Struct, frozen=True, kw_only=True):
    """One store's part of a purchase. ``carrier`` and ``tracking`` are those of the last parcel that left.

    In demo installations the courier is simulated. ``taxes`` were inside of the total when the order was placed.
    """

    id: OrderId
    trade: TradeId
    store: StoreName
    state: OrderState
    lines: list[LineOut]
    goods: Money
    shipping: Money
    speed: Speed
    total: Money
    placed_at: datetime
    pay_by: datetime
    paid_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    auto_confirm_at: datetime | None
    confirmed_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    address: dict[str, str]
    note: str
    carrier: str
    tracking: str
    parcels: list[ParcelOut]
    refunded: Money
    taxes: list[taxes.TaxInside]
    courier_simulated: bool
    history: list[OrderStep]


class OrderPage(msgspec.Struct, frozen=True):
    """A page of orders, the newest first; ``counts`` by state are exact."""

    items: list[OrderOut]
    next: OrderId | None
    counts: dict[str, int]


class TradeOut(msgspec.Struct, frozen=True, kw_only=True):
    """One checkout."""

    id: TradeId
    state: str
    orders: list[OrderOut]
    total: Money
    pay_by: datetime


class PaymentStep(msgspec.Struct, frozen=True, kw_only=True):
    """What the buyer's browser has to do with the provider itself, with the key and the secret that it needs for it."""

    method: str
    browser_key: str
    secret: str


class TradePayment(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt to pay for a purchase; ``simulated`` ones move no money. ``step`` is up to the buyer's browser."""

    id: PaymentId
    trade: TradeId
    state: payments.PaymentState
    amount: Money
    code: str
    simulated: bool
    step: PaymentStep | None = None


@dataclass(frozen=True, slots=True)
class Around:
    """What an order does not know itself and its readers want to: store names, parcels, and how to say it."""

    names: Mapping[StoreId, Text]
    parcels: Mapping[OrderId, Sequence[shipping.Parcel]]
    locale: str
    settings: Settings


async def around(
    session: Session,
    orders: Sequence[Order],
    locale: str,
    settings: Settings,
    names: Mapping[StoreId, Text] | None = None,
) -> Around:
    """What belongs around some orders; nothing is looked for that a fresh order cannot have."""
    have_left = [order.id for order in orders if order.paid_at is not None]
    parcels = await shipping.parcels_of(session, have_left) if have_left else {}
    return Around(names or await _names_of(session, orders), parcels, locale, settings)


async def page(
    session: Session, found: list[Order], counts: Mapping[OrderState, int], locale: str, settings: Settings
) -> OrderPage:
    """A page of orders; one more than fits tells that there is a next one."""
    shown = found[: looking.PAGE]
    context = await around(session, shown, locale, settings)
    return OrderPage(
        [order_out(order, context) for order in shown],
        shown[-1].id if len(found) > looking.PAGE else None,
        {state.value: counts.get(state, 0) for state in OrderState},
    )


async def alone(session: Session, order: Order, locale: str, settings: Settings) -> OrderOut:
    """One order with everything around it."""
    return order_out(order, await around(session, [order], locale, settings))


def line_out(line: looking.Line, locale: str) -> LineOut:
    """A line as its buyer and its store see it."""
    return LineOut(
        id=line.id,
        product=line.product,
        sku=line.sku,
        title=in_(line.title, locale),
        options=[in_(option, locale) for option in line.options],
        image_url=line.image_url,
        units=line.units,
        list_price=line.list_price,
        unit_price=line.unit_price,
        total=line.total,
        parts=[_part(part, line, locale) for part in line.parts],
        guarantees=guarantees.thawed(line.guarantees),
        shipped_units=line.shipped_units,
        refunded_units=line.refunded_units,
        cancelled_units=line.cancelled_units,
        refunded=line.refunded,
    )


def order_out(order: Order, context: Around) -> OrderOut:
    """An order as its buyer and its store see it."""
    parcels = context.parcels.get(order.id, ())
    last = next((one for one in reversed(parcels) if one.direction is shipping.Direction.OUT and not one.ref), None)
    return OrderOut(
        id=order.id,
        trade=order.trade,
        store=StoreName(order.store, in_(context.names.get(order.store, {}), context.locale)),
        state=order.state,
        lines=[line_out(line, context.locale) for line in order.lines],
        goods=order.goods,
        shipping=order.shipping,
        speed=order.speed,
        total=order.total,
        placed_at=order.placed_at,
        pay_by=order.pay_by,
        paid_at=order.paid_at,
        shipped_at=order.shipped_at,
        delivered_at=order.delivered_at,
        auto_confirm_at=order.auto_confirm_at,
        confirmed_at=order.confirmed_at,
        cancelled_at=order.cancelled_at,
        cancel_reason=order.cancel_reason,
        address=dict(order.address),
        note=order.note,
        carrier=last.carrier if last else "",
        tracking=last.tracking if last else "",
        parcels=[_parcel(one) for one in parcels],
        refunded=order.refunded,
        taxes=taxes.inside(looking.taxes_placed(order), order.total.currency),
        courier_simulated=context.settings.demo,
        history=[OrderStep(state, at) for state, at in order.history],
    )


async def trade_out(session: Session, trade: looking.Trade, locale: str, settings: Settings) -> TradeOut:
    """A checkout as its buyer sees it."""
    context = await around(session, trade.orders, locale, settings, trade.store_names or None)
    return TradeOut(
        id=trade.id,
        state=trade.state,
        orders=[order_out(order, context) for order in trade.orders],
        total=trade.total,
        pay_by=trade.pay_by,
    )


async def _names_of(session: Session, orders: Sequence[Order]) -> Mapping[StoreId, Text]:
    known = await stores.stores(session, {order.store for order in orders})
    return {store: found.name for store, found in known.items()}


def _part(part: Mapping[str, Any], line: looking.Line, locale: str) -> PricePartOut:
    amount = Money(part["amount"], line.pays.currency)
    return PricePartOut(kind=part["kind"], payer=part["payer"], amount=amount, why=in_(part["why"], locale))


def _parcel(parcel: shipping.Parcel) -> ParcelOut:
    return ParcelOut(
        id=parcel.id,
        returns=parcel.direction is shipping.Direction.BACK,
        replaces=parcel.direction is shipping.Direction.OUT and bool(parcel.ref),
        carrier=parcel.carrier,
        tracking=parcel.tracking,
        step=parcel.step,
        units=dict(parcel.units),
        handed_at=parcel.handed_at,
        ship_by=parcel.ship_by,
        deliver_by=parcel.deliver_by,
        ended_at=parcel.ended_at,
        events=[ParcelEvent(event.step, event.at, event.place) for event in parcel.events],
    )
