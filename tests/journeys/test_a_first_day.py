"""A merchant's first day: a store is opened, a product listed, sold, shipped and received, and the bank pays."""

import uuid
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.backstage import Backstage
from tests.journeys.merchants import PASSWORD
from tests.journeys.strolling import choose_everything, shoot
from tests.journeys.test_desk import settled
from tests.journeys.test_until_the_money_is_there import DUE, Buyer
from tests.trade.market import fresh_word, picture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]


def test_a_merchants_first_day_ends_at_the_bank(
    street: str, phone: Page, desk: Page, backstage: Backstage, tmp_path: Path
) -> None:
    open_a_store(desk, street)
    product = list_two_variants(desk, tmp_path)

    buyer = Buyer(phone, street)
    phone.goto(f"{street}/p/{product}")
    expect(phone.get_by_test_id("buy")).to_be_visible(timeout=20_000)
    choose_everything(phone)
    phone.get_by_test_id("buy").click()
    phone.get_by_test_id("place-order").click()
    expect(phone.get_by_role("heading", name="Paid")).to_be_visible(timeout=20_000)
    [order] = buyer.get("/api/orders")["items"]

    desk.goto(f"{street}/desk/orders?state=paid&order={order['id']}")
    drawer = desk.get_by_role("dialog")
    drawer.get_by_label("Carrier").fill("SF Express")
    drawer.get_by_label("Tracking number").fill("SF1234567890")
    drawer.get_by_role("button", name="Mark as shipped").click()
    expect(desk.get_by_text("Shipped. The buyer has been told.")).to_be_visible()
    buyer.receive(order["id"])
    backstage.later(DUE)

    desk.goto(f"{street}/desk/finance")
    settled(desk)
    desk.get_by_role("button", name="Withdraw", exact=True).click()
    asking = desk.get_by_role("dialog")
    expect(asking.get_by_text("The bank is a simulator: no real money moves.")).to_be_visible()
    asking.get_by_role("button", name="Withdraw", exact=True).click()
    expect(desk.get_by_text("The bank has been asked.")).to_be_visible()
    paid = desk.locator("tr.ant-table-row").filter(has_text="Paid").first
    expect(paid).to_be_visible(timeout=40_000)
    shoot(desk, "desk-first-payout-en")


def open_a_store(desk: Page, street: str) -> None:
    """Sign up on the street, and open a store at the desk."""
    account = {"email": f"potter.{uuid.uuid4().hex[:10]}@example.org", "name": "Potter", "password": PASSWORD}
    answer = desk.request.post(f"{street}/api/accounts", data=account, headers={"Origin": street})
    assert answer.ok, answer.text()
    desk.goto(f"{street}/desk/open-store")
    desk.get_by_label("Name · English").fill("First Kiln")
    desk.get_by_role("button", name="Open a store").click()
    expect(desk.get_by_role("heading", level=1, name="New product")).to_be_visible(timeout=20_000)


def list_two_variants(desk: Page, folder: Path) -> str:
    """Fill the editor, list it, and count what is on the shelf; returns the product."""
    title = f"First cup {fresh_word()}"
    face = folder / "cup.png"
    face.write_bytes(picture(400, 400))
    desk.get_by_label("Title · English").fill(title)
    desk.get_by_label("Description · English").fill("A cup for a first day.")
    desk.get_by_role("combobox", name="Category").fill("Tea and coffee")
    desk.locator(".ant-select-tree-title").get_by_text("Tea and coffee", exact=True).last.click()
    desk.locator("input[type=file]").set_input_files(face)
    desk.get_by_role("button", name="Add an option").click()
    desk.get_by_label("Option, e.g. Colour").fill("Size")
    values = desk.get_by_role("combobox", name="Values, Enter after each")
    for value in ("Small", "Large"):
        values.fill(value)
        values.press("Enter")
    values.press("Escape")
    for place, price in enumerate(("39.90", "59.90")):
        desk.get_by_label("Price", exact=True).nth(place).fill(price)
    desk.wait_for_timeout(1000)
    desk.get_by_role("button", name="Save and list").click()
    expect(desk.get_by_role("heading", level=1, name=title)).to_be_visible(timeout=20_000)
    for place in range(2):
        stock = desk.get_by_label("On hand").nth(place)
        stock.fill("5")
        stock.press("Enter")
        expect(desk.get_by_text("5 on hand").first).to_be_visible()
    shoot(desk, "desk-first-product-en")
    return desk.url.rstrip("/").rsplit("/", 1)[-1].partition("?")[0]
