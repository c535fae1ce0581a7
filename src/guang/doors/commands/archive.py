"""The folder that a backup is: what is in it, and how anyone can tell that it is whole.

``manifest.json`` is written last, so that a folder without one is no backup. ``files.jsonl`` has a line for every file
with its size and SHA-256.
"""

import hashlib
import json
import os
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import fsspec
from sqlalchemy.engine import make_url

from guang.kernel.postgres import ClusterError, program

FORMAT = 1
DUMP = "database.dump"
TREES = ("blobs", "lake", "models")


class BadBackup(ClusterError):
    """The folder is not a backup that this Guang can read; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a backup says about itself."""

    format: int
    guang: str
    postgresql: str
    revision: str | None
    made_at: str
    files: int
    bytes: int
    sums: str
    world: dict[str, Any] | None = None


def read_manifest(folder: Path) -> Manifest:
    """The manifest.

    Raises:
        BadBackup: there is none, or one of a later format.
    """
    try:
        said = json.loads((folder / "manifest.json").read_bytes())
        if said["format"] > FORMAT:
            raise BadBackup(
                f"The backup in {folder} was made by a later Guang ({said['guang']}): restore it with that one."
            )
        return Manifest(**said)
    except (OSError, ValueError, KeyError, TypeError) as problem:
        raise BadBackup(f"There is no whole backup in {folder}: its manifest.json cannot be read.") from problem


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """Write the manifest: from now on the folder is a backup."""
    draft = folder / "manifest.json.new"
    with draft.open("w") as file:
        json.dump(asdict(manifest), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / "manifest.json")


def seal(folder: Path, progress: Callable[..., None]) -> tuple[int, int, str]:
    """Write the list of files with their sums; returns how many, how many bytes, and the list's own sum."""
    count = size = 0
    with (folder / "files.jsonl").open("w") as out:
        for file in files(folder):
            weight = file.stat().st_size
            about = {"path": str(file.relative_to(folder)), "bytes": weight, "sha256": sum_of(file)}
            out.write(json.dumps(about) + "\n")
            count, size = count + 1, size + weight
            progress("summing up", count)
    return count, size, sum_of(folder / "files.jsonl")


def verify(folder: Path, progress: Callable[..., None]) -> Manifest:
    """Check every file against its sum, before anything is touched.

    Raises:
        BadBackup: naming the first file that is missing, changed or too many.
    """
    manifest = read_manifest(folder)
    sums = folder / "files.jsonl"
    if not sums.exists() or sum_of(sums) != manifest.sums:
        raise BadBackup(f"The backup in {folder} is damaged: files.jsonl is not the one that was written.")
    lines = sums.read_text().splitlines()
    for done, line in enumerate(lines, 1):
        about = json.loads(line)
        file = folder / about["path"]
        if not file.is_file() or file.stat().st_size != about["bytes"] or sum_of(file) != about["sha256"]:
            raise BadBackup(f"The backup in {folder} is damaged: {about['path']} is missing or changed.")
        progress("checking", done, len(lines))
    return manifest


def files(folder: Path) -> Iterator[Path]:
    """The files of a backup, without those that describe it."""
    own = {folder / name for name in ("manifest.json", "manifest.json.new", "files.jsonl")}
    return (file for file in sorted(folder.rglob("*")) if file.is_file() and file not in own)


def sum_of(file: Path) -> str:
    """The SHA-256 of a file."""
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def copy_tree(source: str, target: str, progress: Callable[..., None], words: str) -> int:
    """Copy everything below one URL or folder to another, whatever either is; returns how many files.

    Half-written files (``*.tmp`` and names that begin with a dot) stay behind.
    """
    here, root = fsspec.core.url_to_fs(source)
    there, base = fsspec.core.url_to_fs(target)
    if not here.exists(root):
        return 0
    names = [name for name in here.find(root) if not _unfinished(name.removeprefix(root))]
    for done, name in enumerate(names, 1):
        goal = f"{base.rstrip('/')}/{name.removeprefix(root).lstrip('/')}"
        there.makedirs(goal.rpartition("/")[0], exist_ok=True)
        with here.open(name, "rb") as read, there.open(goal, "wb") as write:
            while chunk := read.read(1 << 20):
                write.write(chunk)
        progress(words, done, len(names))
    return len(names)


def is_empty(url: str) -> bool:
    """Whether nothing is kept below a URL or folder."""
    there, root = fsspec.core.url_to_fs(url)
    return not there.exists(root) or not there.find(root, maxdepth=None)


def remove_tree(url: str) -> None:
    """Remove everything below a URL or folder."""
    there, root = fsspec.core.url_to_fs(url)
    if there.exists(root):
        there.rm(root, recursive=True)


def run(name: str, arguments: list[str | Path], url: str) -> None:
    """Run one of PostgreSQL's programs against a database; the password goes through the environment.

    Raises:
        ClusterError: it failed; with the line that says why.
    """
    parts = make_url(url)
    place = parts.set(drivername="postgresql", password=None).render_as_string(hide_password=False)
    done = subprocess.run(
        [program(name), f"--dbname={place}", *arguments],
        env={**os.environ, "PGPASSWORD": parts.password or "", "LC_ALL": "C"},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        said = [line for line in done.stderr.splitlines() if line.strip()] or [f"exit code {done.returncode}"]
        raise ClusterError(f"{name} failed: {said[0]}")


def _unfinished(name: str) -> bool:
    return name.endswith(".tmp") or any(part.startswith(".") for part in name.split("/"))
