"""Which format is it? Told by what is inside, never by the file's name."""

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from pathlib import Path

from guang.doors.catalogues import folders, merchant, shopify
from guang.doors.catalogues.rows import Read
from guang.doors.catalogues.tables_in import Row, head, rows, separator

FILES = frozenset({".csv", ".tsv", ".txt", ".xml"})


class Format(StrEnum):
    """What we can read."""

    SHOPIFY = "Shopify product CSV"
    MERCHANT_TABLE = "Google Merchant table"
    MERCHANT_XML = "Google Merchant XML"
    FOLDER = "folder with pictures"


class UnknownFormat(ValueError):
    """The file is none of the formats; the message says what was found."""


def detect(path: Path) -> Format:
    """Look at the beginning of a file, or into a folder.

    Raises:
        UnknownFormat.
    """
    if path.is_dir():
        if folders.reader_of(path) is None:
            raise UnknownFormat(f"{path} holds no catalogue that is known here")
        return Format.FOLDER
    start = head(path).lstrip("\ufeff \t\r\n")
    if start.startswith("<"):
        if "<rss" in start or "<feed" in start or "base.google.com" in start:
            return Format.MERCHANT_XML
        raise UnknownFormat(f"{path.name} is XML, but neither an RSS nor an Atom product feed")
    first = start.split("\n", 1)[0]
    columns = {cell.strip().strip('"').lower().replace("_", " ") for cell in first.split(separator(start))}
    if shopify.is_shopify(columns):
        return Format.SHOPIFY
    if merchant.is_merchant(columns):
        return Format.MERCHANT_TABLE
    raise UnknownFormat(
        f"{path.name} has the columns {', '.join(sorted(columns)[:8])}: "
        "neither Shopify's (Handle, Title, Variant Price …) nor Google Merchant's (id, title, price, image_link …)"
    )


def sources(path: Path) -> list[Path]:
    """The catalogue at a path: itself if it is a file or a known folder, else every one that lies in the folder."""
    if path.is_file() or folders.reader_of(path) is not None:
        return [path]
    return [inner for inner in sorted(path.iterdir()) if _is_known(inner)]


def _is_known(path: Path) -> bool:
    if path.is_file() and not {ending.lower() for ending in path.suffixes} & FILES:
        return False
    try:
        detect(path)
    except UnknownFormat:
        return False
    return True


def currency_in(path: Path, kind: Format) -> str | None:
    """The currency that the first priced row names, where the format has one."""
    if kind is Format.FOLDER:
        return folders.CURRENCY
    for _, row in () if kind is Format.SHOPIFY else _rows(path, kind):
        if found := merchant.currency_of(row):
            return found
    return None


def read(path: Path, kind: Format, currency: str) -> Iterator[Read]:
    """Products and rejects, as a stream."""
    if kind is Format.FOLDER:
        reader = folders.reader_of(path)
        assert reader is not None
        return reader(path, currency)
    if kind is Format.SHOPIFY:
        return shopify.items(rows(path), currency)
    return merchant.items(_rows(path, kind), currency)


def _rows(path: Path, kind: Format) -> Iterator[Row]:
    return chain(merchant.xml_rows(path) if kind is Format.MERCHANT_XML else rows(path))
