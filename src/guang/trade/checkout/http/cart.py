"""A cart over HTTP: a guest has one, too."""

from datetime import datetime, timedelta
from typing import Annotated, Final

import msgspec
from litestar import delete, get, put
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.kernel.tokens import Signer
from guang.kernel.web import Caller, limited
from guang.trade.checkout import rules
from guang.trade.checkout.http.quotes import Token, clicked
from guang.trade.checkout.types import Cart, CartLine, Wanted
from guang.trade.checkout.verbs import carting

TOKEN_LASTS: Final = timedelta(hours=12)


class CartForm(msgspec.Struct, frozen=True):
    """How many units lie in the cart from now on; ``token`` is the click token of the surface that led here."""

    units: Annotated[int, Meta(ge=1, le=999)]
    token: Token | None = None


class CartLineOut(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a cart.

    ``price`` is what a unit costs now, ``price_added`` what it cost when it was put there. ``available`` units could be
    bought now. ``why`` says what keeps it from being bought: ``gone`` or ``sold_out``. ``token`` goes with the line
    into a quote and a purchase.
    """

    sku: SkuId
    product: ProductId | None
    title: str
    options: list[str]
    image_url: str | None
    units: int
    available: int
    list_price: Money | None
    price: Money | None
    price_kind: str | None
    price_until: datetime | None
    price_added: Money
    added_at: datetime
    why: str
    token: str | None


class CartStore(msgspec.Struct, frozen=True):
    """A store in a cart."""

    id: StoreId
    name: str


class CartGroup(msgspec.Struct, frozen=True):
    """What lies in a cart of one store, the latest addition first."""

    store: CartStore
    lines: list[CartLineOut]


class CartOut(msgspec.Struct, frozen=True, kw_only=True):
    """What lies in a cart; what cannot be bought now lies apart. ``lines`` and ``units`` count what can be bought."""

    stores: list[CartGroup]
    unavailable: list[CartLineOut]
    lines: int
    units: int


@get("/api/cart", operation_id="get_cart", tags=["checkout"])
async def get_cart(session: Session, caller: Caller, signer: Signer, now: datetime) -> CartOut:
    """The caller's cart, at the prices and with the stock of now."""
    return _out(await carting.cart(session, caller.viewer, caller.account, now), caller.locale, signer, now)


@put(
    "/api/cart/{sku:str}",
    operation_id="put_into_cart",
    tags=["checkout"],
    status_code=204,
    guards=[limited("put_into_cart", per_minute=120)],
)
async def put_into_cart(
    sku: SkuId, data: CartForm, session: Session, caller: Caller, signer: Signer, now: datetime
) -> None:
    """Let so many units of a SKU lie in the caller's cart; the cart tells what that means, when it is looked at."""
    wanted = Wanted(sku, data.units, clicked(data.token, signer, now))
    await carting.put(session, caller.viewer, wanted, caller.account, now)


@delete("/api/cart/{sku:str}", operation_id="drop_from_cart", tags=["checkout"])
async def drop_from_cart(sku: SkuId, session: Session, caller: Caller) -> None:
    """Take a SKU out of the caller's cart; taking out what is not there changes nothing."""
    await carting.drop(session, caller.viewer, [sku])


def _out(cart: Cart, locale: str, signer: Signer, now: datetime) -> CartOut:
    groups = [
        CartGroup(CartStore(store, in_(name, locale)), [_line(line, locale, signer, now) for line in lines])
        for store, name, lines in cart.stores
    ]
    return CartOut(
        stores=groups,
        unavailable=[_line(line, locale, signer, now) for line in cart.unavailable],
        lines=sum(len(group.lines) for group in groups),
        units=sum(line.units for group in groups for line in group.lines),
    )


def _line(line: CartLine, locale: str, signer: Signer, now: datetime) -> CartLineOut:
    item, price = line.item, line.price
    click = None if line.why else item.click
    return CartLineOut(
        sku=item.sku,
        product=line.product,
        title=in_(line.title, locale),
        options=[in_(option, locale) for option in line.options],
        image_url=line.image_url,
        units=item.units,
        available=line.available,
        list_price=price.list_price if price else None,
        price=price.now if price else None,
        price_kind=price.kind.value if price and price.kind else None,
        price_until=price.until if price else None,
        price_added=item.seen,
        added_at=item.added_at,
        why=line.why,
        token=None if click is None else signer.sign(rules.CLICKED, click, now=now, ttl=TOKEN_LASTS),
    )


routes = [get_cart, put_into_cart, drop_from_cart]
