"""Everything that after-sales say no to."""

from guang.kernel.errors import Forbidden, Invalid, Kind, Missing, Refusal


class CaseMissing(Missing):
    """No such case, or not one that this caller may see."""

    code = "aftersales.missing"
    says = "There is no such after-sale case."


class LineMissing(Missing):
    """The order has no such line."""

    code = "aftersales.line_missing"
    says = "The order has no such line."


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


class CaseOpen(Refusal):
    """A line has one open case at a time; ``facts`` name it."""

    kind = Kind.CONFLICT
    code = "aftersales.case_open"
    says = "There is an open case about this line already."


class WrongStep(Refusal):
    """The case has moved on, or has not come so far; ``facts`` name its state."""

    kind = Kind.CONFLICT
    code = "aftersales.wrong_step"
    says = "The case is not in a state that allows this."


class KeyNeeded(Invalid):
    """Requests about money carry a key of the caller's making."""

    code = "aftersales.key_needed"
    says = "Send an Idempotency-Key header of 8 to 100 visible ASCII characters."


class KeyReused(Refusal):
    """An idempotency key came back with another request."""

    kind = Kind.CONFLICT
    code = "aftersales.key_reused"
    says = "This Idempotency-Key was used for a different wish."


class BadEvidence(Invalid):
    """Pictures that are not the caller's, or too many; ``facts`` name the rule."""

    code = "aftersales.invalid_evidence"
    says = "Evidence is made of pictures that you have uploaded, at most nine from each side."


class NotImpartial(Forbidden):
    """Whoever decides has no part in it and has not decided it before."""

    code = "aftersales.not_impartial"
    says = "Somebody else has to decide this: you have a part in it, or have decided it before."
