"""A cart across two stores, one checkout with a coupon, and one line that goes back until its money is back."""

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest
from playwright.sync_api import Browser, Page, expect
from tests.journeys.conftest import CHECKOUT, DESK, PHONE
from tests.journeys.strolling import (
    VideoWatch,
    choose_everything,
    find_anchor,
    open_street,
    shoot,
    sign_up,
    write_address,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]

AXE = CHECKOUT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
DEMO_PASSWORD = "stroll-and-see"


@contextmanager
def merchant_of(address: str) -> Iterator[httpx.Client]:
    """The demo merchant, without a browser."""
    with httpx.Client(base_url=address, timeout=30) as client:
        account = {"email": "merchant@demo.guang.example", "password": DEMO_PASSWORD}
        assert client.post("/api/sessions", json=account).status_code == 201
        yield client


def faults(page: Page) -> list[str]:
    """What axe finds against WCAG 2.2 AA, and whether anything sticks out to the right."""
    page.evaluate(Path(AXE).read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    wide = int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))
    said = [f"{one['id']}: {node['html'][:160]}" for one in found["violations"] for node in one["nodes"]]
    return said + ([f"{wide} px too wide"] if wide > 0 else [])


def on_sale(client: httpx.Client, store: str) -> str | None:
    """A product of a store of which two can be bought."""
    for one in client.get(f"/api/stores/{store}/products").json()["items"]:
        product = client.get(f"/api/products/{one['id']}").json()
        if any(sku["available"] >= 3 for sku in product["skus"]):
            return str(one["id"])
    return None


def two_of_two_stores(merchant: httpx.Client) -> list[tuple[str, str]]:
    """A store with one of its products, twice: the merchant's own first, then whatever the feed shows."""
    stores = [str(one["id"]) for one in merchant.get("/api/me/stores").json()["items"]]
    shown = merchant.get("/api/feed", params={"limit": 24}).json()["items"]
    anchors = [anchor["product"] for item in shown for anchor in item["video"]["anchors"]]
    stores += [str(merchant.get(f"/api/products/{product}").json()["store"]["id"]) for product in anchors]
    found = {store: product for store in dict.fromkeys(stores) if (product := on_sale(merchant, store))}
    assert len(found) >= 2, "there are goods of one store only"
    return list(found.items())[:2]


def offer_coupon(merchant: httpx.Client, store: str, currency: str) -> str:
    """A coupon that takes 2 off whatever the store sells; returns its name."""
    name = f"Welcome {uuid.uuid4().hex[:4]}"
    form = {
        "kind": "store_coupon",
        "name": {"en": name, "zh-CN": f"见面礼 {name[-4:]}"},
        "ends_at": (datetime.now(UTC) + timedelta(days=3)).isoformat(),
        "off": {"minor": 200, "currency": currency},
        "total": 100,
        "per_buyer": 1,
        "use_days": 7,
    }
    made = merchant.post(f"/api/stores/{store}/promotions", json=form, headers={"Idempotency-Key": str(uuid.uuid4())})
    assert made.status_code == 201, made.text
    return name


def put_into_cart(page: Page) -> None:
    """From the open product sheet."""
    expect(page.get_by_test_id("add-to-cart")).to_be_visible(timeout=20_000)
    choose_everything(page)
    page.get_by_test_id("add-to-cart").click()
    expect(page.get_by_text("In your cart")).to_be_visible()


def test_two_stores_one_checkout_with_a_coupon_and_one_line_goes_back(street: str, phone: Page) -> None:
    with merchant_of(street) as merchant:
        (store, product), (_, second) = two_of_two_stores(merchant)
        currency = merchant.get(f"/api/products/{product}").json()["price_from"]["currency"]
        name = offer_coupon(merchant, store, currency)

    phone.goto(f"{street}/p/{product}")
    put_into_cart(phone)
    phone.goto(f"{street}/p/{second}")
    put_into_cart(phone)
    phone.goto(f"{street}/cart")
    expect(phone.get_by_role("heading", level=1, name="Cart (2)")).to_be_visible()
    expect(phone.locator("main section")).to_have_count(2)
    shoot(phone, "cart-en-phone")
    assert faults(phone) == []

    claim_as_a_newcomer(phone, store, name)
    order = check_out(phone, street, store)
    send_line_back(phone, street, order)


def claim_as_a_newcomer(page: Page, store: str, name: str) -> None:
    """The coupon is hinted at beside the store; claiming it asks who it is, and the cart comes along."""
    page.get_by_role("button", name="off", exact=False).first.click()
    page.get_by_role("button", name=f"Claim {name}").click()
    sign_up(page, "Qiao")
    expect(page.get_by_text("It is yours")).to_be_visible()
    page.get_by_role("dialog", name="Coupons").get_by_role("button", name="Close").click()
    expect(page.get_by_role("heading", level=1, name="Cart (2)")).to_be_visible(timeout=20_000)


