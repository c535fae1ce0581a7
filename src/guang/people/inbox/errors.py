"""What the inbox says no to."""

from guang.kernel.errors import Kind, Refusal


class UnknownKind(Refusal):
    """There is no such kind of notice."""

    kind = Kind.INVALID
    code = "inbox.unknown_kind"
    says = "There is no such kind of notice."


class LockedPreference(Refusal):
    """Some notices are for the reader's own safety and always come."""

    kind = Kind.CONFLICT
    code = "inbox.locked_preference"
    says = "Notices about the safety of your account cannot be switched off."


class NotOffered(Refusal):
    """This kind never comes by this channel."""

    kind = Kind.INVALID
    code = "inbox.not_offered"
    says = "This kind of notice does not come this way."


class NoSimulator(Refusal):
    """The simulated mailbox is shown in demo worlds only."""

    kind = Kind.MISSING
    code = "inbox.no_simulator"
    says = "This installation shows no simulated mailbox."
