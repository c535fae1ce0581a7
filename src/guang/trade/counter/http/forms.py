"""What comes in over HTTP: request structs of orders."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated, TypeVar

import msgspec
from litestar.params import Parameter
from msgspec import Meta

from guang.kernel.ids import AddressId, CouponId, Id, LineId, OrderId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.tokens import Attribution, Signer
from guang.trade import checkout, orders, shipping

Token = Annotated[str, Meta(max_length=2048)]
State = Annotated[orders.OrderState | None, Parameter(query="state")]
Note = Annotated[str, Meta(max_length=500)]
Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]

K = TypeVar("K", bound=Id)
V = TypeVar("V")


class TradeLine(msgspec.Struct, frozen=True):
    """One line of a purchase; ``token`` is the click token of the surface that led here."""

    sku: SkuId
    units: int
    token: Token | None = None


class TradeForm(msgspec.Struct, frozen=True, kw_only=True):
    """A purchase; ``expected_total`` is what the buyer was shown.

    ``coupons`` and ``speeds`` as in a quote: null for the best combination. ``notes`` are by store; ``note`` goes to
    the others. With ``from_cart``, what is bought leaves the cart.
    """

    lines: list[TradeLine]
    address: AddressId
    expected_total: Money
    note: Note = ""
    notes: Annotated[dict[StoreId, Note], Meta(max_length=50)] = {}
    coupons: Annotated[list[CouponId], Meta(max_length=20)] | None = None
    speeds: Annotated[dict[StoreId, shipping.Speed], Meta(max_length=50)] = {}
    from_cart: bool = False


class PaymentForm(msgspec.Struct, frozen=True):
    """How to pay; ``outcome`` tells the simulator how to behave."""

    method: str = "simulator"
    outcome: str = "success"


class StoreCancelForm(msgspec.Struct, frozen=True):
    """Why."""

    reason: Annotated[str, Meta(max_length=200)] = ""


class CancelForm(msgspec.Struct, frozen=True):
    """Why, and, if not everything is cancelled, how many units of which lines."""

    reason: Annotated[str, Meta(max_length=200)] = ""
    lines: Annotated[dict[LineId, int], Meta(min_length=1, max_length=50)] | None = None


class ChosenAddressForm(msgspec.Struct, frozen=True):
    """Which address of the caller's address book."""

    address: AddressId


class ParcelForm(msgspec.Struct, frozen=True):
    """With whom the parcel travels, under which number, and what is in it: everything left, if no lines are named."""

    carrier: str
    tracking: str
    lines: Annotated[dict[LineId, int], Meta(max_length=50)] | None = None


class PackForm(msgspec.Struct, frozen=True):
    """Orders that are packed."""

    orders: Annotated[list[OrderId], Meta(min_length=1, max_length=200)]


def wanted(lines: Sequence[TradeLine], signer: Signer, now: datetime) -> tuple[orders.Wanted, ...]:
    """What a request wants, its click tokens checked.

    Raises:
        BadToken, ExpiredToken.
    """
    return tuple(
        orders.Wanted(
            line.sku,
            line.units,
            None if line.token is None else signer.check(checkout.CLICKED, Attribution, line.token, now=now),
        )
        for line in lines
    )


def by_id(kind: type[K], said: Mapping[K, V]) -> dict[K, V]:
    """What was said about each of some things: keys of JSON objects arrive as text, whatever their annotation says.

    Raises:
        BadId.
    """
    return {kind.parse(str(key)): value for key, value in said.items()}
