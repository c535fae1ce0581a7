"""Everything that promotions say no to."""

from guang.kernel.errors import Invalid, Kind, Refusal


class BadItems(Invalid):
    """Lines that cannot be priced; ``facts`` name the rule."""

    code = "promotions.invalid_items"
    says = "These lines cannot be priced."


class PromotionGone(Refusal):
    """What a price was made of is no longer to be had; ``facts`` say per line what and why."""

    kind = Kind.CONFLICT
    code = "promotions.gone"
    says = "A price or coupon in this purchase is no longer available."


class CouponUnusable(Refusal):
    """A coupon that was asked for cannot be used for this purchase; ``facts`` say why."""

    kind = Kind.CONFLICT
    code = "promotions.coupon_unusable"
    says = "A coupon cannot be used for this purchase."
