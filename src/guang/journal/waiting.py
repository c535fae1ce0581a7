"""Lines that wait in a session: written together, and never apart from the transaction that they belong to.

A transaction says several things on its way, and each would cost a round trip. So lines wait until the session commits,
or until its next statement through SQLAlchemy, which may want to read them; then one statement writes them all, in the
order in which they were said. A savepoint that is rolled back takes along what was said inside it, and no more.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

import msgspec
from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, SessionTransaction
from sqlalchemy.orm import Session as SyncSession

from guang.journal.behaviour import COLUMN_TYPES
from guang.kernel.db import Session, before_commit, fetch, fetch_inside, notes

ACT = (*COLUMN_TYPES, "token")
_CAST = {"i8": "bigint", "i4": "integer", "i2": "smallint"}
_WAITING = "journal.waiting"
_FACTS = """
    INSERT INTO journal.facts (id, name, body)
    SELECT id, name, body FROM ROWS FROM (jsonb_to_recordset($1::text::jsonb) AS (id bigint, name text, body jsonb))
    WITH ORDINALITY AS line (id, name, body, place) ORDER BY place
    """
_SQL_KINDS = (*(_CAST[kind] for kind in COLUMN_TYPES.values()), "text")


def _acts(place: int) -> str:
    typed = ", ".join(f"{name} {kind}" for name, kind in zip(ACT, _SQL_KINDS, strict=True))
    rows = f"SELECT * FROM jsonb_to_recordset(${place}::text::jsonb) AS act ({typed})"  # noqa: S608 - ours
    return f"INSERT INTO journal.behaviour ({', '.join(ACT)}) {rows}"


_STATEMENTS = {
    (True, False): _FACTS,
    (False, True): _acts(1),
    (True, True): f"WITH facts AS ({_FACTS}) {_acts(2)}",
}


@dataclass(slots=True)
class _Line:
    """A row, the savepoints that it was said in (innermost first), and those that it was written in, once it was."""

    log: Literal["facts", "acts"]
    row: tuple[Any, ...]
    said_in: tuple[SessionTransaction, ...]
    written_in: tuple[SessionTransaction, ...] | None = None


def add(session: Session, log: Literal["facts", "acts"], rows: Iterable[tuple[Any, ...]]) -> None:
    """Let rows wait in the caller's transaction."""
    savepoints = _savepoints(session.sync_session)
    notes(session).setdefault(_WAITING, []).extend(_Line(log, row, savepoints) for row in rows)
    before_commit(session, write)


def _savepoints(session: SyncSession) -> tuple[SessionTransaction, ...]:
    found, one = [], session.get_nested_transaction()
    while one is not None and one.nested:
        found.append(one)
        one = one.parent
    return tuple(found)


def _take(session: SyncSession) -> tuple[str, list[str], list[_Line]] | None:
    """The statement that writes what waits, a document of rows for each log, and the lines that it writes."""
    lines = [line for line in notes(session).get(_WAITING, ()) if line.written_in is None]
    facts = [
        {"id": int(number), "name": name, "body": msgspec.Raw(body)}
        for number, name, body in (line.row for line in lines if line.log == "facts")
    ]
    acts = [dict(zip(ACT, line.row, strict=True)) for line in lines if line.log == "acts"]
    rows = [msgspec.json.encode(rows).decode() for rows in (facts, acts) if rows]
    return (_STATEMENTS[bool(facts), bool(acts)], rows, lines) if lines else None


def _note(session: SyncSession, written: list[_Line]) -> None:
    savepoints = _savepoints(session)
    for line in written:
        line.written_in = savepoints


async def write(session: Session) -> None:
    """Write now what waits: for a savepoint that must not end before it is known to be writable."""
    if ready := _take(session.sync_session):
        await fetch(session, ready[0], *ready[1])
        _note(session.sync_session, ready[2])


@event.listens_for(SyncSession, "do_orm_execute")
def _write_before(state: ORMExecuteState) -> None:
    if ready := _take(state.session):
        fetch_inside(state.session, ready[0], *ready[1])
        _note(state.session, ready[2])


@event.listens_for(SyncSession, "after_soft_rollback")
def _take_back(session: SyncSession, ended: SessionTransaction) -> None:
    left = [line for line in notes(session).get(_WAITING, ()) if ended not in line.said_in]
    for line in left:
        if ended in (line.written_in or ()):
            line.written_in = None
    notes(session)[_WAITING] = left
