"""Everything that stands between a wish and a purchase. The codes are those of orders, which shoppers' screens know."""

from guang.kernel.errors import Invalid, Kind, Refusal


class NotForSale(Refusal):
    """A SKU that does not exist, is not listed, or belongs to a restricted store; ``facts`` name it."""

    kind = Kind.CONFLICT
    code = "orders.not_for_sale"
    says = "Something in this purchase cannot be bought now."


class BadWish(Invalid):
    """The lines make no purchase; ``facts`` name the rule."""

    code = "orders.invalid_wish"
    says = "These lines do not make a purchase."


class WrongClick(Invalid):
    """A click token for another product."""

    code = "orders.wrong_click"
    says = "This click token belongs to another product."


class CartFull(Refusal):
    """A cart holds a bounded number of lines."""

    kind = Kind.CONFLICT
    code = "checkout.cart_full"
    says = "This cart is full. Take something out first."
