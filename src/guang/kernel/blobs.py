"""Files that are not records: videos, pictures, exports. One store by URL, a folder or a bucket.

``Blobs("/var/guang/blobs")`` keeps files in a folder; ``Blobs("s3://bucket/prefix")`` keeps them wherever fsspec can
write. Nothing outside this module knows which. A key is a path of lower-case segments (``video/vid_0a/1/poster.webp``)
and never leaves the store: every key is checked before it touches the file system. What lies below ``private/`` is
never served by the door; everything else is public to whoever knows its key.
"""

import asyncio
import hashlib
import mimetypes
import os
import re
import shutil
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, BinaryIO, Final, cast
from uuid import uuid4

import fsspec

KEY_LIMIT: Final = 512
PRIVATE: Final = "private"
CHUNK_BYTES: Final = 256 * 1024
_SEGMENT: Final = re.compile(r"[a-z0-9_][a-z0-9_.-]*")
_SCRATCH: Final = ".tmp"
_TYPES: Final = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".m4s": "video/iso.segment",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
    ".webp": "image/webp",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".avif": "image/avif",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
}


class BadKey(ValueError):
    """The key is empty, too long, or would lead outside the store."""


class BlobMissing(FileNotFoundError):
    """No blob has this key."""


@dataclass(frozen=True, slots=True)
class BlobStat:
    """What a blob weighs and a tag that changes when its content does."""

    key: str
    size: int
    modified: datetime
    etag: str


def checked(key: str) -> str:
    """The same key, if it is one.

    Raises:
        BadKey: on anything but ``/``-joined segments of ``[a-z0-9_.-]`` that do not begin with a dot or dash.
    """
    if not key or len(key) > KEY_LIMIT or not all(_SEGMENT.fullmatch(part) for part in key.split("/")):
        raise BadKey(key[:KEY_LIMIT])
    return key


def content_type(key: str) -> str:
    """The MIME type that a key's ending promises."""
    ending = Path(key).suffix
    return _TYPES.get(ending) or mimetypes.types_map.get(ending, "application/octet-stream")


def public_url(key: str) -> str:
    """The address at which the door serves a blob; the same in every store."""
    return f"/media/{checked(key)}"


