"""All SQL of shipping. Parcels are locked here and nowhere else, in order of id."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import LineId, OrderId, ParcelId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.trade.shipping.types import (
    ChargedBy,
    Direction,
    Event,
    Kept,
    NewParcel,
    Parcel,
    ParcelStep,
    ShippingOption,
    Speed,
    Template,
    Zone,
)

_TEMPLATES = """
    SELECT store, speed, zones::text AS zones, ship_within_h, deliver_within_d, charged_by, others::text AS others
    FROM trade.shipping_templates WHERE store = ANY((SELECT $1::bigint[])::bigint[])
    """
_KEEP = """
    INSERT INTO trade.shipping_templates (store, speed, zones, ship_within_h, deliver_within_d, charged_by, others,
                                          changed_at)
    VALUES ($1, $2, $3::text::jsonb, $4, $5, $6, $7::text::jsonb, $8)
    ON CONFLICT (store) DO UPDATE SET speed = excluded.speed, zones = excluded.zones,
        ship_within_h = excluded.ship_within_h, deliver_within_d = excluded.deliver_within_d,
        charged_by = excluded.charged_by, others = excluded.others, changed_at = excluded.changed_at
    """
_DROP = "DELETE FROM trade.shipping_templates WHERE store = $1"
_HAND_OVER = """
    WITH made AS (
        INSERT INTO trade.parcels (id, order_id, store, viewer, direction, ref, carrier, tracking, speed, step,
                                   handed_at, ship_by, deliver_by, look_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'handed_over', $10, $11, $12, $10)
    )
    INSERT INTO trade.parcel_lines (parcel, line, sku, units)
    SELECT $1, line, sku, units FROM unnest($13::bigint[], $14::bigint[], $15::integer[]) AS l (line, sku, units)
    """
_PARCELS = """
    SELECT p.id, p.order_id, p.store, p.viewer, p.direction, p.ref, p.carrier, p.tracking, p.speed, p.step,
           p.handed_at, p.ship_by, p.deliver_by, p.ended_at,
           (SELECT array_agg(l.line ORDER BY l.line) FROM trade.parcel_lines l WHERE l.parcel = p.id) AS lines,
           (SELECT array_agg(l.units ORDER BY l.line) FROM trade.parcel_lines l WHERE l.parcel = p.id) AS units,
           (SELECT array_agg(e.at ORDER BY e.at, e.step) FROM trade.parcel_events e WHERE e.parcel = p.id) AS times,
           (SELECT array_agg(e.step ORDER BY e.at, e.step) FROM trade.parcel_events e WHERE e.parcel = p.id) AS steps,
           (SELECT array_agg(e.place ORDER BY e.at, e.step) FROM trade.parcel_events e WHERE e.parcel = p.id) AS places
    FROM trade.parcels p
    """
_OF_ORDERS = f"{_PARCELS} WHERE p.order_id = ANY($1::bigint[]) ORDER BY p.id"
_TRACKED = (
    "SELECT DISTINCT order_id FROM trade.parcels WHERE store = $1 AND tracking = ANY($2::text[]) ORDER BY order_id"
)
_BY_ID = f"{_PARCELS} WHERE p.id = ANY($1::bigint[]) ORDER BY p.id"
_DUE = f"{_PARCELS} WHERE p.ended_at IS NULL AND p.look_at <= $1 ORDER BY p.look_at LIMIT $2"
_LOCK = "SELECT id FROM trade.parcels WHERE id = ANY($1::bigint[]) ORDER BY id FOR UPDATE"
_TELL = """
    INSERT INTO trade.parcel_events (parcel, at, step, place)
    SELECT * FROM unnest($1::bigint[], $2::timestamptz[], $3::text[], $4::text[]) ON CONFLICT DO NOTHING
    """
_MOVE = """
    UPDATE trade.parcels AS p SET step = w.step, ended_at = w.ended_at, look_at = w.look_at
    FROM unnest($1::bigint[], $2::text[], $3::timestamptz[], $4::timestamptz[]) AS w (id, step, ended_at, look_at)
    WHERE p.id = w.id
    """
_KEPT = """
    SELECT count(*) FILTER (WHERE ship_by IS NOT NULL) AS handed,
           count(*) FILTER (WHERE handed_at <= ship_by) AS handed_in_time,
           count(*) FILTER (WHERE step = 'delivered' AND deliver_by IS NOT NULL) AS delivered,
           count(*) FILTER (WHERE step = 'delivered' AND ended_at <= deliver_by) AS delivered_in_time,
           count(*) FILTER (WHERE step = 'lost') AS lost,
           count(*) FILTER (WHERE step = 'damaged') AS damaged
    FROM trade.parcels WHERE store = $1 AND handed_at >= $2 AND handed_at < $3 AND direction = 'out'
    """


class _Zone(msgspec.Struct, frozen=True, array_like=True):
    """A zone as the table keeps it; amounts without their currency."""

    places: tuple[str, ...]
    first: int
    first_fee: int
    further: int
    further_fee: int
    free_over: int | None


class _Option(msgspec.Struct, frozen=True, array_like=True):
    """An option as the table keeps those after the first."""

    speed: Speed
    zones: tuple[_Zone, ...]
    ship_within_h: int
    deliver_within_d: int
    charged_by: ChargedBy


async def select_templates(session: Session, currencies: Mapping[StoreId, str]) -> dict[StoreId, Template]:
    """The templates of stores that made one."""
    found = {}
    for row in await fetch(session, _TEMPLATES, list(currencies)):
        store = StoreId(row["store"])
        first = _Option(
            Speed(row["speed"]),
            msgspec.json.decode(row["zones"], type=tuple[_Zone, ...]),
            row["ship_within_h"],
            row["deliver_within_d"],
            ChargedBy(row["charged_by"]),
        )
        others = msgspec.json.decode(row["others"], type=list[_Option])
        found[store] = Template(store, tuple(_option(one, currencies[store]) for one in (first, *others)))
    return found


async def keep_template(session: Session, template: Template, now: datetime) -> None:
    """Write a store's template down, in place of the one before."""
    first, *others = [_kept(option) for option in template.options]
    await fetch(
        session,
        _KEEP,
        template.store,
        first.speed.value,
        codec.encode(first.zones).decode(),
        first.ship_within_h,
        first.deliver_within_d,
        first.charged_by.value,
        codec.encode(others).decode(),
        now,
    )


