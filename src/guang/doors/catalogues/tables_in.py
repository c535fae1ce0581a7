"""Tables of text as streams of rows: any encoding and separator, quoted line breaks, the line where a row begins."""

import codecs
import csv
import gzip
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO, BinaryIO, cast

from guang.kernel.cells import bare

SAMPLE = 64 * 1024
LONGEST_FIELD = 4 * 1024 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)

Row = tuple[int, dict[str, str]]


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked if it is a .gz."""
    return cast("BinaryIO", gzip.open(path, "rb")) if path.suffix == ".gz" else path.open("rb")


def encoding(sample: bytes) -> str:
    """By its mark, else UTF-8 if it is that, else GB 18030 if it is that, else Latin-1, which anything is."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    for name in ("utf-8", "gb18030"):
        try:
            codecs.getincrementaldecoder(name)().decode(sample)
        except UnicodeDecodeError:
            continue
        return name
    return "latin-1"


def head(path: Path) -> str:
    """The beginning of a file as text."""
    with opened(path) as file:
        sample = file.read(SAMPLE)
    return sample.decode(encoding(sample), errors="replace")


def rows(path: Path) -> Iterator[Row]:
    """Rows by lower-case column name, with the line on which each begins; the header names the columns."""
    csv.field_size_limit(LONGEST_FIELD)
    with opened(path) as file:
        sample = file.read(SAMPLE)
    with opened(path) as raw, io.TextIOWrapper(raw, encoding(sample), errors="replace", newline="") as text:
        yield from _rows(text, separator(sample.decode(encoding(sample), errors="replace")))


def separator(start: str) -> str:
    """Tab, semicolon or comma: the one that the first line has most of."""
    first = start.lstrip("\ufeff").split("\n", 1)[0]
    return max("\t,;", key=first.count)


def _rows(text: IO[str], by: str) -> Iterator[Row]:
    reader = csv.reader((line.replace("\0", "") for line in text), delimiter=by)
    header: list[str] = []
    begins = 1
    for cells in reader:
        line, begins = begins, reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = [cell.strip().lstrip("\ufeff").lower().replace("_", " ") for cell in cells]
            continue
        yield line, {name: bare(cell.strip()) for name, cell in zip(header, cells, strict=False) if name}
