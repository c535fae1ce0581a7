"""A store's orders at its desk: how many there are, handing many over, tables and pick lists."""

from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.orders.test_searching import tallied
from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade.counter import service
from guang.trade.counter.errors import BadSearch
from guang.trade.orders import store_search
from guang.trade.orders.types import Search


async def test_a_search_does_not_end_before_it_begins(session: Session) -> None:
    with pytest.raises(BadSearch):
        await service.search(session, Search(StoreId(1), since=market.NOW, until=market.NOW - timedelta(1)), None)


async def test_counts_add_up_to_the_truth_through_everything_that_happens(house: House, app: web.Edge) -> None:
    shop, goods = await stall(house.database, units=50)
    shopper, desk = await logged_in(house.database, app), await staff(house.database, app, shop.owner)
    trades = [(await shopper.place(goods)).json() for _ in range(6)]
    for trade in trades[:4]:
        await shopper.pay(trade["id"])
    await queue.run_pending(house.context)
    path = f"/api/stores/{shop.id.text}/orders"
    for trade in trades[:2]:
        parcel = {"carrier": "SF", "tracking": f"T{trade['id']}"}
        await desk.post(f"{path}/{trade['orders'][0]['id']}/ship", json=parcel)
    await shopper.client.post(f"/api/orders/{trades[5]['orders'][0]['id']}/cancel", json={"reason": "changed my mind"})

    told, truth = await tallied(house.database, shop.id)
    page = (await desk.get(path)).json()

    assert told == truth
    assert {state: n for state, n in page["counts"].items() if n} == truth
    assert sum(truth.values()) == 6
    async with house.database.transaction() as session:
        for _ in range(2):
            await store_search.shorten(session, 1, 1_000)
        rows = await session.scalar(
            sql("SELECT count(*) FROM trade.order_tallies WHERE store = :store"), {"store": int(shop.id)}
        )
    assert rows == len(truth)
    assert await tallied(house.database, shop.id) == (told, truth)


async def test_orders_leave_by_the_list(house: House, app: web.Edge) -> None:
    shop, goods = await stall(house.database, units=50)
    shopper, desk = await logged_in(house.database, app), await staff(house.database, app, shop.owner)
    made = [(await shopper.place(goods, units=n)).json() for n in (1, 2, 3)]
    for trade in made[:2]:
        await shopper.pay(trade["id"])
    await queue.run_pending(house.context)
    mine = [trade["orders"][0]["id"] for trade in made]
    other, others = await stall(house.database)
    foreign = (await shopper.place(others)).json()["orders"][0]["id"]
    path = f"/api/stores/{shop.id.text}/orders"
    rows = [
        {"order": mine[0], "carrier": "SF", "tracking": "T1"},
        {"order": mine[0], "carrier": "SF", "tracking": "T2"},
        {"order": mine[1], "carrier": " ", "tracking": "T3"},
        {"order": mine[2], "carrier": "SF", "tracking": "T4"},
        {"order": foreign, "carrier": "SF", "tracking": "T5"},
        {"order": "no order", "carrier": "SF", "tracking": "T6"},
        {"order": mine[1], "carrier": "SF\x00", "tracking": "T7"},
    ]

    dry = (await desk.post(f"{path}/ship", json={"parcels": rows, "dry": True})).json()["items"]
    assert [one["problem"] for one in dry] == [
        None, "twice", "parcel", "state", "missing", "missing", "twice",
    ]  # fmt: skip
    picks = (await desk.get(f"{path}/pick-list", params={"order": mine})).json()["items"]
    assert [(one["sku"], one["units"], len(one["orders"])) for one in picks] == [(goods.sku.text, 3, 2)]
    assert {part["speed"] for part in picks[0]["orders"]} == {"standard"}

    sent = (await desk.post(f"{path}/ship", json={"parcels": rows})).json()["items"]
    assert [one["problem"] for one in sent] == [one["problem"] for one in dry]
    again = (await desk.post(f"{path}/ship", json={"parcels": rows[:1]})).json()["items"]
    assert again[0]["problem"] == "already"
    found = (await desk.get(path, params={"q": "T1-000000"})).json()["items"]
    assert found == []
    shipped = (await desk.get(path, params={"state": "shipped"})).json()
    assert [(one["id"], one["tracking"]) for one in shipped["items"]] == [(mine[0], "T1")]
    odd = (await desk.post(f"{path}/ship", json={"parcels": rows[-1:]})).json()["items"]
    assert odd[0]["problem"] == "parcel"
    assert len((await desk.get(path, params={"since": "2020-01-01T00:00:00"})).json()["items"]) == 3
    rival = await staff(house.database, app, other.owner)
    for answer in (
        await rival.post(f"{path}/ship", json={"parcels": rows}),
        await rival.get(path),
        await rival.get(f"{path}.csv"),
        await rival.get(f"{path}/pick-list", params={"order": mine}),
    ):
        assert answer.status_code == 404
    assert (await desk.post(f"{path}/ship", json={"parcels": rows * 20})).status_code in {400, 422}


