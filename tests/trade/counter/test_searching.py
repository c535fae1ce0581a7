"""Finding orders among very many, by the index that is meant for it; and how many there are."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.counter.many import forget, placed
from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import OrderId, ProductId, StoreId
from guang.trade.counter import rules, service, store
from guang.trade.counter.errors import BadSearch
from guang.trade.counter.types import Search
from guang.trade.orders import OrderState

MANY = 60_000
MILLISECOND = timedelta(milliseconds=1)


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(inner for part in plan.get("Plans", ()) for inner in nodes(part))]


async def explained(
    session: Session, search: Search, before: int | None = None, *, by_lines: bool = False
) -> tuple[set[str], set[str], int]:
    """The indexes that find a page, the tables that are read as a whole, and how many pages are touched."""
    asked, values = store.statement(search, before, 21, by_lines=by_lines)
    said = (await fetch(session, f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {asked}", *values))[0][0]
    plan = (json.loads(said) if isinstance(said, str) else said)[0]["Plan"]
    used = {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
    whole = {node["Relation Name"] for node in nodes(plan) if node["Node Type"] == "Seq Scan"}
    return used, whole, plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


async def test_every_search_of_many_orders_has_its_index(session: Session) -> None:
    shop, who = await market.open_shop(session), await market.buyer(session)
    first, product = await placed(session, shop.id, who.account, MANY)
    every = Search(shop.id)
    found = {
        "ix_orders_store_state_id": replace(every, state=OrderState.SHIPPED),
        "ix_orders_store_name_id": replace(every, q="müller 4999"),
        "ix_orders_store_tail_id": replace(every, q="4242"),
        "ix_orders_noted": replace(every, noted=True),
        "ix_parcels_store_tracking": replace(every, q="sf39999"),
    }

    for index, search in found.items():
        used, whole, pages = await explained(session, search)
        assert (index in used, whole) == (True, set()), (index, used, whole)
        assert pages <= 300, (index, pages)
    for search, before in ((every, None), (every, first + (MANY // 2 << 21))):
        used, whole, pages = await explained(session, search, before)
        assert (bool(used & {"ix_orders_store_id", "pk_orders"}), whole, pages <= 300) == (True, set(), True)
    used, whole, pages = await explained(
        session, replace(every, product=ProductId(product + 7), state=OrderState.CLOSED), by_lines=True
    )
    assert ("ix_order_lines_product_order_id" in used, whole, pages <= 600) == (True, set(), True)


async def test_what_is_found_is_what_was_meant(session: Session) -> None:
    shop, who = await market.open_shop(session), await market.buyer(session)
    first, product = await placed(session, shop.id, who.account, 2_000)
    every = Search(shop.id)

    async def numbers(search: Search) -> list[int]:
        return [(int(one.id) - first) >> 21 for one in await service.search(session, search, None)]

    assert await numbers(every) == list(range(2_000, 1_979, -1))
    assert await numbers(replace(every, q="1234")) == [1_234]
    assert await numbers(replace(every, q="SF1009")) == await numbers(replace(every, q="sf1009")) == [1_009]
    assert await numbers(replace(every, q="王1000")) == [1_000]
    assert await numbers(replace(every, q="chen 13")) == [1_398, 1_393, 1_388, 1_383, 1_378, 1_373, 1_368, 1_363, 1_358,
                                                         1_353, 1_348, 1_343, 1_338, 1_333, 1_328, 1_323, 1_318, 1_313,
                                                         1_308, 1_303, 138]  # fmt: skip
    assert await numbers(replace(every, noted=True)) == [1_007, 7]
    assert await numbers(replace(every, state=OrderState.CREATED)) == list(range(2_000, 0, -100))
    assert await numbers(replace(every, product=ProductId(product + 7))) == [1_507, 1_007, 507, 7]
    assert await numbers(replace(every, product=ProductId(product + 7), noted=True)) == [1_007, 7]
    since = market.NOW + 1_995 * MILLISECOND
    assert await numbers(replace(every, since=since, until=since + MILLISECOND)) == [1_996, 1_995]
    assert await numbers(replace(every, q=OrderId(first + (5 << 21)).text.upper())) == [5]
    assert await numbers(replace(every, store=StoreId(1), q="1234")) == []
    for nothing in ("9999", "SF0000000", "Nobody", OrderId(1).text, "%", "'; --"):
        assert await numbers(replace(every, q=nothing)) == [], nothing
    with pytest.raises(BadSearch):
        await numbers(replace(every, since=since, until=market.NOW))


@given(st.text(max_size=80))
def test_anything_typed_means_one_thing_at_most(typed: str) -> None:
    meant = rules.meant(typed)

    said = [one for one in (meant.order, meant.tracking, meant.tail, meant.name) if one is not None]
    assert len(said) == (1 if typed.split() else 0)


async def tallied(database: Database, shop: StoreId) -> tuple[dict[str, int], dict[str, int]]:
    async with database.transaction() as session:
        rows = await session.execute(
            sql("SELECT state, count(*) AS n FROM trade.orders WHERE store = :store GROUP BY state"), {"store": shop}
        )
        told = {state.value: n for state, n in (await service.counts(session, shop)).items() if n}
        return told, {row.state: row.n for row in rows}


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
            await service.store.shorten(session, 1, 1_000)
        rows = await session.scalar(
            sql("SELECT count(*) FROM trade.order_tallies WHERE store = :store"), {"store": int(shop.id)}
        )
    assert rows == len(truth)
    assert await tallied(house.database, shop.id) == (told, truth)


async def test_counts_hold_while_they_are_summed_up(database: Database) -> None:
    async with database.transaction() as session:
        shop, who = await market.open_shop(session), await market.buyer(session)
        first, _ = await placed(session, shop.id, who.account, 200)

    async def move(n: int) -> None:
        async with database.transaction() as session:
            await session.execute(
                sql("UPDATE trade.orders SET state = 'refunded' WHERE id = :id"), {"id": first + (n << 21)}
            )

    async def sum_up() -> None:
        for _ in range(10):
            async with database.transaction() as session:
                await store.shorten(session, 1, 1_000)

    await asyncio.gather(*(move(n) for n in range(1, 41)), sum_up(), sum_up())

    told, truth = await tallied(database, shop.id)
    assert (told, told["refunded"]) == (truth, 40)
    async with database.transaction() as session:
        await forget(session, shop.id)
    assert await tallied(database, shop.id) == ({}, {})


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
