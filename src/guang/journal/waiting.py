"""Lines that wait in a session: written together, and never apart from the transaction that they belong to.

A transaction says several things on its way, and each would cost a round trip. So lines wait until the session commits,
or until its next statement through SQLAlchemy, which may want to read them; then one statement writes them all, in the
order in which they were said. A savepoint that is rolled back takes along what was said inside it, and no more.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from sqlalchemy import event
from sqlalchemy.orm import ORMExecuteState, SessionTransaction
from sqlalchemy.orm import Session as SyncSession

from guang.journal.behaviour import COLUMN_TYPES
from guang.kernel.db import Session, fetch_inside

ACT = (*COLUMN_TYPES, "token")
_CAST = {"i8": "bigint", "i4": "integer", "i2": "smallint"}
_WAITING = "journal.waiting"
_FACTS = """
    INSERT INTO journal.facts (id, name, body)
    SELECT id, name, CAST(body AS jsonb) FROM unnest($1::bigint[], $2::text[], $3::text[])
    WITH ORDINALITY AS line (id, name, body, place) ORDER BY place
    """
_SQL_KINDS = (*(_CAST[kind] for kind in COLUMN_TYPES.values()), "text")


def _acts(first: int) -> str:
    casts = ", ".join(f"${number}::{kind}[]" for number, kind in enumerate(_SQL_KINDS, first))
    return f"INSERT INTO journal.behaviour ({', '.join(ACT)}) SELECT * FROM unnest({casts})"  # noqa: S608 - ours


_STATEMENTS = {
    (True, False): _FACTS,
    (False, True): _acts(1),
    (True, True): f"WITH facts AS ({_FACTS}) {_acts(4)}",
}


@dataclass(slots=True)
class _Line:
    """A row, the transactions that it was said in (the innermost first), and those that it has been written in."""

    log: Literal["facts", "acts"]
    row: tuple[Any, ...]
    said_in: tuple[SessionTransaction, ...]
    written_in: tuple[SessionTransaction, ...] = ()


def add(session: Session, log: Literal["facts", "acts"], rows: Iterable[tuple[Any, ...]]) -> None:
    """Let rows wait in the caller's transaction."""
    inner = session.sync_session
    if inner.get_transaction() is None:
        inner.begin()
    chain = _chain(inner)
    lines = inner.info.setdefault(_WAITING, [])
    if lines and lines[0].said_in[-1] is not chain[-1]:  # of a transaction that ended without a word
        lines.clear()
    lines.extend(_Line(log, row, chain) for row in rows)


def _chain(session: SyncSession) -> tuple[SessionTransaction, ...]:
    found, one = [], session.get_nested_transaction() or session.get_transaction()
    while one is not None:
        found.append(one)
        one = one.parent
    return tuple(found)


def _columns(rows: Sequence[tuple[Any, ...]]) -> list[list[Any]]:
    return [list(column) for column in zip(*rows, strict=True)]


@event.listens_for(SyncSession, "before_commit")
def _write(session: SyncSession) -> None:
    chain = _chain(session)
    lines = [
        line
        for line in session.info.get(_WAITING, ())
        if not line.written_in and chain and line.said_in[-1] is chain[-1]
    ]
    if not lines:
        return
    facts = [line.row for line in lines if line.log == "facts"]
    acts = [line.row for line in lines if line.log == "acts"]
    for line in lines:
        line.written_in = chain
    fetch_inside(session, _STATEMENTS[bool(facts), bool(acts)], *_columns(facts), *_columns(acts))


@event.listens_for(SyncSession, "do_orm_execute")
def _write_before(state: ORMExecuteState) -> None:
    if state.session.info.get(_WAITING):
        _write(state.session)


@event.listens_for(SyncSession, "after_soft_rollback")
def _take_back(session: SyncSession, ended: SessionTransaction) -> None:
    left = [line for line in session.info.get(_WAITING, ()) if ended not in line.said_in]
    for line in left:
        if ended in line.written_in:
            line.written_in = ()
    session.info[_WAITING] = left


@event.listens_for(SyncSession, "after_commit")
def _forget(session: SyncSession) -> None:
    if session.get_nested_transaction() is None:
        session.info.pop(_WAITING, None)
