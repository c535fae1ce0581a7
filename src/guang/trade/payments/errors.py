"""Everything that payments say no to."""

from guang.kernel.errors import Forbidden, Invalid, Kind, Missing, Refusal


class PaymentMissing(Missing):
    """No such payment, or not the caller's."""

    code = "payments.missing"
    says = "There is no such payment."


class KeyReused(Refusal):
    """An idempotency key came back with another request."""

    kind = Kind.CONFLICT
    code = "payments.key_reused"
    says = "This Idempotency-Key was used for a different payment."


class PaymentInProgress(Refusal):
    """A trade has one open payment at a time; ``facts`` name it."""

    kind = Kind.CONFLICT
    code = "payments.in_progress"
    says = "A payment for this purchase is already under way."


class BadAmount(Invalid):
    """Nothing can be charged or refunded for this amount."""

    code = "payments.invalid_amount"
    says = "The amount must be above zero and no more than what was paid."


class PaymentDisputed(Refusal):
    """The buyer's bank has taken the money back, or is about to decide whether it may; it is not paid twice."""

    kind = Kind.CONFLICT
    code = "payments.disputed"
    says = "The buyer's bank disputes this payment. Until it has decided, nothing of it is paid back here."


class NoSuchMethod(Refusal):
    """This installation has no such provider."""

    kind = Kind.INVALID
    code = "payments.no_such_method"
    says = "This way of paying is not offered here."


class BadCallback(Forbidden):
    """A callback whose signature, time or shape is wrong."""

    code = "payments.bad_callback"
    says = "This callback was not signed by the provider, or is too old."


class BadDay(Invalid):
    """A day on which there was nothing to compare."""

    code = "payments.invalid_day"
    says = "Only days that have begun, from 2000 on, can be compared."
