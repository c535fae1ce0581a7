"""Shelves: what may be shown, as columns that follow the journal, and who has seen what of it.

A `Stocktaker` hears facts and keeps two shelves, videos and goods; `Seen` is a memory of bounded size, and `Reach`
tells small makers from large ones::

    videos, goods = Shelf(), Shelf()
    stocktaker = Stocktaker(videos, goods)
    stocktaker.hear(fact, line)
    rows = videos.rows(ids)                       # ABSENT where an id is on no shelf
    videos.on_show[rows], videos.author[rows]     # and every other column

They know neither viewers' wishes nor rankings: whoever makes lists reads them.
"""

from guang.discovery.shelves.hearing import DELISTED, RESTRICTED, SOLD_OUT, Stocktaker
from guang.discovery.shelves.reach import Reach
from guang.discovery.shelves.seen import NEVER, Seen, day_of
from guang.discovery.shelves.shelf import ABSENT, Item, Rows, Shelf

__all__ = [
    "ABSENT",
    "DELISTED",
    "NEVER",
    "RESTRICTED",
    "SOLD_OUT",
    "Item",
    "Reach",
    "Rows",
    "Seen",
    "Shelf",
    "Stocktaker",
    "day_of",
]
