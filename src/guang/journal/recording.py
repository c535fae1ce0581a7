"""Writing: in the transaction of whoever made it happen."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar

import msgspec
import numpy as np
from sqlalchemy import BigInteger, SmallInteger, bindparam, text
from sqlalchemy.dialects.postgresql import ARRAY

from guang.journal import registry, waiting
from guang.journal.behaviour import COLUMN_TYPES, SUBJECT_KINDS, Behaviour, BehaviourColumns
from guang.kernel import codec
from guang.kernel.db import Database, Session, after_commit, notes
from guang.kernel.ids import FactId, new_id

TOPIC = "journal"
"""The channel that says: look, there is something new."""

Fact = TypeVar("Fact", bound=msgspec.Struct)
_SQL_TYPES = {"i8": BigInteger, "i4": BigInteger, "i2": SmallInteger}
_CAST = {"i8": "bigint", "i4": "integer", "i2": "smallint"}
_BULK_ROWS = 20_000
_WAKING = "journal.waking"

_INSERT = text(
    f"INSERT INTO journal.behaviour ({', '.join(COLUMN_TYPES)}) "  # noqa: S608 - names are ours
    f"SELECT * FROM unnest({', '.join(f'CAST(:{name} AS {_CAST[kind]}[])' for name, kind in COLUMN_TYPES.items())}) "
    f"AS act ({', '.join(COLUMN_TYPES)}) ORDER BY id, viewer ON CONFLICT DO NOTHING"
).bindparams(*(bindparam(name, type_=ARRAY(_SQL_TYPES[kind])) for name, kind in COLUMN_TYPES.items()))


def append(session: Session, happened: msgspec.Struct, *, at: datetime | None = None) -> FactId:
    """Record a fact in the caller's transaction; it exists exactly when that transaction does (see `waiting`).

    Args:
        at: the instant that the line carries; now if left out (imports of the past give it).
    """
    line = new_id(FactId, at)
    waiting.add(session, "facts", [_line(line, happened)])
    _wake(session)
    return line


def behave(session: Session, act: Behaviour) -> None:
    """Record an act that a verb of ours performed for somebody, in the verb's transaction."""
    waiting.add(session, "acts", [_row(act)])
    _wake(session)


async def record(session: Session, *happened: msgspec.Struct, acts: Sequence[Behaviour] = ()) -> None:
    """Record several facts and acts at once, as `append` and `behave` do one."""
    if happened:
        waiting.add(session, "facts", [_line(new_id(FactId), one) for one in happened])
    if acts:
        waiting.add(session, "acts", [_row(act) for act in acts])
    if happened or acts:
        _wake(session)


async def take_in(session: Session, batch: BehaviourColumns) -> int:
    """Record many acts in one statement, in the order of their ids: two copies of a batch wait, and never in a circle.

    Returns:
        How many were new; an act already known by its (id, viewer) is left alone.
    """
    if not len(batch):
        return 0
    outcome = await session.execute(_INSERT, {name: getattr(batch, name).tolist() for name in COLUMN_TYPES})
    _wake(session)
    return int(outcome.rowcount)  # type: ignore[attr-defined]


async def bulk_behaviour(database: Database, batch: BehaviourColumns) -> int:
    """Record any number of acts in transactions of 20,000; safe to repeat after a crash.

    Open the days first with `open_days` where they are not today's.
    """
    new = 0
    for start in range(0, len(batch), _BULK_ROWS):
        async with database.transaction() as session:
            new += await take_in(session, batch.where(np.arange(start, min(start + _BULK_ROWS, len(batch)))))
    return new


def _line(line: FactId, happened: msgspec.Struct) -> tuple[int, str, str]:
    return line, registry.name_of(type(happened)), codec.encode(happened).decode()


def _row(act: Behaviour) -> tuple[Any, ...]:
    """An act as a row of `waiting.ACT`; whatever is absent has its stand-in."""
    return (
        int(act.id),
        int(act.viewer),
        int(act.kind),
        int(act.subject),
        SUBJECT_KINDS[type(act.subject)],
        int(act.origin or 0),
        act.watched_ms or 0,
        act.duration_ms or 0,
        int(act.page or 0),
        -1 if act.slot is None else act.slot,
        int(act.surface or 0),
        int(act.reason or 0),
        act.token,
    )


def _wake(session: Session) -> None:
    if session.channels is not None and not notes(session).setdefault(_WAKING, False):
        notes(session)[_WAKING] = True
        after_commit(session, partial(session.channels.nudge, TOPIC))
