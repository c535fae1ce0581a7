"""Parquet files that appear whole or not at all."""

import io
import os
from datetime import date
from pathlib import Path
from typing import Any

import fsspec
import pyarrow as pa
import pyarrow.parquet as pq

LOGS = ("facts", "behaviour")
SUFFIX = ".parquet"


class Files:
    """The files of one lake: a local folder, or a bucket through fsspec."""

    def __init__(self, url: str) -> None:
        self.local = Path(url) if "://" not in url else None
        self._fs, self._root = fsspec.core.url_to_fs(url)

    def pattern(self, log: str) -> str:
        """What DuckDB reads: every finished file of one log."""
        return f"{self._root}/{log}/*/*{SUFFIX}"

    def names(self, log: str, day: date | None = None) -> list[str]:
        """The finished files of one log, of one day or of all."""
        folder = f"day={day.isoformat()}" if day else "*"
        return sorted(str(name) for name in self._fs.glob(f"{self._root}/{log}/{folder}/*{SUFFIX}"))

    def name(self, log: str, day: date, *first: int) -> str:
        """The file of one day in the batch that begins with this line; exporting the batch again writes it again."""
        return f"{self._root}/{log}/day={day.isoformat()}/{'-'.join(f'{int(part):020d}' for part in first)}{SUFFIX}"

    def read(self, name: str, columns: list[str] | None = None) -> pa.Table:
        """One file, all of it or some columns, without the column that its folder implies."""
        with self._fs.open(name, "rb") as file:
            return pq.ParquetFile(file).read(columns)

    def write(self, name: str, table: pa.Table) -> None:
        """Write aside, flush, then give it its name: a reader never meets half a file."""
        if self.local is None:
            sink = io.BytesIO()
            pq.write_table(table, sink, compression="zstd")
            self._fs.pipe_file(name, sink.getvalue())
            return
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        aside = path.with_suffix(".tmp")
        with aside.open("wb") as file:
            pq.write_table(table, file, compression="zstd")
            file.flush()
            os.fsync(file.fileno())
        aside.replace(path)
        _sync_folder(path.parent)

    def remove(self, name: str) -> None:
        """Take a file away."""
        self._fs.rm(name)

    @property
    def options(self) -> Any:
        """The file system, for readers that need it registered."""
        return self._fs


def _sync_folder(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
