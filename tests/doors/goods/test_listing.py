"""A hundred thousand goods at the desk: what is found, in which order, and by which index."""

import json
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import text as sql
from tests.doors.goods.many import stocked
from tests.trade import market
from tests.trade.street import staff, stall

from guang.doors import web
from guang.doors.goods import store
from guang.doors.goods.errors import BadSearch
from guang.doors.goods.types import GoodsSort, Page, StockLevel, Wanted
from guang.doors.goods.verbs import listing
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import CategoryId, ProductId, SkuId

MANY = 100_000


@dataclass(frozen=True)
class Case:
    """A search, the order, the index that must find it, and how many pages of the database it may touch."""

    wanted: Wanted
    sort: GoodsSort
    index: str
    pages: int


CASES = {
    "everything": Case(Wanted(), GoodsSort.NEWEST, "ix_products_store_id", 1_000),
    "a state": Case(Wanted(state="draft"), GoodsSort.NEWEST, "ix_products_store_state_id", 1_000),
    "a rare word": Case(Wanted(q="rare77"), GoodsSort.NEWEST, "ix_products_lexemes", 3_000),
    "a code": Case(Wanted(q="c-99999"), GoodsSort.NEWEST, "ix_products_lexemes", 1_000),
    "Chinese and a word": Case(Wanted(q="红茶 rare77"), GoodsSort.NEWEST, "ix_products_lexemes", 3_000),
    "last changed": Case(Wanted(), GoodsSort.CHANGED, "ix_products_store_changed_at_id", 1_000),
    "the cheapest": Case(Wanted(state="listed"), GoodsSort.CHEAPEST, "ix_products_store_price_from_id", 1_500),
    "a span of prices": Case(
        Wanted(price_min=5_000, price_max=5_040), GoodsSort.DEAREST, "ix_products_store_price_from_id", 1_500
    ),
    "changed since": Case(
        Wanted(changed_since=market.NOW + timedelta(seconds=MANY - 30)),
        GoodsSort.CHANGED,
        "ix_products_store_changed_at_id",
        1_000,
    ),
    "a category": Case(Wanted(categories=(CategoryId(199),)), GoodsSort.NEWEST, "ix_products_store_category_id", 500),
    "nothing left": Case(Wanted(stock=StockLevel.NONE), GoodsSort.NEWEST, "ix_products_store_id", 6_000),
}


async def explained(session: Session, statement: str, *values: Any) -> dict[str, Any]:
    rows = await fetch(session, f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {statement}", *values)
    said = rows[0][0]
    plan: dict[str, Any] = (json.loads(said) if isinstance(said, str) else said)[0]["Plan"]
    return plan


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(inner for part in plan.get("Plans", ()) for inner in nodes(part))]


async def test_every_search_of_a_hundred_thousand_goods_has_its_index(session: Session) -> None:
    shop = await market.open_shop(session)
    first, skus = await stocked(session, shop, MANY)
    await session.execute(sql("UPDATE trade.products SET category = 199 WHERE id % 20000 = 7"))

    for name, case in CASES.items():
        where = store.conditions(shop.id, case.wanted)
        statement = store.page_statement(where, Page(case.sort, None, 51), few=bool(case.wanted.q))
        plan = await explained(session, statement, *where.values)
        used = {node.get("Index Name") for node in nodes(plan)}
        assert used & {case.index, "pk_products"} if case.index == "ix_products_store_id" else case.index in used, name
        assert not [node for node in nodes(plan) if node["Node Type"] == "Seq Scan"], name
        assert plan["Shared Hit Blocks"] + plan["Shared Read Blocks"] <= case.pages, name

    counts = await listing.counts(session, shop.id, Wanted(state="draft"))
    assert counts == {"listed": 60_000, "draft": 20_000, "delisted": 20_000}
    gone = await listing.counts(session, shop.id, Wanted(stock=StockLevel.NONE))
    assert gone == {"listed": 10_000, "draft": 0, "delisted": 0}
    assert (await listing.counts(session, shop.id, Wanted(q="白茶")))["listed"] == 15_000
    assert sum((await listing.counts(session, shop.id, Wanted(q="茶"))).values()) == MANY
    assert (
        sum((await listing.counts(session, shop.id, Wanted(q="rare77 item"))).values()) == 220
    )  # 77 and 770 to 779, twenty each
    for typed, number in (
        (ProductId(first + 123).text, 123),
        (SkuId(skus + 456).text, 456),
        ("C-789 789", 789),
    ):
        found, _ = await listing.page(session, shop.id, Wanted(q=typed), GoodsSort.OLDEST, None)
        assert found[0].id == first + number
        assert (found[0].code, found[0].available, found[0].skus) == (f"C-{number}", 50, 1)
    assert (await listing.page(session, shop.id, Wanted(q="%_!"), GoodsSort.NEWEST, None))[0] == []


