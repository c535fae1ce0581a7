"""Opening hours as instants, and the bounds of what a store keeps; nothing here touches a database."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Final
from zoneinfo import ZoneInfo

from guang.kernel.text import LOCALES
from guang.kernel.words import clean_line, clean_text
from guang.trade.reception.errors import BadDesk
from guang.trade.reception.types import Hours, Span, Week

LONGEST_REPLY: Final = 500
LONGEST_AWAY: Final = 300
LONGEST_REASON: Final = 300
MOST_REPLIES: Final = 200
PLACEHOLDERS: Final = frozenset({"buyer", "store", "order"})
"""What ``{…}`` in a quick reply stands for: the buyer's name, the store's, the number of the latest order."""

_CODE: Final = re.compile(r"[a-z0-9\u4e00-\u9fff_-]{1,20}")
_PLACE: Final = re.compile(r"\{(\w*)\}")
MIDNIGHT: Final = 1440
MOST_SPANS: Final = 4
FARTHEST: Final = timedelta(days=400)
DEFAULT_WEEK: Final[Week] = tuple((Span(540, 1260),) for _ in range(7))
"""Nine to nine, every day: for a store that has not said when it answers."""


def opening_s(since: datetime, until: datetime, hours: Hours) -> int:
    """Whole seconds between two instants during which the store is open; 0 if the second is not later.

    At most the last `FARTHEST` before ``until`` is looked at.
    """
    since = max(since, until - FARTHEST)
    total = timedelta()
    for opens, closes in _spans(since, until, hours):
        total += max(min(closes, until) - max(opens, since), timedelta())
    return total // timedelta(seconds=1)


def wall_s(since: datetime, until: datetime) -> int:
    """Whole seconds between two instants, nights included; 0 if the second is not later."""
    return max(until - since, timedelta()) // timedelta(seconds=1)


def due(since: datetime, seconds: int, hours: Hours) -> datetime:
    """The instant at which so many seconds of opening time have passed since another."""
    left = timedelta(seconds=seconds)
    for opens, closes in _spans(since, since + FARTHEST, hours):
        begins = max(opens, since)
        if begins + left <= closes:
            return begins + left
        left -= max(closes - begins, timedelta())
    return since + FARTHEST


def is_open(at: datetime, hours: Hours) -> bool:
    """Whether somebody answers at an instant."""
    return any(opens <= at < closes for opens, closes in _spans(at, at, hours))


def next_opening(at: datetime, hours: Hours) -> datetime | None:
    """When the store opens next; None while it is open."""
    if is_open(at, hours):
        return None
    return next((opens for opens, _ in _spans(at, at + FARTHEST, hours) if opens > at), None)


def check_week(week: Week) -> None:
    """Refuse hours that cannot be.

    Raises:
        BadDesk: naming the rule: another number of days than seven, spans that are empty, overlap or leave the day,
            or a week in which nobody ever answers.
    """
    if len(week) != 7:
        raise BadDesk(field="hours.week", rule="seven days")
    for spans in week:
        if len(spans) > MOST_SPANS:
            raise BadDesk(field="hours.week", rule=f"at most {MOST_SPANS} spans a day")
        edges = [edge for span in spans for edge in (span.opens, span.closes)]
        rises = all(before < after for before, after in pairwise(edges))
        if not rises or any(not 0 <= edge <= MIDNIGHT for edge in edges):
            raise BadDesk(field="hours.week", rule="spans in order, inside the day")
    if not any(week):
        raise BadDesk(field="hours.week", rule="open at least once a week")


def _spans(since: datetime, until: datetime, hours: Hours) -> Iterator[tuple[datetime, datetime]]:
    """Spans of opening time that touch a stretch of time, in order, none overlapping.

    Local times are turned into instants one by one, so that days of 23 and 25 hours are as long as they are; a span
    that the clocks jump over is empty, and one that they repeat is longer.
    """
    zone = ZoneInfo(hours.zone)
    day = since.astimezone(zone).date() - timedelta(days=1)
    last = until.astimezone(zone).date() + timedelta(days=1)
    reached = datetime.min.replace(tzinfo=UTC)
    while day <= last:
        for span in hours.week[day.weekday()]:
            opens = max(_instant(day, span.opens, zone), reached)
            closes = _instant(day, span.closes, zone)
            if closes > opens:
                reached = closes
                yield opens, closes
        day += timedelta(days=1)


def _instant(day: date, minute: int, zone: ZoneInfo) -> datetime:
    if minute == MIDNIGHT:
        day, minute = day + timedelta(days=1), 0
    return datetime.combine(day, time(minute // 60, minute % 60), zone).astimezone(UTC)


def check_code(code: str) -> str:
    """What one types after the slash: up to 20 small letters, digits, Chinese signs.

    Raises:
        BadDesk.
    """
    small = code.strip().lower()
    if not _CODE.fullmatch(small):
        raise BadDesk(field="code", rule="1 to 20 small letters, digits, Chinese signs, - and _")
    return small


def check_reply(text: str) -> str:
    """The words of a quick reply, whose places are all known.

    Raises:
        BadDesk, BadText.
    """
    words = clean_text(text, field="text", least=1, most=LONGEST_REPLY)
    unknown = sorted(set(_PLACE.findall(words)) - PLACEHOLDERS)
    if unknown:
        raise BadDesk(field="text", rule="places are {buyer}, {store}, {order}", unknown=unknown)
    return words


def check_away(away: dict[str, str]) -> dict[str, str]:
    """What is said outside the hours, by locale; an empty one is left out, and none at all says nothing.

    Raises:
        BadDesk, BadText.
    """
    if set(away) - set(LOCALES):
        raise BadDesk(field="away", rule="en and zh-CN")
    cleaned = {locale: clean_text(text, field="away", most=LONGEST_AWAY) for locale, text in away.items()}
    return {locale: text for locale, text in cleaned.items() if text}


def check_reason(text: str) -> str:
    """Why somebody is blocked: one line, or nothing."""
    return clean_line(text, field="reason", most=LONGEST_REASON)
