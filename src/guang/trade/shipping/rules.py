"""What delivery costs and what a courier's word changes; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from guang.kernel.money import Money
from guang.trade import stores
from guang.trade.shipping.errors import BadParcel, BadTemplate, NotDelivered
from guang.trade.shipping.types import Destination, Event, NewParcel, Parcel, ParcelStep, Template, Zone

EVERYWHERE: Final = "*"
MOST_ZONES: Final = 50
MOST_PLACES: Final = 300
LONGEST_PLACE: Final = 60
LARGEST_FEE_MINOR: Final = 10**9
MOST_UNITS: Final = 10**6
LONGEST_WORD: Final = 60
SHIP_WITHIN_H: Final = 48
"""Hours until a store that says nothing hands over (DOMAIN D5: 48 h is the usual promise)."""
DELIVER_WITHIN_D: Final = 7
"""Days on the way that a store promises if it says nothing [D]."""
LONGEST_PROMISE_H: Final = 15 * 24
"""Presale goods are promised within 15 days at the latest (DOMAIN D5)."""
LONGEST_WAY_D: Final = 60

_RANK: Final[Mapping[ParcelStep, int]] = MappingProxyType(
    {
        ParcelStep.HANDED_OVER: 0,
        ParcelStep.PICKED_UP: 1,
        ParcelStep.IN_TRANSIT: 2,
        ParcelStep.OUT_FOR_DELIVERY: 3,
        ParcelStep.FAILED: 3,
    }
)
ENDS: Final = frozenset({ParcelStep.DELIVERED, ParcelStep.LOST, ParcelStep.DAMAGED, ParcelStep.RETURNED})
"""After these a courier's word changes nothing."""


def flat(store: stores.Store) -> Template:
    """The template of a store that made none: its flat fee, everywhere."""
    nothing = Money.zero(store.currency)
    zone = Zone((EVERYWHERE,), MOST_UNITS, store.shipping.fee, 1, nothing, store.shipping.free_over)
    return Template(store.id, (zone,), SHIP_WITHIN_H, DELIVER_WITHIN_D, is_own=False)


def zone_for(template: Template, to: Destination) -> Zone | None:
    """The zone that names a destination most closely: its region before its country, that before everywhere.

    The first of several that do so equally; None if the store does not deliver there.
    """
    closeness, found = -1, None
    for zone in template.zones:
        closest = max((_closeness(place, to) for place in zone.places), default=-1)
        if closest > closeness:
            closeness, found = closest, zone
    return found


def fee(template: Template, to: Destination | None, units: int, goods: Money) -> Money:
    """What delivering one order costs.

    Args:
        to: where to; if it is not known yet, the first zone stands for all.
        units: of the whole order, at least 1.
        goods: what the order's lines cost together.

    Raises:
        NotDelivered: the store does not deliver there.
    """
    zone = template.zones[0] if to is None else zone_for(template, to)
    if zone is None:
        assert to is not None
        raise NotDelivered(store=template.store.text, country=to.country, region=to.region)
    if zone.free_over is not None and zone.free_over <= goods:
        return Money.zero(goods.currency)
    further = -(-max(0, units - zone.first_units) // zone.further_units)
    return zone.first_fee + zone.further_fee * further + Money.zero(goods.currency)


def check(template: Template, currency: str) -> None:
    """Refuse a template that cannot be.

    Raises:
        BadTemplate: naming the field and the rule.
    """
    if not 1 <= len(template.zones) <= MOST_ZONES:
        raise BadTemplate(field="zones", rule=f"from 1 to {MOST_ZONES}")
    if not 1 <= template.ship_within_h <= LONGEST_PROMISE_H:
        raise BadTemplate(field="ship_within_h", rule=f"from 1 to {LONGEST_PROMISE_H}")
    if not 1 <= template.deliver_within_d <= LONGEST_WAY_D:
        raise BadTemplate(field="deliver_within_d", rule=f"from 1 to {LONGEST_WAY_D}")
    named = [place for zone in template.zones for place in zone.places]
    if len(named) > MOST_PLACES or len(set(named)) != len(named):
        raise BadTemplate(field="places", rule=f"at most {MOST_PLACES}, each in one zone")
    for number, zone in enumerate(template.zones):
        _check_zone(number, zone, currency)


def check_parcel(parcel: NewParcel) -> tuple[str, str]:
    """Carrier and tracking number, trimmed.

    Raises:
        BadParcel: one is empty, too long or not printable, or there is nothing in it.
    """
    words = parcel.carrier.strip(), parcel.tracking.strip()
    if not all(1 <= len(word) <= LONGEST_WORD and word.isprintable() for word in words):
        raise BadParcel()
    if not parcel.lines or not all(units > 0 for units in parcel.lines.values()):
        raise BadParcel(rule="at least one unit")
    return words


def news(parcel: Parcel, told: Iterable[Event]) -> list[Event]:
    """What of a courier's words is new, in order of time; nothing is, once a parcel has ended.

    A courier that repeats itself says nothing new; one that tells an early step late is heard, and what follows an end
    is not.
    """
    if parcel.step in ENDS:
        return []
    known = {(event.step, event.at) for event in parcel.events}
    fresh: list[Event] = []
    for event in sorted(told, key=lambda event: (event.at, event.step in ENDS)):
        if (event.step, event.at) not in known:
            known.add((event.step, event.at))
            fresh.append(event)
        if event.step in ENDS:
            break
    return fresh


def step_after(parcel: Parcel, fresh: Iterable[Event]) -> ParcelStep:
    """How far a parcel has come after some news: an end, or the furthest step; a failed attempt is one, too."""
    now = parcel.step
    for event in fresh:
        if event.step in ENDS:
            return event.step
        if _RANK[event.step] >= _RANK[now]:
            now = event.step
    return now


def ended_at(fresh: Iterable[Event]) -> datetime | None:
    """When a parcel ended, if the news says so."""
    return next((event.at for event in fresh if event.step in ENDS), None)


def _closeness(place: str, to: Destination) -> int:
    if place == EVERYWHERE:
        return 0
    country, _, region = place.partition("/")
    if country != to.country:
        return -1
    if not region:
        return 1
    return 1 + len(region) if to.region.casefold().startswith(region.casefold()) else -1


def _check_zone(number: int, zone: Zone, currency: str) -> None:
    at = f"zones.{number}"
    if not zone.places or not all(_is_place(place) for place in zone.places):
        raise BadTemplate(field=f"{at}.places", rule="* or CN or CN/浙江")
    if not (1 <= zone.first_units <= MOST_UNITS and 1 <= zone.further_units <= MOST_UNITS):
        raise BadTemplate(field=f"{at}.units", rule=f"from 1 to {MOST_UNITS}")
    amounts = [zone.first_fee, zone.further_fee, *([zone.free_over] if zone.free_over else [])]
    if not all(one.currency == currency and 0 <= one.minor <= LARGEST_FEE_MINOR for one in amounts):
        raise BadTemplate(field=f"{at}.fees", rule=f"from 0 to {LARGEST_FEE_MINOR} in {currency}")


def _is_place(place: str) -> bool:
    country, slash, region = place.partition("/")
    if place == EVERYWHERE:
        return True
    is_country = len(country) == 2 and country.isascii() and country.isupper()  # ISO 3166-1 alpha-2
    return is_country and (not slash or (1 <= len(region.strip()) <= LONGEST_PLACE and region.isprintable()))
