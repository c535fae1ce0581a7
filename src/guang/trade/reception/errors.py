"""Everything that a reception says no to."""

from guang.kernel.errors import Invalid, Kind, Refusal


class BadDesk(Invalid):
    """Opening hours, texts or codes out of bounds; ``facts`` name the field."""

    code = "reception.invalid"
    says = "These settings cannot be kept."


class TooManyReplies(Refusal):
    """A store keeps a bounded number of quick replies."""

    kind = Kind.CONFLICT
    code = "reception.too_many_replies"
    says = "This store has as many quick replies as a store may have."


class OwnSelf(Refusal):
    """Somebody wants not to hear a person who answers for the same store."""

    kind = Kind.CONFLICT
    code = "reception.own_staff"
    says = "This person answers for the store."
