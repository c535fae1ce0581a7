"""Everything that settlement says no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class NotEnough(Refusal):
    """More is asked for than there is; ``facts`` say what there is."""

    kind = Kind.CONFLICT
    code = "settlement.not_enough"
    says = "There is not enough to withdraw."


class OnHold(Refusal):
    """The platform restricts this owner: what was earned stays theirs, and stays here; ``facts``: why, since when."""

    kind = Kind.FORBIDDEN
    code = "settlement.on_hold"
    says = "Nothing can be withdrawn while the platform restricts you."


class TooSmall(Invalid):
    """Banks charge for small transfers; ``facts`` name the smallest amount."""

    code = "settlement.too_small"
    says = "This amount is below the smallest that can be withdrawn."


class KeyNeeded(Invalid):
    """Requests about money carry a key of the caller's making."""

    code = "settlement.key_needed"
    says = "Send an Idempotency-Key header of 8 to 100 visible ASCII characters."


class KeyReused(Refusal):
    """An idempotency key came back with another request."""

    kind = Kind.CONFLICT
    code = "settlement.key_reused"
    says = "This Idempotency-Key was used for a different withdrawal."


class NoSuchBank(Invalid):
    """This installation cannot send money that way."""

    code = "settlement.no_such_bank"
    says = "Money cannot be sent this way here."


class NotInBooks(Missing):
    """No such order, or none that brought this owner anything."""

    code = "settlement.no_such_order"
    says = "There is nothing about this order here."


class BadSpan(Invalid):
    """A statement is about one month, or about a span of time."""

    code = "settlement.invalid_span"
    says = "Name a month, or two instants of which the first is earlier."
