"""Daily partitions: opened ahead, dropped when retention says so."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import text

from guang.kernel.db import Database
from guang.kernel.ids import first_at

LOGS = ("facts", "behaviour")
AHEAD = timedelta(days=14)


def days_around(now: datetime, *, back: int = 8) -> list[date]:
    """The days that must be open: a week of late arrivals, and a fortnight ahead."""
    return [now.date() + timedelta(days=step) for step in range(-back, AHEAD.days + 1)]


async def open_days(database: Database, days: Iterable[date]) -> int:
    """Make sure that each of these days has its partitions; returns how many were made.

    A partition is built apart and then attached: creating it in place would lock out every writer. A day whose rows
    already fell into the rest partition stays there.
    """
    made = 0
    wanted = {(log, day) for day in days for log in LOGS}
    async with database.transaction() as session:
        have = await session.scalars(
            text("SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'journal'")
        )
        names = set(have)
    for log, day in sorted(wanted):
        name = f"{log}_d{day:%Y%m%d}"
        if name not in names:
            made += await _open(database, log, day, name)
    return made


async def _open(database: Database, log: str, day: date, name: str) -> int:
    start = datetime.combine(day, time(), UTC)
    low, high = first_at(start), first_at(start + timedelta(days=1))
    async with database.transaction() as session:
        await session.execute(text("SELECT pg_advisory_xact_lock(hashtext('journal.partitions'))"))
        taken = await session.scalar(text("SELECT to_regclass(:name)::text"), {"name": f"journal.{name}"})
        stray = await session.scalar(
            text(f"SELECT EXISTS (SELECT 1 FROM journal.{log}_rest WHERE id >= :low AND id < :high)"),  # noqa: S608
            {"low": low, "high": high},
        )
        if taken or stray:
            return 0
        await session.execute(text(f"CREATE TABLE journal.{name} (LIKE journal.{log} INCLUDING ALL)"))
        await session.execute(
            text(f"ALTER TABLE journal.{log} ATTACH PARTITION journal.{name} FOR VALUES FROM ({low}) TO ({high})")
        )
    return 1


async def drop_before(
    database: Database, day: date, *, read_up_to: tuple[int, int], log: str = "behaviour"
) -> list[str]:
    """Drop the partitions of days before ``day``; returns their names.

    Args:
        read_up_to: the place up to which the log has been saved elsewhere. A day with a line beyond it stays, because
            somebody is still importing into the past.
    """
    async with database.transaction() as session:
        names = await session.scalars(
            text("SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = CAST(:parent AS regclass)"),
            {"parent": f"journal.{log}"},
        )
        old = sorted(name for name in names if "_d" in name and name.rpartition("_d")[2] < f"{day:%Y%m%d}")
    return [name for name in old if await _drop(database, log, name, read_up_to)]


async def _drop(database: Database, log: str, name: str, read_up_to: tuple[int, int]) -> bool:
    async with database.transaction() as session:
        await session.execute(text(f"LOCK TABLE journal.{log} IN ACCESS EXCLUSIVE MODE"))
        unread = await session.scalar(
            text(f"SELECT EXISTS (SELECT FROM {name} WHERE (tx, position) > (:tx, :position))"),  # noqa: S608
            {"tx": read_up_to[0], "position": read_up_to[1]},
        )
        if not unread:
            await session.execute(text(f"DROP TABLE {name}"))
        return not unread
