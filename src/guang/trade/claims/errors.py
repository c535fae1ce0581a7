"""What may not be asked for, and what cannot follow; the codes are those of after-sales, where people meet them."""

from guang.kernel.errors import Invalid, Kind, Refusal


class NotOffered(Refusal):
    """This cannot be asked for now; ``facts`` say why."""

    kind = Kind.CONFLICT
    code = "aftersales.not_offered"
    says = "This cannot be asked for now."


class BadWish(Invalid):
    """The wish makes no sense; ``facts`` name the field and the rule."""

    code = "aftersales.invalid_wish"
    says = "This is not something that can be asked for."


class TooMuch(Refusal):
    """More than is left of the line; ``facts`` hold the most that may be asked for."""

    kind = Kind.CONFLICT
    code = "aftersales.too_much"
    says = "That is more than is left of this line."


class WrongStep(Refusal):
    """The case has moved on, or has not come so far; ``facts`` name its state."""

    kind = Kind.CONFLICT
    code = "aftersales.wrong_step"
    says = "The case is not in a state that allows this."


class KeyNeeded(Invalid):
    """Requests about money carry a key of the caller's making."""

    code = "aftersales.key_needed"
    says = "Send an Idempotency-Key header of 8 to 100 visible ASCII characters."
