"""Members: who has joined a store, and may therefore pay its prices for members.

A store opens a membership with a name and one text that people agree to; joining names the version of that text.
Everybody leaves when they like. What members pay is a promotion; this room says who is one.
"""

from guang.trade.members.errors import NoMembership, WordsChanged
from guang.trade.members.service import (
    close_program,
    join,
    joined,
    leave,
    memberships,
    open_program,
    program,
    shares,
    standing,
)
from guang.trade.members.types import Membership, Place, Program, Words

__all__ = [
    "Membership",
    "NoMembership",
    "Place",
    "Program",
    "Words",
    "WordsChanged",
    "close_program",
    "join",
    "joined",
    "leave",
    "memberships",
    "open_program",
    "program",
    "shares",
    "standing",
]
