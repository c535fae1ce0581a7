"""The ledger: whose money it is, in double entry.

Every event that moves money posts entries that add up to nothing, in the transaction that makes it so. What has been
entered is never changed; the database refuses postings that do not balance. Balances are the last close of the books
and what was entered since, so nobody waits for a busy account.
"""

from guang.trade.ledger.types import PLATFORM, Account, Booked, Close, Entry, Part, Place, Posting
from guang.trade.ledger.verbs.closing import close, renumber_after_restore
from guang.trade.ledger.verbs.looking import (
    balance,
    balances_of,
    closes,
    entries,
    entries_of_order,
    faults,
    sums_by_day,
)
from guang.trade.ledger.verbs.posting import post, refund_entries, refund_entries_of

__all__ = [
    "PLATFORM",
    "Account",
    "Booked",
    "Close",
    "Entry",
    "Part",
    "Place",
    "Posting",
    "balance",
    "balances_of",
    "close",
    "closes",
    "entries",
    "entries_of_order",
    "faults",
    "post",
    "refund_entries",
    "refund_entries_of",
    "renumber_after_restore",
    "sums_by_day",
]
