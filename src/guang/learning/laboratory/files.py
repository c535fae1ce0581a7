"""Any file of acts as columns: CSV, TSV, Parquet, or RecBole's atomic ``.inter``; one line an act."""

from dataclasses import dataclass
from pathlib import Path

import duckdb
import numpy as np
from numpy.typing import NDArray

from guang.learning.laboratory.errors import UnknownShape
from guang.learning.laboratory.types import Rows

SESSIONS = ("session_id", "session", "sessionid", "basket_id", "invoiceno")
USERS = (
    *("user_id", "user", "userid", "visitorid", "visitor_id", "viewer", "viewer_id", "reviewerid", "reviewer_id"),
    *("customer_id", "customerid", "client_id", "uid", "cookie_id", "account_id", "person", "person_id"),
)
ITEMS = (
    *(
        "item_id",
        "item",
        "itemid",
        "product_id",
        "product",
        "productid",
        "asin",
        "parent_asin",
        "video_id",
        "article_id",
    ),
    *("sku", "stockcode", "movie_id", "movieid", "track_id", "song_id", "content_id", "business_id", "iid"),
)
TIMES = (
    *("timestamp", "ts", "time", "at", "event_time", "event_timestamp", "unixreviewtime", "unix_timestamp", "datetime"),
    *("created_at", "date", "t_dat", "eventdate", "event_date", "invoicedate", "order_date", "review_time"),
)
KINDS = ("event", "event_type", "behavior", "behaviour", "action", "action_type", "kind", "type")
MOST_ACTS = 4_000_000
"""The newest that are read: more would not fit a small machine, and say little about what comes next."""
MOST_KINDS = 6
MILLISECONDS = 1e11
"""Numbers above are milliseconds, and above a thousand times that microseconds."""


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts in order of time.

    Attributes:
        people, items: whose and what, from 0 without gaps.
        at: seconds.
        kinds: what was done, the most frequent first; None where the file does not say.
        are_sessions: whether people are sessions by the column's name.
        left_out: lines without a person, an item or a time, and lines older than the newest that are read.
    """

    people: Rows
    items: Rows
    at: NDArray[np.float64]
    kinds: Rows | None
    are_sessions: bool
    left_out: int


def read(path: Path, *, by_person: bool = False) -> Acts:
    """The acts of a file.

    Args:
        by_person: whether, where there are both, people are wanted rather than sessions.

    Raises:
        UnknownShape: no column looks like people, items or times, or the times cannot be read.
    """
    with duckdb.connect() as connection:
        connection.execute("SET threads TO 1")
        try:
            _open(connection, path)
            return _acts(connection, path, by_person=by_person)
        except duckdb.Error as broken:
            raise UnknownShape(file=path.name, why=str(broken).splitlines()[0]) from broken


def _open(connection: duckdb.DuckDBPyConnection, path: Path) -> None:
    """Make the file the view ``lines``."""
    if path.suffix == ".parquet":
        lines = connection.read_parquet(str(path))
    elif path.suffix == ".inter":
        lines = connection.read_csv(str(path), sep="\t", header=True, all_varchar=True, quotechar="")
    else:
        lines = connection.read_csv(str(path), header=True)
    lines.create_view("lines")


def _acts(connection: duckdb.DuckDBPyConnection, path: Path, *, by_person: bool) -> Acts:
    named = {row[0].split(":")[0].strip().lower(): row[0] for row in connection.execute("DESCRIBE lines").fetchall()}
    people = (*USERS, *SESSIONS) if by_person else (*SESSIONS, *USERS)
    who, what, when = (_column(named, names, path) for names in (people, ITEMS, TIMES))
    kind = next((name for name in KINDS if name in named), None)
    parts = {
        "who": f"{_quoted(named[who])}::VARCHAR",
        "what": f"{_quoted(named[what])}::VARCHAR",
        "moment": _seconds(connection, named[when]),
        "kind": f"{_quoted(named[kind])}::VARCHAR" if kind else "NULL",
    }
    columns = ", ".join(f"{part} AS {name}" for name, part in parts.items())
    connection.execute(f"CREATE TABLE acts AS SELECT {columns} FROM lines")  # noqa: S608 - quoted names of columns
    total = _number(connection, "SELECT count(*) FROM acts")
    dated = _number(connection, "SELECT count(*) FROM acts WHERE isfinite(moment)")
    if total and dated < total / 2:
        raise UnknownShape(
            file=path.name, why=f"{total - dated} of {total} times in the column {named[when]} cannot be read"
        )
    connection.execute(
        "CREATE TABLE sound AS SELECT *, row_number() OVER () AS line FROM acts "
        "WHERE who IS NOT NULL AND what IS NOT NULL AND isfinite(moment) "
        "ORDER BY moment DESC, line DESC LIMIT ?",
        [MOST_ACTS],
    )
    found = connection.execute(
        "WITH p AS (SELECT who, row_number() OVER (ORDER BY who) - 1 AS person FROM (SELECT DISTINCT who FROM sound)), "
        "i AS (SELECT what, row_number() OVER (ORDER BY what) - 1 AS item FROM (SELECT DISTINCT what FROM sound)), "
        "k AS (SELECT kind, row_number() OVER (ORDER BY count(*) DESC, kind) - 1 AS number FROM sound GROUP BY kind) "
        "SELECT person, item, moment, number AS kind FROM sound JOIN p USING (who) JOIN i USING (what) "
        "LEFT JOIN k ON k.kind IS NOT DISTINCT FROM sound.kind ORDER BY moment, line"
    ).fetchnumpy()
    at = np.asarray(found["moment"], np.float64)
    size = float(np.median(np.abs(at))) if len(at) else 0.0
    scale = 1.0 if size < MILLISECONDS else 1e-3 if size < MILLISECONDS * 1e3 else 1e-6
    kinds = np.minimum(np.asarray(found["kind"], np.int64), MOST_KINDS - 1) if kind else None
    people_, items = (np.asarray(found[name], np.int64) for name in ("person", "item"))
    return Acts(people_, items, at * scale, kinds, who in SESSIONS, total - len(at))


def _seconds(connection: duckdb.DuckDBPyConnection, name: str) -> str:
    """An expression for a column of times, whatever they are written as; NULL where it cannot be read."""
    kind = connection.execute(f"SELECT typeof({_quoted(name)}) FROM lines WHERE {_quoted(name)} IS NOT NULL LIMIT 1")  # noqa: S608
    row = kind.fetchone()
    if row is not None and row[0].startswith(("TIMESTAMP", "DATE")):
        return f"epoch({_quoted(name)}::TIMESTAMP)::DOUBLE"
    text = f"{_quoted(name)}::VARCHAR"
    return f"coalesce(try_cast({text} AS DOUBLE), epoch(try_cast({text} AS TIMESTAMP))::DOUBLE)"


def _number(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    row = connection.execute(sql).fetchone()
    return int(row[0]) if row else 0


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _column(named: dict[str, str], names: tuple[str, ...], path: Path) -> str:
    found = next((name for name in names if name in named), None)
    if found is None:
        raise UnknownShape(file=path.name, has=", ".join(named), wants="one of " + ", ".join(names))
    return found
