"""Reception: when a store answers, which words its people have at hand, and whom it no longer hears.

Support asks here for the opening hours that its clocks run by. A store that has said nothing answers from nine to nine.
Its hours are those of the store's own time zone, which stores know.
"""

from guang.trade.reception.rules import due, is_open, next_opening, opening_s, wall_s
from guang.trade.reception.service import block, desk, desks, is_blocked, keep_reply, set_desk
from guang.trade.reception.types import Block, BlockReason, Desk, Hours, QuickReply, Span

__all__ = [
    "Block",
    "BlockReason",
    "Desk",
    "Hours",
    "QuickReply",
    "Span",
    "block",
    "desk",
    "desks",
    "due",
    "is_blocked",
    "is_open",
    "keep_reply",
    "next_opening",
    "opening_s",
    "set_desk",
    "wall_s",
]
