"""What crosses the wall: what is to be priced, what may take something off, and what comes of it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import CategoryId, CouponId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text


class DiscountKind(StrEnum):
    """Everything that can take something off a price."""

    TIME_LIMITED = "time_limited"
    FLASH = "flash"
    MEMBER = "member"
    SUBSIDY = "subsidy"
    FULL_REDUCTION = "full_reduction"
    STORE_COUPON = "store_coupon"
    PLATFORM_COUPON = "platform_coupon"


class Payer(StrEnum):
    """Who bears what a promotion takes off."""

    STORE = "store"
    PLATFORM = "platform"


@dataclass(frozen=True, slots=True)
class Item:
    """So many units of a SKU that somebody may buy.

    Attributes:
        units: at least 1.
        list_price: what one unit costs in the catalogue, before any promotion; at least 1 minor unit.
    """

    sku: SkuId
    product: ProductId
    store: StoreId
    category: CategoryId
    units: int
    list_price: Money


@dataclass(frozen=True, slots=True)
class PricePart:
    """What one promotion takes off one line.

    Attributes:
        amount: off the whole line, not below zero.
        why: one sentence for the buyer.
    """

    promotion: PromotionId | None
    coupon: CouponId | None
    kind: str
    payer: Payer
    amount: Money
    why: Text


@dataclass(frozen=True, slots=True)
class PricedLine:
    """What one line costs, part by part: ``units × list_price = pays + Σ parts``.

    Attributes:
        list_price: of one unit, in the catalogue; where a promotional price applies, no more than the catalogue asked
            when it was planned, because a price that was raised afterwards is nothing to be measured against.
        unit_price: of one unit, after everything that belongs to the single item (its price and a subsidy), as it is
            shown beside the product; what is spread over the whole purchase comes off after it.
        pays: what the buyer pays for the line, at least 1 minor unit.
        subsidy: the part of what was taken off that the platform pays; the store is owed ``pays + subsidy``.
    """

    sku: SkuId
    units: int
    list_price: Money
    unit_price: Money
    parts: tuple[PricePart, ...]
    pays: Money
    subsidy: Money


@dataclass(frozen=True, slots=True)
class CouponOffer:
    """A coupon in the buyer's hands, beside a purchase.

    Attributes:
        store: whose coupon it is; None for the platform's.
        off: what it takes off this purchase if it is chosen; what it could take off alone, if it is not.
        is_usable: whether it could be used for this purchase at all.
        why: what it does, or why it cannot be used.
    """

    coupon: CouponId
    promotion: PromotionId
    store: StoreId | None
    kind: DiscountKind
    name: Text
    off: Money
    is_usable: bool
    is_chosen: bool
    why: Text
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Count:
    """A counter that a purchase raises: so many of a promotion, perhaps of one SKU, perhaps by one buyer.

    Attributes:
        sku: the line that raises it.
        is_of_sku: whether the counter counts that SKU alone.
        is_of_buyer: whether it counts for this buyer alone.
        number: by how much.
        cap: as far as it may rise, where the counter is not there yet.
    """

    promotion: PromotionId
    sku: SkuId
    is_of_sku: bool
    is_of_buyer: bool
    number: int
    cap: int


@dataclass(frozen=True, slots=True)
class Priced:
    """What a purchase costs.

    Attributes:
        coupons: those in the buyer's hands that have to do with it, usable ones first.
        chosen: the coupons that are used.
        saved: everything that promotions take off together.
        counts: what `take` has to raise.
    """

    lines: tuple[PricedLine, ...]
    saved: Money
    coupons: tuple[CouponOffer, ...] = ()
    chosen: tuple[CouponId, ...] = ()
    counts: tuple[Count, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What one unit costs somebody now, for whoever shows it.

    Attributes:
        list_price: in the catalogue, as on a `PricedLine`.
        now: what is charged for one unit, before what is spread over a purchase.
        kind: the promotion behind it, if there is one, with ``why`` and ``until`` when.
        lowest_30d: the lowest that anybody could pay for one unit during the last 30 days.
        for_members: what it would cost as a member of its store, where that is less.
    """

    list_price: Money
    now: Money
    lowest_30d: Money
    kind: DiscountKind | None = None
    until: datetime | None = None
    why: Text = field(default_factory=dict)
    for_members: Money | None = None


@dataclass(frozen=True, slots=True)
class Cap:
    """A counter as it stood when it was read."""

    used: int
    most: int

    @property
    def left(self) -> int:
        """How far it may still rise."""
        return self.most - self.used


@dataclass(frozen=True, slots=True)
class Offer:
    """A price for one SKU, or a subsidy on it.

    Attributes:
        value: the price of one unit; for a subsidy, what it takes off one unit.
        reference: what the catalogue asked when the price was planned.
        floor: how low a subsidised unit may become.
        stock: units of its own stock, shared by everybody.
        share: units for this buyer.
        budget: minor units of money that the platform spends.
    """

    promotion: PromotionId
    kind: DiscountKind
    sku: SkuId
    value: Money
    until: datetime
    reference: Money | None = None
    floor: Money | None = None
    stock: Cap | None = None
    share: Cap | None = None
    budget: Cap | None = None


@dataclass(frozen=True, slots=True)
class Tier:
    """Spend so much, and so much comes off."""

    spend: Money
    off: Money


@dataclass(frozen=True, slots=True)
class Deal:
    """Something that is spread over a purchase: a full reduction, or a coupon in the buyer's hands.

    Attributes:
        store: whose goods it is for; anybody's, if None.
        tiers: by spend, ascending; the highest that is reached counts. Empty where a share is taken off instead:
        rate_bps: that share, from ``minimum`` upwards, at most ``most_off``.
        products, categories: what it is for; everything, if None.
    """

    promotion: PromotionId
    kind: DiscountKind
    store: StoreId | None
    name: Text
    until: datetime
    coupon: CouponId | None = None
    tiers: tuple[Tier, ...] = ()
    rate_bps: int = 0
    minimum: int = 0
    most_off: int | None = None
    products: frozenset[ProductId] | None = None
    categories: frozenset[CategoryId] | None = None