@pytest.mark.parametrize("sort", list(GoodsSort))
async def test_pages_meet_without_gaps_in_every_order(session: Session, sort: GoodsSort) -> None:
    shop = await market.open_shop(session)
    await stocked(session, shop, 130)
    await session.execute(sql("UPDATE trade.products SET price_from = 1000, price_to = 1000 WHERE id % 3 = 0"))

    seen, cursor = [], None
    while True:
        lines, cursor = await listing.page(session, shop.id, Wanted(), sort, cursor)
        seen += lines
        if cursor is None:
            break

    column, way = store.ORDERS[sort]
    keys = [
        (getattr(line, column).minor if column == "price_from" else getattr(line, column), line.id) for line in seen
    ]
    assert len({line.id for line in seen}) == 130
    assert keys == sorted(keys, reverse=way == "DESC")


async def test_a_cursor_of_another_order_is_refused(session: Session) -> None:
    shop = await market.open_shop(session)
    for cursor in ("12~prd_x", "x~prd_0000000000001", "prd_0000000000001", "9" * 40 + "~prd_0000000000001"):
        with pytest.raises(BadSearch):
            await listing.page(session, shop.id, Wanted(), GoodsSort.CHANGED, cursor)


async def test_goods_are_found_over_http_by_what_they_are(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database, units=3)
    desk = await staff(database, app, shop.owner)
    path = f"/api/stores/{shop.id.text}/desk/products"

    async def found(**asked: object) -> list[str]:
        answer = await desk.get(path, params=asked)  # type: ignore[arg-type]
        return [one["id"] for one in answer.json()["items"]]

    mine = [goods.product.text]
    assert await found(stock="low", price_min=1990, price_max=1990, state="listed", sort="cheapest") == mine
    assert await found(category=market.TEA.text, changed_since="2026-06-01T12:00:00Z") == mine
    assert await found(changed_since="2026-06-01T12:00:00") == mine
    assert await found(q="春天") == await found(stock="none") == await found(price_min=1991) == []
    assert await found(q="白茶") == await found(q="whi tea") == mine
    line = (await desk.get(path)).json()["items"][0]
    assert (line["available"], line["skus"], line["restricted"]) == (3, 1, False)
    for bad in ({"category": "cat_0000000000zzz"}, {"stock": "plenty"}, {"cursor": "prd_?"}, {"price_min": -1}):
        assert (await desk.get(path, params=bad)).status_code in {400, 422}, bad


async def test_views_are_saved_for_oneself(database: Database, app: web.Edge) -> None:
    shop, _ = await stall(database)
    desk, rival = await staff(database, app, shop.owner), await staff(database, app, (await stall(database))[0].owner)
    path = f"/api/stores/{shop.id.text}/desk/views/goods"

    await desk.put(f"{path}?name=Low", json={"query": "stock=low"})
    await desk.put(f"{path}?name=Low", json={"query": "stock=none"})
    kept = (await desk.put(path, params={"name": "茶/叶 & ?"}, json={"query": "q=茶"})).json()["items"]

    assert [(one["name"], one["query"]) for one in kept] == [("Low", "stock=none"), ("茶/叶 & ?", "q=茶")]
    theirs = await rival.put(f"{path}?name=x", json={"query": ""})
    assert (await rival.get(path)).status_code == theirs.status_code == 404
    assert (await desk.get(path.replace("goods", "orders"))).json()["items"] == []
    assert (await desk.get(path.replace("goods", "secrets"))).status_code in {400, 422}
    assert [one["name"] for one in (await desk.delete(f"{path}?name=Low")).json()["items"]] == ["茶/叶 & ?"]
    assert (await desk.delete(f"{path}?name=x%00")).status_code == 200
    for number in range(29):
        await desk.put(f"{path}?name={number}", json={"query": ""})
    refused = await desk.put(f"{path}?name=one too many", json={"query": ""})
    assert (refused.status_code, refused.json()["code"]) == (409, "goods.too_many_views")
    async with database.transaction() as session:
        await listing.erase(session, shop.owner)
    assert (await desk.get(path)).json()["items"] == []


async def test_a_product_tells_what_it_has_cost(house: House, app: web.Edge) -> None:
    shop, goods = await stall(house.database)
    desk = await staff(house.database, app, shop.owner)
    path = f"/api/desk/products/{goods.product.text}"
    for minor in (1_500, 1_700):
        await desk.patch(path, json={"skus": [{"price": {"minor": minor, "currency": "CNY"}}]})
    hears = reactions.registered()["promotions.keep_price_history"]
    while await reactions.deliver(house.database, hears, clock.now()):
        pass

    found = (await desk.get(f"{path}/prices")).json()["items"]

    assert [(one["before"]["minor"], one["after"]["minor"]) for one in found] == [(1_500, 1_700), (1_990, 1_500)]
    assert {one["sku"] for one in found} == {goods.sku.text}
    rival = await staff(house.database, app, (await stall(house.database))[0].owner)
    assert (await rival.get(f"{path}/prices")).status_code == 404
