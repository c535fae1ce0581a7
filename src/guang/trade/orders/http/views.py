"""How orders look over HTTP: request and response structs, and what fills them."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AddressId, LineId, OrderId, PaymentId, ProductId, SkuId, StoreId, TradeId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.text import Text, in_
from guang.kernel.tokens import Attribution, Signer
from guang.trade import payments, stores
from guang.trade.orders import rules
from guang.trade.orders.types import Line, Order, OrderState, StoreQuote, Trade, Wanted
from guang.trade.orders.verbs import looking

Token = Annotated[str, Meta(max_length=2048)]
State = Annotated[OrderState | None, Parameter(query="state")]
Note = Annotated[str, Meta(max_length=500)]


class WantedForm(msgspec.Struct, frozen=True):
    """One line of a purchase; ``token`` is the click token of the surface that led here."""

    sku: SkuId
    units: int
    token: Token | None = None


class QuoteForm(msgspec.Struct, frozen=True):
    """What the caller might buy."""

    lines: list[WantedForm]


class TradeForm(msgspec.Struct, frozen=True, kw_only=True):
    """A purchase; ``expected_total`` is what the buyer was shown."""

    lines: list[WantedForm]
    address: AddressId
    expected_total: Money
    note: Note = ""


class PaymentForm(msgspec.Struct, frozen=True):
    """How to pay; ``outcome`` tells the simulator how to behave."""

    method: str = "simulator"
    outcome: str = "success"


class ReasonForm(msgspec.Struct, frozen=True):
    """Why."""

    reason: Annotated[str, Meta(max_length=200)] = ""


class ParcelForm(msgspec.Struct, frozen=True):
    """With whom the parcel travels, and under which number."""

    carrier: str
    tracking: str


class StoreName(msgspec.Struct, frozen=True):
    """A store on an order."""

    id: StoreId
    name: str


class LineOut(msgspec.Struct, frozen=True, kw_only=True):
    """One line with its frozen terms."""

    id: LineId
    product: ProductId
    sku: SkuId
    title: str
    options: list[str]
    image_url: str | None
    units: int
    unit_price: Money
    total: Money


class QuotedOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What one store's part would cost."""

    store: StoreName
    lines: list[LineOut]
    goods: Money
    shipping: Money
    total: Money


class QuoteOut(msgspec.Struct, frozen=True):
    """What a purchase would cost now."""

    orders: list[QuotedOrder]
    total: Money


class Step(msgspec.Struct, frozen=True):
    """A state that an order entered, and when."""

    state: OrderState
    at: datetime


class OrderOut(msgspec.Struct, frozen=True, kw_only=True):
    """One store's part of a purchase. In demo installations the courier is simulated."""

    id: OrderId
    trade: TradeId
    store: StoreName
    state: OrderState
    lines: list[LineOut]
    goods: Money
    shipping: Money
    total: Money
    placed_at: datetime
    pay_by: datetime
    paid_at: datetime | None
    shipped_at: datetime | None
    delivered_at: datetime | None
    confirmed_at: datetime | None
    cancelled_at: datetime | None
    cancel_reason: str
    address: dict[str, str]
    note: str
    carrier: str
    tracking: str
    courier_simulated: bool
    history: list[Step]


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


class TradePayment(msgspec.Struct, frozen=True, kw_only=True):
    """An attempt to pay for a purchase; ``simulated`` ones move no money."""

    id: PaymentId
    trade: TradeId
    state: payments.PaymentState
    amount: Money
    code: str
    simulated: bool


def wanted(lines: Sequence[WantedForm], signer: Signer, now: datetime) -> tuple[Wanted, ...]:
    """What a request wants, its click tokens checked.

    Raises:
        BadToken, ExpiredToken.
    """
    return tuple(
        Wanted(
            line.sku,
            line.units,
            None if line.token is None else signer.check(rules.CLICKED, Attribution, line.token, now=now),
        )
        for line in lines
    )


async def names_of(session: Session, orders: Sequence[Order]) -> Mapping[StoreId, Text]:
    """The names of the stores that these orders are from."""
    known = await stores.stores(session, {order.store for order in orders})
    return {store: found.name for store, found in known.items()}


async def page(
    session: Session, found: list[Order], counts: Mapping[OrderState, int], locale: str, settings: Settings
) -> OrderPage:
    """A page of orders; one more than fits tells that there is a next one."""
    shown = found[: looking.PAGE]
    names = await names_of(session, shown)
    return OrderPage(
        [order_out(order, names, locale, settings) for order in shown],
        shown[-1].id if len(found) > looking.PAGE else None,
        {state.value: counts.get(state, 0) for state in OrderState},
    )


def _line(line: Line, locale: str) -> LineOut:
    return LineOut(
        id=line.id,
        product=line.product,
        sku=line.sku,
        title=in_(line.title, locale),
        options=[in_(option, locale) for option in line.options],
        image_url=line.image_url,
        units=line.units,
        unit_price=line.unit_price,
        total=line.total,
    )


def quoted(part: StoreQuote, locale: str) -> QuotedOrder:
    """One store's part of a quote."""
    return QuotedOrder(
        store=StoreName(part.store, in_(part.store_name, locale)),
        lines=[_line(line, locale) for line in part.lines],
        goods=part.goods,
        shipping=part.shipping,
        total=part.total,
    )


def order_out(order: Order, names: Mapping[StoreId, Text], locale: str, settings: Settings) -> OrderOut:
    """An order as its buyer and its store see it."""
    return OrderOut(
        id=order.id,
        trade=order.trade,
        store=StoreName(order.store, in_(names.get(order.store, {}), locale)),
        state=order.state,
        lines=[_line(line, locale) for line in order.lines],
        goods=order.goods,
        shipping=order.shipping,
        total=order.total,
        placed_at=order.placed_at,
        pay_by=order.pay_by,
        paid_at=order.paid_at,
        shipped_at=order.shipped_at,
        delivered_at=order.delivered_at,
        confirmed_at=order.confirmed_at,
        cancelled_at=order.cancelled_at,
        cancel_reason=order.cancel_reason,
        address=dict(order.address),
        note=order.note,
        carrier=order.carrier,
        tracking=order.tracking,
        courier_simulated=settings.demo,
        history=[Step(state, at) for state, at in order.history],
    )


async def trade_out(session: Session, trade: Trade, locale: str, settings: Settings) -> TradeOut:
    """A checkout as its buyer sees it."""
    names = trade.store_names or await names_of(session, trade.orders)
    return TradeOut(
        id=trade.id,
        state=trade.state,
        orders=[order_out(order, names, locale, settings) for order in trade.orders],
        total=trade.total,
        pay_by=trade.pay_by,
    )
