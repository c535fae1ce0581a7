"""All SQL of steering."""

from datetime import datetime
from typing import Final, NamedTuple

from sqlalchemy import BigInteger, ColumnElement, delete, func, literal, select, update
from sqlalchemy.dialects.postgresql import insert as upsert

from guang.discovery.steering.tables import DialsRow, HiddenRow, ResetRow, SteeringRow
from guang.kernel.db import Session, fetch
from guang.kernel.ids import ViewerId


class Steered(NamedTuple):
    """How a viewer steers one topic."""

    topic: str
    mode: str
    set_at: datetime


class Said(NamedTuple):
    """One thing that a viewer said: a mode and its topic, `HIDDEN` and a subject, or `DIALS` and both notches."""

    what: str
    topic: str
    number: int
    other: int


HIDDEN: Final = "hidden"
DIALS: Final = "dials"

_TASTE: Final = """
    SELECT mode, topic, 0::bigint, 0 FROM discovery.steering WHERE viewer = $1
    UNION ALL SELECT 'dials', '', familiar, goods FROM discovery.dials WHERE viewer = $1
    UNION ALL (SELECT 'hidden', '', subject, 0 FROM discovery.hidden WHERE viewer = $1
               ORDER BY hidden_at DESC LIMIT $2)
"""


async def taste(session: Session, viewer: ViewerId, most_hidden: int) -> list[Said]:
    """All that a viewer said; of hidden subjects the latest."""
    return [Said(*row) for row in await fetch(session, _TASTE, viewer, most_hidden)]


async def steering(session: Session, viewer: ViewerId) -> list[Steered]:
    """How a viewer steers topics."""
    query = "SELECT topic, mode, set_at FROM discovery.steering WHERE viewer = $1 ORDER BY topic"
    return [Steered(*row) for row in await fetch(session, query, viewer)]


async def count_others(session: Session, viewer: ViewerId, topic: str) -> int:
    """How many topics besides this one a viewer steers."""
    others = select(func.count()).where(SteeringRow.viewer == viewer, SteeringRow.topic != topic)
    return await session.scalar(others) or 0


async def steer(session: Session, viewer: ViewerId, topic: str, mode: str, now: datetime) -> None:
    """Set or replace the mode of a topic."""
    row = upsert(SteeringRow).values(viewer=viewer, topic=topic, mode=mode, set_at=now)
    await session.execute(
        row.on_conflict_do_update(index_elements=["viewer", "topic"], set_={"mode": mode, "set_at": now})
    )


async def unsteer(session: Session, viewer: ViewerId, topic: str | None = None) -> None:
    """Forget how a viewer steers one topic, or all."""
    rows = delete(SteeringRow).where(SteeringRow.viewer == viewer)
    await session.execute(rows if topic is None else rows.where(SteeringRow.topic == topic))


async def hidden(session: Session, viewer: ViewerId, limit: int) -> list[int]:
    """The subjects a viewer is not interested in, the latest first."""
    query = "SELECT subject FROM discovery.hidden WHERE viewer = $1 ORDER BY hidden_at DESC LIMIT $2"
    return [row["subject"] for row in await fetch(session, query, viewer, limit)]


async def hide(session: Session, viewer: ViewerId, subject: int, reason: int, now: datetime) -> bool:
    """Hide a subject; returns whether it was shown until now."""
    row = upsert(HiddenRow).values(viewer=viewer, subject=subject, reason=reason, hidden_at=now)
    outcome = await session.execute(row.on_conflict_do_nothing())
    return bool(outcome.rowcount)  # type: ignore[attr-defined]


async def unhide(session: Session, viewer: ViewerId, subject: int | None = None) -> bool:
    """Show a subject, or all, again; returns whether anything was hidden."""
    rows = delete(HiddenRow).where(HiddenRow.viewer == viewer)
    outcome = await session.execute(rows if subject is None else rows.where(HiddenRow.subject == subject))
    return bool(outcome.rowcount)  # type: ignore[attr-defined]


async def dials(session: Session, viewer: ViewerId) -> DialsRow | None:
    """A viewer's dials, if they ever turned one."""
    return await session.get(DialsRow, viewer)


async def turn(session: Session, viewer: ViewerId, familiar: int, goods: int, now: datetime) -> None:
    """Set both dials."""
    row = {"familiar": familiar, "goods": goods, "set_at": now}
    await session.execute(
        upsert(DialsRow).values(viewer=viewer, **row).on_conflict_do_update(index_elements=["viewer"], set_=row)
    )


async def set_aside(session: Session, viewer: ViewerId, aside: ViewerId, now: datetime) -> ViewerId | None:
    """Move all that a viewer said under another number; returns the number of an earlier reset, which is void now."""
    before = await session.get(ResetRow, viewer, with_for_update=True)
    old = before.aside if before else None
    if before is not None:
        await session.delete(before)
        await session.flush()
    for table in (SteeringRow, HiddenRow, DialsRow):
        await session.execute(update(table).where(table.viewer == viewer).values(viewer=aside))
    session.add(ResetRow(viewer=viewer, aside=aside, reset_at=now))
    await session.flush()
    return old


async def last_reset(session: Session, viewer: ViewerId, *, lock: bool = False) -> ResetRow | None:
    """A viewer's last reset, if it has not been taken back or forgotten."""
    return await session.get(ResetRow, viewer, with_for_update=lock, populate_existing=lock)


async def old_resets(session: Session, before: datetime, limit: int) -> list[ResetRow]:
    """Resets that cannot be taken back any more, locked; those that somebody else holds are left to them."""
    wanted = select(ResetRow).where(ResetRow.reset_at <= before).order_by(ResetRow.viewer).limit(limit)
    return list((await session.scalars(wanted.with_for_update(skip_locked=True))).all())


async def forget_reset(session: Session, row: ResetRow) -> None:
    """A reset cannot be taken back any more."""
    await session.delete(row)
    await session.flush()


async def move(session: Session, source: ViewerId, into: ViewerId) -> None:
    """What one viewer said belongs to another from now on, whose own word stands."""
    for row in await steering(session, source):
        made = upsert(SteeringRow).values(viewer=into, topic=row.topic, mode=row.mode, set_at=row.set_at)
        await session.execute(made.on_conflict_do_nothing())
    for table in (HiddenRow, DialsRow):
        names = [column.name for column in table.__table__.columns if column.name != "viewer"]
        theirs = select(_constant(into), *(table.__table__.c[name] for name in names)).where(table.viewer == source)
        made = upsert(table).from_select(["viewer", *names], theirs)
        await session.execute(made.on_conflict_do_nothing())
    await erase(session, source)


def _constant(viewer: ViewerId) -> ColumnElement[int]:
    return literal(int(viewer), BigInteger)


async def erase(session: Session, viewer: ViewerId) -> None:
    """Forget all that a viewer said."""
    await unsteer(session, viewer)
    await unhide(session, viewer)
    await session.execute(delete(DialsRow).where(DialsRow.viewer == viewer))
