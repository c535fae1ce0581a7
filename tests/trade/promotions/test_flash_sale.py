"""A flash sale as its buyers meet it: over HTTP, everybody at once, some of them twice."""

import asyncio
from collections import Counter
from datetime import timedelta

import httpx
from tests.trade import market
from tests.trade.books import complaints
from tests.trade.market import yuan
from tests.trade.promotions import deals
from tests.trade.street import Shopper, fresh_key, logged_in, stall, with_token

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database
from guang.people import accounts
from guang.trade.fulfilment.verbs import moving
from guang.trade.pricing import DiscountKind
from guang.trade.promotions import ItemDraft
from guang.trade.promotions.types import Promotion
from guang.trade.promotions.verbs import planning

BUYERS = 60
STOCK = 12
DEAL = yuan(9.9)


async def sale(database: Database, shop: market.Shop, tea: market.Goods, *, stock: int = STOCK) -> Promotion:
    now = clock.now()
    async with database.transaction() as session:
        wanted = deals.draft(DiscountKind.FLASH, ItemDraft(tea.sku, DEAL, stock=stock, per_buyer=1), at=now)
        return await deals.plan(session, shop, wanted, at=now)


async def place(shopper: Shopper, tea: market.Goods, units: int = 1) -> httpx.Response:
    body = {
        "lines": [{"sku": tea.sku.text, "units": units}],
        "address": shopper.who.address.text,
        "expected_total": {"minor": DEAL.minor * units + 800, "currency": "CNY"},
    }
    return await shopper.client.post("/api/trades", json=body, headers=fresh_key())


async def test_as_many_buy_at_the_flash_price_as_there_are_units_and_nobody_two(
    database: Database, app: web.Edge
) -> None:
    shop, tea = await stall(database, units=500)
    planned = await sale(database, shop, tea)
    crowd = []
    async with database.transaction() as session:
        before = await complaints(session)
        for _ in range(BUYERS):
            who = await market.buyer(session)
            token = (await accounts.admit(session, who.account, clock.now())).token
            crowd.append(Shopper(who, with_token(app, token)))

    answers = await asyncio.gather(*(place(shopper, tea) for shopper in [*crowd, *crowd[:20]]))

    told = Counter((answer.status_code, answer.json().get("code")) for answer in answers)
    assert told == {(201, None): STOCK, (409, "orders.total_changed"): BUYERS + 20 - STOCK}
    placed = [answer.json() for answer in answers if answer.status_code == 201]
    assert {trade["total"]["minor"] for trade in placed} == {DEAL.minor + 800}
    async with database.transaction() as session:
        found = await planning.promotion(session, planned.id, clock.now())
        assert (found.effect.orders, found.effect.units) == (STOCK, STOCK)
        assert found.plan.items[0].used == STOCK
        assert await complaints(session) == before


async def test_what_is_not_paid_for_in_time_can_be_bought_by_others(database: Database, app: web.Edge) -> None:
    shop, tea = await stall(database, units=50)
    await sale(database, shop, tea, stock=2)
    early = [await logged_in(database, app) for _ in range(2)]
    late = await logged_in(database, app)
    assert [(await place(shopper, tea)).status_code for shopper in early] == [201, 201]
    refused = await place(late, tea)
    assert refused.json()["code"] == "orders.total_changed"

    async with database.transaction() as session:
        while await moving.cancel_overdue(session, clock.now() + timedelta(hours=1)):
            pass

    assert (await place(late, tea)).status_code == 201


async def test_an_order_keeps_its_price_when_the_sale_is_stopped_before_it_is_paid(
    database: Database, app: web.Edge
) -> None:
    shop, tea = await stall(database, units=50)
    planned = await sale(database, shop, tea)
    shopper = await logged_in(database, app)
    trade = (await place(shopper, tea)).json()
    async with database.transaction() as session:
        await planning.stop(session, planned, "merchant", clock.now())

    paid = await shopper.pay(trade["id"])

    assert (paid.json()["state"], paid.json()["amount"]["minor"]) == ("succeeded", DEAL.minor + 800)
    line = (await shopper.client.get(f"/api/orders/{trade['orders'][0]['id']}")).json()["lines"][0]
    assert line["unit_price"]["minor"] == DEAL.minor
