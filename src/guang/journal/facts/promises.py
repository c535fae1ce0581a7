"""What stores promise, who belongs to them, and what insurers pay."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AfterSaleId, OrderId, ProductId, StoreId, ViewerId
from guang.kernel.money import Money


@fact("trade.guarantees_chosen.v1")
class GuaranteesChosen(msgspec.Struct, frozen=True):
    """A store promises these ``kinds`` by its own choice from ``since`` on: about a product, or about all it sells."""

    store: StoreId
    product: ProductId | None
    kinds: tuple[str, ...]
    since: datetime


@fact("trade.membership_opened.v1")
class MembershipOpened(msgspec.Struct, frozen=True):
    """A store lets people become members; ``text`` is the version of the words that they agree to."""

    store: StoreId
    text: int


@fact("trade.membership_closed.v1")
class MembershipClosed(msgspec.Struct, frozen=True):
    """Nobody can become a member of a store any more, and there are no prices for members."""

    store: StoreId


@fact("trade.member_joined.v1")
class MemberJoined(msgspec.Struct, frozen=True):
    """Somebody has become a member of a store, having agreed to a version of its words."""

    store: StoreId
    viewer: ViewerId
    text: int


@fact("trade.member_left.v1")
class MemberLeft(msgspec.Struct, frozen=True):
    """Somebody is a member of a store no longer."""

    store: StoreId
    viewer: ViewerId


@fact("trade.return_insured.v1")
class ReturnInsured(msgspec.Struct, frozen=True):
    """An order has left with the promise of a free way back; its store has paid the insurer's premium."""

    order: OrderId
    store: StoreId
    viewer: ViewerId
    premium: Money
    pays: Money


@fact("trade.return_freight_due.v1")
class ReturnFreightDue(msgspec.Struct, frozen=True):
    """Insured goods are back with their store: the insurer owes the buyer what the way cost, once an order."""

    order: OrderId
    case: AfterSaleId
    store: StoreId
    viewer: ViewerId
    amount: Money


@fact("trade.return_freight_paid.v1")
class ReturnFreightPaid(msgspec.Struct, frozen=True):
    """The insurer has paid the buyer."""

    order: OrderId
    case: AfterSaleId
    store: StoreId
    viewer: ViewerId
    amount: Money
