"""Catalogues from elsewhere: read as a stream, told apart by what is in them, brought in once and kept up to date.

Readers turn a file or a folder into `Item` (a product with its variants) and `Reject` (rows that cannot be used, with
their line and the reason); `bring_in` puts items on a store's shelves through the rooms' own verbs.
"""

from guang.doors.catalogues.bringing import Outlook, Plan, bring_in, foresee, open_shelf
from guang.doors.catalogues.detection import Format, UnknownFormat, currency_in, detect, read, sources
from guang.doors.catalogues.hands import Shelf, Summary
from guang.doors.catalogues.rows import Item, Reject, Variant

__all__ = [
    "Format",
    "Item",
    "Outlook",
    "Plan",
    "Reject",
    "Shelf",
    "Summary",
    "UnknownFormat",
    "Variant",
    "bring_in",
    "currency_in",
    "detect",
    "foresee",
    "open_shelf",
    "read",
    "sources",
]