class Blobs:
    """A store of blobs behind one URL; all methods that touch it run off the event loop."""

    def __init__(self, url: str | Path) -> None:
        text = str(url)
        self.base = text
        self._root: Path | None = None
        if "://" not in text or text.startswith("file://"):
            self._root = Path(text.removeprefix("file://")).absolute()
            self._root.mkdir(parents=True, exist_ok=True)
        else:
            fs, prefix = fsspec.core.url_to_fs(text)
            self._fs: Any = fs
            self._prefix: str = str(prefix).rstrip("/")

    async def put(self, key: str, data: bytes | Path, content_type: str | None = None) -> None:
        """Store bytes or a file under a key; readers see the old blob or the new one, never a part."""
        await asyncio.to_thread(self._put, checked(key), data, content_type)

    async def put_tree(self, prefix: str, folder: Path) -> int:
        """Store every file of a folder under ``prefix/…``; returns how many.

        In a local store the whole tree appears in one rename and replaces what stood there; in a bucket the files
        appear one by one, playlists last, so that nothing is named before it is there.
        """
        return await asyncio.to_thread(self._put_tree, checked(prefix), folder)

    async def get(self, key: str) -> bytes:
        """The whole blob.

        Raises:
            BlobMissing: when nothing is there.
        """
        return await asyncio.to_thread(self._get, checked(key))

    async def open(self, key: str) -> BinaryIO:
        """A readable, seekable binary file; the caller closes it (reading it blocks: use a thread)."""
        return await asyncio.to_thread(self._open, checked(key))

    async def fetch(self, key: str, into: Path) -> Path:
        """Copy a blob into a local file, for programs that read files only."""
        await asyncio.to_thread(self._fetch, checked(key), into)
        return into

    async def stream(self, key: str, start: int = 0, size: int | None = None) -> AsyncIterator[bytes]:
        """Read ``size`` bytes from ``start`` (to the end when None) in chunks of at most 256 KiB."""
        file = await self.open(key)
        try:
            await asyncio.to_thread(file.seek, start)
            left = size
            while left is None or left > 0:
                chunk = await asyncio.to_thread(file.read, CHUNK_BYTES if left is None else min(CHUNK_BYTES, left))
                if not chunk:
                    return
                left = None if left is None else left - len(chunk)
                yield chunk
        finally:
            await asyncio.to_thread(file.close)

    async def stat(self, key: str) -> BlobStat | None:
        """Size, time and tag of a blob, or None when nothing is there."""
        return await asyncio.to_thread(self._stat, checked(key))

    async def exists(self, key: str) -> bool:
        """Whether a blob (not a folder) has this key."""
        return await self.stat(key) is not None

    async def keys(self, prefix: str = "") -> list[str]:
        """Every key below ``prefix/``, sorted; below the root when empty."""
        return await asyncio.to_thread(self._keys, checked(prefix) if prefix else "")

    async def delete(self, key: str) -> None:
        """Remove one blob; removing nothing is no error."""
        await asyncio.to_thread(self._delete, checked(key))

    async def delete_tree(self, prefix: str) -> None:
        """Remove everything below ``prefix/``; removing nothing is no error."""
        await asyncio.to_thread(self._delete_tree, checked(prefix))

    def local_path(self, key: str) -> Path | None:
        """Where the blob lies on this machine's disk, or None when the store is remote or the blob absent."""
        checked(key)
        if self._root is None:
            return None
        path = self._root / key
        return path if path.is_file() else None

    def url(self, key: str) -> str:
        """The address at which the door serves this blob."""
        return public_url(key)

    def key_of(self, url: str) -> str | None:
        """The key behind an address of this store, or None for any other address."""
        if not url.startswith("/media/"):
            return None
        try:
            return checked(url.removeprefix("/media/"))
        except BadKey:
            return None

    # Below: the blocking halves, always called in a thread.

    def _put(self, key: str, data: bytes | Path, mime: str | None) -> None:
        if self._root is None:
            self._upload(key, data, mime)
            return
        target = self._root / key
        target.parent.mkdir(parents=True, exist_ok=True)
        scratch = self._scratch()
        try:
            with scratch.open("wb") as out:
                if isinstance(data, Path):
                    with data.open("rb") as source:
                        shutil.copyfileobj(source, out, CHUNK_BYTES)
                else:
                    out.write(data)
                out.flush()
                os.fsync(out.fileno())
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
        _fsync_folder(target.parent)

    def _put_tree(self, prefix: str, folder: Path) -> int:
        files = sorted(_files(folder), key=lambda path: (path.suffix == ".m3u8", path))
        for file in files:
            checked(f"{prefix}/{file.relative_to(folder).as_posix()}")
        if self._root is None:
            for file in files:
                self._upload(f"{prefix}/{file.relative_to(folder).as_posix()}", file, None)
            return len(files)
        scratch, target = self._scratch(), self._root / prefix
        for file in files:
            copy = scratch / file.relative_to(folder)
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(file, copy)
            _fsync_file(copy)
        for made in {copy.parent for copy in _files(scratch)}:
            _fsync_folder(made)
        target.parent.mkdir(parents=True, exist_ok=True)
        replaced = self._scratch()
        if target.exists():
            target.rename(replaced)
        scratch.rename(target)
        _fsync_folder(target.parent)
        shutil.rmtree(replaced, ignore_errors=True)
        return len(files)

    def _upload(self, key: str, data: bytes | Path, mime: str | None) -> None:
        body = data.read_bytes() if isinstance(data, Path) else data
        if "s3" in _protocols(self._fs.protocol):
            self._fs.pipe_file(self._remote(key), body, ContentType=mime or content_type(key))
            return
        self._fs.makedirs(self._remote(key).rpartition("/")[0], exist_ok=True)
        self._fs.pipe_file(self._remote(key), body)

    def _get(self, key: str) -> bytes:
        try:
            if self._root is not None:
                return (self._root / key).read_bytes()
            return cast("bytes", self._fs.cat_file(self._remote(key)))
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as gone:
            raise BlobMissing(key) from gone

    def _open(self, key: str) -> BinaryIO:
        try:
            if self._root is not None:
                return (self._root / key).open("rb")
            return cast("BinaryIO", self._fs.open(self._remote(key), "rb"))
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as gone:
            raise BlobMissing(key) from gone

    def _fetch(self, key: str, into: Path) -> None:
        with self._open(key) as source, into.open("wb") as out:
            shutil.copyfileobj(source, out, CHUNK_BYTES)

    def _stat(self, key: str) -> BlobStat | None:
        try:
            if self._root is not None:
                path = self._root / key
                seen = path.stat()
                if not path.is_file():
                    return None
                when = datetime.fromtimestamp(seen.st_mtime, UTC)
                return BlobStat(key, seen.st_size, when, f'"{seen.st_size:x}-{seen.st_mtime_ns:x}"')
            return self._remote_stat(key)
        except (FileNotFoundError, NotADirectoryError):
            return None

    def _remote_stat(self, key: str) -> BlobStat | None:
        info = self._fs.info(self._remote(key))
        if info["type"] != "file":
            return None
        when = info.get("LastModified") or info.get("created") or datetime.fromtimestamp(0, UTC)
        tag = str(info.get("ETag") or f"{info['size']}-{when}")
        return BlobStat(key, int(info["size"]), when, f'"{hashlib.sha256(tag.encode()).hexdigest()[:24]}"')

    def _keys(self, prefix: str) -> list[str]:
        if self._root is not None:
            found = (path.relative_to(self._root).as_posix() for path in _files(self._root / prefix))
            return sorted(key for key in found if not key.startswith(f"{_SCRATCH}/"))
        top = self._remote(prefix) if prefix else self._prefix
        skip = len(self._prefix) + 1 if self._prefix else 0
        try:
            return sorted(str(name)[skip:] for name in self._fs.find(top))
        except FileNotFoundError:
            return []

    def _delete(self, key: str) -> None:
        try:
            if self._root is not None:
                (self._root / key).unlink()
            else:
                self._fs.rm_file(self._remote(key))
        except (FileNotFoundError, NotADirectoryError):
            return

    def _delete_tree(self, prefix: str) -> None:
        if self._root is not None:
            doomed, target = self._scratch(), self._root / prefix
            if target.exists():
                target.rename(doomed)
                shutil.rmtree(doomed, ignore_errors=True)
            return
        try:
            self._fs.rm(self._remote(prefix), recursive=True)
        except FileNotFoundError:
            return

    def _remote(self, key: str) -> str:
        return f"{self._prefix}/{key}" if self._prefix else key

    def _scratch(self) -> Path:
        assert self._root is not None
        folder = self._root / _SCRATCH
        folder.mkdir(exist_ok=True)
        return folder / uuid4().hex


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file())


def _protocols(known: str | tuple[str, ...]) -> tuple[str, ...]:
    return (known,) if isinstance(known, str) else tuple(known)


def _fsync_file(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())


def _fsync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
