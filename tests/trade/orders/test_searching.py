"""Finding orders among very many, by the index that is meant for it; and how many there are."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.orders.many import forget, placed, swept

from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import OrderId, ProductId, StoreId
from guang.trade import shipping
from guang.trade.orders import OrderState, searching, store_search
from guang.trade.orders.rules.searching import meant
from guang.trade.orders.types import Search

MANY = 60_000
MILLISECOND = timedelta(milliseconds=1)


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(inner for part in plan.get("Plans", ()) for inner in nodes(part))]


async def explained(
    session: Session, search: Search, before: int | None = None, *, by_lines: bool = False
) -> tuple[set[str], set[str], int]:
    """The indexes that find a page, the tables that are read as a whole, and how many pages are touched."""
    means = meant(search.q)
    numbers = [] if means.tracking is None else [means.tracking, means.tracking.upper()]
    tracked = await shipping.tracked(session, search.store, numbers)
    asked, values = store_search.statement(search, means, tracked, (before, 21), by_lines=by_lines)
    said = (await fetch(session, f"EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) {asked}", *values))[0][0]
    plan = (json.loads(said) if isinstance(said, str) else said)[0]["Plan"]
    used = {node["Index Name"] for node in nodes(plan) if "Index Name" in node}
    whole = {node["Relation Name"] for node in nodes(plan) if node["Node Type"] == "Seq Scan"}
    return used, whole, plan["Shared Hit Blocks"] + plan["Shared Read Blocks"]


async def test_every_search_of_many_orders_has_its_index(session: Session, database: Database) -> None:
    await swept(database)
    shop, who = await market.open_shop(session), await market.buyer(session)
    first, product = await placed(session, shop.id, who.account, MANY)
    every = Search(shop.id)
    found = {
        "ix_orders_store_state_id": replace(every, state=OrderState.SHIPPED),
        "ix_orders_store_name_id": replace(every, q="müller 4999"),
        "ix_orders_store_tail_id": replace(every, q="4242"),
        "ix_orders_noted": replace(every, noted=True),
        "ix_orders_store_id": replace(every, q="sf39999"),
    }

    for index, search in found.items():
        used, whole, pages = await explained(session, search)
        assert (index in used, whole) == (True, set()), (index, used, whole)
        assert pages <= 300, (index, pages)
    for search, before in ((every, None), (every, first + (MANY // 2 << 21))):
        used, whole, pages = await explained(session, search, before)
        # Where one store has nearly all orders, as here, the planner may walk them by id, past those of other tests.
        assert (bool(used & {"ix_orders_store_id", "pk_orders"}), whole) == (True, set())
        assert pages <= 300 or "pk_orders" in used
    used, whole, pages = await explained(
        session, replace(every, product=ProductId(product + 7), state=OrderState.CLOSED), by_lines=True
    )
    assert ("ix_order_lines_product_order_id" in used, whole, pages <= 600) == (True, set(), True)


async def test_what_is_found_is_what_was_meant(session: Session) -> None:
    shop, who = await market.open_shop(session), await market.buyer(session)
    first, product = await placed(session, shop.id, who.account, 2_000)
    every = Search(shop.id)

    async def numbers(search: Search) -> list[int]:
        return [(int(one) - first) >> 21 for one in await searching.find(session, search, None, 21)]

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


@given(st.text(max_size=80))
def test_anything_typed_means_one_thing_at_most(typed: str) -> None:
    means = meant(typed)

    said = [one for one in (means.order, means.tracking, means.tail, means.name) if one is not None]
    assert len(said) == (1 if typed.split() else 0)


async def tallied(database: Database, shop: StoreId) -> tuple[dict[str, int], dict[str, int]]:
    async with database.transaction() as session:
        rows = await session.execute(
            sql("SELECT state, count(*) AS n FROM trade.orders WHERE store = :store GROUP BY state"), {"store": shop}
        )
        told = {state.value: n for state, n in (await searching.counts(session, shop)).items() if n}
        return told, {row.state: row.n for row in rows}


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
                await store_search.shorten(session, 1, 1_000)

    await asyncio.gather(*(move(n) for n in range(1, 41)), sum_up(), sum_up())

    told, truth = await tallied(database, shop.id)
    assert (told, told["refunded"]) == (truth, 40)
    async with database.transaction() as session:
        await forget(session, shop.id)
    assert await tallied(database, shop.id) == ({}, {})
