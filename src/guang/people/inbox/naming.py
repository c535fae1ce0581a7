"""What sentences say in place of ids: the goods of an order, the name of a store, of a carrier, of a person.

The inbox knows none of them: each room registers how what it keeps is called, for the field of facts that holds its
ids. Words are made when they are read, so whoever is erased or renamed disappears from them.
"""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from typing import Any, Final

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, those
from guang.people import accounts

Namer = Callable[[Session, Collection[str], str], Awaitable[Mapping[str, Mapping[str, str]]]]
"""For values of one field, in a locale: the words by the braces they fill. What it does not know is left out."""

_namers: Final[dict[str, Namer]] = {}


def named(field: str, namer: Namer) -> None:
    """Say how the values of a field of facts are called, in a few statements for many.

    Raises:
        ValueError: another room names this field.
    """
    if _namers.get(field, namer) is not namer:
        raise ValueError(f"two rooms name the field {field}")
    _namers[field] = namer


async def words(session: Session, many: Sequence[Mapping[str, Any]], locale: str) -> list[dict[str, str]]:
    """The words that stand for ids, for each of many notices; a notice about an order and a product hears of both."""
    said: list[dict[str, str]] = [{} for _ in many]
    for field, namer in sorted(_namers.items()):
        wanted = {facts[field] for facts in many if isinstance(facts.get(field), str)}
        found = await namer(session, wanted, locale) if wanted else {}
        for line, facts in zip(said, many, strict=True):
            line.update(found.get(str(facts.get(field)), {}))
    return said


async def _people(session: Session, texts: Collection[str], _: str) -> Mapping[str, Mapping[str, str]]:
    found = await accounts.profiles(session, those(AccountId, texts))
    return {person.text: {"by": profile.name} for person, profile in found.items()}


named("by", _people)
