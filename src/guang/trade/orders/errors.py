"""Everything that orders say no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class OrderMissing(Missing):
    """No such order, or not one that this caller may see."""

    code = "orders.missing"
    says = "There is no such order."


class TradeMissing(Missing):
    """No such trade, or not the caller's."""

    code = "orders.trade_missing"
    says = "There is no such purchase."


class TooManyOpen(Refusal):
    """Unpaid purchases hold stock that others could buy."""

    kind = Kind.CONFLICT
    code = "orders.too_many_open"
    says = "Pay for some of your open purchases first, or cancel them."


class TotalChanged(Refusal):
    """The purchase costs something else now; ``facts`` hold the new quote.

    Where a coupon cannot be used, or a price is gone, ``coupon`` or ``gone`` say why.
    """

    kind = Kind.CONFLICT
    code = "orders.total_changed"
    says = "The total has changed since you saw it."


class KeyReused(Refusal):
    """An idempotency key came back with another request."""

    kind = Kind.CONFLICT
    code = "orders.key_reused"
    says = "This Idempotency-Key was used for a different purchase."


class KeyNeeded(Invalid):
    """Requests about money carry a key of the caller's making."""

    code = "orders.key_needed"
    says = "Send an Idempotency-Key header of 8 to 100 visible ASCII characters."


class NothingDue(Refusal):
    """The trade has been paid for, or cancelled."""

    kind = Kind.CONFLICT
    code = "orders.nothing_due"
    says = "There is nothing left to pay for this purchase."
