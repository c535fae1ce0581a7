"""Many changes at once: shown first, made by a worker, undone as a whole."""

import asyncio
from typing import Any

import httpx
import pytest
from sqlalchemy import text as sql
from tests.doors.goods.many import forget, stocked
from tests.trade import market
from tests.trade.street import fresh_key, logged_in, staff, stall

from guang.doors import web
from guang.doors.goods.types import BatchState
from guang.doors.goods.verbs import carrying
from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.money import Money
from guang.trade import catalog, warehouse


class Desk:
    """The desk of one shop."""

    def __init__(self, house: House, client: httpx.AsyncClient, shop: market.Shop) -> None:
        self.house, self.client, self.path = house, client, f"/api/stores/{shop.id.text}/desk/batches"

    async def ask(self, wish: dict[str, Any], **chosen: Any) -> dict[str, Any]:
        answer = await self.client.post(self.path, json={"wish": wish, **chosen}, headers=fresh_key())
        assert answer.status_code == 201, answer.text
        await queue.run_pending(self.house.context)
        return await self.look(answer.json()["id"])

    async def look(self, batch: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.client.get(f"{self.path}/{batch}")).json()
        return found

    async def turn(self, batch: dict[str, Any], way: str) -> dict[str, Any]:
        answer = await self.client.post(f"{self.path}/{batch['id']}/{way}")
        assert answer.status_code == 200, answer.text
        await queue.run_pending(self.house.context)
        return await self.look(batch["id"])

    async def lines(self, batch: dict[str, Any], **asked: Any) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.client.get(f"{self.path}/{batch['id']}/lines", params=asked)).json()[
            "items"
        ]
        return found


async def opened(house: House, app: web.Edge, *goods: dict[str, Any]) -> tuple[Desk, market.Shop, list[market.Goods]]:
    async with house.database.transaction() as session:
        shop = await market.open_shop(session)
        made = [await market.goods(session, shop, **one) for one in goods]
    return Desk(house, await staff(house.database, app, shop.owner), shop), shop, made


async def prices(database: Database, *goods: market.Goods) -> list[int]:
    async with database.transaction() as session:
        return [(await catalog.product(session, one.product)).price_from.minor for one in goods]


async def units(database: Database, *goods: market.Goods) -> list[int]:
    async with database.transaction() as session:
        return [await warehouse.available(session, one.sku) for one in goods]


async def test_prices_change_as_shown_and_go_back_where_nobody_changed_them(house: House, app: web.Edge) -> None:
    desk, _, goods = await opened(house, app, {}, {"sizes": 2}, {"price": market.yuan(0.01)})
    wish = {"type": "price", "by": "percent", "amount": -5_000, "step": 10}

    shown = await desk.ask(wish, search={"state": "listed"})

    assert (shown["state"], shown["looked_at"], shown["counts"]["planned"]) == ("ready", 3, 3)
    assert shown["reasons"] == {"bounds": 1}
    assert [(one["before"], one["after"]) for one in await desk.lines(shown, outcome="planned")] == [(1_990, 1_000)] * 3
    assert await prices(house.database, *goods) == [1_990, 1_990, 1]
    done = await desk.turn(shown, "begin")
    assert (done["state"], done["counts"]["done"], done["counts"]["refused"]) == ("done", 3, 1)
    assert await prices(house.database, *goods) == [1_000, 1_000, 1]
    assert (await desk.turn(done, "begin"))["counts"] == done["counts"]
    path = f"/api/desk/products/{goods[0].product.text}"
    await desk.client.patch(path, json={"skus": [{"price": {"minor": 1_200, "currency": "CNY"}}]})

    undone = await desk.turn(done, "undo")

    assert (undone["state"], undone["counts"]["undone"], undone["counts"]["kept"]) == ("undone", 2, 1)
    assert [one["reason"] for one in await desk.lines(undone, outcome="kept")] == ["changed"]
    assert await prices(house.database, *goods) == [1_200, 1_990, 1]


async def test_a_price_changed_after_the_plan_was_shown_is_left_alone(house: House, app: web.Edge) -> None:
    desk, _shop, goods = await opened(house, app, {}, {})
    shown = await desk.ask({"type": "price", "by": "set", "amount": 500}, ids=[one.product.text for one in goods])
    path = f"/api/desk/products/{goods[1].product.text}"
    await desk.client.patch(path, json={"skus": [{"price": {"minor": 700, "currency": "CNY"}}]})

    done = await desk.turn(shown, "begin")

    assert (done["counts"]["done"], done["reasons"]) == (1, {"changed": 1})
    assert await prices(house.database, *goods) == [500, 700]


