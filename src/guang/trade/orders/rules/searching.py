"""How what somebody typed into the search for orders is read; nothing here touches a database."""

import re
from dataclasses import dataclass
from typing import Final

from guang.kernel.errors import Refusal
from guang.kernel.ids import OrderId

TAIL: Final = 4
_TRACKING: Final = re.compile(r"(?=.*\d)[A-Za-z0-9-]{6,60}")


@dataclass(frozen=True, slots=True)
class Meant:
    """What a text of the search box means; at most one of these."""

    order: OrderId | None = None
    tracking: str | None = None
    tail: str | None = None
    name: str | None = None


def meant(typed: str) -> Meant:
    """An order's id, the end of a phone number, a tracking number, or how a name begins."""
    words = " ".join(typed.split())
    if not words:
        return Meant()
    try:
        return Meant(order=OrderId.parse(words.lower()))
    except Refusal:
        pass
    if len(words) == TAIL and words.isascii() and words.isdecimal():
        return Meant(tail=words)
    if _TRACKING.fullmatch(words):
        return Meant(tracking=words)
    return Meant(name=words)
