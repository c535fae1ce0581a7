import asyncio

import pytest
from tests.trade.market import NOW, facts, forget_facts, goods, open_shop

from guang.journal.facts.trade import ProductBackInStock, ProductSoldOut, StockPutBack, StockReserved
from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, SkuId, new_id
from guang.trade import warehouse


async def test_reserved_units_are_no_longer_available(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=9)
    order = new_id(OrderId)

    await warehouse.reserve(session, {order: {tea.sku: 4}})

    assert await warehouse.available(session, tea.sku) == 5
    assert await facts(session, StockReserved) == [StockReserved(order, {tea.sku: 4})]


async def test_a_refusal_changes_nothing(session: Session) -> None:
    shop = await open_shop(session)
    plenty, scarce = await goods(session, shop, units=9), await goods(session, shop, units=1)
    await forget_facts(session)

    with pytest.raises(warehouse.OutOfStock) as refusal:
        await warehouse.reserve(session, {new_id(OrderId): {plenty.sku: 2, scarce.sku: 3}})

    assert refusal.value.facts == {"short": {scarce.sku.text: 2}}
    assert await warehouse.available_many(session, [plenty.sku, scarce.sku]) == {plenty.sku: 9, scarce.sku: 1}
    assert await facts(session) == []


async def test_reserving_twice_for_one_order_reserves_once(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=3)
    order = new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 3}})
    await forget_facts(session)

    await warehouse.reserve(session, {order: {tea.sku: 3}})

    assert await warehouse.available(session, tea.sku) == 0
    assert await facts(session) == []


async def test_what_one_order_cannot_have_no_order_gets(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=5)

    with pytest.raises(warehouse.OutOfStock):
        await warehouse.reserve(session, {new_id(OrderId): {tea.sku: 3}, new_id(OrderId): {tea.sku: 3}})

    assert await warehouse.available(session, tea.sku) == 5


@pytest.mark.parametrize("units", [0, -1, 10**6 + 1, 2**70])
async def test_units_must_be_in_range(session: Session, units: int) -> None:
    tea = await goods(session, await open_shop(session), units=5)

    with pytest.raises(warehouse.BadUnits):
        await warehouse.reserve(session, {new_id(OrderId): {tea.sku: units}})


async def test_a_sku_without_a_shelf_is_out_of_stock(session: Session) -> None:
    with pytest.raises(warehouse.OutOfStock):
        await warehouse.reserve(session, {new_id(OrderId): {new_id(SkuId): 1}})


async def test_a_product_sells_out_with_its_last_sku_and_not_before(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=2, sizes=2)
    first, second = tea.skus
    await forget_facts(session)

    await warehouse.reserve(session, {new_id(OrderId): {first: 2}})
    assert await facts(session, ProductSoldOut) == []
    await warehouse.reserve(session, {new_id(OrderId): {second: 2}})
    assert await facts(session, ProductSoldOut) == [ProductSoldOut(tea.product)]


async def test_units_put_back_bring_a_product_back_once(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=1, sizes=2)
    one, two = new_id(OrderId), new_id(OrderId)
    await warehouse.reserve(session, {one: {tea.skus[0]: 1}, two: {tea.skus[1]: 1}})
    await forget_facts(session)

    await warehouse.put_back(session, [one])
    await warehouse.put_back(session, [two])
    await warehouse.put_back(session, [one, two])

    assert await facts(session, ProductBackInStock) == [ProductBackInStock(tea.product)]
    assert await facts(session, StockPutBack) == [
        StockPutBack(one, {tea.skus[0]: 1}),
        StockPutBack(two, {tea.skus[1]: 1}),
    ]
    assert await warehouse.available_products(session, [tea.product]) == {tea.product: 2}


async def test_deducted_units_are_gone_once(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=5)
    order = new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 2}})

    await warehouse.deduct(session, [order])
    await warehouse.deduct(session, [order])

    shelf = (await warehouse.shelves(session, [tea.sku]))[tea.sku]
    assert (shelf.on_hand, shelf.reserved, shelf.available) == (3, 0, 3)


async def test_deducted_units_of_a_cancelled_order_return_to_the_shelf(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=5)
    order = new_id(OrderId)
    await warehouse.reserve(session, {order: {tea.sku: 2}})
    await warehouse.deduct(session, [order])

    await warehouse.put_back(session, [order])

    shelf = (await warehouse.shelves(session, [tea.sku]))[tea.sku]
    assert (shelf.on_hand, shelf.reserved) == (5, 0)


async def test_a_product_whose_other_shelf_is_being_filled_is_not_sold_out(database: Database) -> None:
    async with database.transaction() as session:
        shop = await open_shop(session)
        tea = await goods(session, shop, units=0, sizes=2)
        small, large = tea.skus
        await warehouse.adjust(session, {small: 1}, reason="first stock", by=shop.owner, now=NOW)
    async with database.session() as filling, database.session() as selling:
        await warehouse.adjust(filling, {large: 5}, reason="delivery", by=shop.owner, now=NOW)
        buying = asyncio.create_task(warehouse.reserve(selling, {new_id(OrderId): {small: 1}}))
        await asyncio.wait({buying}, timeout=0.3)
        await filling.commit()
        await buying

        assert await facts(selling, ProductSoldOut) == []
        await selling.rollback()
