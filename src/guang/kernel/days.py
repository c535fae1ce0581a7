"""Days by the clocks of a place: when one begins, and which of them an instant falls into.

Days are counted in dates and turned into instants one by one, so that days of 23 and 25 hours are as long as they are.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from guang.kernel.errors import Invalid

PLATFORM_ZONE: Final = "Asia/Shanghai"
"""Where the platform and its stores are, unless they say otherwise."""


class NoSuchZone(Invalid):
    """Not the name of a time zone in the IANA database."""

    code = "time_zone.unknown"
    says = "There is no such time zone; names look like Asia/Shanghai."


@cache
def zones() -> frozenset[str]:
    """Every name that a time zone may have here."""
    return frozenset(available_timezones())


def checked(zone: str) -> str:
    """The name of a time zone, if it is one.

    Raises:
        NoSuchZone.
    """
    if zone not in zones():
        raise NoSuchZone(time_zone=zone[:60])
    return zone


def day_of(at: datetime, zone: str) -> date:
    """The date that a calendar on the wall shows at an instant."""
    return at.astimezone(ZoneInfo(zone)).date()


def begins(day: date, zone: str) -> datetime:
    """The first instant of a day (UTC), also where clocks jump over midnight or pass it twice."""
    return datetime.combine(day, time(), ZoneInfo(zone)).astimezone(UTC)


def last_days(count: int, zone: str, now: datetime) -> Sequence[datetime]:
    """When each of the last days began, today included and the earliest first, and then when tomorrow does."""
    today = day_of(now, zone)
    return [begins(today + timedelta(days=step), zone) for step in range(1 - count, 2)]


def month(first: date, zone: str) -> tuple[datetime, datetime]:
    """The month that begins at a date: from its first instant up to, and without, that of the next."""
    after = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    return begins(first, zone), begins(after, zone)
