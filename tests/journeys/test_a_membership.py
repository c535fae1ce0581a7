"""A store's membership: opened at the desk, joined in two taps on a phone, its price shown, explained and paid."""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.journeys.strolling import choose_everything, shoot
from tests.journeys.test_desk import enter, settled
from tests.journeys.test_two_stores import DEMO_PASSWORD, faults, merchant_of

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]
SHOPPER = {"email": "shopper@demo.guang.example", "password": DEMO_PASSWORD}


def plain(merchant: httpx.Client, store: str) -> dict[str, Any]:
    """A product without any promotion, of which there is enough."""
    for one in merchant.get(f"/api/stores/{store}/products").json()["items"]:
        product: dict[str, Any] = merchant.get(f"/api/products/{one['id']}").json()
        untouched = all(sku["offer"] is None and sku["for_members"] is None for sku in product["skus"])
        if untouched and all(sku["available"] >= 3 for sku in product["skus"]):
            return product
    raise AssertionError("everything in the demo store is promoted")


def price_for_members(merchant: httpx.Client, store: str, product: dict[str, Any]) -> int:
    """Every variant for nine tenths; returns what the cheapest one costs then, in minor units."""
    items = [
        {"sku": sku["id"], "price": {**sku["price"], "minor": sku["lowest_30d"]["minor"] * 9 // 10}}
        for sku in product["skus"]
    ]
    form = {
        "kind": "member",
        "name": {"en": "For regulars", "zh-CN": "老友价"},
        "ends_at": (datetime.now(UTC) + timedelta(days=2)).isoformat(),
        "items": items,
    }
    made = merchant.post(f"/api/stores/{store}/promotions", json=form, headers={"Idempotency-Key": str(uuid.uuid4())})
    assert made.status_code == 201, made.text
    return int(min(item["price"]["minor"] for item in items))


def test_a_member_pays_the_price_for_members(street: str, phone: Page, desk: Page) -> None:
    with merchant_of(street) as merchant, httpx.Client(base_url=street, timeout=30) as buyer:
        assert buyer.post("/api/sessions", json=SHOPPER).status_code == 201
        store = str(merchant.get("/api/me/stores").json()["items"][0]["id"])
        buyer.delete(f"/api/stores/{store}/membership")
        product = plain(merchant, store)

        enter(desk, street, "merchant", "/members")
        desk.get_by_label("Name of the membership · English").fill("Regulars")
        desk.get_by_label("What people agree to · English").fill("We remember what you buy here.")
        desk.locator("form button[type=submit]").click()
        expect(desk.get_by_role("button", name="Close membership")).to_be_visible(timeout=10_000)
        settled(desk)
        shoot(desk, "members-desk-en")
        cheapest = price_for_members(merchant, store, product)

        entered = phone.request.post(f"{street}/api/sessions", data=SHOPPER, headers={"Origin": street})
        assert entered.status == 201
        phone.goto(f"{street}/store/{store}")
        phone.get_by_test_id("membership").click()
        shoot(phone, "membership-en-phone")
        assert faults(phone) == []
        phone.get_by_test_id("agree-and-join").click()
        expect(phone.get_by_test_id("membership")).to_contain_text("You are a member")

        before = buyer.get("/api/orders").json()["counts"]
        phone.get_by_role("button", name=product["title"]).first.click()
        sheet = phone.get_by_role("dialog")
        expect(sheet.get_by_text("Member price", exact=True).first).to_be_visible()
        choose_everything(phone)
        sheet.get_by_test_id("promises").click()
        shoot(phone, "promises-en-phone")
        assert faults(phone) == []
        phone.get_by_role("dialog", name="What is promised").get_by_role("button", name="Close").click()
        sheet.get_by_test_id("buy").click()
        phone.get_by_test_id("place-order").click()
        expect(phone.get_by_role("dialog", name="Order placed")).to_be_visible(timeout=20_000)
        after = buyer.get("/api/orders").json()
        assert sum(after["counts"].values()) == sum(before.values()) + 1
        line = after["items"][0]["lines"][0]
        assert line["parts"][0]["kind"] == "member"
        assert line["unit_price"]["minor"] >= cheapest
        assert line["unit_price"]["minor"] < line["list_price"]["minor"]
