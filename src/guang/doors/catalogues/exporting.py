"""Goods as Shopify's product CSV: what is written here reads back as the same goods.

Cells that a spreadsheet would take for a formula begin with an apostrophe, which reading takes off again.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from guang.doors.catalogues.merging import html_of
from guang.doors.catalogues.rows import digits
from guang.kernel.cells import guarded
from guang.kernel.ids import ImageId
from guang.kernel.text import Text, in_
from guang.trade import catalog

COLUMNS: Final = (
    "Handle", "Title", "Body (HTML)", "Vendor", "Product Category", "Type", "Tags", "Published",
    "Option1 Name", "Option1 Value", "Option2 Name", "Option2 Value", "Option3 Name", "Option3 Value",
    "Variant SKU", "Variant Grams", "Variant Inventory Qty", "Variant Price", "Variant Compare At Price",
    "Variant Barcode", "Image Src", "Image Position", "Variant Image", "Status",
)  # fmt: skip
STATUS: Final = {"listed": "active", "draft": "draft", "delisted": "archived"}
MARK: Final = "\ufeff"
"""So that spreadsheets read Chinese as what it is."""


@dataclass(frozen=True, slots=True)
class Ware:
    """One variant on its way out; prices in minor units."""

    choice: tuple[int, ...]
    price: int
    list_price: int | None
    image: ImageId | None
    code: str
    barcode: str
    weight_g: int | None
    units: int


@dataclass(frozen=True, slots=True)
class Goods:
    """One product on its way out; ``handle`` is what it was imported as, or its id."""

    handle: str
    title: Text
    text: Text
    brand: str
    tags: tuple[str, ...]
    category: str
    state: str
    currency: str
    options: tuple[catalog.Option, ...]
    images: tuple[ImageId, ...]
    wares: tuple[Ware, ...]


def csv_of(goods: Iterable[Goods], locale: str, site: str, *, header: bool = False) -> str:
    """Lines of the file for some goods, in one language; ``site`` is where our pictures are."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    if header:
        out.write(MARK)
        writer.writerow(COLUMNS)
    for one in goods:
        for row in rows(one, locale, site):
            writer.writerow([guarded(row.get(name, "")) for name in COLUMNS])
    return out.getvalue()


def rows(one: Goods, locale: str, site: str) -> Iterator[dict[str, str]]:
    """A row for each variant, and further rows for pictures that are left; the first tells what they share."""
    shared = {
        "Title": html_of(in_(one.title, locale)),
        "Body (HTML)": html_of(in_(one.text, locale)),
        "Vendor": html_of(one.brand),
        "Type": one.category,
        "Tags": ", ".join(one.tags),
        "Published": "TRUE" if one.state == "listed" else "FALSE",
        "Status": STATUS[one.state],
    }
    for place in range(max(len(one.wares), len(one.images))):
        row = {"Handle": one.handle, **(shared if place == 0 else {})}
        if place < len(one.wares):
            row |= _ware(one.wares[place], one, locale, site)
        if place < len(one.images):
            row |= {"Image Src": address(one.images[place], site), "Image Position": str(place + 1)}
        yield row


def address(image: ImageId, site: str) -> str:
    """Where a picture of ours is, so that reading knows it again."""
    return f"{site}/media/image/{image.text}/1200.webp"


def decimal(minor: int, currency: str) -> str:
    """Minor units as people write them."""
    places = digits(currency)
    return f"{minor / 10**places:.{places}f}" if places and minor < 2**50 else _long(minor, places)


def _long(minor: int, places: int) -> str:
    text = str(minor).rjust(places + 1, "0")
    return f"{text[: len(text) - places]}.{text[len(text) - places :]}" if places else text


def _ware(ware: Ware, one: Goods, locale: str, site: str) -> dict[str, str]:
    row = {
        "Variant SKU": ware.code,
        "Variant Grams": "" if ware.weight_g is None else str(ware.weight_g),
        "Variant Inventory Qty": str(ware.units),
        "Variant Price": decimal(ware.price, one.currency),
        "Variant Compare At Price": "" if ware.list_price is None else decimal(ware.list_price, one.currency),
        "Variant Barcode": ware.barcode,
        "Variant Image": "" if ware.image is None else address(ware.image, site),
    }
    if not one.options:
        return row | {"Option1 Name": "Title", "Option1 Value": "Default Title"}
    return row | _options(one.options, ware.choice, locale)


def _options(options: Sequence[catalog.Option], choice: Sequence[int], locale: str) -> dict[str, str]:
    told: dict[str, str] = {}
    for number, (option, at) in enumerate(zip(options, choice, strict=True), 1):
        told[f"Option{number} Name"] = html_of(in_(option.name, locale))
        told[f"Option{number} Value"] = html_of(in_(option.values[at], locale))
    return told
