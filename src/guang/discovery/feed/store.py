"""All SQL of the feed."""

from datetime import datetime
from typing import NamedTuple

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from guang.discovery.feed.tables import HiddenRow, SteeringRow
from guang.kernel.db import Session, fetch
from guang.kernel.ids import ViewerId


class Steered(NamedTuple):
    """How a viewer steers one topic."""

    topic: str
    mode: str
    set_at: datetime


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


async def move(session: Session, source: ViewerId, into: ViewerId) -> None:
    """What a guest said belongs to the account the guest turned out to be; the account's own word stands."""
    for row in await steering(session, source):
        made = upsert(SteeringRow).values(viewer=into, topic=row.topic, mode=row.mode, set_at=row.set_at)
        await session.execute(made.on_conflict_do_nothing())
    hid = select(HiddenRow).where(HiddenRow.viewer == source)
    for one in (await session.scalars(hid)).all():
        line = {"viewer": into, "subject": one.subject, "reason": one.reason, "hidden_at": one.hidden_at}
        await session.execute(upsert(HiddenRow).values(line).on_conflict_do_nothing())
    await erase(session, source)


async def erase(session: Session, viewer: ViewerId) -> None:
    """Forget all that a viewer said."""
    await unsteer(session, viewer)
    await unhide(session, viewer)
