"""Folders of well-known sample catalogues with photographs, read into the same items as any feed."""

import csv
import gzip
import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from guang.doors.catalogues.rows import BadRow, Item, Read, Reject, Variant, minor_units, plain, title_of

CURRENCY = "USD"
INVENTED_PRICE = "invented price"
Reader = Callable[[Path, str], Iterator[Read]]


def reader_of(path: Path) -> Reader | None:
    """Who can read this folder; None if nobody."""
    for marker, reader in (
        ("catalog.json", _eshop),
        ("images/products.yaml", _retail),
        ("products.yaml.gz", _retail_whole),
        ("dataset/classes.csv", _grocery),
    ):
        if (path / marker).is_file():
            return reader
    return None


def _simple(number: int, said: dict[str, Any], currency: str) -> Read:
    """An item with one variant from plain fields."""
    try:
        return Item(
            external=str(said["id"]),
            title=title_of(str(said["name"])),
            text=plain(str(said.get("text") or "")),
            currency=currency,
            options=(),
            variants=(Variant((), minor_units(str(said["price"]), currency), units=said.get("units")),),
            brand=str(said.get("brand") or ""),
            kind=str(said.get("kind") or ""),
            tags=tuple(said.get("tags") or ()),
            images=tuple(said.get("images") or ()),
            line=number,
        )
    except (BadRow, KeyError) as fault:
        return Reject(number, str(fault), str(said.get("id", "")))


def _eshop(path: Path, currency: str) -> Iterator[Read]:
    for number, one in enumerate(json.loads((path / "catalog.json").read_text("utf-8-sig")), 1):
        said = {
            "id": one["Id"], "name": one["Name"], "text": one["Description"], "price": one["Price"],
            "brand": one["Brand"], "kind": one["Type"], "tags": [one["Type"].lower()], "images": [f"{one['Id']}.webp"],
        }  # fmt: skip
        yield _simple(number, said, currency)


def _retail(path: Path, currency: str) -> Iterator[Read]:
    """The edition of the retail demo that has pictures; a picture's name is ``category/file``."""
    yield from _retail_items(yaml.safe_load((path / "images/products.yaml").read_text("utf-8")), currency)


def _retail_whole(path: Path, currency: str) -> Iterator[Read]:
    with gzip.open(path / "products.yaml.gz", "rt", encoding="utf-8") as file:
        yield from _retail_items(yaml.safe_load(file), currency)


def _retail_items(listed: list[dict[str, Any]], currency: str) -> Iterator[Read]:
    for number, one in enumerate(listed, 1):
        said = {
            "id": one["id"], "name": one["name"], "text": one["description"], "price": one["price"],
            "units": int(one.get("current_stock") or 0), "kind": f"{one['category']} > {one['style']}",
            "tags": [str(one["category"]), str(one["style"])],
            "images": [f"{one['category']}/{one['image']}"] if one.get("image") else [],
        }  # fmt: skip
        yield _simple(number, said, currency)


def _grocery(path: Path, currency: str) -> Iterator[Read]:
    """Groceries carry no prices: each class gets one made from its name, and says so in its tags."""
    base = path / "dataset"
    with (base / "classes.csv").open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            words = {key.partition(" (")[0]: value.strip() for key, value in row.items()}
            about = base / words["Product Description Path"].lstrip("/")
            picture = words["Iconic Image Path"].lstrip("/")
            said = {
                "id": words["Class ID"],
                "name": re.sub(r"[-_]+", " ", words["Class Name"]),
                "text": about.read_text("utf-8", errors="replace") if about.is_file() else words["Coarse Class Name"],
                "price": f"{1 + sum(map(ord, words['Class Name'])) % 60 / 10:.2f}",
                "kind": f"food > {picture.split('/')[1].lower() if '/' in picture else 'fresh'}",
                "tags": ["grocery", INVENTED_PRICE, words["Coarse Class Name"].replace("-", " ").lower()],
                "images": [picture.rpartition("/")[2]],
            }
            yield _simple(number, said, currency)
