"""Another size instead: asked for on the phone, sent from the desk, and both screens say so by themselves."""

import uuid

import httpx
import pytest
from playwright.sync_api import Page, expect
from tests.journeys.merchants import PASSWORD, Merchant, key, merchant
from tests.journeys.strolling import shoot
from tests.journeys.test_two_stores import DEMO_PASSWORD, faults

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]


def bought(buyer: httpx.Client, seller: Merchant, sku: str) -> tuple[str, str]:
    """An order that has arrived, and its line."""
    place = buyer.get("/api/me/addresses").json()["items"][0]["id"]
    lines = [{"sku": sku, "units": 1}]
    quoted = buyer.post("/api/quotes", json={"lines": lines, "address": place}).json()
    wish = {"lines": lines, "address": place, "expected_total": quoted["total"]}
    trade = buyer.post("/api/trades", json=wish, headers=key()).json()
    assert buyer.post(f"/api/trades/{trade['id']}/payments", json={}, headers=key()).status_code in {200, 201}
    order = trade["orders"][0]
    parcel = {"carrier": "SF Express", "tracking": f"SF{uuid.uuid4().int % 10**10}"}
    sent = seller.client.post(f"/api/stores/{seller.store}/orders/{order['id']}/ship", json=parcel)
    assert sent.status_code == 200, sent.text
    assert buyer.post(f"/api/orders/{order['id']}/received").status_code == 200
    return str(order["id"]), str(order["lines"][0]["id"])


def test_a_size_is_exchanged_between_a_phone_and_a_desk(street: str, phone: Page, desk: Page) -> None:
    account = {"email": "shopper@demo.guang.example", "password": DEMO_PASSWORD}
    with merchant(street, "Two Sizes") as seller, httpx.Client(base_url=street, timeout=30) as buyer:
        assert buyer.post("/api/sessions", json=account).status_code == 201
        first, second = seller.sells("A shirt", [9900, 8900])["skus"]
        order, line = bought(buyer, seller, first["id"])

        entered = phone.request.post(f"{street}/api/sessions", data=account, headers={"Origin": street})
        assert entered.status == 201
        phone.goto(f"{street}/orders/{order}/after-sale/{line}")
        phone.get_by_label("Exchange it").check()
        phone.get_by_role("button", name="Faulty").click()
        phone.locator(f"input[value={second['id']}]").check()
        shoot(phone, "exchange-ask-en-phone")
        assert faults(phone) == []
        phone.get_by_role("button", name="Ask for the exchange").click()
        expect(phone.get_by_role("heading", name="The store is looking at it")).to_be_visible()
        case = phone.url.rsplit("/", 1)[-1]

        about = f"/api/stores/{seller.store}/after-sales/{case}"
        assert seller.client.post(f"{about}/approve", json={}).status_code == 200
        expect(phone.get_by_text("Agreed: send it back")).to_be_visible(timeout=10_000)  # nobody has reloaded
        phone.get_by_role("button", name="I have sent it").click()
        phone.get_by_label("Courier").fill("SF Express")
        phone.get_by_label("Tracking number").fill("SF7777777777")
        phone.get_by_role("button", name="Save").click()
        expect(phone.get_by_role("heading", name="On its way to the store")).to_be_visible()
        assert seller.client.post(f"{about}/received").status_code == 200
        assert seller.client.post(f"{about}/inspect", json={"fine": True, "restocked": 1}).status_code == 200

    login = {"email": seller.email, "password": PASSWORD}
    entered = desk.request.post(f"{street}/api/sessions", data=login, headers={"Origin": street})
    assert entered.status == 201
    desk.goto(f"{street}/desk/orders")
    owed = desk.get_by_role("region", name="Replacements to send")
    row = owed.get_by_role("row").filter(has_text=order)
    expect(row).to_have_count(1)
    shoot(desk, "exchange-desk-en")
    row.get_by_role("button", name="Mark as shipped").click()
    sheet = desk.get_by_role("dialog")
    sheet.get_by_label("Carrier").fill("SF Express")
    sheet.get_by_label("Tracking number").fill("SF-NEW-00001")
    sheet.get_by_role("button", name="Mark as shipped").click()
    expect(row).to_have_count(0, timeout=10_000)

    expect(phone.get_by_role("heading", name="The replacement is on its way")).to_be_visible(timeout=10_000)
    shoot(phone, "exchange-on-its-way-en-phone")
    assert faults(phone) == []
    phone.get_by_role("button", name="I have received it").click()
    expect(phone.get_by_role("heading", name="Exchanged. Enjoy it.")).to_be_visible()
    shoot(phone, "exchange-done-en-phone")
