"""Runs that can be repeated: what was asked, of which data, by which versions, and what came out; and their curves."""

import hashlib
import platform
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import msgspec

from guang.learning.laboratory.errors import UnknownShape
from guang.learning.laboratory.types import Report

VERSIONS = ("numpy", "scipy", "xgboost-cpu", "duckdb", "jax")
WIDTH, HEIGHT, EDGE = 640, 320, 48
NOT_COMPARED = ("cpu_s",)
"""Figures of the machine rather than of the run."""
INKS = ("#1f6feb", "#d1242f", "#1a7f37", "#9a6700")


class Record(msgspec.Struct, frozen=True):
    """What one must know to run it again, and whether the same came out.

    Attributes:
        asked: the command's arguments by name.
        data: a digest of the data set's files.
        versions: of Python and of the packages that compute.
        figures: what was printed, under flat keys.
    """

    asked: dict[str, str | int | bool | None]
    data: str
    versions: dict[str, str]
    figures: dict[str, float | int | str]


def record(asked: Mapping[str, Any], data: Path, figures: Mapping[str, float | int | str]) -> Record:
    """A record of a run that has just ended."""
    versions = {"python": platform.python_version()}
    for package in VERSIONS:
        try:
            versions[package] = version(package)
        except PackageNotFoundError:
            continue
    return Record(dict(asked), digest(data), versions, dict(figures))


def digest(data: Path) -> str:
    """Of the bytes of a file, or of all files directly in a folder."""
    made = hashlib.blake2b(digest_size=16)
    for file in sorted(data.iterdir()) if data.is_dir() else [data]:
        made.update(file.name.encode())
        with file.open("rb") as opened:
            while part := opened.read(1 << 20):
                made.update(part)
    return made.hexdigest()


def save(folder: Path, run: Record, reports: Sequence[Report]) -> None:
    """Write a run's record, its rankers and its curves."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in reports:
        if report.ranker:
            (folder / f"{report.dataset}.ubj").write_bytes(report.ranker)
        if report.curves:
            (folder / f"{report.dataset}.svg").write_text(curves(report.dataset, report.curves))
    (folder / "run.json").write_bytes(msgspec.json.format(msgspec.json.encode(run)))


def read(folder: Path) -> Record:
    """The record of a run.

    Raises:
        UnknownShape: there is none, or it cannot be read.
    """
    try:
        return msgspec.json.decode((folder / "run.json").read_bytes(), type=Record)
    except (OSError, msgspec.MsgspecError) as broken:
        raise UnknownShape(file=str(folder), why=str(broken)) from broken


def differences(before: Record, now: Record) -> dict[str, str]:
    """Where two runs differ: data, versions, and figures other than the machine's; empty if one repeats the other."""
    found = {} if before.data == now.data else {"data": "other files"}
    parts = (("version of ", before.versions, now.versions), ("", before.figures, now.figures))
    for words, old, new in parts:
        for name in sorted(old.keys() | new.keys()):
            if old.get(name) != new.get(name) and not name.endswith(NOT_COMPARED):
                found[words + name] = f"{old.get(name)} then, {new.get(name)} now"
    return found


def curves(title: str, lines: Mapping[str, Sequence[float]]) -> str:
    """Lines over rounds as an SVG, each from its lowest to its highest value, which are written beside it."""
    parts = [f'<text x="{EDGE}" y="24" font-weight="bold">{title}: what each round adds</text>']
    for number, (name, values) in enumerate(lines.items()):
        low, high = min(values), max(values)
        across = (WIDTH - 2 * EDGE) / max(len(values) - 1, 1)
        up = (HEIGHT - 2 * EDGE) / ((high - low) or 1)
        points = " ".join(
            f"{EDGE + at * across:.1f},{HEIGHT - EDGE - (value - low) * up:.1f}" for at, value in enumerate(values)
        )
        ink = INKS[number % len(INKS)]
        parts.append(f'<polyline fill="none" stroke="{ink}" stroke-width="2" points="{points}"/>')
        words = f"{name}: {low:.4f} to {high:.4f} in {len(values)} rounds"
        parts.append(f'<text x="{EDGE}" y="{HEIGHT - 24 + 16 * number}" fill="{ink}">{words}</text>')
    tall = HEIGHT + 16 * len(lines)
    frame = f'<rect x="{EDGE}" y="{EDGE}" width="{WIDTH - 2 * EDGE}" height="{HEIGHT - 2 * EDGE}" class="frame"/>'
    style = "<style>text{font:13px sans-serif}.frame{fill:none;stroke:#8886}</style>"
    box = f'viewBox="0 0 {WIDTH} {tall}" width="{WIDTH}" height="{tall}"'
    body = "\n".join([style, '<rect width="100%" height="100%" fill="#fff"/>', frame, *parts])
    return f'<svg xmlns="http://www.w3.org/2000/svg" {box}>\n{body}\n</svg>\n'
