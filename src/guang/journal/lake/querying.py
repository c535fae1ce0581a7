"""Reading the lake through Ibis; the engine is DuckDB in memory, the data stay where they are."""

from typing import Any

from guang.journal.lake.files import LOGS, Files
from guang.kernel.errors import Kind, Refusal


class EmptyLake(Refusal):
    """Nothing has been exported yet."""

    kind = Kind.UNAVAILABLE
    code = "lake.empty"
    says = "The lake has no files yet; export the journal first."


def tables(url: str) -> dict[str, Any]:
    """The logs as Ibis tables: ``facts`` (id, at, name, body, day) and ``behaviour`` (A1's columns, at, day).

    Raises:
        EmptyLake: neither log has a file.
    """
    import ibis  # noqa: PLC0415 - most of a second, which every process would pay that never asks the lake

    files = Files(url)
    engine = ibis.duckdb.connect()
    if files.local is None:
        engine.register_filesystem(files.options)
    found = {
        log: engine.read_parquet(files.pattern(log), table_name=log, hive_partitioning=True)
        for log in LOGS
        if files.names(log)
    }
    if not found:
        raise EmptyLake
    return found
