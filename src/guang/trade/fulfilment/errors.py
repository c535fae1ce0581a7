"""Everything that fulfilment says no to, about orders: so do the codes say, and codes are stable."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class WrongState(Refusal):
    """The order has moved on, or has not come so far; ``facts`` name its state."""

    kind = Kind.CONFLICT
    code = "orders.wrong_state"
    says = "The order is not in a state that allows this."


class BadParcel(Invalid):
    """Not what an order can send; ``facts`` say how much is left of a line."""

    code = "orders.invalid_parcel"
    says = "These units cannot be sent with this parcel."


class OtherFee(Refusal):
    """Delivery to the other address costs something else; ``facts`` hold both fees."""

    kind = Kind.CONFLICT
    code = "orders.other_fee"
    says = "Delivery to that address costs something else; cancel and order again."


class OtherTax(Refusal):
    """Another country has other taxes, and those inside of the price are frozen."""

    kind = Kind.CONFLICT
    code = "orders.other_tax"
    says = "That address is in another country, whose taxes are others; cancel and order again."


class LineMissing(Missing):
    """The order has no such line."""

    code = "orders.line_missing"
    says = "There is no such line in this order."


class RefundTooLarge(Refusal):
    """More than is left of a line, in money or in units; ``facts`` say how much is."""

    kind = Kind.CONFLICT
    code = "orders.refund_too_large"
    says = "That is more than is left of this order."


class BadRefund(Invalid):
    """Not a refund; ``facts`` name the rule."""

    code = "orders.invalid_refund"
    says = "This is not a refund that can be made."


class RefundKeyReused(Refusal):
    """The key of a refund came back with another content."""

    kind = Kind.CONFLICT
    code = "orders.refund_key_reused"
    says = "This key was used for a different refund."
