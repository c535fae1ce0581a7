"""Everything that promotions say no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class PromotionGone(Refusal):
    """What a price was made of is no longer to be had; ``facts`` say per line what and why."""

    kind = Kind.CONFLICT
    code = "promotions.gone"
    says = "A price or coupon in this purchase is no longer available."


class BadPromotion(Invalid):
    """A promotion that cannot be; ``facts`` name the field and the rule."""

    code = "promotions.invalid"
    says = "This promotion cannot be made."


class NotADiscount(Refusal):
    """A price that claims to be lower and is not; ``facts`` list the SKUs with the lowest price of the last 30 days.

    The catalogue's own price of the last 30 days counts, so that a price that was raised first is no discount
    afterwards. Earlier promotions do not: they are shown beside the price as the lowest of the last 30 days.
    """

    kind = Kind.CONFLICT
    code = "promotions.not_a_discount"
    says = "A promotional price must be below everything that the catalogue asked during the last 30 days."


class PromotionMissing(Missing):
    """No such promotion, or not one that the caller may see."""

    code = "promotions.missing"
    says = "There is no such promotion."


class NothingLeftToClaim(Refusal):
    """Every coupon has been claimed, or the caller has as many as one may; ``facts`` say which."""

    kind = Kind.CONFLICT
    code = "promotions.nothing_left_to_claim"
    says = "There is no coupon left for you."


class KeyReused(Refusal):
    """An idempotency key came back with another request."""

    kind = Kind.CONFLICT
    code = "promotions.key_reused"
    says = "This Idempotency-Key was used for something else."


class KeyNeeded(Invalid):
    """Requests about money carry a key of the caller's making."""

    code = "promotions.key_needed"
    says = "Send an Idempotency-Key header of 8 to 100 visible ASCII characters."


class CodeTaken(Refusal):
    """Another promotion that is open has this code."""

    kind = Kind.CONFLICT
    code = "promotions.code_taken"
    says = "Another open promotion has this code."
