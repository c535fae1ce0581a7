"""What happens to prices: promotions, coupons, and the catalogue's own prices."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import CouponId, OrderId, ProductId, PromotionId, SkuId, StoreId, ViewerId
from guang.kernel.money import Money


@fact("trade.price_changed.v1")
class PriceChanged(msgspec.Struct, frozen=True):
    """A variant that has been on the street costs something else in the catalogue."""

    sku: SkuId
    product: ProductId
    store: StoreId
    before: Money
    after: Money
    at: datetime


@fact("trade.promotion_planned.v1")
class PromotionPlanned(msgspec.Struct, frozen=True):
    """A promotion will run from one instant to another; ``store`` is absent for one of the platform's."""

    promotion: PromotionId
    kind: str
    store: StoreId | None
    starts_at: datetime
    ends_at: datetime
    products: tuple[ProductId, ...] = ()


@fact("trade.promotion_started.v1")
class PromotionStarted(msgspec.Struct, frozen=True):
    """A promotion is running."""

    promotion: PromotionId
    kind: str
    store: StoreId | None


@fact("trade.promotion_stopped.v1")
class PromotionStopped(msgspec.Struct, frozen=True):
    """Somebody has ended a promotion before its time: ``merchant``, ``operator``, or ``price_raised_first``."""

    promotion: PromotionId
    kind: str
    store: StoreId | None
    reason: str


@fact("trade.promotion_ended.v1")
class PromotionEnded(msgspec.Struct, frozen=True):
    """A promotion's time is over."""

    promotion: PromotionId
    kind: str
    store: StoreId | None


@fact("trade.promotion_sold_out.v1")
class PromotionSoldOut(msgspec.Struct, frozen=True):
    """Nothing is left of a promotion: of one variant's own stock, or (no ``sku``) of its budget or its coupons."""

    promotion: PromotionId
    sku: SkuId | None


@fact("trade.promotion_back_in_stock.v1")
class PromotionBackInStock(msgspec.Struct, frozen=True):
    """Something of a promotion that was sold out has come back."""

    promotion: PromotionId
    sku: SkuId | None


@fact("trade.coupon_claimed.v1")
class CouponClaimed(msgspec.Struct, frozen=True):
    """Somebody holds a coupon, good until ``expires_at``."""

    coupon: CouponId
    promotion: PromotionId
    viewer: ViewerId
    expires_at: datetime


@fact("trade.coupon_used.v1")
class CouponUsed(msgspec.Struct, frozen=True):
    """A coupon took ``off`` so much from orders."""

    coupon: CouponId
    promotion: PromotionId
    orders: tuple[OrderId, ...]
    off: Money


@fact("trade.coupon_returned.v1")
class CouponReturned(msgspec.Struct, frozen=True):
    """Everything that a coupon was used for has been given back; it can be used again until it expires."""

    coupon: CouponId
    promotion: PromotionId


@fact("trade.coupon_expired.v1")
class CouponExpired(msgspec.Struct, frozen=True):
    """A coupon was not used in time."""

    coupon: CouponId
    promotion: PromotionId
