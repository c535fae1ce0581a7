"""A file that came through the browser: a catalogue, or an archive with one and its pictures, unpacked with care."""

import zipfile
from pathlib import Path
from typing import Final

from guang.doors.catalogues.detection import Format, UnknownFormat, detect, sources

MOST_FILES: Final = 5_000
MOST_BYTES: Final = 512 * 1024 * 1024
CHUNK: Final = 256 * 1024
PACKED: Final = (b"PK\x03\x04", b"\x1f\x8b")


def unpacked(file: Path, folder: Path) -> tuple[Path, Format]:
    """The catalogue inside a file, and its format; an archive's files go into ``folder``. Blocks.

    Raises:
        UnknownFormat: nothing of it is a catalogue, or the archive is damaged, too large or reaches outside.
    """
    start = file.open("rb").read(4)
    if start.startswith(PACKED[1]):
        file = file.rename(file.with_name(f"{file.name}.gz"))
    if not start.startswith(PACKED[0]):
        return file, _detected(file)
    try:
        with zipfile.ZipFile(file) as archive:
            _extract(archive, folder)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError) as fault:
        raise UnknownFormat("the archive is damaged or locked") from fault
    for one in (folder, *(path for path in sorted(folder.rglob("*")) if path.is_dir())):
        for found in sources(one):
            if found.is_file():
                return found, _detected(found)
    raise UnknownFormat("the archive holds neither a Shopify product CSV nor a Google Merchant feed")


def _detected(file: Path) -> Format:
    try:
        return detect(file)
    except (OSError, EOFError) as fault:
        raise UnknownFormat("the file is damaged") from fault


def _extract(archive: zipfile.ZipFile, folder: Path) -> None:
    """Plain files only, under names that stay inside, and no more bytes than promised to be bearable."""
    inside = [one for one in archive.infolist() if not one.is_dir()]
    if len(inside) > MOST_FILES:
        raise UnknownFormat(f"the archive holds more than {MOST_FILES} files")
    left = MOST_BYTES
    for one in inside:
        target = (folder / one.filename).resolve()
        if not target.is_relative_to(folder.resolve()):
            raise UnknownFormat("the archive names files outside itself")
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(one) as packed, target.open("wb") as plain:
            while chunk := packed.read(CHUNK):
                left -= len(chunk)
                if left < 0:
                    raise UnknownFormat(f"the archive unpacks to more than {MOST_BYTES // 2**20} MB")
                plain.write(chunk)
