"""What crosses the wall: wishes, what they cost, and what lies in a cart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from guang.kernel.ids import AccountId, CouponId, PageId, ProductId, SkuId, StoreId, VideoId, ViewerId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.kernel.tokens import Attribution
from guang.trade import pricing, shipping, taxes
from guang.trade.taxes import Tax

Guarantee = Mapping[str, Any]
"""``kind`` names it, the other keys are its terms: days in which goods go back without a reason, for instance."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """One line of a wish to buy; ``click`` is what a checked click token said."""

    sku: SkuId
    units: int
    click: Attribution | None = None


@dataclass(frozen=True, slots=True)
class Who:
    """Who wants to buy, and where it goes, as far as either is known.

    Attributes:
        viewer: whose clicks count.
        buyer: whose coupons and shares count.
        coupons: those to use; the best for the buyer, if None.
        speeds: the option of delivery that was chosen, by store; the cheapest for a store that is left out.
    """

    viewer: ViewerId
    buyer: AccountId | None = None
    to: shipping.Destination | None = None
    coupons: tuple[CouponId, ...] | None = None
    speeds: Mapping[StoreId, shipping.Speed] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Line:
    """One line with everything that an order freezes.

    Attributes:
        unit_price: of one unit, after the prices of single items; ``list_price`` before.
        pays: what the buyer pays for the line; ``subsidy`` is what the platform adds.
        parts: how the price came about.
        taxes: the tax inside of what is paid; none, where the store has not said how it is taxed.
        video: what led here, if a click says so that counts; with the promoter's account and share.
    """

    product: ProductId
    sku: SkuId
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    units: int
    list_price: Money
    unit_price: Money
    pays: Money
    subsidy: Money
    parts: tuple[pricing.PricePart, ...]
    guarantees: tuple[Guarantee, ...]
    click: Attribution | None = None
    taxes: tuple[Tax, ...] = ()

    @property
    def video(self) -> VideoId | None:
        """What led here."""
        return self.click.video if self.click else None

    @property
    def promoter(self) -> AccountId | None:
        """Who gets a share."""
        return self.click.promoter if self.click else None

    @property
    def commission_bps(self) -> int:
        """The promoter's share."""
        return self.click.commission_bps if self.click else 0

    @property
    def page(self) -> PageId | None:
        """The page that was served."""
        return self.click.page if self.click else None


@dataclass(frozen=True, slots=True)
class StoreQuote:
    """What one store's part of a purchase costs, how it is delivered, and how it could be."""

    store: StoreId
    store_name: Text
    lines: tuple[Line, ...]
    goods: Money
    delivery: shipping.Offered
    shipping_taxes: tuple[Tax, ...] = ()

    @property
    def shipping(self) -> Money:
        """What delivery costs."""
        return self.delivery.chosen.fee

    @property
    def total(self) -> Money:
        """Goods and delivery."""
        return self.goods + self.shipping

    @property
    def taxes(self) -> tuple[Tax, ...]:
        """The tax in the total, by rate."""
        return taxes.summed((*(tax for line in self.lines for tax in line.taxes), *self.shipping_taxes))


@dataclass(frozen=True, slots=True)
class Quote:
    """What a purchase costs now, store by store; ``priced`` is what promotions have to be asked for to get it."""

    orders: tuple[StoreQuote, ...]
    total: Money
    priced: pricing.Priced


@dataclass(frozen=True, slots=True)
class CartItem:
    """What somebody has put into a cart; ``seen`` is what one unit cost then."""

    sku: SkuId
    units: int
    seen: Money
    added_at: datetime
    click: Attribution | None = None


@dataclass(frozen=True, slots=True)
class CartLine:
    """One line of a cart as it stands now.

    Attributes:
        seen: what one unit cost when it was added; ``price`` what it costs now, with the promotion behind it.
        available: units that could be promised now.
        why: ``gone`` or ``sold_out`` where it cannot be bought, else empty.
    """

    item: CartItem
    product: ProductId | None
    store: StoreId | None
    title: Text
    options: tuple[Text, ...]
    image_url: str | None
    price: pricing.UnitPrice | None
    available: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Cart:
    """What lies in a cart, by store, the latest addition first; what cannot be bought lies apart."""

    stores: tuple[tuple[StoreId, Text, tuple[CartLine, ...]], ...]
    unavailable: tuple[CartLine, ...]