async def test_a_dearer_listing_is_screened_and_a_crossed_list_price_refused(house: House, app: web.Edge) -> None:
    desk, _, goods = await opened(house, app, {}, {})
    path = f"/api/desk/products/{goods[1].product.text}"
    price, listed = ({"minor": minor, "currency": "CNY"} for minor in (1_990, 2_500))
    await desk.client.patch(path, json={"skus": [{"price": price, "list_price": listed}]})

    dear = await desk.turn(
        await desk.ask({"type": "price", "by": "set", "amount": 200_000_000}, ids=[one.product.text for one in goods]),
        "begin",
    )
    fine = await desk.turn(
        await desk.ask({"type": "price", "by": "add", "amount": 10}, ids=[one.product.text for one in goods]), "begin"
    )

    assert dear["reasons"] == {"screened": 1, "list_price": 1}
    assert fine["counts"]["done"] == 2
    assert await prices(house.database, *goods) == [2_000, 2_000]


async def test_stock_is_added_on_the_shelves_as_they_are_then(house: House, app: web.Edge) -> None:
    desk, _, goods = await opened(house, app, {"units": 10}, {"units": 3})
    shopper = await logged_in(house.database, app)
    shown = await desk.ask({"type": "stock", "by": "add", "units": -3, "reason": "broken"}, search={})
    await shopper.place(goods[0], units=4)
    await shopper.place(goods[1], units=1)

    done = await desk.turn(shown, "begin")

    assert (done["counts"]["done"], done["reasons"]) == (1, {"promised": 1})
    assert await units(house.database, *goods) == [3, 2]
    undone = await desk.turn(done, "undo")
    assert undone["counts"]["undone"] == 1
    assert await units(house.database, *goods) == [6, 2]


async def test_a_shelf_that_was_sold_from_is_not_put_back(house: House, app: web.Edge) -> None:
    desk, _, goods = await opened(house, app, {"units": 5})
    done = await desk.turn(
        await desk.ask({"type": "stock", "by": "set", "units": 9, "reason": "counted"}, search={}), "begin"
    )
    shopper = await logged_in(house.database, app)
    trade = (await shopper.place(goods[0], units=2)).json()["id"]
    await shopper.pay(trade)

    undone = await desk.turn(done, "undo")

    assert (undone["counts"]["kept"], undone["reasons"]) == (1, {"changed": 1})
    assert await units(house.database, *goods) == [7]


async def test_shelves_that_one_place_has_promised_do_not_stop_the_others(house: House, app: web.Edge) -> None:
    desk, shop, goods = await opened(house, app, {"units": 10}, {"units": 10})
    shown = await desk.ask({"type": "stock", "by": "set", "units": 4, "reason": "counted"}, search={})
    store, sku = f"/api/stores/{shop.id.text}/desk", f"/api/desk/skus/{goods[0].sku.text}"
    first = (await desk.client.get(f"{store}/warehouses")).json()["items"][0]["id"]
    east = (await desk.client.post(f"{store}/warehouses", json={"name": "East"})).json()["id"]
    move = {"origin": first, "target": east, "units": 7, "reason": "closer to buyers"}
    assert (await desk.client.post(f"{sku}/moves", json=move)).status_code == 201

    done = await desk.turn(shown, "begin")

    assert (done["counts"]["done"], done["reasons"]) == (1, {"promised": 1})
    assert await units(house.database, *goods) == [10, 4]


async def test_goods_are_listed_and_taken_off_together(house: House, app: web.Edge) -> None:
    desk, _shop, goods = await opened(house, app, {"listed": False}, {}, {"listed": False})
    async with house.database.transaction() as session:
        await session.execute(sql("UPDATE trade.products SET images = '{}' WHERE id = :id"), {"id": goods[2].product})

    done = await desk.turn(await desk.ask({"type": "list"}, search={"state": "draft"}), "begin")

    assert (done["counts"]["done"], done["reasons"]) == (1, {"not_ready": 1})
    off = await desk.turn(await desk.ask({"type": "delist"}, search={"state": "listed"}), "begin")
    assert off["counts"]["done"] == 2
    back = await desk.turn(off, "undo")
    assert back["counts"]["undone"] == 2
    async with house.database.transaction() as session:
        states = [(await catalog.product(session, one.product)).state.value for one in goods]
    assert states == ["listed", "listed", "draft"]


