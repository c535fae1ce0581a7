"""Several warehouses of one store: what stands where, what comes out of where, and that the books stay right."""

import asyncio

import pytest
from tests.trade.market import NOW, Goods, Shop, facts, forget_facts, goods, open_shop

from guang.journal.facts.stock import BinChanged, StockMoved, WarehouseSetUp
from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, SkuId, WarehouseId, new_id
from guang.trade import warehouse
from guang.trade.warehouse import correcting, places
from guang.trade.warehouse.errors import (
    BadUnits,
    OutOfStock,
    StockPromised,
    TooManyWarehouses,
    WarehouseInUse,
    WarehouseMissing,
)
from guang.trade.warehouse.types import Carriage, Reach, Warehouse, WarehouseDraft

EAST = WarehouseDraft("East", area="CN/浙江省", cost=800, days=3, reaches=(Reach("CN/浙江省", 300, 1),))


async def second(session: Session, shop: Shop, draft: WarehouseDraft = EAST) -> tuple[Warehouse, Warehouse]:
    """The first warehouse of a shop, and another one."""
    first, *_ = await places.warehouses(session, shop.id, NOW)
    return first, await places.set_up(session, shop.id, draft, NOW)


async def carry(session: Session, tea: Goods, units: int, origin: Warehouse, target: Warehouse) -> None:
    carried = Carriage({tea.sku: units}, origin.id, target.id)
    await correcting.move(session, carried, reason="nearer", by=None, now=NOW)


async def standing(session: Session, sku: SkuId) -> list[tuple[int, int]]:
    """Units on hand and reserved in each warehouse."""
    _, parts = await places.stock_of(session, sku, NOW)
    return [(part.on_hand, part.reserved) for _, part in parts]


async def right(session: Session, *some: Goods) -> bool:
    """Whether the journal says the same as the tables."""
    return (await warehouse.audit(session, {sku for one in some for sku in one.skus})).differences == ()


async def test_a_store_has_a_first_warehouse_as_soon_as_somebody_asks(session: Session) -> None:
    shop = await open_shop(session)

    once, again = await places.warehouses(session, shop.id, NOW), await places.warehouses(session, shop.id, NOW)

    assert once == again
    assert [one.is_first for one in once] == [True]
    assert await facts(session, WarehouseSetUp) == [WarehouseSetUp(once[0].id, shop.id, "", is_open=True)]


async def test_units_that_are_carried_stand_elsewhere_and_can_be_sold_as_before(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=9)
    first, east = await second(session, shop)
    await forget_facts(session)

    await carry(session, tea, 4, first, east)

    assert await standing(session, tea.sku) == [(5, 0), (4, 0)]
    assert await warehouse.available(session, tea.sku) == 9
    assert await facts(session) == [
        StockMoved(tea.sku, tea.product, first.id, east.id, 4, "nearer"),
        BinChanged(tea.sku, east.id, 4, 0),
    ]
    await carry(session, tea, 4, east, first)
    assert await standing(session, tea.sku) == [(9, 0), (0, 0)]
    assert await right(session, tea)


async def test_an_order_comes_out_of_the_warehouse_that_is_cheapest_for_it(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=9)
    first, east = await second(session, shop)
    await places.change(session, first.id, WarehouseDraft("North", cost=500, days=2))
    await carry(session, tea, 4, first, east)
    near, far = new_id(OrderId), new_id(OrderId)

    await warehouse.reserve(session, {near: {tea.sku: 2}}, goal=warehouse.Goal("CN/浙江省/杭州市"))
    await warehouse.reserve(session, {far: {tea.sku: 2}}, goal=warehouse.Goal("CN/四川省"))

    assert await standing(session, tea.sku) == [(5, 2), (4, 2)]
    await warehouse.deduct(session, [near, far])
    assert await standing(session, tea.sku) == [(3, 0), (2, 0)]
    await warehouse.put_back(session, [near])
    assert await standing(session, tea.sku) == [(3, 0), (4, 0)]
    await warehouse.put_back(session, [near, far])
    assert await standing(session, tea.sku) == [(5, 0), (4, 0)]
    assert await right(session, tea)


