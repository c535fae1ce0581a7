"""Opening hours as instants."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.trade.reception import rules
from guang.trade.reception.errors import BadDesk
from guang.trade.reception.types import Hours, Span, Week

ZONES = ("Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "UTC")
ALWAYS = tuple((Span(0, 1440),) for _ in range(7))
MONDAY = datetime(2026, 6, 1, tzinfo=UTC)  # a Monday


@st.composite
def hours(draw: st.DrawFn) -> Hours:
    week = []
    for _ in range(7):
        edges = sorted(draw(st.sets(st.integers(0, 1440), min_size=0, max_size=6)))
        week.append(tuple(Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)))
    if not any(week):
        week[draw(st.integers(0, 6))] = (Span(540, 1260),)
    return Hours(draw(st.sampled_from(ZONES)), tuple(week))


instants = st.integers(0, 4 * 366 * 86_400).map(lambda s: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=s))
stretches = st.timedeltas(timedelta(0), timedelta(days=20))


def nine_to_nine(zone: str = "Asia/Shanghai") -> Hours:
    return Hours(zone, tuple((Span(540, 1260),) for _ in range(7)))


def test_the_clock_stands_at_night_and_runs_in_the_stores_own_time_zone() -> None:
    shanghai = nine_to_nine()
    evening = datetime(2026, 6, 1, 12, 50, tzinfo=UTC)  # 20:50 in Shanghai
    morning = datetime(2026, 6, 2, 1, 5, tzinfo=UTC)  # 09:05 on the next day
    assert rules.opening_s(evening, morning, shanghai) == 15 * 60
    assert rules.wall_s(evening, morning) == (12 * 60 + 15) * 60
    assert rules.due(evening, 15 * 60, shanghai) == morning
    assert rules.opening_s(evening, morning, nine_to_nine("UTC")) == (8 * 60 + 10) * 60


def test_outside_the_hours_the_next_opening_is_known() -> None:
    shanghai = nine_to_nine()
    assert rules.next_opening(datetime(2026, 6, 1, 3, 0, tzinfo=UTC), shanghai) is None
    night = datetime(2026, 6, 1, 15, 0, tzinfo=UTC)
    assert rules.next_opening(night, shanghai) == datetime(2026, 6, 2, 1, 0, tzinfo=UTC)
    sundays = Hours("UTC", ((), (), (), (), (), (), (Span(600, 601),)))
    assert rules.next_opening(MONDAY, sundays) == datetime(2026, 6, 7, 10, 0, tzinfo=UTC)


def test_the_end_of_a_span_is_closed_and_its_beginning_open() -> None:
    utc = nine_to_nine("UTC")
    assert rules.is_open(MONDAY + timedelta(hours=9), utc)
    assert not rules.is_open(MONDAY + timedelta(hours=21), utc)


def test_days_on_which_clocks_change_are_as_long_as_they_are() -> None:
    berlin = Hours("Europe/Berlin", ALWAYS)
    spring = datetime(2026, 3, 28, 23, 0, tzinfo=UTC)  # midnight in Berlin
    assert rules.opening_s(spring, datetime(2026, 3, 29, 22, 0, tzinfo=UTC), berlin) == 23 * 3600
    nightly = Hours("Europe/Berlin", tuple((Span(120, 180),) for _ in range(7)))
    assert rules.opening_s(spring, spring + timedelta(hours=23), nightly) == 0
    autumn = datetime(2026, 10, 24, 22, 0, tzinfo=UTC)
    assert rules.opening_s(autumn, autumn + timedelta(hours=25), nightly) == 2 * 3600


@given(hours(), instants, stretches, stretches)
def test_time_adds_up_and_never_runs_faster_than_the_wall(
    when: Hours, since: datetime, first: timedelta, second: timedelta
) -> None:
    middle, end = since + first, since + first + second
    whole = rules.opening_s(since, end, when)
    parts = rules.opening_s(since, middle, when) + rules.opening_s(middle, end, when)
    assert 0 <= whole <= rules.wall_s(since, end)
    assert 0 <= whole - parts <= 1


@given(instants, stretches)
def test_a_store_that_never_closes_has_the_time_of_the_wall(since: datetime, length: timedelta) -> None:
    for zone in ZONES:
        assert rules.opening_s(since, since + length, Hours(zone, ALWAYS)) == rules.wall_s(since, since + length)


@given(hours(), instants, st.integers(1, 6 * 3600))
def test_a_deadline_is_the_first_instant_at_which_that_much_time_has_passed(
    when: Hours, since: datetime, seconds: int
) -> None:
    at = rules.due(since, seconds, when)
    if at < since + rules.FARTHEST:
        assert rules.opening_s(since, at, when) == seconds
        assert rules.opening_s(since, at - timedelta(seconds=1), when) < seconds


@given(hours(), instants)
def test_whoever_is_closed_opens_at_the_next_opening(when: Hours, at: datetime) -> None:
    opens = rules.next_opening(at, when)
    assert (opens is None) == rules.is_open(at, when)
    if opens is not None:
        assert opens > at
        assert rules.is_open(opens, when)
        assert rules.opening_s(at, opens, when) == 0


@pytest.mark.parametrize(
    "week",
    [
        ALWAYS[:6],
        ((),) * 7,
        ((Span(600, 600),), *ALWAYS[1:]),
        ((Span(600, 700), Span(650, 800)), *ALWAYS[1:]),
        ((Span(0, 1441),), *ALWAYS[1:]),
        (tuple(Span(n * 10, n * 10 + 5) for n in range(5)), *ALWAYS[1:]),
    ],
)
def test_hours_that_cannot_be_are_refused(week: Week) -> None:
    with pytest.raises(BadDesk) as refused:
        rules.check_week(week)
    assert refused.value.facts["field"] == "hours.week"


@given(hours())
def test_all_other_hours_are_taken(when: Hours) -> None:
    for spans in when.week:
        edges = [edge for span in spans for edge in (span.opens, span.closes)]
        assert edges == sorted(set(edges))
    rules.check_week(when.week)


def test_a_quick_reply_has_a_code_that_can_be_typed_and_known_places() -> None:
    assert rules.check_code(" Hi_1 ") == "hi_1"
    assert rules.check_code("发货") == "发货"
    for bad in ("", "a b", "a/b", "x" * 21):
        with pytest.raises(BadDesk):
            rules.check_code(bad)
    assert rules.check_reply("Hello {buyer}, {order} has left {store}.") == "Hello {buyer}, {order} has left {store}."
    with pytest.raises(BadDesk) as refused:
        rules.check_reply("{name} {buyer}")
    assert refused.value.facts["unknown"] == ["name"]
