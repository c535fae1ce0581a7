"""What a purchase would cost, over HTTP."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

import msgspec
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import AddressId, CouponId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.tokens import Attribution, Signer
from guang.kernel.web import Caller, does
from guang.people import addresses
from guang.trade import guarantees, pricing, shipping, taxes
from guang.trade.checkout import rules
from guang.trade.checkout.types import Line, Quote, StoreQuote, Wanted, Who
from guang.trade.checkout.verbs import quoting

Token = Annotated[str, Meta(max_length=2048)]
Speeds = Annotated[dict[StoreId, shipping.Speed], Meta(max_length=50)]


class WantedForm(msgspec.Struct, frozen=True):
    """One line of a purchase; ``token`` is the click token of the surface that led here."""

    sku: SkuId
    units: int
    token: Token | None = None


class QuoteForm(msgspec.Struct, frozen=True):
    """What the caller might buy.

    ``address`` is one of the caller's, and says what delivery costs. ``coupons`` are those to use; left out, or null,
    the combination that is best for the caller; an empty list uses none. ``speeds`` are the options of delivery that
    were chosen, by store; the cheapest for a store that is left out.
    """

    lines: list[WantedForm]
    address: AddressId | None = None
    coupons: Annotated[list[CouponId], Meta(max_length=20)] | None = None
    speeds: Speeds = {}


class QuotedPart(msgspec.Struct, frozen=True, kw_only=True):
    """What one promotion takes off a line, who bears it (``store`` or ``platform``), and why."""

    kind: str
    payer: str
    promotion: PromotionId | None
    coupon: CouponId | None
    amount: Money
    why: str


class QuotedLine(msgspec.Struct, frozen=True, kw_only=True):
    """One line: ``units × list_price`` less the parts is ``total``, which the buyer pays."""

    product: ProductId
    sku: SkuId
    title: str
    options: list[str]
    image_url: str | None
    units: int
    list_price: Money
    unit_price: Money
    total: Money
    parts: list[QuotedPart]
    guarantees: list[guarantees.Guarantee]


class QuotedStore(msgspec.Struct, frozen=True):
    """A store in a quote."""

    id: StoreId
    name: str


class QuotedDelivery(msgspec.Struct, frozen=True):
    """One way in which a store would deliver: for how much, and how fast."""

    speed: shipping.Speed
    fee: Money
    ship_within_h: int
    deliver_within_d: int


class QuotedOrder(msgspec.Struct, frozen=True, kw_only=True):
    """What one store's part would cost, how it would be delivered, and how else it could be.

    ``taxes`` are inside of the total; none, where the store has not said how it is taxed.
    """

    store: QuotedStore
    lines: list[QuotedLine]
    goods: Money
    shipping: Money
    total: Money
    delivery: QuotedDelivery
    deliveries: list[QuotedDelivery]
    taxes: list[taxes.TaxInside]


class QuotedCoupon(msgspec.Struct, frozen=True, kw_only=True):
    """A coupon in the caller's hands: whether it could be used for this purchase, whether it is, and why (not)."""

    id: CouponId
    store: StoreId | None
    kind: str
    name: str
    off: Money
    usable: bool
    chosen: bool
    why: str
    expires_at: datetime


class QuoteOut(msgspec.Struct, frozen=True, kw_only=True):
    """What a purchase would cost now; ``saved`` is everything that promotions take off."""

    orders: list[QuotedOrder]
    total: Money
    saved: Money
    coupons: list[QuotedCoupon]


@does("/api/quotes", "quote", tag="checkout", per_minute=240)
async def quote(data: QuoteForm, session: Session, caller: Caller, signer: Signer, now: datetime) -> QuoteOut:
    """What a purchase would cost now, store by store, and why; promises nothing."""
    to = None
    if data.address is not None:
        place = (await addresses.address(session, caller.require_account(), data.address)).place
        to = shipping.Destination(place.country, place.region)
    coupons = None if data.coupons is None else tuple(data.coupons)
    who = Who(caller.viewer, caller.account, to, coupons, speeds_of(data.speeds))
    offer = await quoting.quote(session, wanted(data.lines, signer, now), who, now)
    return quote_out(offer, caller.locale)


def wanted(lines: Sequence[WantedForm], signer: Signer, now: datetime) -> tuple[Wanted, ...]:
    """What a request wants, its click tokens checked.

    Raises:
        BadToken, ExpiredToken.
    """
    return tuple(Wanted(line.sku, line.units, clicked(line.token, signer, now)) for line in lines)


def speeds_of(said: Mapping[StoreId, shipping.Speed]) -> dict[StoreId, shipping.Speed]:
    """The chosen options by store: keys of JSON objects arrive as text, whatever their annotation says.

    Raises:
        BadId.
    """
    return {StoreId.parse(str(store)): speed for store, speed in said.items()}


def clicked(token: str | None, signer: Signer, now: datetime) -> Attribution | None:
    """What a click token says.

    Raises:
        BadToken, ExpiredToken.
    """
    return None if token is None else signer.check(rules.CLICKED, Attribution, token, now=now)


def quote_out(offer: Quote, locale: str) -> QuoteOut:
    """A quote in the caller's language."""
    return QuoteOut(
        orders=[_order(part, locale) for part in offer.orders],
        total=offer.total,
        saved=offer.priced.saved,
        coupons=[_coupon(one, locale) for one in offer.priced.coupons],
    )


def _order(part: StoreQuote, locale: str) -> QuotedOrder:
    ways = [
        QuotedDelivery(one.speed, one.fee, one.ship_within_h, one.deliver_within_d) for one in part.delivery.options
    ]
    return QuotedOrder(
        store=QuotedStore(part.store, in_(part.store_name, locale)),
        lines=[_line(line, locale) for line in part.lines],
        goods=part.goods,
        shipping=part.shipping,
        total=part.total,
        delivery=next(one for one in ways if one.speed is part.delivery.chosen.speed),
        deliveries=ways,
        taxes=taxes.inside(part.taxes, part.total.currency),
    )


def _line(line: Line, locale: str) -> QuotedLine:
    return QuotedLine(
        product=line.product,
        sku=line.sku,
        title=in_(line.title, locale),
        options=[in_(option, locale) for option in line.options],
        image_url=line.image_url,
        units=line.units,
        list_price=line.list_price,
        unit_price=line.unit_price,
        total=line.pays,
        parts=[_part(part, locale) for part in line.parts],
        guarantees=guarantees.thawed(line.guarantees),
    )


def _part(part: pricing.PricePart, locale: str) -> QuotedPart:
    return QuotedPart(
        kind=part.kind,
        payer=part.payer.value,
        promotion=part.promotion,
        coupon=part.coupon,
        amount=part.amount,
        why=in_(part.why, locale),
    )


def _coupon(one: pricing.CouponOffer, locale: str) -> QuotedCoupon:
    return QuotedCoupon(
        id=one.coupon,
        store=one.store,
        kind=one.kind.value,
        name=in_(one.name, locale),
        off=one.off,
        usable=one.is_usable,
        chosen=one.is_chosen,
        why=in_(one.why, locale),
        expires_at=one.expires_at,
    )


routes = [quote]