async def test_an_order_that_no_warehouse_can_fill_alone_comes_out_of_several(session: Session) -> None:
    shop = await open_shop(session)
    tea, pot = await goods(session, shop, units=5), await goods(session, shop, units=3)
    first, east = await second(session, shop)
    await carry(session, tea, 3, first, east)
    order = new_id(OrderId)

    await warehouse.reserve(session, {order: {tea.sku: 4, pot.sku: 1}})

    shares = await standing(session, tea.sku)
    assert [reserved for _, reserved in shares] in ([2, 2], [1, 3])
    await warehouse.put_back(session, [order])
    assert await standing(session, tea.sku) == [(2, 0), (3, 0)]
    assert await right(session, tea, pot)


async def test_what_is_short_in_all_warehouses_together_is_refused_and_nothing_changes(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    first, east = await second(session, shop)
    await carry(session, tea, 3, first, east)
    await forget_facts(session)

    with pytest.raises(OutOfStock) as refusal:
        await warehouse.reserve(session, {new_id(OrderId): {tea.sku: 6}})

    assert refusal.value.facts == {"short": {tea.sku.text: 1}}
    assert await standing(session, tea.sku) == [(2, 0), (3, 0)]
    assert await facts(session) == []


async def test_some_units_of_an_order_go_back_where_they_came_from(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=6)
    first, east = await second(session, shop)
    await carry(session, tea, 3, first, east)
    order = new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 5}})
    await warehouse.deduct(session, [order])

    await warehouse.put_some_back(session, order, {tea.sku: 4})
    await warehouse.put_some_back(session, order, {tea.sku: 1})

    assert await standing(session, tea.sku) == [(3, 0), (3, 0)]
    assert await right(session, tea)