async def test_the_same_key_is_one_batch_and_another_wish_is_refused(house: House, app: web.Edge) -> None:
    desk, _, goods = await opened(house, app, {})
    body = {"wish": {"type": "price", "by": "set", "amount": 500}, "ids": [goods[0].product.text]}
    key = fresh_key()

    first, second = await asyncio.gather(*(desk.client.post(desk.path, json=body, headers=key) for _ in range(2)))
    other = await desk.client.post(desk.path, json=body | {"wish": {"type": "list"}}, headers=key)

    assert first.json()["id"] == second.json()["id"]
    assert (other.status_code, other.json()["code"]) == (409, "goods.key_reused")
    assert len((await desk.client.get(desk.path)).json()["items"]) == 1
    assert (await desk.client.post(desk.path, json=body)).json()["code"] == "goods.invalid_key"


@pytest.mark.parametrize(
    "body",
    [
        {"wish": {"type": "price", "by": "set", "amount": 1}},
        {"wish": {"type": "list"}, "ids": ["prd_0000000000001"], "search": {}},
        {"wish": {"type": "stock", "by": "set", "units": 1, "reason": " "}, "search": {}},
        {"wish": {"type": "stock", "by": "set", "units": 10**12, "reason": "x"}, "search": {}},
        {"wish": {"type": "price", "by": "percent", "amount": 10, "step": 0}, "search": {}},
        {"wish": {"type": "import", "file": "x", "name": "y"}, "search": {}},
        {"wish": {"type": "list"}, "search": {"state": "sold"}},
    ],
)
async def test_what_is_no_batch_is_refused(house: House, app: web.Edge, body: dict[str, Any]) -> None:
    desk, _, _ = await opened(house, app)

    answer = await desk.client.post(desk.path, json=body, headers=fresh_key())

    assert answer.status_code in {400, 422}, answer.text
    assert (await desk.client.get(desk.path)).json()["items"] == []


async def test_anothers_goods_and_batches_are_out_of_reach(house: House, app: web.Edge) -> None:
    desk, _, _ = await opened(house, app, {})
    other, goods = await stall(house.database)
    rival = await staff(house.database, app, other.owner)

    mine = await desk.ask({"type": "price", "by": "set", "amount": 1}, ids=[goods.product.text])

    assert (mine["looked_at"], mine["counts"]["planned"]) == (0, 0)
    for path in (desk.path, f"{desk.path}/{mine['id']}", f"{desk.path}/{mine['id']}/lines"):
        assert (await rival.get(path)).status_code == 404
    own = f"/api/stores/{other.id.text}/desk/batches/{mine['id']}"
    assert [(await rival.get(own)).status_code, (await rival.post(f"{own}/begin")).status_code] == [404, 404]


async def test_a_worker_that_dies_between_two_parts_changes_nothing_twice(house: House, app: web.Edge) -> None:
    desk, shop, _ = await opened(house, app)
    async with house.database.transaction() as session:
        await stocked(session, shop, 250)
    shown = await desk.ask({"type": "stock", "by": "add", "units": 5, "reason": "delivery"}, search={"stock": "some"})
    assert shown["counts"]["planned"] == 200
    await desk.client.post(f"{desk.path}/{shown['id']}/begin")
    async with house.database.transaction() as session:
        batch = (await carrying.store_batches.select_batches(session, shop.id, 1))[0]
    assert batch.state is BatchState.RUNNING
    await asyncio.gather(
        *(carrying.carry_on(house.database, house.blobs, batch, clock.now()) for _ in range(2)),
    )

    await queue.run_pending(house.context)

    done = await desk.look(shown["id"])
    assert (done["state"], done["counts"]["done"]) == ("done", 200)
    async with house.database.transaction() as session:
        total = await session.scalar(
            sql(
                "SELECT sum(h.on_hand) FROM trade.shelves h JOIN trade.products p ON p.id = h.product "
                "WHERE p.store = :store"
            ),
            {"store": int(shop.id)},
        )
    assert total == 200 * 55 + 25 * 3
    async with house.database.transaction() as session:
        await forget(session, shop)


async def test_money_is_in_the_stores_currency(house: House, app: web.Edge) -> None:
    desk, _, goods = await opened(house, app, {})
    await desk.turn(await desk.ask({"type": "price", "by": "set", "amount": 777}, search={}), "begin")

    async with house.database.transaction() as session:
        found = await catalog.product(session, goods[0].product)

    assert found.skus[0].price == found.price_from == found.price_to == Money(777, "CNY")
