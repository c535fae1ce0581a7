from datetime import timedelta

import pytest
from tests.trade.books import complaints
from tests.trade.fulfilment.test_refunding import again, bought
from tests.trade.market import NOW, buyer, facts, forget_facts, open_shop, terms, yuan

from guang.journal.facts.parcels import ParcelDelivered, ParcelHandedOver, ParcelLost, ParcelReturned
from guang.journal.facts.trade import OrderConfirmed, OrderDelivered, OrderRefunded, OrderShipped
from guang.kernel.db import Session
from guang.kernel.ids import LineId, new_id
from guang.people import addresses
from guang.people.addresses import AddressMissing
from guang.trade import fulfilment, orders, shipping
from guang.trade.fulfilment import errors, reactions
from guang.trade.fulfilment.types import PartCancel
from guang.trade.fulfilment.verbs import moving, sending
from guang.trade.shipping.types import Zone

State = orders.OrderState
Step = shipping.ParcelStep
DAY = timedelta(days=1)


async def parcels(session: Session, order: orders.Order) -> list[shipping.Parcel]:
    return (await shipping.parcels_of(session, [order.id]))[order.id]


async def tell(session: Session, order: orders.Order, number: int, step: Step) -> None:
    """The courier says something about one parcel of an order, and the order hears it."""
    parcel = (await parcels(session, order))[number]
    await shipping.hear(session, {parcel.id: [shipping.Event(step, NOW + DAY)]})
    told = (await facts(session, ParcelDelivered, ParcelLost, ParcelReturned))[-1]
    if isinstance(told, ParcelDelivered):
        await reactions.hear_arrivals(session, told)
    else:
        await reactions.pay_for_losses(session, told)  # type: ignore[arg-type]


async def test_an_order_leaves_in_two_parcels_and_arrives_with_the_second(session: Session) -> None:
    _, order = await bought(session)
    cheap, dear = order.lines

    half = await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW, {cheap.id: 2})
    assert (half.state, [line.units_to_ship for line in half.lines]) == (State.PAID, [1, 1])
    await tell(session, order, 0, Step.DELIVERED)
    assert (await again(session, order)).state is State.PAID
    whole = await fulfilment.ship(session, order.store, order.id, ("SF", "2"), NOW)
    assert (whole.state, [line.shipped_units for line in whole.lines]) == (State.SHIPPED, [3, 1])
    await tell(session, order, 1, Step.DELIVERED)

    done = await again(session, order)
    assert (done.state, done.delivered_at) == (State.DELIVERED, NOW + DAY)
    assert [dict(one.units) for one in await parcels(session, order)] == [{cheap.id: 2}, {cheap.id: 1, dear.id: 1}]
    assert len(await facts(session, ParcelHandedOver)) == 2
    assert [type(fact) for fact in await facts(session, OrderShipped, OrderDelivered)] == [OrderShipped, OrderDelivered]


async def test_only_what_is_left_can_be_sent(session: Session) -> None:
    _, order = await bought(session)
    cheap = order.lines[0]

    for lines, fault in (
        ({cheap.id: 4}, errors.BadParcel),
        ({cheap.id: 0}, errors.BadParcel),
        ({}, errors.BadParcel),
        ({new_id(LineId): 1}, errors.LineMissing),
    ):
        with pytest.raises(fault):
            await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW, lines)

    assert await again(session, order) == order
    assert await parcels(session, order) == []


async def test_packed_orders_wait_for_the_courier(session: Session) -> None:
    who, order = await bought(session)
    elsewhere = await open_shop(session)

    assert await sending.pack(session, elsewhere.id, [order.id], NOW) == []
    assert await sending.pack(session, order.store, [order.id], NOW) == [order.id]
    assert await sending.pack(session, order.store, [order.id], NOW) == []

    assert [state for state, _ in (await again(session, order)).history] == ["created", "paid", "packed"]
    assert (await fulfilment.cancel(session, who.account, order.id, "", NOW)).state is State.CANCELLED
    assert await complaints(session) == []


async def test_what_has_partly_left_is_not_cancelled_but_the_rest_can_be(session: Session) -> None:
    who, order = await bought(session)
    cheap, dear = order.lines
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW, {cheap.id: 3})

    with pytest.raises(errors.WrongState):
        await fulfilment.cancel(session, who.account, order.id, "", NOW)
    await fulfilment.cancel(session, who.account, order.id, "", NOW, PartCancel({dear.id: 1}, "press-number-1"))

    after = await again(session, order)
    assert (after.state, after.refunded, after.shipped_at) == (State.SHIPPED, dear.pays, NOW)
    await tell(session, order, 0, Step.DELIVERED)
    assert (await again(session, order)).state is State.DELIVERED
    assert await complaints(session) == []


async def test_what_arrived_before_the_rest_was_cancelled_has_arrived(session: Session) -> None:
    who, order = await bought(session)
    cheap, dear = order.lines
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW, {cheap.id: 3})
    await tell(session, order, 0, Step.DELIVERED)
    await fulfilment.cancel(session, who.account, order.id, "", NOW, PartCancel({dear.id: 1}, "press-number-1"))

    told = (await facts(session, OrderRefunded))[-1]
    await reactions.hear_last_arrivals(session, told)  # type: ignore[arg-type]

    assert (await again(session, order)).state is State.DELIVERED


