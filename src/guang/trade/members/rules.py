"""What a membership may say of itself, and whose orders count; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from typing import Final

from guang.kernel.text import LOCALES, Text
from guang.trade.members.errors import BadWords
from guang.trade.members.types import Words

LONGEST_NAME: Final = 40
LONGEST_CONSENT: Final = 2_000
LOOKS_BACK: Final = timedelta(days=30)
"""Over which time a store sees its members' part of its orders."""


def checked(words: Words) -> Words:
    """What a store says of its membership, trimmed.

    Raises:
        BadWords: naming the field and the rule.
    """
    return Words(_said("name", words.name, LONGEST_NAME), _said("consent", words.consent, LONGEST_CONSENT))


def _said(field: str, text: Text, longest: int) -> Mapping[str, str]:
    said = {locale: words.strip() for locale, words in text.items() if words.strip()}
    if not said or not set(said) <= set(LOCALES):
        raise BadWords(field=field, rule=f"words in one or more of {', '.join(LOCALES)}")
    for words in said.values():
        if len(words) > longest or not all(sign.isprintable() or sign == "\n" for sign in words):
            raise BadWords(field=field, rule=f"at most {longest} characters that can be printed")
    return said


def part_bps(orders: int, by_members: int) -> int | None:
    """Which part of orders were members', in basis points; none where there were no orders."""
    return None if orders <= 0 else by_members * 10_000 // orders


def counted(happened: Iterable[tuple[int, int]], members: Iterable[tuple[int, int]]) -> dict[int, tuple[int, int]]:
    """Orders by store, and how many of them were members'; both are given as pairs of store and viewer."""
    inside = set(members)
    found: dict[int, tuple[int, int]] = {}
    for one in happened:
        orders, theirs = found.get(one[0], (0, 0))
        found[one[0]] = (orders + 1, theirs + (one in inside))
    return found
