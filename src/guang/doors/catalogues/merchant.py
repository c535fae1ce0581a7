"""Google Merchant product data: a table with tabs, or RSS/Atom with ``g:`` names; variants share an item_group_id."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from xml.parsers import expat

from guang.doors.catalogues.rows import (
    BadRow,
    Group,
    Item,
    Read,
    Reject,
    Variant,
    barcode_of,
    distinct,
    grams_of,
    minor_units,
    plain,
    title_of,
)
from guang.doors.catalogues.tables_in import Row, opened

AXES = ("color", "size", "material", "pattern")
CHUNK = 64 * 1024
CODE_LENGTH = 3
MANY = ("additional image link", "product type")


def is_merchant(columns: set[str]) -> bool:
    """Whether these are the columns of such a file."""
    return {"id", "title", "price"} <= columns and bool({"image link", "availability", "link"} & columns)


def items(rows: Iterable[Row], currency: str) -> Iterator[Read]:
    """Group rows by item_group_id; a group that comes again after another one is left out."""
    group: Group | None = None
    ended: dict[int, int] = {}
    for line, row in rows:
        name = row.get("item group id") or row.get("id", "")
        if not name:
            yield Reject(line, "there is no id", row.get("title", ""))
            continue
        if group is not None and group.external == name:
            group.rows.append((line, row))
            continue
        if group is not None:
            ended[hash(group.external)] = group.line
            yield from _item(group, currency)
        group = Group(name, line, [(line, row)])
        if (before := ended.get(hash(name))) is not None:
            yield Reject(line, f"the id was used in line {before} already; keep a group's rows together", name)
            group.rows.clear()
    if group is not None:
        yield from _item(group, currency)


def _item(group: Group, currency: str) -> Iterator[Read]:
    usable: list[tuple[int, dict[str, str], int, int | None, int | None]] = []
    for line, row in group.rows:
        try:
            title_of(row.get("title", ""))
            usable.append((line, row, *_prices(row, currency), grams_of(row.get("shipping weight", ""))))
        except BadRow as fault:
            yield Reject(line, str(fault), row.get("id", ""))
    if not usable:
        return
    axes = _axes([row for _, row, *_ in usable])
    found = [
        (
            line,
            Variant(
                tuple(plain(row.get(axis, ""), 60) or "–" for axis in axes),
                price,
                was,
                _units(row),
                row.get("id", "")[:64],
                row.get("image link", ""),
                barcode_of(row.get("gtin", "")),
                weight,
            ),
        )
        for line, row, price, was, weight in usable
    ]
    kept: list[Variant] = []
    for one in distinct(found):
        if isinstance(one, Reject):
            yield one
        else:
            kept.append(one[1])
    first = usable[0][1]
    images = [address for _, row, *_ in usable for address in _images(row)]
    yield Item(
        external=group.external,
        title=title_of(first.get("title", "")),
        text=plain(first.get("description", "")),
        currency=currency,
        options=tuple(axis.capitalize() for axis in axes),
        variants=tuple(kept),
        brand=plain(first.get("brand", ""), 80),
        kind=" > ".join(filter(None, (first.get("google product category", ""), first.get("product type", "")))),
        images=tuple(dict.fromkeys(images)),
        line=group.line,
    )


def _axes(rows: list[dict[str, str]]) -> tuple[str, ...]:
    """What the variants differ in; one row alone has no options."""
    differing = [axis for axis in AXES if len({row.get(axis, "") for row in rows}) > 1]
    return tuple(differing[:3])


def _images(row: dict[str, str]) -> list[str]:
    more = row.get("additional image link", "").replace("\n", ",").split(",")
    return [address.strip() for address in (row.get("image link", ""), *more) if address.strip()]


def _prices(row: dict[str, str], currency: str) -> tuple[int, int | None]:
    """The price to pay, and the list price if it is on sale."""
    price = priced(row.get("price", ""), currency)
    sale = row.get("sale price", "")
    if not sale:
        return price, None
    reduced = priced(sale, currency)
    return (reduced, price) if reduced < price else (price, None)


def priced(text: str, currency: str) -> int:
    """``15.00 USD`` or ``USD 15.00`` in minor units.

    Raises:
        BadRow: no number, or another currency than the store's.
    """
    words = text.replace("\u00a0", " ").split()
    codes = [word.upper() for word in words if word.isalpha() and len(word) == CODE_LENGTH]
    if codes and codes[0] != currency:
        raise BadRow(f"the price is in {codes[0]}, the store sells in {currency}")
    return minor_units("".join(word for word in words if not word.isalpha()), currency)


def currency_of(row: dict[str, str]) -> str | None:
    """The currency that a row names in its price."""
    return next(
        (word.upper() for word in row.get("price", "").split() if word.isalpha() and len(word) == CODE_LENGTH), None
    )


def _units(row: dict[str, str]) -> int | None:
    stated = row.get("quantity", "") or row.get("sell on google quantity", "")
    if stated.isdecimal():
        return int(stated)
    availability = row.get("availability", "").replace("_", " ").lower()
    return 0 if availability in {"out of stock", "outofstock"} else None


class UnsafeXml(ValueError):
    """The file declares entities, which product data never needs."""


def xml_rows(path: Path) -> Iterator[Row]:
    """Items of a feed, one after the other, with the line on which each begins; the file is never held whole.

    Raises:
        UnsafeXml: it declares entities.
        ValueError: it is not well-formed, with the line.
    """
    ready: list[Row] = []
    parser = expat.ParserCreate()
    _Feed(parser, ready)
    with opened(path) as file:
        while chunk := file.read(CHUNK):
            try:
                parser.Parse(chunk, False)
            except expat.ExpatError as fault:
                yield from ready
                raise ValueError(f"not well-formed XML in line {fault.lineno}") from fault
            yield from ready
            ready.clear()
    try:
        parser.Parse(b"", True)
    except expat.ExpatError as fault:
        raise ValueError(f"not well-formed XML in line {fault.lineno}") from fault


class _Feed:
    """Hears the parser and collects the fields of ``<item>`` and ``<entry>``."""

    def __init__(self, parser: Any, ready: list[Row]) -> None:
        self.parser, self.ready = parser, ready
        self.depth, self.begins = 0, 0
        self.fields: dict[str, str] = {}
        self.words: list[str] = []
        parser.buffer_text = True
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words.append
        parser.EntityDeclHandler = self.entity

    def entity(self, *declared: object) -> None:
        """Refuse entities: a few bytes of them can become gigabytes."""
        raise UnsafeXml("the file declares entities")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an item or a field."""
        self.words.clear()
        if self.depth:
            self.depth += 1
            if _local(name) == "link" and attributes.get("href"):
                self.fields["link"] = attributes["href"]
        elif _local(name) in {"item", "entry"}:
            self.depth, self.begins, self.fields = 1, self.parser.CurrentLineNumber, {}

    def end(self, name: str) -> None:
        """End a field or an item."""
        if self.depth == 2:
            field, words = _local(name).replace("_", " "), "".join(self.words).strip()
            if field in MANY and self.fields.get(field):
                words = f"{self.fields[field]}\n{words}"
            if words:
                self.fields[field] = words
        if self.depth:
            self.depth -= 1
            if self.depth == 0:
                self.ready.append((self.begins, self.fields))
        self.words.clear()


def _local(name: str) -> str:
    return name.rpartition(":")[2].lower()
