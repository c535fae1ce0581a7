"""What delivery costs and what a courier's word changes; nothing here touches a database."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Final

from guang.kernel.money import Money
from guang.trade import stores
from guang.trade.shipping.errors import BadParcel, BadTemplate, NotDelivered, NotOffered
from guang.trade.shipping.types import (
    ChargedBy,
    Destination,
    Event,
    Load,
    NewParcel,
    Offer,
    Offered,
    Parcel,
    ParcelStep,
    ShippingOption,
    Speed,
    Template,
    Zone,
)

EVERYWHERE: Final = "*"
MOST_ZONES: Final = 50
MOST_PLACES: Final = 300
LONGEST_PLACE: Final = 60
LARGEST_FEE_MINOR: Final = 10**9
MOST_COUNTED: Final = 10**9
"""Units or grams: more than the largest order that there can be, and still an integer of four bytes."""
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
    zone = Zone((EVERYWHERE,), MOST_COUNTED, store.shipping.fee, 1, nothing, store.shipping.free_over)
    option = ShippingOption(Speed.STANDARD, (zone,), SHIP_WITHIN_H, DELIVER_WITHIN_D)
    return Template(store.id, (option,), is_own=False)


def zone_for(option: ShippingOption, to: Destination) -> Zone | None:
    """The zone that names a destination most closely: its region before its country, that before everywhere.

    The first of several that do so equally; None if the option does not reach there.
    """
    closeness, found = -1, None
    for zone in option.zones:
        closest = max((_closeness(place, to) for place in zone.places), default=-1)
        if closest > closeness:
            closeness, found = closest, zone
    return found


def fee(option: ShippingOption, to: Destination | None, load: Load) -> Money | None:
    """What delivering one order one way costs; None if it does not reach there.

    Args:
        to: where to; if it is not known yet, the first zone stands for all.
    """
    zone = option.zones[0] if to is None else zone_for(option, to)
    if zone is None:
        return None
    if zone.free_over is not None and zone.free_over <= load.goods:
        return Money.zero(load.goods.currency)
    counted = load.units if option.charged_by is ChargedBy.UNITS else load.grams
    further = -(-max(0, counted - zone.first) // zone.further)
    return zone.first_fee + zone.further_fee * further + Money.zero(load.goods.currency)


def offer(template: Template, to: Destination | None, load: Load, wanted: Speed | None = None) -> Offered:
    """How one order can be delivered, and how it will be if nobody says more.

    Args:
        wanted: what the buyer chose; if nothing, the cheapest, and of several the one that promises most. Nothing that
            costs more is ever chosen for a buyer (Directive 2011/83/EU, Article 22: no payment by a ticked box).

    Raises:
        NotDelivered: the store does not deliver there at all.
        NotOffered: not the way that the buyer chose.
    """
    options = tuple(
        Offer(one.speed, costs, one.ship_within_h, one.deliver_within_d)
        for one in template.options
        if (costs := fee(one, to, load)) is not None
    )
    if not options:
        assert to is not None
        raise NotDelivered(store=template.store.text, country=to.country, region=to.region)
    if wanted is None:
        return Offered(min(options, key=_unasked), options)
    chosen = next((one for one in options if one.speed is wanted), None)
    if chosen is None:
        raise NotOffered(store=template.store.text, speed=wanted.value, offered=[one.speed.value for one in options])
    return Offered(chosen, options)


def check(template: Template, currency: str) -> None:
    """Refuse a template that cannot be.

    Raises:
        BadTemplate: naming the field and the rule.
    """
    speeds = [option.speed for option in template.options]
    if not speeds or len(set(speeds)) != len(speeds):
        raise BadTemplate(field="options", rule="one at least, each speed once")
    for number, option in enumerate(template.options):
        _check_option(f"options.{number}", option, currency)


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


def _unasked(offer_: Offer) -> tuple[int, int, int]:
    return offer_.fee.minor, offer_.ship_within_h + offer_.deliver_within_d * 24, offer_.ship_within_h


def _check_option(at: str, option: ShippingOption, currency: str) -> None:
    if not 1 <= len(option.zones) <= MOST_ZONES:
        raise BadTemplate(field=f"{at}.zones", rule=f"from 1 to {MOST_ZONES}")
    if not 1 <= option.ship_within_h <= LONGEST_PROMISE_H:
        raise BadTemplate(field=f"{at}.ship_within_h", rule=f"from 1 to {LONGEST_PROMISE_H}")
    if not 1 <= option.deliver_within_d <= LONGEST_WAY_D:
        raise BadTemplate(field=f"{at}.deliver_within_d", rule=f"from 1 to {LONGEST_WAY_D}")
    named = [place for zone in option.zones for place in zone.places]
    if len(named) > MOST_PLACES or len(set(named)) != len(named):
        raise BadTemplate(field=f"{at}.places", rule=f"at most {MOST_PLACES}, each in one zone")
    for number, zone in enumerate(option.zones):
        _check_zone(f"{at}.zones.{number}", zone, currency)


def _check_zone(at: str, zone: Zone, currency: str) -> None:
    if not zone.places or not all(_is_place(place) for place in zone.places):
        raise BadTemplate(field=f"{at}.places", rule="* or CN or CN/浙江")
    if not (1 <= zone.first <= MOST_COUNTED and 1 <= zone.further <= MOST_COUNTED):
        raise BadTemplate(field=f"{at}.first", rule=f"from 1 to {MOST_COUNTED}")
    amounts = [zone.first_fee, zone.further_fee, *([zone.free_over] if zone.free_over else [])]
    if not all(one.currency == currency and 0 <= one.minor <= LARGEST_FEE_MINOR for one in amounts):
        raise BadTemplate(field=f"{at}.fees", rule=f"from 0 to {LARGEST_FEE_MINOR} in {currency}")


def _is_place(place: str) -> bool:
    country, slash, region = place.partition("/")
    if place == EVERYWHERE:
        return True
    is_country = len(country) == 2 and country.isascii() and country.isupper()  # ISO 3166-1 alpha-2
    return is_country and (not slash or (1 <= len(region.strip()) <= LONGEST_PLACE and region.isprintable()))
