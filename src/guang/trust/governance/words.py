"""Forbidden words with their contexts: is 最 a boast, or only the newest, the latest, the last?

Pure arithmetic over texts. Disguises are undone first (full width, capitals, zero-width signs, stars between signs),
and a hit is excused when it lies inside a phrase that the rule allows.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

import msgspec

Strictness = Literal["rejected", "human_queue"]
Where = Literal["listing", "video", "comment", "review", "message"]

_INVISIBLE: Final = {"Cf", "Cc", "Mn"}
_PADDING: Final = set("*_~|·•…‧∙\u3000 -.,，。、!！?？#+=^`'\"“”‘’\\/()（）[]【】<>《》")


class Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the rulebook; see ``rulebook.yaml`` for what each field means."""

    id: str
    verdict: Strictness
    says: dict[str, str]
    words: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    allow: tuple[str, ...] = ()
    allow_patterns: tuple[str, ...] = ()
    where: tuple[Where, ...] = msgspec.field(default=("listing", "video"), name="in")
    shadow: bool = False


class Rulebook(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All the rules of one version."""

    version: str
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without its disguises. ``places[i]`` is where sign ``i`` stood in the original."""

    text: str
    places: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The span of the original text behind a span of the folded one."""
        return self.places[start], self.places[end - 1] + 1


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule met its words: where in the original text, and what stood there."""

    rule: Rule
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Reader:
    """A compiled rulebook."""

    version: str
    lines: tuple[tuple[Rule, re.Pattern[str], re.Pattern[str] | None], ...]

    def read(self, text: str, where: Where) -> list[Hit]:
        """Every hit that no allowed phrase excuses, in order of rule and place; nested hits of one rule count once."""
        versions = [fold(text)]
        tight = squeeze(versions[0])
        if tight.text != versions[0].text:
            versions.append(tight)
        hits = [hit for folded in versions for hit in self._hits(folded, text, where)]
        kept: list[Hit] = []
        for hit in sorted(hits, key=lambda hit: (hit.rule.id, hit.start, -hit.end)):
            before = kept[-1] if kept else None
            if before is None or before.rule.id != hit.rule.id or hit.end > before.end:
                kept.append(hit)
        return kept

    def _hits(self, folded: Folded, text: str, where: Where) -> Iterator[Hit]:
        for rule, forbidden, allowed in self.lines:
            if where not in rule.where:
                continue
            excused = [found.span() for found in allowed.finditer(folded.text)] if allowed else []
            for found in forbidden.finditer(folded.text):
                start, end = found.span(1)
                if not any(low <= start and end <= high for low, high in excused):
                    first, last = folded.original(start, end)
                    yield Hit(rule, first, last, text[first:last])


def compile_rules(book: Rulebook) -> Reader:
    """Make a reader of a rulebook; longest words win, overlapping ones are all looked at."""
    lines = []
    for rule in book.rules:
        forbidden = re.compile(f"(?=({_any_of(rule.words, rule.patterns)}))")
        has_allowances = bool(rule.allow or rule.allow_patterns)
        allowed = re.compile(_any_of(rule.allow, rule.allow_patterns)) if has_allowances else None
        lines.append((rule, forbidden, allowed))
    return Reader(book.version, tuple(lines))


def fold(text: str) -> Folded:
    """Width, case and invisible signs do not change what a text says; runs of space count as one."""
    signs: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text):
        for plain in unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", sign).casefold()):
            is_space = plain.isspace()
            if (is_space and signs and signs[-1] == " ") or (
                unicodedata.category(plain) in _INVISIBLE and not is_space
            ):
                continue
            signs.append(" " if is_space else plain)
            places.append(place)
    return Folded("".join(signs), tuple(places))


def squeeze(folded: Folded) -> Folded:
    """Take out what is put between two Chinese signs to hide them (``最*佳``); Latin words keep their spaces."""
    kept: list[int] = []
    for place, sign in enumerate(folded.text):
        if sign in _PADDING:
            before = folded.text[kept[-1]] if kept else ""
            after = next((later for later in folded.text[place + 1 : place + 4] if later not in _PADDING), "")
            if _is_chinese(before) and _is_chinese(after):
                continue
        kept.append(place)
    return Folded("".join(folded.text[at] for at in kept), tuple(folded.places[at] for at in kept))


def _any_of(words: Sequence[str], patterns: Sequence[str]) -> str:
    ordered = sorted({fold(word).text for word in words}, key=lambda word: (-len(word), word))
    return "|".join([*(_whole(word) for word in ordered), *(f"(?:{pattern})" for pattern in patterns)])


def _whole(word: str) -> str:
    """A Latin word must stand alone; a Chinese one may stand anywhere."""
    left = r"(?<![a-z0-9])" if word[0].isascii() and word[0].isalnum() else ""
    right = r"(?![a-z0-9])" if word[-1].isascii() and word[-1].isalnum() else ""
    return left + re.escape(word) + right


def _is_chinese(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" if len(sign) == 1 else False
