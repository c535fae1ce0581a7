"""What the ledger says no to."""

from guang.kernel.errors import Invalid


class Unbalanced(ValueError):
    """A posting whose entries do not add up to nothing in each currency: a bug of whoever posts it."""


class NotBooked(ValueError):
    """More is to be taken back than the books know of: a bug of whoever asks."""


class BadPlace(Invalid):
    """A cursor that the ledger did not give out."""

    code = "ledger.bad_cursor"
    says = "This cursor is not one of ours."
