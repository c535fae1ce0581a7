from datetime import datetime, timedelta

import pytest
from tests.trade.market import NOW, Shop, facts, forget_facts, open_shop

from guang.doors.house import House
from guang.journal.facts.parcels import (
    ParcelDamaged,
    ParcelDelivered,
    ParcelHandedOver,
    ParcelLost,
    ParcelMoved,
    ParcelReturned,
)
from guang.kernel import clock, queue
from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId, ParcelId, SkuId, ViewerId, new_id
from guang.trade import shipping
from guang.trade.shipping import errors, service
from guang.trade.shipping.adapters.simulator import Simulator
from guang.trade.shipping.types import Event, Kept, NewParcel, Parcel, ParcelStep

DAY = timedelta(days=1)
COURIER = Simulator(DAY)


def packed(shop: Shop, tracking: str = "SF1", *, ref: str = "") -> NewParcel:
    line = new_id(LineId)
    return NewParcel(
        order=new_id(OrderId),
        store=shop.id,
        viewer=new_id(ViewerId),
        lines={line: 2},
        skus={line: new_id(SkuId)},
        carrier=" SF ",
        tracking=tracking,
        ship_by=NOW + DAY,
        deliver_by=NOW + 3 * DAY,
        ref=ref,
    )


async def pass_until(session: Session, parcel: Parcel, now: datetime) -> Parcel:
    """Let the courier live until an instant."""
    told = await COURIER.track(await service.parcel(session, parcel.id), now)
    await shipping.hear(session, {parcel.id: told}, {parcel.id: COURIER.look_again(parcel, now)})
    return await service.parcel(session, parcel.id)


async def test_a_parcel_is_handed_over_and_followed_to_the_door(session: Session) -> None:
    new = packed(await open_shop(session))
    await forget_facts(session)
    parcel = await shipping.hand_over(session, new, NOW)
    assert (parcel.carrier, parcel.step, dict(parcel.units)) == ("SF", ParcelStep.HANDED_OVER, dict(new.lines))

    halfway = await pass_until(session, parcel, NOW + DAY * 0.3)
    assert [event.step for event in halfway.events] == [ParcelStep.PICKED_UP, ParcelStep.IN_TRANSIT]
    done = await pass_until(session, parcel, NOW + DAY)

    assert (done.step, done.ended_at, done.is_in_time) == (ParcelStep.DELIVERED, NOW + DAY * 0.75, True)
    told = await facts(session)
    assert [type(fact) for fact in told] == [ParcelHandedOver, *[ParcelMoved] * 3, ParcelDelivered]
    assert told[-1] == ParcelDelivered(
        parcel.id, new.order, new.store, new.viewer, dict(new.lines), NOW + DAY * 0.75, True
    )


async def test_hearing_it_twice_changes_nothing(session: Session) -> None:
    parcel = await shipping.hand_over(session, packed(await open_shop(session)), NOW)
    done = await pass_until(session, parcel, NOW + DAY)
    await forget_facts(session)

    assert await pass_until(session, parcel, NOW + 9 * DAY) == done
    assert await shipping.hear(session, {parcel.id: [Event(ParcelStep.LOST, NOW + 9 * DAY)]}) == 0
    assert await facts(session) == []


@pytest.mark.parametrize(
    ("tracking", "step", "kind"),
    [
        ("SF-LOST", ParcelStep.LOST, ParcelLost),
        ("damaged-1", ParcelStep.DAMAGED, ParcelDamaged),
        ("SF-RETURNED", ParcelStep.RETURNED, ParcelReturned),
        ("SF-FAILED", ParcelStep.DELIVERED, ParcelDelivered),
        ("SF-LATE", ParcelStep.DELIVERED, ParcelDelivered),
    ],
)
async def test_a_tracking_number_tells_how_the_story_ends(
    session: Session, tracking: str, step: ParcelStep, kind: type
) -> None:
    parcel = await shipping.hand_over(session, packed(await open_shop(session), tracking), NOW)

    done = await pass_until(session, parcel, NOW + 30 * DAY)

    assert done.step is step
    assert isinstance((await facts(session))[-1], kind)
    assert done.is_in_time is (None if step is not ParcelStep.DELIVERED else tracking != "SF-LATE")


async def test_what_goes_back_arrives_at_its_store_under_its_reference(session: Session) -> None:
    parcel = await shipping.send_back(session, packed(await open_shop(session), ref="aft_1"), NOW)

    done = await pass_until(session, parcel, NOW + DAY)

    assert (done.step, done.direction, done.ship_by) == (ParcelStep.RETURNED, shipping.Direction.BACK, None)
    told = (await facts(session))[-1]
    assert isinstance(told, ParcelReturned)
    assert told.ref == "aft_1"


@pytest.mark.parametrize(("carrier", "tracking"), [("", "1"), ("SF", " "), ("S" * 61, "1"), ("SF", "a\x00b")])
async def test_a_parcel_needs_a_carrier_and_a_number(session: Session, carrier: str, tracking: str) -> None:
    from dataclasses import replace

    new = replace(packed(await open_shop(session)), carrier=carrier, tracking=tracking)

    with pytest.raises(errors.BadParcel):
        await shipping.hand_over(session, new, NOW)

    assert await shipping.parcels_of(session, [new.order]) == {new.order: []}


async def test_an_unknown_parcel_is_missing(session: Session) -> None:
    with pytest.raises(errors.ParcelMissing):
        await service.parcel(session, new_id(ParcelId))


async def test_promises_are_counted_as_they_were_kept(session: Session) -> None:
    shop = await open_shop(session)
    for handed_at, tracking in ((NOW, "1"), (NOW + 2 * DAY, "2"), (NOW, "3-LATE"), (NOW, "4-LOST"), (NOW, "5-DAMAGED")):
        parcel = await shipping.hand_over(session, packed(shop, tracking), handed_at)
        await pass_until(session, parcel, NOW + 30 * DAY)
    await shipping.send_back(session, packed(shop), NOW)

    found = await service.kept(session, shop.id, NOW, NOW + DAY * 10)

    assert found == Kept(handed=5, handed_in_time=4, delivered=3, delivered_in_time=2, lost=1, damaged=1)
    assert await service.kept(session, shop.id, NOW + DAY * 10, NOW + DAY * 11) == Kept(0, 0, 0, 0, 0, 0)


async def test_in_a_demo_installation_the_courier_is_followed_by_itself(house: House) -> None:
    async with house.database.transaction() as session:
        parcel = await shipping.hand_over(session, packed(await open_shop(session)), clock.now())

    await queue.run_tick(house.context, "shipping.follow_parcels")
    async with house.database.transaction() as session:
        assert (await service.parcel(session, parcel.id)).step is ParcelStep.HANDED_OVER
    with clock.shifted(timedelta(minutes=1)):
        await queue.run_tick(house.context, "shipping.follow_parcels")

    async with house.database.transaction() as session:
        assert (await service.parcel(session, parcel.id)).step is ParcelStep.DELIVERED
        assert await service.to_follow(session, clock.now() + DAY) == []
