"""Any file of acts as columns: CSV, TSV, Parquet, or RecBole's atomic ``.inter``; one line an act."""

import re
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
MEMORY = "2GB"
"""Beyond which reading goes by way of the disk."""
EARLIEST_S = 1e8
"""Numbers in a column without a name are times from here on: 1973."""
MILLISECONDS = 1e11
"""Numbers above are milliseconds, and above a thousand times that microseconds."""


@dataclass(frozen=True, slots=True)
class Acts:
    """Acts in order of time.

    Attributes:
        people, items: whose and what, from 0 without gaps.
        at: seconds; None where the file has no times, and its order counts.
        kinds: what was done, the most frequent first; None where the file does not say.
        are_sessions: whether people are sessions by the column's name.
        left_out: lines without a person, an item or a time, and lines older than the newest that are read.
    """

    people: Rows
    items: Rows
    at: NDArray[np.float64] | None
    kinds: Rows | None
    are_sessions: bool
    left_out: int


@dataclass(frozen=True, slots=True)
class _Heads:
    """Which columns say who, what, when and how; the latter two may be missing."""

    who: str
    what: str
    when: str | None
    kind: str | None
    are_sessions: bool


def read(path: Path, *, by_person: bool = False) -> Acts:
    """The acts of a file.

    Columns are told by their names; in a file without heads the first is a person, the second an item, and the first of
    the others that looks like times is that. Without times the order of the lines counts.

    Args:
        by_person: whether, where there are both, people are wanted rather than sessions.

    Raises:
        UnknownShape: no column looks like people or items, or the times cannot be read.
    """
    with duckdb.connect() as connection:
        connection.execute("SET threads TO 1")
        connection.execute(f"SET memory_limit = '{MEMORY}'")
        try:
            _open(connection, path, heads=True)
            heads = _heads(connection, by_person=by_person) or _headless(connection, path)
            return _acts(connection, path, heads)
        except duckdb.Error as broken:
            raise UnknownShape(file=path.name, why=str(broken).splitlines()[0]) from broken


def _open(connection: duckdb.DuckDBPyConnection, path: Path, *, heads: bool) -> None:
    """Make the file the view ``lines``."""
    if path.suffix == ".parquet":
        lines = connection.read_parquet(str(path))
    elif path.suffix == ".inter":
        lines = connection.read_csv(str(path), sep="\t", header=heads, all_varchar=True, quotechar="")
    else:
        lines = connection.read_csv(str(path), header=heads)
    lines.create_view("lines", replace=True)


def _heads(connection: duckdb.DuckDBPyConnection, *, by_person: bool) -> _Heads | None:
    named = {_plain(row[0]): row[0] for row in connection.execute("DESCRIBE lines").fetchall()}
    session, user = _column(named, SESSIONS), _column(named, USERS)
    who = (user or session) if by_person else (session or user)
    what = _column({name: column for name, column in named.items() if column != who}, ITEMS)
    if who is None or what is None:
        return None
    left = {name: column for name, column in named.items() if column not in (who, what)}
    return _Heads(who, what, _column(left, TIMES), _column(left, KINDS, ending=False), who == session)


def _headless(connection: duckdb.DuckDBPyConnection, path: Path) -> _Heads:
    """Columns by their places, where names say nothing and the first line looks like the others."""
    has = [row[0] for row in connection.execute("DESCRIBE lines").fetchall()]
    unknown = UnknownShape(file=path.name, has=", ".join(has), wants="columns like user_id, item_id and timestamp")
    if path.suffix == ".parquet" or not all(re.fullmatch(r"[\d.:\- ]+", head) for head in has):
        raise unknown
    _open(connection, path, heads=False)
    columns = [row[0] for row in connection.execute("DESCRIBE lines").fetchall()]
    if len(columns) < 2:
        raise unknown
    dated = (column for column in columns[2:] if _middle(connection, column) > EARLIEST_S)
    return _Heads(columns[0], columns[1], next(dated, None), None, are_sessions=False)


def _acts(connection: duckdb.DuckDBPyConnection, path: Path, heads: _Heads) -> Acts:
    kind = heads.kind
    parts = {
        "who": f"{_quoted(heads.who)}::VARCHAR",
        "what": f"{_quoted(heads.what)}::VARCHAR",
        "moment": _seconds(connection, heads.when) if heads.when else "row_number() OVER ()::DOUBLE",
        "kind": f"{_quoted(kind)}::VARCHAR" if kind else "NULL",
    }
    columns = ", ".join(f"{part} AS {name}" for name, part in parts.items())
    connection.execute(f"CREATE TABLE acts AS SELECT {columns} FROM lines")  # noqa: S608 - quoted names of columns
    total = _number(connection, "SELECT count(*) FROM acts")
    dated = _number(connection, "SELECT count(*) FROM acts WHERE isfinite(moment)")
    if total and dated < total / 2:
        raise UnknownShape(
            file=path.name, why=f"{total - dated} of {total} times in the column {heads.when} cannot be read"
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
    return Acts(people_, items, at * scale if heads.when else None, kinds, heads.are_sessions, total - len(at))


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


def _middle(connection: duckdb.DuckDBPyConnection, name: str) -> int:
    return _number(connection, f"SELECT coalesce(median({_seconds(connection, name)}), 0)::BIGINT FROM lines")  # noqa: S608


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'


def _plain(name: str) -> str:
    """A column's name without its type, its case and what parts its words."""
    return re.sub(r"[^a-z0-9]", "", name.partition(":")[0].lower())


def _column(named: dict[str, str], names: tuple[str, ...], *, ending: bool = True) -> str | None:
    """The column of the first of some names that there is; else one whose name ends in one of more than a word."""
    plain = [_plain(name) for name in names]
    exact = (named[name] for name in plain if name in named)
    parted = (_plain(name) for name in names if "_" in name)
    longer = (column for end in parted for name, column in named.items() if ending and name.endswith(end))
    return next(exact, None) or next(longer, None)
