"""What happens when everybody wants the same thing at once, over HTTP, with real sessions."""

import asyncio
from collections import Counter

import httpx
import pytest
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.books import complaints, units_sold
from tests.trade.street import Shopper, fresh_key, logged_in, stall, with_token

from guang.doors import web
from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.db import Database
from guang.people import accounts
from guang.trade import orders
from guang.trade.fulfilment.verbs import moving
from guang.trade.orders import rules

BUYERS = 1_000
AT_ONCE = 64


async def crowd(database: Database, app: web.Edge, size: int) -> list[Shopper]:
    """Many buyers, logged in beforehand, over one client each that share the application."""
    shoppers = []
    async with database.transaction() as session:
        for _ in range(size):
            who = await market.buyer(session)
            shoppers.append((who, (await accounts.admit(session, who.account, clock.now())).token))
    return [Shopper(who, with_token(app, token)) for who, token in shoppers]


@pytest.fixture(scope="module")
async def buyers(database_of_all: Database, app: web.Edge) -> list[Shopper]:
    return await crowd(database_of_all, app, BUYERS)


@pytest.fixture(scope="module")
def database_of_all(house: object) -> Database:
    return house.database  # type: ignore[attr-defined, no-any-return]


async def rush(buyers: list[Shopper], goods: market.Goods) -> Counter[int]:
    """Everybody wants one; at most `AT_ONCE` requests are under way together."""
    room = asyncio.Semaphore(AT_ONCE)

    async def want(shopper: Shopper) -> int:
        async with room:
            placed = await shopper.place(goods)
            if placed.status_code == 201:
                paid = await shopper.pay(placed.json()["id"])
                assert paid.json()["state"] == "succeeded", paid.text
            else:
                assert placed.json()["code"] == "warehouse.out_of_stock", placed.text
            return placed.status_code

    return Counter(await asyncio.gather(*(want(shopper) for shopper in buyers)))


@pytest.mark.slow
@pytest.mark.parametrize("stock", [1, 100])
async def test_a_thousand_buyers_get_exactly_what_there_is(
    database: Database, buyers: list[Shopper], stock: int
) -> None:
    _, goods = await stall(database, units=stock)

    assert await rush(buyers, goods) == {201: stock, 409: BUYERS - stock}
    await reactions.drain(database, clock.now())

    async with database.transaction() as session:
        shelf = (await market.warehouse.shelves(session, [goods.sku]))[goods.sku]
        sold = await units_sold(session, goods.sku)
        assert await complaints(session) == []
        told = await session.scalar(
            sql(
                "SELECT count(*) FROM journal.facts WHERE name = 'trade.product_sold_out.v1' AND body->>'product' = :id"
            ),
            {"id": goods.product.text},
        )
    assert (shelf.on_hand, shelf.reserved, sold, told) == (0, 0, stock, 1)


async def test_one_key_sent_twenty_times_at_once_places_once(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)

    answers = await asyncio.gather(*(shopper.place(goods, key="the-same-key") for _ in range(20)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert len((await shopper.client.get("/api/orders")).json()["items"]) == 1


async def test_one_key_sent_ten_times_at_once_pays_once(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()["id"]

    answers = await asyncio.gather(*(shopper.pay(trade, key="the-same-key") for _ in range(10)))

    assert {answer.status_code for answer in answers} == {201}
    assert len({answer.json()["id"] for answer in answers}) == 1
    assert {answer.json()["state"] for answer in answers} == {"succeeded"}


async def test_paying_and_cancelling_at_once_end_in_one_of_the_two(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database, units=40)

    async def both() -> None:
        shopper = await logged_in(database, app)
        trade = (await shopper.place(goods)).json()
        order = trade["orders"][0]["id"]
        await asyncio.gather(
            shopper.pay(trade["id"]),
            shopper.client.post(f"/api/orders/{order}/cancel", json={"reason": ""}),
        )
        state = (await shopper.client.get(f"/api/orders/{order}")).json()["state"]
        assert state in {"paid", "cancelled"}

    await asyncio.gather(*(both() for _ in range(8)))
    await reactions.drain(database, clock.now())
    async with database.transaction() as session:
        assert await complaints(session) == []
        shelf = (await market.warehouse.shelves(session, [goods.sku]))[goods.sku]
        assert (shelf.on_hand, shelf.reserved) == (40 - await units_sold(session, goods.sku), 0)


async def test_carts_in_opposite_order_do_not_wait_for_each_other_for_ever(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        stock = [await market.goods(session, shop, units=500, price=market.yuan(10)) for _ in range(4)]

    async def buy(number: int) -> int:
        shopper = await logged_in(database, app)
        turn = stock[number % 4 :] + stock[: number % 4]
        lines = [{"sku": one.sku.text, "units": 1} for one in (turn if number % 2 else turn[::-1])]
        body = {
            "lines": lines,
            "address": shopper.who.address.text,
            "expected_total": {"minor": 4_800, "currency": "CNY"},
        }
        answer: httpx.Response = await shopper.client.post("/api/trades", json=body, headers=fresh_key())
        paid = await shopper.pay(answer.json()["id"])
        return paid.status_code

    assert Counter(await asyncio.gather(*(buy(number) for number in range(40)))) == {201: 40}


async def test_the_time_out_and_the_buyer_cancel_once(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database, units=5)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()
    order = market.orders.OrderState.CANCELLED

    async def time_out() -> int:
        async with database.transaction() as session:
            return await moving.cancel_overdue(session, clock.now() + rules.PAY_WITHIN * 2)

    await asyncio.gather(
        time_out(),
        shopper.client.post(f"/api/orders/{trade['orders'][0]['id']}/cancel", json={"reason": ""}),
        time_out(),
    )

    found = (await shopper.client.get(f"/api/orders/{trade['orders'][0]['id']}")).json()
    assert found["state"] == order.value == orders.OrderState.CANCELLED
    async with database.transaction() as session:
        assert await market.warehouse.available(session, goods.sku) == 5