async def test_a_table_of_orders_has_a_row_for_each_line_and_no_formula(house: House, app: web.Edge) -> None:
    shop, goods = await stall(house.database, units=50)
    shopper, desk = await logged_in(house.database, app), await staff(house.database, app, shop.owner)
    first = (await shopper.place(goods, units=2, note="=HYPERLINK(1)")).json()["orders"][0]
    await shopper.place(goods)

    answer = await desk.get(f"/api/stores/{shop.id.text}/orders.csv", params={"noted": True})

    lines = answer.content.decode("utf-8-sig").splitlines()
    assert answer.headers["content-type"].startswith("text/csv")
    assert lines[0].split(",")[:3] == ["order", "state", "placed_at"]
    assert len(lines) == 2
    assert lines[1].startswith(f"{first['id']},created,")
    assert ",'=HYPERLINK(1)," in lines[1]


async def test_a_buyer_who_chose_express_stands_first_on_the_pick_list(house: House, app: web.Edge) -> None:
    shop, goods = await stall(house.database, units=50)
    shopper, desk = await logged_in(house.database, app), await staff(house.database, app, shop.owner)
    home = f"/api/stores/{shop.id.text}"
    yuan = {str(n): {"minor": n * 100, "currency": "CNY"} for n in (0, 8, 15)}
    zone = {"places": ["*"], "first_fee": yuan["8"], "further_fee": yuan["0"]}
    fast = {"speed": "express", "zones": [{**zone, "first_fee": yuan["15"]}], "ship_within_h": 4}
    await desk.put(f"{home}/shipping", json={"options": [{"zones": [zone]}, fast]})
    slow = (await shopper.place(goods)).json()["orders"][0]
    chosen = {"speeds": {shop.id.text: "express"}}
    lines = [{"sku": goods.sku.text, "units": 1}]
    quoted = (await shopper.client.post("/api/quotes", json={"lines": lines, **chosen})).json()
    order = (await shopper.place(goods, expected_total=quoted["total"], **chosen)).json()["orders"][0]
    for one in (slow, order):
        assert (await shopper.pay(one["trade"])).status_code in {200, 201}

    picks = (await desk.get(f"{home}/orders/pick-list", params={"order": [slow["id"], order["id"]]})).json()["items"]

    assert [one["fee"]["minor"] for one in quoted["orders"][0]["deliveries"]] == [800, 1500]
    assert (order["speed"], order["shipping"]["minor"], slow["speed"]) == ("express", 1500, "standard")
    assert [(part["order"], part["speed"]) for part in picks[0]["orders"]] == [
        (order["id"], "express"),
        (slow["id"], "standard"),
    ]
    table = (await desk.get(f"{home}/orders.csv")).content.decode("utf-8-sig").splitlines()
    assert [row.split(",")[table[0].split(",").index("speed")] for row in table[1:]] == ["express", "standard"]
