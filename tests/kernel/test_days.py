"""Days by the clocks of a place."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel import days

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "America/Havana", "America/Santiago", "Asia/Beirut",
         "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Kiritimati", "UTC")  # fmt: skip
instants = st.integers(0, 12 * 366 * 86_400).map(lambda s: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(seconds=s))


@given(instants, st.sampled_from(ZONES))
def test_every_instant_is_in_exactly_the_day_that_the_calendar_shows(at: datetime, zone: str) -> None:
    day = days.day_of(at, zone)

    assert days.begins(day, zone) <= at < days.begins(day + timedelta(days=1), zone)


@given(instants, st.sampled_from(ZONES), st.integers(1, 40))
def test_the_last_days_follow_one_another_and_end_with_today(at: datetime, zone: str, count: int) -> None:
    edges = days.last_days(count, zone, at)

    assert len(edges) == count + 1
    assert edges[-2] <= at < edges[-1]
    assert all(timedelta(hours=23) <= b - a <= timedelta(hours=25) for a, b in pairwise(edges))


def test_days_on_which_clocks_are_moved_are_as_long_as_they_are() -> None:
    berlin = "Europe/Berlin"
    edges = days.last_days(3, berlin, datetime(2026, 3, 30, 12, tzinfo=UTC))
    assert edges == [
        datetime(2026, 3, 27, 23, tzinfo=UTC),
        datetime(2026, 3, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 29, 22, tzinfo=UTC),  # the day before had 23 hours
        datetime(2026, 3, 30, 22, tzinfo=UTC),
    ]
    (autumn, after) = days.last_days(1, berlin, datetime(2026, 10, 25, 12, tzinfo=UTC))
    assert after - autumn == timedelta(hours=25)


def test_a_day_that_begins_at_one_because_midnight_was_skipped_begins_then() -> None:
    assert days.begins(date(2026, 3, 8), "America/Havana") == datetime(2026, 3, 8, 5, tzinfo=UTC)  # 01:00 there
    assert days.begins(date(2026, 11, 1), "America/Havana") == datetime(2026, 11, 1, 4, tzinfo=UTC)  # the first 00:00


def test_a_day_that_never_was_has_no_length() -> None:
    assert days.begins(date(2011, 12, 30), "Pacific/Apia") == days.begins(date(2011, 12, 31), "Pacific/Apia")


def test_one_second_before_midnight_is_yesterday() -> None:
    midnight = datetime(2026, 5, 31, 16, tzinfo=UTC)
    assert days.day_of(midnight - timedelta(seconds=1), "Asia/Shanghai") == date(2026, 5, 31)
    assert days.day_of(midnight, "Asia/Shanghai") == date(2026, 6, 1)


def test_a_month_reaches_over_the_day_on_which_clocks_are_moved() -> None:
    assert days.month(date(2026, 3, 1), "Europe/Berlin") == (
        datetime(2026, 2, 28, 23, tzinfo=UTC),
        datetime(2026, 3, 31, 22, tzinfo=UTC),
    )
    assert days.month(date(2026, 12, 1), "UTC")[1] == datetime(2027, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize("name", ["Mars/Olympus", "", "../etc/passwd", "asia/shanghai", "UTC+8"])
def test_a_name_that_no_time_zone_has_is_refused(name: str) -> None:
    with pytest.raises(days.NoSuchZone):
        days.checked(name)
