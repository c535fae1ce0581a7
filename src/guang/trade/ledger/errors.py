"""What the ledger takes for a bug of whoever calls."""


class Unbalanced(ValueError):
    """A posting whose entries do not add up to nothing in each currency: a bug of whoever posts it."""


class NotBooked(ValueError):
    """More is to be taken back than the books know of: a bug of whoever asks."""