async def test_a_lost_parcel_is_paid_back_once_and_the_rest_arrives(session: Session) -> None:
    _, order = await bought(session)
    cheap = order.lines[0]
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW, {cheap.id: 1})
    await fulfilment.ship(session, order.store, order.id, ("SF", "2"), NOW)

    await tell(session, order, 0, Step.LOST)
    lost = (await facts(session, ParcelLost))[-1]
    await reactions.pay_for_losses(session, lost)  # type: ignore[arg-type]
    await tell(session, order, 1, Step.DELIVERED)

    done = await again(session, order)
    assert (done.state, done.refunded) == (State.DELIVERED, yuan(10.01))
    assert [line.refunded_units for line in done.lines] == [1, 0]
    assert [line.cancelled_units for line in done.lines] == [0, 0]
    assert await complaints(session) == []


async def test_an_order_that_is_lost_altogether_is_refunded_with_its_delivery(session: Session) -> None:
    _, order = await bought(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW)

    await tell(session, order, 0, Step.LOST)

    done = await again(session, order)
    assert (done.state, done.refunded) == (State.REFUNDED, order.total)
    assert await complaints(session) == []


async def test_what_an_after_sale_paid_back_is_not_paid_again_when_the_parcel_is_lost(session: Session) -> None:
    _, order = await bought(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW)
    parts = {line.id: fulfilment.RefundPart(line.units, line.pays) for line in order.lines}
    await fulfilment.refund(session, order.id, parts, shipping=order.shipping, reason="after_sale", key="aft", now=NOW)

    await tell(session, order, 0, Step.RETURNED)

    assert (await again(session, order)).refunded == order.total
    assert len(await facts(session, OrderRefunded)) == 1


async def test_silence_confirms_a_week_after_arrival_unless_something_is_held(session: Session) -> None:
    _, order = await bought(session)
    _, other = await bought(session)
    for one in (order, other):
        await fulfilment.ship(session, one.store, one.id, ("SF", "1"), NOW)
        await fulfilment.deliver(session, one.id, NOW)
    await fulfilment.hold(session, other.id)
    await forget_facts(session)

    assert (await again(session, order)).auto_confirm_at == NOW + orders.changes.CONFIRMED_AFTER
    assert (await again(session, other)).auto_confirm_at is None
    await moving.confirm_old(session, NOW + orders.changes.CONFIRMED_AFTER, followed=True)
    assert (await again(session, order)).state is State.DELIVERED
    later = NOW + orders.changes.CONFIRMED_AFTER + timedelta(seconds=1)
    while await moving.confirm_old(session, later, followed=True):
        pass

    done = await again(session, order)
    assert (done.state, done.confirmed_at, done.auto_confirm_at) == (State.CONFIRMED, later, None)
    assert done.settle_at is not None
    assert done.settle_at > later
    assert (await again(session, other)).state is State.DELIVERED
    assert OrderConfirmed(order.id, order.store, order.viewer) in await facts(session, OrderConfirmed)


async def test_where_no_courier_tells_what_left_long_ago_counts_as_received(session: Session) -> None:
    _, order = await bought(session)
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW)
    later = NOW + moving.CONFIRMED_WITHOUT_NEWS_AFTER + timedelta(seconds=1)

    while await moving.confirm_old(session, later, followed=True):
        pass
    assert (await again(session, order)).state is State.SHIPPED
    while await moving.confirm_old(session, later, followed=False):
        pass

    assert (await again(session, order)).state is State.CONFIRMED


def place(region: str) -> addresses.Place:
    return addresses.Place(
        name="Mei",
        phone="13800000000",
        country="CN",
        region=region,
        city="某市",
        district="某区",
        street="1 号",
        postcode="310000",
    )


async def test_an_order_that_has_not_left_can_go_elsewhere_for_the_same_fee(session: Session) -> None:
    who, order = await bought(session)
    near = (await addresses.add(session, who.account, place("江苏省"))).id
    far = (await addresses.add(session, who.account, place("新疆维吾尔自治区"))).id
    zones = (
        Zone(("CN",), 1, yuan(8), 1, yuan(0), None),
        Zone(("CN/新疆",), 1, yuan(20), 1, yuan(0), None),
    )
    await shipping.terms.set_template(session, terms(order.store, *zones), NOW)

    moved = await sending.readdress(session, who.account, order.id, near, NOW)
    assert (moved.address["region"], moved.shipping) == ("江苏省", order.shipping)
    with pytest.raises(errors.OtherFee) as refusal:
        await sending.readdress(session, who.account, order.id, far, NOW)
    assert refusal.value.facts == {"before": yuan(8), "after": yuan(20)}
    assert (await again(session, order)).address["region"] == "江苏省"


async def test_another_address_is_refused_to_strangers_and_once_a_parcel_has_left(session: Session) -> None:
    who, order = await bought(session)
    other = await buyer(session)

    with pytest.raises(orders.OrderMissing):
        await sending.readdress(session, other.account, order.id, other.address, NOW)
    with pytest.raises(AddressMissing):
        await sending.readdress(session, who.account, order.id, other.address, NOW)
    await fulfilment.ship(session, order.store, order.id, ("SF", "1"), NOW, {order.lines[0].id: 1})
    with pytest.raises(errors.WrongState):
        await sending.readdress(session, who.account, order.id, who.address, NOW)

    assert (await again(session, order)).address == order.address


async def test_a_seller_who_cannot_deliver_gives_everything_back(session: Session) -> None:
    _, order = await bought(session)
    elsewhere = await open_shop(session)

    with pytest.raises(orders.OrderMissing):
        await moving.cancel_for_store(session, elsewhere.id, order.id, "", NOW)
    done = await moving.cancel_for_store(session, order.store, order.id, "broken", NOW)

    assert (done.state, done.refunded, done.cancel_reason) == (State.CANCELLED, order.total, "broken")
    assert await complaints(session) == []
