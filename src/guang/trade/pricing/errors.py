"""Everything that pricing says no to."""

from guang.kernel.errors import Invalid, Kind, Refusal


class BadItems(Invalid):
    """Lines that cannot be priced; ``facts`` name the rule."""

    code = "pricing.invalid_items"
    says = "These lines cannot be priced."


class CouponUnusable(Refusal):
    """A coupon that was asked for cannot be used for this purchase; ``facts`` say why."""

    kind = Kind.CONFLICT
    code = "pricing.coupon_unusable"
    says = "A coupon cannot be used for this purchase."
