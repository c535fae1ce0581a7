"""What a kind of notice or letter is."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from guang.people.inbox.types import Channel

APP, EMAIL, SMS = Channel.APP, Channel.EMAIL, Channel.SMS


@dataclass(frozen=True, slots=True)
class Template:
    """One kind.

    ``offered`` are the channels it can come by, ``usual`` those it comes by unless the reader says otherwise, and
    ``locked`` those of the usual ones that the reader cannot switch off. ``words`` are (title, text) by locale, with
    facts in braces; `inbox.naming` says what is read in place of ids.
    """

    words: Mapping[str, tuple[str, str]]
    link: str | None = None
    offered: frozenset[Channel] = frozenset({APP})
    usual: frozenset[Channel] = frozenset({APP})
    locked: frozenset[Channel] = frozenset()
    proof: str | None = None
    """What a link in the letter proves (``email`` or ``password``); such letters are never notices."""


def template(en: tuple[str, str], zh: tuple[str, str], **more: Any) -> Template:
    """A kind by its words in both languages, each a title and a text."""
    return Template({"en": en, "zh-CN": zh}, **more)


MAILED: Final[Mapping[str, Any]] = {"offered": frozenset({APP, EMAIL, SMS}), "usual": frozenset({APP, EMAIL})}
"""Comes by e-mail as well, unless the reader does not want it."""
