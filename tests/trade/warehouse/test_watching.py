"""Taking back, growing low, history, and the audit."""

import asyncio
from datetime import UTC, datetime

import pytest
from sqlalchemy import text as sql
from tests.trade.market import NOW, facts, forget_facts, goods, open_shop

from guang.journal.facts.stock import StockLow, StockTakenBack
from guang.journal.facts.trade import ProductBackInStock
from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, new_id
from guang.people import inbox
from guang.trade import warehouse
from guang.trade.warehouse import watching
from guang.trade.warehouse.errors import BadUnits
from guang.trade.warehouse.reactions import tell_owners
from guang.trade.warehouse.types import Difference, MovementKind

END = (datetime(9000, 1, 1, tzinfo=UTC), 2**63 - 1)


async def test_sellable_returns_stand_on_the_shelf_again(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=2)
    order = new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 2}})
    await warehouse.deduct(session, [order])
    await forget_facts(session)

    await warehouse.take_back(session, order, {tea.sku: 1}, sellable=True, reason="looked at", now=NOW)
    await warehouse.take_back(session, order, {tea.sku: 1}, sellable=False, reason="broken", now=NOW)

    assert (await warehouse.shelves(session, [tea.sku]))[tea.sku].on_hand == 1
    assert await facts(session) == [
        StockTakenBack(order, {tea.sku: 1}, sellable=True, reason="looked at"),
        ProductBackInStock(tea.product),
        StockTakenBack(order, {tea.sku: 1}, sellable=False, reason="broken"),
    ]
    assert (await warehouse.audit(session, [tea.sku])).differences == ()


async def test_no_more_comes_back_than_went_out(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=5)
    order, waiting = new_id(OrderId), new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 2}, waiting: {tea.sku: 1}})
    await warehouse.deduct(session, [order])
    await warehouse.take_back(session, order, {tea.sku: 1}, sellable=True, reason="looked at", now=NOW)
    await forget_facts(session)

    for wanted, units in ((order, 2), (order, 0), (waiting, 1), (new_id(OrderId), 1)):
        with pytest.raises(BadUnits):
            await warehouse.take_back(session, wanted, {tea.sku: units}, sellable=True, reason="x", now=NOW)
    with pytest.raises(BadUnits):
        await warehouse.take_back(session, order, {tea.sku: 1}, sellable=True, reason=" ", now=NOW)
    with pytest.raises(BadUnits):
        await warehouse.put_some_back(session, order, {tea.sku: 2})

    assert (await warehouse.shelves(session, [tea.sku]))[tea.sku].on_hand == 4
    assert await facts(session) == []


async def test_what_came_back_does_not_come_back_again_with_its_order(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=5)
    order = new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 3}})
    await warehouse.deduct(session, [order])
    await warehouse.take_back(session, order, {tea.sku: 1}, sellable=False, reason="broken", now=NOW)

    await warehouse.put_back(session, [order])

    assert (await warehouse.shelves(session, [tea.sku]))[tea.sku].on_hand == 4
    assert (await warehouse.audit(session, [tea.sku])).differences == ()


async def test_the_same_return_taken_in_twice_at_once_is_taken_in_once(database: Database) -> None:
    async with database.transaction() as session:
        tea = await goods(session, await open_shop(session), units=5)
        order = new_id(OrderId)
        await warehouse.reserve(session, {order: {tea.sku: 2}})
        await warehouse.deduct(session, [order])

    async def take() -> bool:
        try:
            async with database.transaction() as session:
                await warehouse.take_back(session, order, {tea.sku: 2}, sellable=True, reason="fine", now=NOW)
        except BadUnits:
            return False
        return True

    assert sorted(await asyncio.gather(*(take() for _ in range(5)))) == [False] * 4 + [True]
    async with database.transaction() as session:
        assert await warehouse.available(session, tea.sku) == 5


