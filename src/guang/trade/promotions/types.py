"""What crosses the wall: promotions as they are planned and as they run, and coupons in people's hands."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, CategoryId, CouponId, ProductId, PromotionId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.trade.pricing import DiscountKind, Tier


class CouponState(StrEnum):
    """Where a coupon in somebody's hands is; one that came back is ``claimed`` again."""

    CLAIMED = "claimed"
    USED = "used"
    EXPIRED = "expired"


class PromotionState(StrEnum):
    """Where a promotion is between the plan and the end."""

    SCHEDULED = "scheduled"
    RUNNING = "running"
    ENDED = "ended"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class ItemDraft:
    """One SKU of a promotion as somebody plans it.

    Attributes:
        price: what a unit will cost; for a subsidy, absent:
        off: what the platform pays of a unit, down to ``floor``.
        stock: units at this price, for everybody together.
        per_buyer: units for one buyer.
    """

    sku: SkuId
    price: Money | None = None
    off: Money | None = None
    floor: Money | None = None
    stock: int | None = None
    per_buyer: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A promotion as somebody plans it; which fields belong to which kind is `rules.planning`'s to say.

    Attributes:
        starts_at, ends_at: when prices hold; for coupons, when they can be claimed.
        total: coupons there are; of a subsidy, its budget in minor units.
        per_buyer: coupons that one buyer may claim.
        code: who knows it may claim; without one, everybody.
        use_days, use_until: how long a claimed coupon is good.
    """

    kind: DiscountKind
    name: Text
    starts_at: datetime
    ends_at: datetime
    items: tuple[ItemDraft, ...] = ()
    tiers: tuple[Tier, ...] = ()
    rate_bps: int = 0
    minimum: Money | None = None
    most_off: Money | None = None
    products: tuple[ProductId, ...] | None = None
    categories: tuple[CategoryId, ...] | None = None
    total: int | None = None
    per_buyer: int | None = None
    code: str | None = None
    use_days: int | None = None
    use_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class PlannedItem:
    """One SKU of a promotion, with what it cost in the catalogue when it was planned, and what is used of its stock."""

    draft: ItemDraft
    product: ProductId
    list_price: Money
    used: int = 0

    @property
    def after(self) -> Money:
        """What a unit costs with this promotion alone."""
        if self.draft.price is not None:
            return self.draft.price
        floor = self.draft.floor.minor if self.draft.floor else 1
        off = self.draft.off.minor if self.draft.off else 0
        return Money(max(min(floor, self.list_price.minor), self.list_price.minor - off), self.list_price.currency)


@dataclass(frozen=True, slots=True)
class Plan:
    """A draft that has been checked: whose it is, in which currency, with what its SKUs cost.

    Attributes:
        categories: the chosen branches with everything below them.
    """

    draft: Draft
    store: StoreId | None
    currency: str
    items: tuple[PlannedItem, ...] = ()


@dataclass(frozen=True, slots=True)
class Effect:
    """What a promotion has done so far, without what was given back."""

    orders: int
    units: int
    off: Money


@dataclass(frozen=True, slots=True)
class Promotion:
    """A promotion as whoever runs it sees it.

    Attributes:
        used: coupons claimed, or minor units of the budget spent.
        stopped_because: why it ended before its time.
    """

    id: PromotionId
    plan: Plan
    state: PromotionState
    made_at: datetime
    used: int
    effect: Effect
    stopped_because: str | None = None


@dataclass(frozen=True, slots=True)
class Preview:
    """What a promotion would do.

    Attributes:
        most_cost: what it can cost whoever pays, at most; unknown where nothing limits it.
        off_bps: how much of the list price comes off, on average over the SKUs, or at the best tier.
        lowest: what each SKU cost at the least during the last 30 days.
        warnings: codes of what may surprise.
    """

    plan: Plan
    most_cost: Money | None
    off_bps: int
    lowest: dict[SkuId, Money]
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coupon:
    """A coupon in somebody's hands, with the promotion it is of."""

    id: CouponId
    promotion: PromotionId
    plan: Plan
    state: CouponState
    claimed_at: datetime
    expires_at: datetime
    used_at: datetime | None


@dataclass(frozen=True, slots=True)
class Claimable:
    """Coupons that can be claimed: how many of them there still are, and how many more this caller may have."""

    promotion: PromotionId
    plan: Plan
    left: int
    left_for_me: int


@dataclass(frozen=True, slots=True)
class Made:
    """Who made a promotion, when, and by which request."""

    by: AccountId
    at: datetime
    key: str
    fingerprint: str
