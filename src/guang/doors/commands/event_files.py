"""Behaviour from other systems: reading files line by line, and turning lines into acts."""

import csv
import gzip
import hashlib
import json
import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from typing import IO, Any

import msgspec
import pyarrow.parquet

from guang.journal import Kind
from guang.kernel.ids import TAIL_BITS, first_at

Line = tuple[int, Mapping[str, Any]]
"""The number of a line, from 1 (the header of a CSV file is line 1), and its fields."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "user": ("user", "user_id", "userid", "visitorid", "visitor_id", "viewer", "customer_id", "uid"),
    "item": ("item", "item_id", "itemid", "product_id", "productid", "video_id", "subject", "iid"),
    "kind": ("kind", "behavior", "behaviour", "event", "event_type", "event_name", "action", "type"),
    "at": ("at", "ts", "timestamp", "time", "event_time", "created_at", "datetime"),
    "watched_ms": ("watched_ms", "play_time_ms", "play_ms"),
    "duration_ms": ("duration_ms",),
}
"""Names under which each field is looked for when no mapping says otherwise."""

KINDS: Mapping[str, Kind] = {
    **{kind.name: kind for kind in Kind},
    "view": Kind.product_click,
    "pv": Kind.product_click,
    "click": Kind.product_click,
    "cart": Kind.add_cart,
    "addtocart": Kind.add_cart,
    "add_to_cart": Kind.add_cart,
    "fav": Kind.favourite,
    "favorite": Kind.favourite,
    "buy": Kind.order,
    "purchase": Kind.order,
    "transaction": Kind.order,
}
"""What others call the acts; a mapping adds to these."""

SUBJECTS = {"product": 2, "video": 1}
_LONGEST = 200
_MOST_MS = 2**31 - 1


class Mapping_(msgspec.Struct, frozen=True, forbid_unknown_fields=True):  # noqa: N801 - the word is taken by typing
    """How a file speaks: written as JSON, every part optional."""

    source: str = ""
    """Whose ids these are; the same source and id give the same viewer and item in every import."""
    columns: dict[str, str] = {}
    """Our field → their column."""
    kinds: dict[str, str] = {}
    """Their word → our kind."""
    subject: str = "product"
    """What the items are: product or video."""


class BadLine(ValueError):
    """A line that cannot be an act; the text says why."""


@dataclass(slots=True)
class Acts:
    """Acts on their way to the journal, as lists."""

    id: list[int] = field(default_factory=list)
    viewer: list[int] = field(default_factory=list)
    kind: list[int] = field(default_factory=list)
    subject: list[int] = field(default_factory=list)
    watched_ms: list[int] = field(default_factory=list)
    duration_ms: list[int] = field(default_factory=list)


def lines(path: Path) -> Iterator[Line]:
    """The lines of a CSV, JSON-lines or Parquet file, the first two also gzipped; never the whole file at once.

    A line of JSON that cannot be read comes as one with no fields.

    Raises:
        ValueError: none of these formats, by the name.
    """
    name = path.name.removesuffix(".gz")
    if name.endswith(".parquet"):
        return _parquet(path)
    if name.endswith((".jsonl", ".ndjson")):
        return _json_lines(path)
    if name.endswith((".csv", ".tsv")):
        return _csv(path, "\t" if name.endswith(".tsv") else ",")
    raise ValueError(f"{path.name} is none of .csv, .tsv, .jsonl, .ndjson (each also .gz) and .parquet")


def reader(
    mapping: Mapping_, first: Mapping[str, Any], known: Mapping[str, int]
) -> Callable[[Mapping[str, Any], int, Acts], None]:
    """A function that adds a line's act to a batch, or raises `BadLine`.

    Args:
        first: the first line, to find the columns by their names.
        known: ids of ours for items of theirs; any other item gets an id by `digest`.

    Raises:
        ValueError: a needed column is not there, or the mapping names an unknown kind or subject.
    """
    where = _columns(mapping, first)
    kinds = {**KINDS, **{word.lower(): _kind(ours) for word, ours in mapping.kinds.items()}}
    if mapping.subject not in SUBJECTS:
        raise ValueError(f"subject must be one of {', '.join(SUBJECTS)}, not {mapping.subject!r}")

    def add(line: Mapping[str, Any], now_ms: int, batch: Acts) -> None:
        user, item = _text(line, where["user"], "user"), _text(line, where["item"], "item")
        word = _text(line, where["kind"], "kind").lower()
        if word not in kinds:
            raise BadLine(f"unknown kind {word!r}")
        at_ms = instant_ms(line.get(where["at"]))
        if at_ms > now_ms:
            raise BadLine("the instant lies in the future")
        kind = int(kinds[word])
        numbers = [
            _whole(line.get(where[name]), name) if name in where else 0 for name in ("watched_ms", "duration_ms")
        ]
        tail = digest(mapping.source, "event", f"{user}\0{item}\0{kind}\0{at_ms}") & (2**TAIL_BITS - 1)
        batch.id.append(at_ms << TAIL_BITS | tail)
        batch.viewer.append(digest(mapping.source, "user", user))
        batch.subject.append(known.get(item) or digest(mapping.source, mapping.subject, item))
        batch.kind.append(kind)
        batch.watched_ms.append(numbers[0])
        batch.duration_ms.append(numbers[1])

    return add


def digest(source: str, what: str, theirs: str) -> int:
    """Our id for something of another system: 62 bits that depend on nothing else, so that imports can be repeated.

    Two of ten million ids collide with a probability of about one in 90,000.
    """
    told = hashlib.blake2b(f"{source}\0{what}\0{theirs}".encode(), digest_size=8).digest()
    return int.from_bytes(told) >> 2 | 1


def instant_ms(given: object) -> int:
    """Milliseconds since 2000-01-01 UTC from Unix seconds, Unix milliseconds (above 10^11), or ISO 8601 text.

    Raises:
        BadLine: it is none of these, or outside 2000 to 2139.
    """
    try:
        instant = _instant(given)
        return first_at(instant) >> TAIL_BITS
    except (ValueError, TypeError, OverflowError, OSError, ArithmeticError) as fault:
        raise BadLine(f"no instant: {str(given)[:40]!r}") from fault
    except Exception as fault:
        raise BadLine(f"an instant out of range: {str(given)[:40]!r}") from fault


def _instant(given: object) -> datetime:
    if isinstance(given, datetime):
        return given if given.tzinfo else given.replace(tzinfo=UTC)
    try:
        number = float(given)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        parsed = datetime.fromisoformat(str(given).strip())
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)
    if not math.isfinite(number):
        raise ValueError("not a finite number")
    return datetime.fromtimestamp(number / 1000 if abs(number) > 1e11 else number, UTC)


def _columns(mapping: Mapping_, first: Mapping[str, Any]) -> dict[str, str]:
    """Our fields → the columns of this file."""
    unknown = set(mapping.columns) - set(COLUMNS)
    if unknown:
        raise ValueError(f"the mapping has unknown fields: {', '.join(sorted(unknown))}")
    by_name = {str(name).strip().lower(): str(name) for name in first}
    found = dict(mapping.columns)
    for ours, names in COLUMNS.items():
        guess = next((by_name[name] for name in names if name in by_name), None)
        if ours not in found and guess is not None:
            found[ours] = guess
    missing = [ours for ours in ("user", "item", "kind", "at") if found.get(ours) not in first]
    if missing:
        has = ", ".join(map(str, first)) or "none"
        raise ValueError(f"no column for {', '.join(missing)}; the file has {has}. A --mapping file can name them")
    return found


def _kind(name: str) -> Kind:
    if name not in Kind.__members__:
        raise ValueError(f"the mapping names an unknown kind: {name!r}")
    return Kind[name]


def _text(line: Mapping[str, Any], column: str, ours: str) -> str:
    value = line.get(column)
    text = "" if value is None else str(value).strip()
    if not text or len(text) > _LONGEST:
        raise BadLine(f"no {ours}" if not text else f"{ours} is longer than {_LONGEST} characters")
    return text


def _whole(value: object, ours: str) -> int:
    if value in (None, ""):
        return 0
    try:
        number = float(value)  # type: ignore[arg-type]
    except (TypeError, ValueError) as fault:
        raise BadLine(f"{ours} is no number: {str(value)[:40]!r}") from fault
    if not (math.isfinite(number) and 0 <= number <= _MOST_MS):
        raise BadLine(f"{ours} is out of range: {str(value)[:40]!r}")
    return int(number)


def _opened(path: Path) -> IO[str]:
    if path.name.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8", errors="replace", newline="")
    return path.open(encoding="utf-8", errors="replace", newline="")


def _csv(path: Path, separator: str) -> Iterator[Line]:
    with _opened(path) as file:
        rows = csv.DictReader((line.replace("\0", "") for line in file), delimiter=separator)
        for row in rows:
            yield rows.line_num, row


def _json_lines(path: Path) -> Iterator[Line]:
    with _opened(path) as file:
        for number, text in enumerate(file, start=1):
            if not text.strip():
                continue
            try:
                told = json.loads(text)
            except ValueError:
                told = None
            yield number, told if isinstance(told, dict) else {}


def _parquet(path: Path) -> Iterator[Line]:
    batches = pyarrow.parquet.ParquetFile(path).iter_batches(batch_size=10_000)
    yield from enumerate(chain.from_iterable(batch.to_pylist() for batch in batches), start=1)