async def test_a_count_is_of_one_warehouse_or_of_all(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    first, east = await second(session, shop)

    await warehouse.adjust(session, {tea.sku: 7}, reason="delivery", by=shop.owner, now=NOW, warehouse=east.id)
    assert await standing(session, tea.sku) == [(5, 0), (7, 0)]
    await warehouse.adjust(session, {tea.sku: 4}, reason="counted", by=shop.owner, now=NOW, warehouse=first.id)
    assert await standing(session, tea.sku) == [(4, 0), (7, 0)]
    done = await warehouse.adjust(session, {tea.sku: 9}, reason="counted", by=shop.owner, now=NOW)

    assert done[tea.sku].on_hand == 9
    assert await standing(session, tea.sku) == [(2, 0), (7, 0)]
    assert await right(session, tea)


async def test_no_count_goes_below_what_is_promised_there(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    first, east = await second(session, shop, WarehouseDraft("East"))
    await places.change(session, first.id, WarehouseDraft("North", cost=900))
    await carry(session, tea, 3, first, east)
    await warehouse.reserve(session, {new_id(OrderId): {tea.sku: 2}})
    await forget_facts(session)

    for place, count in ((east.id, 1), (None, 2)):
        with pytest.raises(StockPromised):
            await warehouse.adjust(session, {tea.sku: count}, reason="lost", by=None, now=NOW, warehouse=place)

    assert await standing(session, tea.sku) == [(2, 0), (3, 2)]
    assert await facts(session) == []


async def test_what_is_promised_or_absent_is_not_carried_away(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    first, east = await second(session, shop)
    await warehouse.reserve(session, {new_id(OrderId): {tea.sku: 3}})

    with pytest.raises(OutOfStock) as refusal:
        await carry(session, tea, 3, first, east)

    assert refusal.value.facts == {"short": {tea.sku.text: 1}}
    for origin, target, units in ((east, first, 1), (first, first, 1), (first, east, 0)):
        with pytest.raises((OutOfStock, BadUnits)):
            await carry(session, tea, units, origin, target)
    assert await standing(session, tea.sku) == [(5, 3), (0, 0)]


async def test_another_stores_warehouse_is_missing(session: Session) -> None:
    shop, rival = await open_shop(session), await open_shop(session)
    tea = await goods(session, shop, units=5)
    first, _ = await second(session, shop)
    theirs = (await places.warehouses(session, rival.id, NOW))[0]

    with pytest.raises(WarehouseMissing):
        await carry(session, tea, 1, first, theirs)
    with pytest.raises(WarehouseMissing):
        await warehouse.adjust(session, {tea.sku: 1}, reason="x", by=None, now=NOW, warehouse=theirs.id)
    with pytest.raises(WarehouseMissing):
        await places.change(session, new_id(WarehouseId), EAST)

    assert await standing(session, tea.sku) == [(5, 0), (0, 0)]


async def test_only_an_empty_warehouse_closes_and_the_first_one_never(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, units=5)
    first, east = await second(session, shop)
    await carry(session, tea, 2, first, east)
    closed = WarehouseDraft("East", is_open=False)

    for place in (first, east):
        with pytest.raises(WarehouseInUse):
            await places.change(session, place.id, closed)
    await carry(session, tea, 2, east, first)
    await places.change(session, east.id, closed)

    with pytest.raises(WarehouseMissing):
        await carry(session, tea, 2, first, east)
    assert await standing(session, tea.sku) == [(5, 0), (0, 0)]


async def test_a_store_has_eight_warehouses_at_most(session: Session) -> None:
    shop = await open_shop(session)
    for _ in range(7):
        await places.set_up(session, shop.id, EAST, NOW)

    with pytest.raises(TooManyWarehouses):
        await places.set_up(session, shop.id, EAST, NOW)

    assert len(await places.warehouses(session, shop.id, NOW)) == 8


async def test_first_warehouses_that_are_asked_for_at_once_are_one(database: Database) -> None:
    async with database.transaction() as session:
        shop = await open_shop(session)

    async def ask() -> list[WarehouseId]:
        async with database.transaction() as session:
            return [one.id for one in await places.warehouses(session, shop.id, NOW)]

    found = await asyncio.gather(*(ask() for _ in range(6)))

    assert len(found[0]) == 1
    assert found == [found[0]] * 6


async def test_units_in_two_warehouses_are_promised_once_however_many_want_them(database: Database) -> None:
    async with database.transaction() as session:
        shop = await open_shop(session)
        tea = await goods(session, shop, units=10)
        first, east = await second(session, shop)
        await carry(session, tea, 5, first, east)

    async def want(number: int) -> bool:
        order = new_id(OrderId)
        try:
            async with database.transaction() as session:
                await warehouse.reserve(session, {order: {tea.sku: 1 + number % 2}})
        except OutOfStock:
            return False
        async with database.transaction() as session:
            if number % 3 == 0:
                await warehouse.put_back(session, [order])
            else:
                await warehouse.deduct(session, [order])
        return True

    async def carry_about() -> None:
        for number in range(6):
            async with database.transaction() as session:
                try:
                    await carry(session, tea, 1, *((first, east) if number % 2 else (east, first)))
                except OutOfStock:
                    continue

    await asyncio.gather(carry_about(), *(want(number) for number in range(24)))

    async with database.transaction() as session:
        assert await right(session, tea)
        shelf = (await warehouse.shelves(session, [tea.sku]))[tea.sku]
        parts = await standing(session, tea.sku)
    assert shelf.reserved == 0
    assert sum(on_hand for on_hand, _ in parts) == shelf.on_hand
    assert all(on_hand >= 0 and reserved == 0 for on_hand, reserved in parts)


async def test_a_warehouse_that_closes_while_goods_arrive_closes_before_or_not_at_all(database: Database) -> None:
    async with database.transaction() as session:
        shop = await open_shop(session)
        tea = await goods(session, shop, units=10)
        first, east = await second(session, shop)
    async with database.session() as bringing, database.session() as closing:
        await carry(bringing, tea, 5, first, east)
        shut = asyncio.create_task(places.change(closing, east.id, WarehouseDraft("East", is_open=False)))
        await asyncio.wait({shut}, timeout=0.3)
        await bringing.commit()

        with pytest.raises(WarehouseInUse):
            await shut
