"""What every reader makes of its lines, and how prices, words and options are read."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from html.parser import HTMLParser
from pathlib import Path

import msgspec

WHOLE_UNITS = frozenset({"JPY", "KRW", "VND", "CLP", "ISK"})
THOUSANDTHS = frozenset({"BHD", "KWD", "OMR", "JOD", "TND"})
LONGEST_TITLE = 120
LONGEST_BARCODE = 32
HEAVIEST_G = 1_000_000
_UNITS = {"g": Decimal(1), "kg": Decimal(1000), "oz": Decimal("28.349523125"), "lb": Decimal("453.59237")}
_WEIGHT = re.compile(r"(\d+(?:\.\d+)?)\s*(g|kg|oz|lb)?")
LONGEST_TEXT = 5_000
MOST_OPTIONS = 3
_SINCE = ("barcode", "weight_g")
_PLAIN = re.compile(r"\d+(?:\.\d+)?")
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_COMMA = re.compile(r"\d+,\d{1,2}")


class BadRow(ValueError):
    """A line that cannot be used; the message says why, in one short sentence."""


@dataclass(frozen=True, slots=True)
class Reject:
    """Lines that are left out: the first line, the reason, and what they are about."""

    line: int
    reason: str
    about: str = ""


class Variant(msgspec.Struct, frozen=True):
    """One SKU: its values along the item's options, prices in minor units, and units if they are known."""

    values: tuple[str, ...]
    price: int
    list_price: int | None = None
    units: int | None = None
    code: str = ""
    image: str = ""
    barcode: str = ""
    weight_g: int | None = None


class Item(msgspec.Struct, frozen=True):
    """A product with its variants. ``external`` is its name in the source; ``images`` are addresses or file names."""

    external: str
    title: str
    text: str
    currency: str
    options: tuple[str, ...]
    variants: tuple[Variant, ...]
    brand: str = ""
    kind: str = ""
    tags: tuple[str, ...] = ()
    images: tuple[str, ...] = ()
    is_listed: bool = True
    line: int = 0

    def digest(self, pictures: tuple[Path | None, ...] = ()) -> str:
        """A fingerprint of everything that would change the product; the line does not."""
        files = [(path.name, path.stat().st_size) for path in pictures if path is not None]
        whole = msgspec.to_builtins(msgspec.structs.replace(self, line=0))
        for variant in whole["variants"]:
            for name in _SINCE:  # absent from the fingerprints of files that say nothing of them
                if not variant[name]:
                    del variant[name]
        return hashlib.sha256(msgspec.json.encode((whole, files))).hexdigest()


Read = Item | Reject


@dataclass(slots=True)
class Group:
    """Rows of one product while they are being read."""

    external: str
    line: int
    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)


def minor_units(text: str, currency: str) -> int:
    """A price as people write it, in minor units.

    Raises:
        BadRow: no number, not above zero, or finer than the currency goes.
    """
    shown = text.strip().replace("\u00a0", "").replace(" ", "")
    if _GROUPED.fullmatch(shown):
        shown = shown.replace(",", "")
    elif _COMMA.fullmatch(shown):
        shown = shown.replace(",", ".")
    if not _PLAIN.fullmatch(shown):
        raise BadRow(f"the price {text.strip()[:40]!r} is not a number" if shown else "there is no price")
    try:
        amount = Decimal(shown).scaleb(digits(currency))
    except InvalidOperation as fault:
        raise BadRow(f"the price {text.strip()[:40]!r} is not a number") from fault
    if amount != amount.to_integral_value():
        raise BadRow(f"the price {text.strip()[:40]!r} is finer than {currency} goes")
    if amount <= 0:
        raise BadRow("the price is not above zero")
    return int(amount)


def digits(currency: str) -> int:
    """How many decimals a currency has."""
    return 0 if currency in WHOLE_UNITS else 3 if currency in THOUSANDTHS else 2


class _Words(HTMLParser):
    """Collects the words of a page and drops scripts, styles and every tag."""

    BREAKS = frozenset({"p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "table"})
    SILENT = frozenset({"script", "style", "template", "noscript", "iframe", "object", "svg"})

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a block, or stop listening."""
        self.silent += tag in self.SILENT
        if tag in self.BREAKS:
            self.parts.append("\n• " if tag == "li" else "\n")

    def handle_endtag(self, tag: str) -> None:
        """End a block, or listen again."""
        self.silent = max(0, self.silent - (tag in self.SILENT))
        if tag in self.BREAKS - {"br", "li"}:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Keep words."""
        if not self.silent:
            self.parts.append(data)


def plain(html: str, longest: int = LONGEST_TEXT) -> str:
    """The words of an HTML description, without any markup; plain text stays as it is."""
    words = html
    if "<" in html or "&" in html:
        reader = _Words()
        reader.feed(html)
        reader.close()
        words = "".join(reader.parts)
    lines = [re.sub(r"[^\S\n]+", " ", line).strip() for line in _printable(words).split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()[:longest].strip()


def title_of(text: str) -> str:
    """A title on one line.

    Raises:
        BadRow: nothing is left of it.
    """
    words = " ".join(plain(text, 1_000).split())
    if not words:
        raise BadRow("there is no title")
    return words if len(words) <= LONGEST_TITLE else words[: LONGEST_TITLE - 1].rstrip() + "…"


def barcode_of(text: str) -> str:
    """A bar code without what people put between its digits; nothing if it is none."""
    code = re.sub(r"[\s\-']", "", text)
    return code if code.isascii() and code.isalnum() and len(code) <= LONGEST_BARCODE else ""


def grams_of(text: str, unit: str = "g") -> int | None:
    """A weight in whole grams, from a number with or without its unit; None where there is none.

    Raises:
        BadRow: it is not a weight.
    """
    said = _WEIGHT.fullmatch(text.strip().lower())
    if not text.strip().strip("0."):
        return None
    if said is None:
        raise BadRow(f"the weight {text.strip()[:40]!r} is not a number")
    grams = Decimal(said[1]) * _UNITS[said[2] or unit.lower()]
    return max(1, round(grams)) if grams <= HEAVIEST_G else None


def _printable(text: str) -> str:
    return "".join(letter for letter in text if letter in "\n\t" or letter.isprintable())


def distinct(group: list[tuple[int, Variant]]) -> Iterator[tuple[int, Variant] | Reject]:
    """Variants whose values have not been there before; the others are rejects."""
    seen: dict[tuple[str, ...], int] = {}
    for line, variant in group:
        if variant.values in seen:
            said = " / ".join(variant.values) or "without options"
            yield Reject(line, f"the variant {said} was in line {seen[variant.values]} already", variant.code)
        else:
            seen[variant.values] = line
            yield line, variant
