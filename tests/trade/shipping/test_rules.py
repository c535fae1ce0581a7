from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.market import NOW, yuan

from guang.kernel.ids import LineId, OrderId, ParcelId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.trade.shipping import errors, rules
from guang.trade.shipping.types import Destination, Direction, Event, Parcel, ParcelStep, Template, Zone

NOTHING = Money.zero("CNY")


def zone(*places: str, fee: float = 8, further: float = 2, first: int = 1, step: int = 1) -> Zone:
    return Zone(places, first, yuan(fee), step, yuan(further), None)


def template(*zones: Zone) -> Template:
    return Template(StoreId(1), zones, 48, 7)


def parcel(*events: Event, step: ParcelStep = ParcelStep.HANDED_OVER) -> Parcel:
    return Parcel(
        id=ParcelId(1),
        order=OrderId(1),
        store=StoreId(1),
        viewer=ViewerId(1),
        direction=Direction.OUT,
        ref="",
        carrier="SF",
        tracking="1",
        step=step,
        units={LineId(1): 1},
        handed_at=NOW,
        ship_by=None,
        deliver_by=None,
        ended_at=None,
        events=events,
    )


def after(hours: float) -> timedelta:
    return timedelta(hours=hours)


WIDE = template(zone("*", fee=30), zone("CN", fee=8), zone("CN/新疆", "CN/西藏", fee=20), zone("US/CA", fee=50))


@pytest.mark.parametrize(
    ("to", "fee"),
    [
        (Destination("CN", "浙江省"), 8),
        (Destination("CN", "新疆维吾尔自治区"), 20),
        (Destination("CN"), 8),
        (Destination("US", "ca"), 50),
        (Destination("US", "NY"), 30),
        (Destination("DE", "Berlin"), 30),
        (None, 30),
    ],
)
def test_the_zone_that_names_a_place_most_closely_says_the_fee(to: Destination | None, fee: float) -> None:
    assert rules.fee(WIDE, to, 1, yuan(10)) == yuan(fee)


def test_where_no_zone_reaches_nothing_is_delivered() -> None:
    with pytest.raises(errors.NotDelivered) as refusal:
        rules.fee(template(zone("CN")), Destination("US", "CA"), 1, yuan(10))

    assert refusal.value.facts == {"store": StoreId(1).text, "country": "US", "region": "CA"}


@pytest.mark.parametrize(("units", "fee"), [(1, 8), (2, 8), (3, 10), (5, 10), (6, 12), (8, 12), (9, 14)])
def test_further_units_cost_further_fees_begun_ones_included(units: int, fee: float) -> None:
    steps = template(zone("*", first=2, step=3))

    assert rules.fee(steps, Destination("CN"), units, yuan(10)) == yuan(fee)


def test_goods_worth_enough_travel_free() -> None:
    free = template(replace(zone("*"), free_over=yuan(99)))

    assert rules.fee(free, Destination("CN"), 50, yuan(99)) == NOTHING
    assert rules.fee(free, Destination("CN"), 1, yuan(98.99)) == yuan(8)


@given(st.integers(1, 400), st.integers(1, 9), st.integers(1, 9))
def test_more_units_never_cost_less(units: int, first: int, step: int) -> None:
    one = template(zone("*", first=first, step=step))

    assert rules.fee(one, None, units, NOTHING) <= rules.fee(one, None, units + 1, NOTHING)


@pytest.mark.parametrize(
    "bad",
    [
        template(),
        template(zone()),
        template(zone("China")),
        template(zone("CN/")),
        template(zone("*"), zone("*")),
        template(zone("*", fee=-1)),
        template(zone("*", first=0)),
        template(zone("*", step=0)),
        template(replace(zone("*"), first_fee=Money(1, "USD"))),
        replace(template(zone("*")), ship_within_h=0),
        replace(template(zone("*")), deliver_within_d=61),
    ],
)
def test_terms_that_cannot_be_are_refused(bad: Template) -> None:
    with pytest.raises(errors.BadTemplate):
        rules.check(bad, "CNY")


def test_old_news_is_no_news() -> None:
    picked = Event(ParcelStep.PICKED_UP, NOW + after(1))
    moved = Event(ParcelStep.IN_TRANSIT, NOW + after(2))

    assert rules.news(parcel(picked), [moved, picked, moved]) == [moved]


def test_nothing_follows_an_end() -> None:
    done = Event(ParcelStep.DELIVERED, NOW + after(3))
    late = Event(ParcelStep.LOST, NOW + after(4))

    assert rules.news(parcel(), [late, done]) == [done]
    assert rules.news(parcel(done, step=ParcelStep.DELIVERED), [late]) == []


def test_an_early_step_told_late_does_not_turn_a_parcel_back() -> None:
    there = parcel(Event(ParcelStep.OUT_FOR_DELIVERY, NOW + after(3)), step=ParcelStep.OUT_FOR_DELIVERY)

    assert rules.step_after(there, [Event(ParcelStep.PICKED_UP, NOW + after(1))]) is ParcelStep.OUT_FOR_DELIVERY
    assert rules.step_after(there, [Event(ParcelStep.FAILED, NOW + after(5))]) is ParcelStep.FAILED


@given(st.lists(st.tuples(st.sampled_from(ParcelStep), st.integers(0, 9)), max_size=12))
def test_whatever_is_told_in_whatever_order_ends_once(told: list[tuple[ParcelStep, int]]) -> None:
    fresh = rules.news(parcel(), [Event(step, NOW + after(hours)) for step, hours in told])

    ends = [event for event in fresh if event.step in rules.ENDS]
    assert len(ends) <= 1
    assert not ends or fresh[-1] == ends[0]
    assert (rules.ended_at(fresh) is None) == (not ends)
    assert (rules.step_after(parcel(), fresh) in rules.ENDS) == bool(ends)
