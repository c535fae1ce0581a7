"""A flash sale in the street: somebody at a phone among a thousand who press at the same moment."""

import asyncio
import re
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.journeys.backstage import Backstage
from tests.journeys.merchants import asked, key, merchant, yuan
from tests.journeys.strolling import shoot
from tests.journeys.test_until_the_money_is_there import Buyer

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]

BUYERS, STOCK, CONNECTIONS = 1_000, 100, 32
FLASH, FEE = 990, 800


def test_a_thousand_press_at_once_and_a_hundred_have_it(street: str, phone: Page, backstage: Backstage) -> None:
    crowd = backstage.crowd(BUYERS)
    with merchant(street, "Flash House") as seller:
        product = seller.sells("Proof lantern", [3_900], units=STOCK)
        sku = product["skus"][0]["id"]
        item = {"sku": sku, "price": yuan(FLASH), "stock": STOCK, "per_buyer": 1}
        planned = seller.plans("flash", items=[item])
        buyer = Buyer(phone, street)
        phone.goto(f"{street}/p/{product['id']}")
        expect(phone.get_by_test_id("buy")).to_be_visible(timeout=20_000)
        phone.get_by_test_id("buy").click()
        expect(phone.get_by_test_id("place-order")).to_be_enabled(timeout=20_000)
        with ThreadPoolExecutor(1) as thread:
            pressing = thread.submit(asyncio.run, press(street, crowd, sku))
            phone.get_by_test_id("place-order").click()
            won = phone.get_by_role("heading", name="Paid")
            lost = phone.get_by_text(re.compile("sold out|Nothing has been ordered|no longer", re.IGNORECASE))
            expect(won.or_(lost).first).to_be_visible(timeout=30_000)
            shoot(phone, "flash-sale-en-phone")
            has_won = won.is_visible()
            told = pressing.result()

        mine = [order for order in buyer.get("/api/orders")["items"] if order["state"] == "paid"]
        assert len(mine) == int(has_won)
        assert told["paid"] + len(mine) == STOCK
        assert sum(told.values()) == BUYERS, told
        effect = asked(seller.client.get(f"/api/desk/promotions/{planned['id']}"))["effect"]
        assert (effect["orders"], effect["units"]) == (STOCK, STOCK)
        [left] = asked(seller.client.get(f"/api/desk/products/{product['id']}/stock"))["items"]
        assert (left["on_hand"], left["reserved"]) == (0, 0)


async def press(street: str, crowd: Sequence[tuple[str, str]], sku: str) -> Counter[str]:
    """Everybody wants one, over a bounded pool of connections; how it ended for how many."""
    limits = httpx.Limits(max_connections=CONNECTIONS)
    async with httpx.AsyncClient(base_url=street, limits=limits, timeout=120) as client:
        return Counter(await asyncio.gather(*(try_luck(client, *one, sku) for one in crowd)))


async def try_luck(client: httpx.AsyncClient, token: str, address: str, sku: str) -> str:
    """Place an order at the flash price and pay for it, or be told why not."""
    who = {"Authorization": f"Bearer {token}"}
    total = yuan(FLASH + FEE)
    wanted = {"lines": [{"sku": sku, "units": 1}], "address": address, "expected_total": total}
    placed = await client.post("/api/trades", json=wanted, headers={**who, **key()})
    if placed.status_code == 409:
        return str(placed.json()["code"])
    trade = asked(placed)["id"]
    paid = await client.post(f"/api/trades/{trade}/payments", json={"outcome": "success"}, headers={**who, **key()})
    assert asked(paid)["state"] == "succeeded"
    return "paid"
