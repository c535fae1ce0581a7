"""The verbs of shipping: hand over, hear couriers, and tell where parcels are and how promises were kept."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from guang import journal
from guang.journal.facts.parcels import (
    ParcelDamaged,
    ParcelDelivered,
    ParcelHandedOver,
    ParcelLost,
    ParcelMoved,
    ParcelReturned,
)
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, ParcelId, StoreId, new_id
from guang.trade.shipping import rules, store
from guang.trade.shipping.errors import ParcelMissing
from guang.trade.shipping.types import Direction, Event, Kept, NewParcel, Parcel, ParcelStep

FOLLOWED_AT_ONCE: Final = 100
BadEnding = type[ParcelLost] | type[ParcelDamaged] | type[ParcelReturned]
_ENDINGS: Final[Mapping[ParcelStep, BadEnding]] = {
    ParcelStep.LOST: ParcelLost,
    ParcelStep.DAMAGED: ParcelDamaged,
    ParcelStep.RETURNED: ParcelReturned,
}


async def hand_over(session: Session, new: NewParcel, now: datetime) -> Parcel:
    """Give a parcel to a courier. Whether its order may be shipped is for the order to say.

    Raises:
        BadParcel: no carrier, no tracking number or nothing in it.

    Records: ``trade.parcel_handed_over``.
    """
    carrier, tracking = rules.check_parcel(new)
    clean = replace(new, carrier=carrier, tracking=tracking)
    made = new_id(ParcelId)
    await store.insert_parcel(session, made, clean, now)
    await journal.record(
        session,
        ParcelHandedOver(
            parcel=made,
            order=new.order,
            store=new.store,
            viewer=new.viewer,
            carrier=carrier,
            tracking=tracking,
            units=dict(new.lines),
            at=now,
            ship_by=new.ship_by,
            deliver_by=new.deliver_by,
            ref=new.ref,
            speed=new.speed.value,
        ),
    )
    return await parcel(session, made)


async def send_back(session: Session, new: NewParcel, now: datetime) -> Parcel:
    """Give goods to a courier that go back to their store; ``new.ref`` says for what, such as an after-sale.

    `ParcelReturned` with that reference says when they are there.

    Raises, Records: as `hand_over`.
    """
    return await hand_over(session, replace(new, direction=Direction.BACK, ship_by=None, deliver_by=None), now)


async def hear(
    session: Session,
    told: Mapping[ParcelId, Sequence[Event]],
    look_at: Mapping[ParcelId, datetime | None] | None = None,
) -> int:
    """Write down what couriers say about parcels; old news, and news after the end, change nothing.

    Args:
        look_at: when to ask again, for parcels that go on.

    Returns:
        How many events were new.

    Records: ``trade.parcel_moved``, ``trade.parcel_delivered``, ``trade.parcel_lost``, ``trade.parcel_damaged`` or
        ``trade.parcel_returned`` per event.
    """
    known = await store.lock_parcels(session, told)
    fresh = {one.id: rules.news(one, told[one.id]) for one in known}
    moved = [
        (
            one.id,
            rules.step_after(one, fresh[one.id]),
            one.ended_at or rules.ended_at(fresh[one.id]),
            (look_at or {}).get(one.id),
        )
        for one in known
    ]
    events = [(parcel_id, event) for parcel_id, heard in fresh.items() for event in heard]
    if events:
        await store.tell(session, events)
    if moved:
        await store.move(session, moved)
    facts = [_fact(one, event) for one in known for event in fresh[one.id]]
    await journal.record(session, *facts)
    return len(events)


async def parcel(session: Session, parcel_id: ParcelId) -> Parcel:
    """One parcel with what its courier said.

    Raises:
        ParcelMissing: no such parcel.
    """
    found = await store.select_parcel(session, parcel_id)
    if found is None:
        raise ParcelMissing(parcel=parcel_id)
    return found


async def parcels_of(session: Session, orders: Collection[OrderId]) -> dict[OrderId, list[Parcel]]:
    """The parcels of some orders, there and back, the oldest first, in one query."""
    found: dict[OrderId, list[Parcel]] = {order: [] for order in orders}
    for one in await store.select_of_orders(session, orders):
        found[one.order].append(one)
    return found


async def tracked(session: Session, store_id: StoreId, tracking: Collection[str]) -> list[OrderId]:
    """The orders of which a store has handed over a parcel under one of some tracking numbers, in order of id."""
    return await store.select_tracked(session, store_id, tracking)


async def to_follow(session: Session, now: datetime, most: int = FOLLOWED_AT_ONCE) -> list[Parcel]:
    """Parcels on their way whose courier is to be asked again, some at a time."""
    return await store.select_due(session, now, most)


async def kept(session: Session, store_id: StoreId, since: datetime, until: datetime) -> Kept:
    """How a store kept its promises about parcels handed over from an instant on, until before another."""
    return await store.select_kept(session, store_id, since, until)


def _fact(parcel_: Parcel, event: Event) -> ParcelMoved | ParcelDelivered | ParcelLost | ParcelDamaged | ParcelReturned:
    if event.step not in rules.ENDS:
        return ParcelMoved(parcel_.id, parcel_.order, parcel_.viewer, event.step.value, event.at)
    who = (parcel_.id, parcel_.order, parcel_.store, parcel_.viewer, dict(parcel_.units), event.at)
    if event.step is ParcelStep.DELIVERED:
        in_time = None if parcel_.deliver_by is None else event.at <= parcel_.deliver_by
        return ParcelDelivered(*who, in_time, parcel_.ref)
    return _ENDINGS[event.step](*who, parcel_.ref)