async def drop_template(session: Session, store: StoreId) -> None:
    """Forget a store's template."""
    await fetch(session, _DROP, store)


async def insert_parcel(session: Session, parcel: ParcelId, new: NewParcel, now: datetime) -> None:
    """A parcel with what is in it."""
    words = (new.direction.value, new.ref, new.carrier, new.tracking, new.speed.value)
    lines = sorted(new.lines)
    await fetch(
        session,
        _HAND_OVER,
        parcel,
        new.order,
        new.store,
        new.viewer,
        *words,
        now,
        new.ship_by,
        new.deliver_by,
        lines,
        [new.skus[line] for line in lines],
        [new.lines[line] for line in lines],
    )


async def select_of_orders(session: Session, orders: Collection[OrderId]) -> list[Parcel]:
    """Every parcel of some orders, there and back, in order of id."""
    return [_parcel(row) for row in await fetch(session, _OF_ORDERS, list(orders))] if orders else []


async def select_tracked(session: Session, store: StoreId, tracking: Collection[str]) -> list[OrderId]:
    """Orders of which a store has handed over a parcel under one of some tracking numbers."""
    return [OrderId(row["order_id"]) for row in await fetch(session, _TRACKED, store, list(tracking))]


async def select_parcel(session: Session, parcel: ParcelId) -> Parcel | None:
    """One parcel."""
    return next(iter([_parcel(row) for row in await fetch(session, _BY_ID, [parcel])]), None)


async def select_due(session: Session, now: datetime, most: int) -> list[Parcel]:
    """Parcels on their way whose courier is to be asked again."""
    return [_parcel(row) for row in await fetch(session, _DUE, now, most)]


async def lock_parcels(session: Session, parcels: Collection[ParcelId]) -> list[Parcel]:
    """Some parcels, held until this transaction ends."""
    await fetch(session, _LOCK, list(parcels))
    return [_parcel(row) for row in await fetch(session, _BY_ID, list(parcels))]


async def tell(session: Session, told: Sequence[tuple[ParcelId, Event]]) -> None:
    """Write down what couriers said."""
    columns = (
        [parcel for parcel, _ in told],
        [event.at for _, event in told],
        [event.step.value for _, event in told],
        [event.place for _, event in told],
    )
    await fetch(session, _TELL, *columns)


async def move(
    session: Session, moved: Sequence[tuple[ParcelId, ParcelStep, datetime | None, datetime | None]]
) -> None:
    """Note how far parcels have come, when they ended, and when to look again."""
    columns = (
        [one[0] for one in moved],
        [one[1].value for one in moved],
        [one[2] for one in moved],
        [one[3] for one in moved],
    )
    await fetch(session, _MOVE, *columns)


async def select_kept(session: Session, store: StoreId, since: datetime, until: datetime) -> Kept:
    """How a store kept its promises about parcels handed over within some time."""
    (row,) = await fetch(session, _KEPT, store, since, until)
    return Kept(**dict(row))


def _option(kept: _Option, currency: str) -> ShippingOption:
    zones = tuple(_zone(zone, currency) for zone in kept.zones)
    return ShippingOption(kept.speed, zones, kept.ship_within_h, kept.deliver_within_d, kept.charged_by)


def _kept(option: ShippingOption) -> _Option:
    zones = tuple(
        _Zone(
            zone.places,
            zone.first,
            zone.first_fee.minor,
            zone.further,
            zone.further_fee.minor,
            None if zone.free_over is None else zone.free_over.minor,
        )
        for zone in option.zones
    )
    return _Option(option.speed, zones, option.ship_within_h, option.deliver_within_d, option.charged_by)


def _zone(zone: _Zone, currency: str) -> Zone:
    return Zone(
        places=zone.places,
        first=zone.first,
        first_fee=Money(zone.first_fee, currency),
        further=zone.further,
        further_fee=Money(zone.further_fee, currency),
        free_over=None if zone.free_over is None else Money(zone.free_over, currency),
    )


def _parcel(row: Mapping[str, Any]) -> Parcel:
    events = zip(row["steps"] or (), row["times"] or (), row["places"] or (), strict=True)
    return Parcel(
        id=ParcelId(row["id"]),
        order=OrderId(row["order_id"]),
        store=StoreId(row["store"]),
        viewer=ViewerId(row["viewer"]),
        direction=Direction(row["direction"]),
        ref=row["ref"],
        carrier=row["carrier"],
        tracking=row["tracking"],
        speed=Speed(row["speed"]),
        step=ParcelStep(row["step"]),
        units={LineId(line): units for line, units in zip(row["lines"], row["units"], strict=True)},
        handed_at=row["handed_at"],
        ship_by=row["ship_by"],
        deliver_by=row["deliver_by"],
        ended_at=row["ended_at"],
        events=tuple(Event(ParcelStep(step), at, place) for step, at, place in events),
    )
