from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.trade.market import NOW, yuan

from guang.kernel.ids import LineId, OrderId, ParcelId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.trade.shipping import errors, rules
from guang.trade.shipping.types import (
    UNWEIGHED_G,
    ChargedBy,
    Destination,
    Direction,
    Event,
    Load,
    Parcel,
    ParcelStep,
    ShippingOption,
    Speed,
    Template,
    Zone,
)

NOTHING = Money.zero("CNY")


def zone(*places: str, fee: float = 8, further: float = 2, first: int = 1, step: int = 1) -> Zone:
    return Zone(places, first, yuan(fee), step, yuan(further), None)


def template(*zones: Zone) -> Template:
    return Template(StoreId(1), (ShippingOption(Speed.STANDARD, zones, 48, 7),))


def fee_of(one: Template, to: Destination | None, units: int = 1, goods: Money | None = None) -> Money:
    return rules.offer(one, to, Load(units, units * 100, goods or yuan(10))).chosen.fee


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
    assert fee_of(WIDE, to) == yuan(fee)


def test_where_no_zone_reaches_nothing_is_delivered() -> None:
    with pytest.raises(errors.NotDelivered) as refusal:
        fee_of(template(zone("CN")), Destination("US", "CA"))

    assert refusal.value.facts == {"store": StoreId(1).text, "country": "US", "region": "CA"}


@pytest.mark.parametrize(("units", "fee"), [(1, 8), (2, 8), (3, 10), (5, 10), (6, 12), (8, 12), (9, 14)])
def test_further_units_cost_further_fees_begun_ones_included(units: int, fee: float) -> None:
    steps = template(zone("*", first=2, step=3))

    assert fee_of(steps, Destination("CN"), units) == yuan(fee)


def test_goods_worth_enough_travel_free() -> None:
    free = template(replace(zone("*"), free_over=yuan(99)))

    assert fee_of(free, Destination("CN"), 50, yuan(99)) == NOTHING
    assert fee_of(free, Destination("CN"), 1, yuan(98.99)) == yuan(8)


@given(st.integers(1, 400), st.integers(1, 9), st.integers(1, 9))
def test_more_units_never_cost_less(units: int, first: int, step: int) -> None:
    one = template(zone("*", first=first, step=step))

    assert fee_of(one, None, units).minor <= fee_of(one, None, units + 1).minor


def option(speed: Speed, fee: float, within_d: int, *places: str, by: ChargedBy = ChargedBy.UNITS) -> ShippingOption:
    return ShippingOption(speed, (zone(*places or ("*",), fee=fee, first=1000, step=500),), 24, within_d, by)


def test_nobody_asked_the_cheapest_goes_and_of_those_the_fastest() -> None:
    load, here = Load(1, 100, yuan(10)), Destination("CN")
    dear, slow, fast = option(Speed.EXPRESS, 9, 1), option(Speed.ECONOMY, 5, 9), option(Speed.STANDARD, 5, 3)

    offered = rules.offer(Template(StoreId(1), (dear, slow, fast)), here, load)

    assert (offered.chosen.speed, [one.speed for one in offered.options]) == (
        Speed.STANDARD,
        [Speed.EXPRESS, Speed.ECONOMY, Speed.STANDARD],
    )
    asked = rules.offer(Template(StoreId(1), (dear, slow)), here, load, Speed.EXPRESS)
    assert (asked.chosen.fee, asked.chosen.deliver_within_d) == (yuan(9), 1)


def test_an_option_that_does_not_reach_a_place_is_not_offered_there() -> None:
    both = Template(StoreId(1), (option(Speed.STANDARD, 5, 3), option(Speed.EXPRESS, 9, 1, "CN")))
    load, abroad = Load(1, 100, yuan(10)), Destination("US")

    assert [one.speed for one in rules.offer(both, abroad, load).options] == [Speed.STANDARD]
    with pytest.raises(errors.NotOffered) as refusal:
        rules.offer(both, abroad, load, Speed.EXPRESS)
    assert refusal.value.facts == {"store": StoreId(1).text, "speed": "express", "offered": ["standard"]}


@pytest.mark.parametrize(("grams", "fee"), [(1, 8), (1000, 8), (1001, 10), (1500, 10), (1501, 12)])
def test_by_weight_grams_are_counted(grams: int, fee: float) -> None:
    one = Template(StoreId(1), (option(Speed.STANDARD, 8, 3, by=ChargedBy.WEIGHT),))

    assert rules.offer(one, None, Load(999, grams, yuan(10))).chosen.fee == yuan(fee)


def test_what_nobody_has_weighed_weighs_what_is_usual() -> None:
    assert Load.of([(2, 300), (3, None)], yuan(1)) == Load(5, 2 * 300 + 3 * UNWEIGHED_G, yuan(1))


@given(
    st.dictionaries(st.sampled_from(Speed), st.integers(0, 10**4), min_size=1),
    st.integers(1, 400),
    st.integers(0, 10**5),
)
def test_nothing_costs_less_than_what_is_chosen_for_a_buyer(fees: dict[Speed, int], units: int, grams: int) -> None:
    options = tuple(option(speed, fee / 100, 3) for speed, fee in fees.items())

    offered = rules.offer(Template(StoreId(1), options), None, Load(units, grams, yuan(10)))

    assert all(offered.chosen.fee.minor <= one.fee.minor for one in offered.options)


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
        Template(StoreId(1), ()),
        Template(StoreId(1), template(zone("*")).options * 2),
        Template(StoreId(1), (replace(template(zone("*")).usual, ship_within_h=0),)),
        Template(StoreId(1), (replace(template(zone("*")).usual, deliver_within_d=61),)),
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