async def test_a_store_is_told_once_when_a_sku_grows_low(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    await watching.watch(session, tea.sku, tea.product, 3)
    await forget_facts(session)
    first, second = new_id(OrderId), new_id(OrderId)

    await warehouse.reserve(session, {first: {tea.sku: 1}})
    assert await facts(session, StockLow) == []
    await warehouse.reserve(session, {second: {tea.sku: 1}})
    await warehouse.deduct(session, [second])
    await warehouse.reserve(session, {new_id(OrderId): {tea.sku: 1}})

    low = StockLow(tea.sku, tea.product, available=3, low_at=3)
    assert await facts(session, StockLow) == [low]
    assert [(one.sku, one.available) for one in await warehouse.low(session, shop.id)] == [(tea.sku, 2)]
    await tell_owners(session, low)
    assert await inbox.unread(session, shop.owner) == 1


async def test_what_is_written_off_may_grow_low_and_what_arrives_does_not(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=9)
    await watching.watch(session, tea.sku, tea.product, 2)
    await forget_facts(session)

    await warehouse.adjust(session, {tea.sku: 1}, reason="broken", by=shop.owner, now=NOW)
    await warehouse.adjust(session, {tea.sku: 2}, reason="found", by=shop.owner, now=NOW)

    assert await facts(session, StockLow) == [StockLow(tea.sku, tea.product, available=1, low_at=2)]
    await watching.watch(session, tea.sku, tea.product, None)
    assert await warehouse.low(session, shop.id) == []


@pytest.mark.parametrize("low_at", [-1, 10**6 + 1])
async def test_a_number_to_be_told_of_is_in_range(session: Session, low_at: int) -> None:
    tea = await goods(session, await open_shop(session), units=9)

    with pytest.raises(BadUnits):
        await watching.watch(session, tea.sku, tea.product, low_at)

    assert (await warehouse.shelves(session, [tea.sku]))[tea.sku].low_at is None


async def test_a_skus_history_tells_who_did_what(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    sold, held, given_up = (new_id(OrderId) for _ in range(3))
    for order in (sold, held, given_up):
        await warehouse.reserve(session, {order: {tea.sku: 1}})
    await warehouse.deduct(session, [sold])
    await warehouse.put_back(session, [given_up])
    await warehouse.take_back(session, sold, {tea.sku: 1}, sellable=True, reason="fine", now=NOW)

    found = await watching.history(session, tea.sku, END)

    assert [(one.kind, one.units, one.change) for one in found if one.at > NOW] == [
        (MovementKind.FREED, 1, 0),
        (MovementKind.HELD, 1, 0),
        (MovementKind.SOLD, 1, -1),
    ]
    assert [(one.kind, one.units, one.change, one.reason) for one in found if one.at == NOW] == [
        (MovementKind.TAKEN_BACK, 1, 1, "fine"),
        (MovementKind.ADJUSTED, 5, 5, "first stock"),
    ]
    pages, before = [], END
    while page := await watching.history(session, tea.sku, before, 2):
        pages += page
        before = (page[-1].at, page[-1].id)
    assert pages == found


async def test_an_audit_finds_what_was_changed_behind_its_back(session: Session) -> None:
    shop = await open_shop(session)
    tea, pot = await goods(session, shop, units=5, sizes=2), await goods(session, shop, units=3)
    await warehouse.reserve(session, {new_id(OrderId): {tea.sku: 2}})
    watched = {*tea.skus, pot.sku}
    assert await warehouse.audit(session, watched) == warehouse.Audit(3, ())

    await session.execute(sql("UPDATE trade.shelves SET on_hand = 6 WHERE sku = :sku"), {"sku": int(tea.sku)})
    await session.execute(sql("UPDATE trade.shelves SET reserved = 1 WHERE sku = :sku"), {"sku": int(pot.sku)})

    assert (await warehouse.audit(session, watched)).differences == (
        Difference(tea.sku, "on_hand", said=5, found=6),
        Difference(pot.sku, "reserved", said=0, found=1),
    )


async def test_an_audit_beside_buyers_finds_nothing(database: Database) -> None:
    async with database.transaction() as session:
        tea = await goods(session, await open_shop(session), units=100)
    stop = asyncio.Event()

    async def buy() -> None:
        while not stop.is_set():
            order = new_id(OrderId)
            async with database.transaction() as session:
                await warehouse.reserve(session, {order: {tea.sku: 1}})
            async with database.transaction() as session:
                await warehouse.put_back(session, [order])

    buying = [asyncio.create_task(buy()) for _ in range(3)]
    try:
        for _ in range(5):
            async with database.session() as session:
                assert (await warehouse.audit(session, [tea.sku])).differences == ()
    finally:
        stop.set()
        await asyncio.gather(*buying)
