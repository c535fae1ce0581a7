import asyncio
from datetime import timedelta
from typing import Any

import pytest
from tests.conftest import new_client
from tests.trade import market
from tests.trade.market import NOW, Goods, goods, open_shop, yuan
from tests.trade.promotions import deals
from tests.trade.street import logged_in, stall

from guang.doors import web
from guang.journal.facts.selling import PromotionPlanned, PromotionStopped
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import ProductId, new_id
from guang.trade import priceboard
from guang.trade.pricing import DiscountKind
from guang.trade.promotions import ItemDraft
from guang.trade.promotions.verbs import planning

DAY = timedelta(days=1)
PLANNED = PromotionPlanned(deals.OPERATOR, "flash", None, NOW, NOW)  # type: ignore[arg-type]
STOPPED = PromotionStopped(deals.OPERATOR, "flash", None, "merchant")  # type: ignore[arg-type]


async def shown(session: Session, board: priceboard.Board, tea: Goods, at: object = NOW) -> Any:
    found = await board.lower(session, {tea.product: tea.price}, at)  # type: ignore[arg-type]
    return {one.now for one in found.values()}


async def test_a_list_shows_what_the_cheapest_variant_costs_now(session: Session) -> None:
    shop = await open_shop(session)
    tea, board = await goods(session, shop, sizes=2), priceboard.Board()
    assert await shown(session, board, tea) == set()
    await deals.flash(session, shop, tea.skus[1], yuan(9.9))
    await deals.plan(session, None, deals.draft(DiscountKind.SUBSIDY, ItemDraft(tea.skus[0], off=yuan(2)), total=1_000))
    later = deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.skus[0], yuan(5)), at=NOW + 2 * DAY)
    await deals.plan(session, shop, later)

    board.hear(PLANNED)

    assert await shown(session, board, tea) == {yuan(9.9)}
    assert await shown(session, board, tea, NOW + DAY) == set()
    assert await shown(session, board, tea, NOW + 2 * DAY) == {yuan(5)}
    once = await priceboard.lowered(session, {tea.product: tea.price, new_id(ProductId): tea.price}, NOW)
    assert {product: one.now for product, one in once.items()} == {tea.product: yuan(9.9)}


async def test_a_list_asks_the_database_only_after_something_changed(
    session: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    shop = await open_shop(session)
    tea, board = await goods(session, shop), priceboard.Board()
    planned = await deals.flash(session, shop, tea.sku, yuan(9.9))
    assert await shown(session, board, tea) == {yuan(9.9)}
    nobody: Any = None
    assert await shown(nobody, board, tea) == {yuan(9.9)}

    await planning.stop(session, planned, "merchant", NOW)
    board.hear(STOPPED)

    assert await shown(session, board, tea) == set()
    assert await shown(nobody, board, tea) == set()


async def test_the_page_of_a_product_shows_what_is_charged_and_why(database: Database, app: web.Edge) -> None:
    shop, tea = await stall(database)
    now = clock.now()
    async with database.transaction() as session:
        wanted = deals.draft(DiscountKind.FLASH, ItemDraft(tea.sku, yuan(9.9), stock=5, per_buyer=1), at=now)
        await deals.plan(session, shop, wanted, at=now)
    shopper = await logged_in(database, app)
    async with new_client(app) as guest:
        page = (await guest.get(f"/api/products/{tea.product}?lang=en")).json()
    async with database.transaction() as session:
        await deals.buy(session, shopper.who, (tea.sku, 1), at=now)
    mine = (await shopper.client.get(f"/api/products/{tea.product}")).json()

    assert (page["price_from"], page["list_price"]) == (
        {"minor": 990, "currency": "CNY"},
        {"minor": 1990, "currency": "CNY"},
    )
    (sku,) = page["skus"]
    assert sku["offer"]["kind"] == "flash"
    assert sku["offer"]["why"] == "Flash price: 9.90 CNY each instead of 19.90 CNY"
    assert sku["lowest_30d"] == sku["price"] == {"minor": 990, "currency": "CNY"}
    assert mine["skus"][0]["offer"] is None
    assert mine["skus"][0]["price"] == {"minor": 1990, "currency": "CNY"}
    assert market.yuan(9.9).minor == mine["skus"][0]["lowest_30d"]["minor"]


async def test_the_shelf_of_a_store_shows_the_prices_of_now(database: Database, app: web.Edge) -> None:
    shop, tea = await stall(database)
    now = clock.now()
    async with database.transaction() as session:
        wanted = deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(12)), at=now)
        await deals.plan(session, shop, wanted, at=now)
    async with new_client(app) as guest:
        for _ in range(50):
            (item,) = (await guest.get(f"/api/stores/{shop.id}/products")).json()["items"]
            if item["offer"]:
                break
            await asyncio.sleep(0.1)

    assert (item["price_from"]["minor"], item["list_price"]["minor"], item["offer"]) == (1200, 1990, "time_limited")
