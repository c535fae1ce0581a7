"""Everything that disputes say no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class DisputeMissing(Missing):
    """No such dispute, or none about an order of this store."""

    code = "disputes.missing"
    says = "There is no such dispute."


class DisputeAnswered(Refusal):
    """The store has answered, or the bank has been told already."""

    kind = Kind.CONFLICT
    code = "disputes.answered"
    says = "This dispute has been answered already."


class DisputeKeyNeeded(Invalid):
    """No idempotency key that can be told from another."""

    code = "disputes.key_needed"
    says = "Send an Idempotency-Key of 8 to 100 plain characters."


class DisputeKeyReused(Refusal):
    """An idempotency key came back with another answer."""

    kind = Kind.CONFLICT
    code = "disputes.key_reused"
    says = "This Idempotency-Key was used for a different answer."