def check_out(page: Page, street: str, store: str) -> str:
    """Both stores at once; returns the order at the one with the coupon."""
    expect(page.get_by_text("You save")).to_be_visible(timeout=20_000)
    page.get_by_test_id("cart-checkout").click()
    sheet = page.get_by_role("dialog", name="Your order")
    expect(sheet.get_by_role("region")).to_have_count(2)
    expect(page.get_by_test_id("coupons")).to_contain_text("−")
    page.get_by_test_id("coupons").click()
    page.get_by_role("button", name="Done").click()
    sheet.get_by_role("button", name="Why this price").first.click()
    shoot(page, "checkout-two-stores-en-phone")
    page.wait_for_timeout(400)
    assert faults(page) == []
    page.get_by_test_id("place-order").click()
    write_address(page)
    told, paid = page.get_by_text("Nothing has been ordered yet"), page.get_by_role("heading", name="Paid")
    expect(told.or_(paid).first).to_be_visible(timeout=20_000)
    if told.is_visible():  # delivery there costs something else, which was told
        page.get_by_test_id("place-order").click()
    expect(paid).to_be_visible(timeout=20_000)
    shoot(page, "paid-two-stores-en-phone")
    orders = page.request.get(f"{street}/api/orders").json()["items"]
    assert len(orders) == 2
    assert {order["state"] for order in orders} == {"paid"}
    mine: dict[str, Any] = next(order for order in orders if order["store"]["id"] == store)
    assert [part["amount"]["minor"] for line in mine["lines"] for part in line["parts"]][-1] == 200
    assert page.request.get(f"{street}/api/cart").json()["units"] == 0
    return str(mine["id"])


def send_line_back(page: Page, street: str, order: str) -> None:
    """It comes, it goes back, it is looked at, and what was paid for it is refunded."""
    with merchant_of(street) as merchant:
        known = page.request.get(f"{street}/api/orders/{order}").json()
        store = known["store"]["id"]
        parcel = {"carrier": "SF Express", "tracking": f"SF{uuid.uuid4().int % 10**10}"}
        shipped = merchant.post(f"/api/stores/{store}/orders/{order}/ship", json=parcel)
        assert shipped.status_code == 200, shipped.text

        page.goto(f"{street}/orders/{order}")
        expect(page.get_by_text("On the way to you").or_(page.get_by_text("It has arrived")).first).to_be_visible()
        expect(page.get_by_text("Simulated courier")).to_be_visible()
        shoot(page, "order-parcel-en-phone")
        assert faults(page) == []
        page.get_by_role("button", name="I have received it").click()
        expect(page.get_by_text("Thank you. Enjoy it.")).to_be_visible()

        page.get_by_role("button", name="Refund, return or exchange").first.click()
        page.get_by_label("Return it").check()
        page.get_by_role("button", name="Not as described").click()
        page.get_by_label("What happened? (optional)").fill("The colour is another one.")
        shoot(page, "after-sale-ask-en-phone")
        assert faults(page) == []
        asked = page.get_by_role("button", name=re.compile("^Ask for"))
        asked.click()
        expect(page).to_have_url(re.compile(r"/after-sales/aft_"))
        case = page.url.rsplit("/", 1)[-1]
        expect(page.get_by_text("If it says nothing, it counts as agreed", exact=False)).to_be_visible()
        shoot(page, "after-sale-waiting-en-phone")
        assert faults(page) == []

        about = f"/api/stores/{store}/after-sales/{case}"
        assert merchant.post(f"{about}/approve", json={"words": "Sorry about that."}).status_code == 200
        page.reload()
        expect(page.get_by_text("Agreed: send it back")).to_be_visible()
        page.get_by_role("button", name="I have sent it").click()
        page.get_by_label("Courier").fill("SF Express")
        page.get_by_label("Tracking number").fill("SF7777777777")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_text("On its way to the store")).to_be_visible()
        assert merchant.post(f"{about}/received", json={}).status_code == 200
        looked = merchant.post(f"{about}/inspect", json={"fine": True, "restocked": 1})
        assert looked.status_code == 200, looked.text

    page.reload()
    expect(page.get_by_role("heading", name="The money is yours again")).to_be_visible()
    shoot(page, "after-sale-refunded-en-phone")
    after = page.request.get(f"{street}/api/orders/{order}").json()
    assert (after["state"], after["refunded"]) == ("refunded", known["total"])  # the store's fault: delivery, too


def test_the_cart_opens_over_the_playing_video_and_forgets_nothing(street: str, phone: Page) -> None:
    open_street(phone, street)
    find_anchor(phone).click()
    watched = VideoWatch(phone)
    put_into_cart(phone)
    phone.get_by_test_id("cart").click()
    sheet = phone.get_by_role("dialog", name=re.compile("^Cart"))
    expect(sheet.get_by_role("checkbox", name="All", exact=True)).to_be_checked()
    watched.still_plays()
    shoot(phone, "cart-over-video-en-phone")
    sheet.get_by_role("button", name="One more").click()
    expect(phone.get_by_role("dialog", name="Cart (2)")).to_be_visible()
    sheet.get_by_role("button", name=re.compile("^Remove")).click()
    expect(sheet.get_by_text("Your cart is empty")).to_be_visible()
    phone.get_by_role("button", name="Undo").click()
    expect(phone.get_by_role("dialog", name="Cart (2)")).to_be_visible()
    watched.still_plays()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "viewport"), [("phone", PHONE), ("wide", DESK)])
def test_axe_finds_nothing_on_the_pages_of_trade(
    browser: Browser, street: str, scheme: str, name: str, viewport: dict[str, int]
) -> None:
    locale = "en" if scheme == "light" else "zh-CN"
    context = browser.new_context(viewport=viewport, locale=locale, color_scheme=scheme)
    page = context.new_page()
    account = {"email": "shopper@demo.guang.example", "password": DEMO_PASSWORD}
    assert page.request.post(f"{street}/api/sessions", data=account, headers={"Origin": street}).status == 201
    for path in ("/cart", "/me", "/me/coupons", "/me/reviews", "/after-sales", "/orders"):
        page.goto(street + path)
        expect(page.locator("h1").first).to_be_visible()
        page.wait_for_timeout(600)
        assert faults(page) == [], path
        shoot(page, f"{path.strip('/').replace('/', '-')}-{locale}-{scheme}-{name}")
    context.close()
