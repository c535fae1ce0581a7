"""The desk: a merchant sells, a creator publishes, an operator looks into the feed; and everybody can use it."""

import re
import secrets
import subprocess
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx
import imageio_ffmpeg
import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from tests.journeys.conftest import CHECKOUT, DESK
from tests.journeys.strolling import shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow]

AXE = CHECKOUT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PASSWORD = "stroll-and-see"
TABLET = {"width": 768, "height": 1024}


@contextmanager
def somebody(address: str, role: str) -> Iterator[httpx.Client]:
    """A demo account, without a browser."""
    with httpx.Client(base_url=address, timeout=30) as client:
        entered = client.post("/api/sessions", json={"email": f"{role}@demo.guang.example", "password": PASSWORD})
        assert entered.status_code == 201, entered.text
        yield client


def enter(page: Page, address: str, role: str, path: str = "/") -> None:
    """Open the desk as one of the demo accounts."""
    account = {"email": f"{role}@demo.guang.example", "password": PASSWORD}
    answer = page.request.post(f"{address}/api/sessions", data=account, headers={"Origin": address})
    assert answer.status == 201, answer.text()
    page.goto(f"{address}/desk{path}")
    settled(page)


def settled(page: Page) -> None:
    """Everything that was on its way is there."""
    expect(page.locator("main h1")).to_be_visible(timeout=20_000)
    expect(page.locator(".ant-skeleton, .ant-spin-spinning")).to_have_count(0, timeout=20_000)


def serious(page: Page) -> list[str]:
    """What axe calls serious or critical against WCAG 2.2 AA."""
    page.evaluate(AXE.read_text())
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [
        f"{one['id']}: {node['html'][:160]}"
        for one in found["violations"]
        for node in one["nodes"]
        if one["impact"] in {"serious", "critical"}
    ]


def sideways(page: Page) -> int:
    """Pixels that stick out to the right."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


def store_of(merchant: httpx.Client) -> str:
    """The merchant's first store, which is the one the desk opens with."""
    return str(merchant.get("/api/me/stores").json()["items"][0]["id"])


def bought(address: str, store: str) -> str:
    """An order for the store that has been paid for; returns its id."""
    with somebody(address, "shopper") as shopper:
        addresses = shopper.get("/api/me/addresses").json()["items"]
        goods = shopper.get(f"/api/stores/{store}/products").json()["items"]
        product = shopper.get(f"/api/products/{goods[0]['id']}").json()
        sku = next(sku["id"] for sku in product["skus"] if sku["available"])
        lines = [{"sku": sku, "units": 1}]
        total = shopper.post("/api/quotes", json={"lines": lines}).json()["total"]
        wanted = {"lines": lines, "address": addresses[0]["id"], "expected_total": total}
        placed = shopper.post("/api/trades", json=wanted, headers={"Idempotency-Key": str(uuid.uuid4())})
        assert placed.status_code == 201, placed.text
        paid = shopper.post(
            f"/api/trades/{placed.json()['id']}/payments",
            json={"method": "simulator", "outcome": "success"},
            headers={"Idempotency-Key": str(uuid.uuid4())},
        )
        assert paid.status_code == 201, paid.text
        return str(placed.json()["orders"][0]["id"])


def clip(folder: Path) -> Path:
    """Three seconds of colours that nobody has uploaded before."""
    path = folder / "colours.mp4"
    seed = secrets.randbelow(10**6)
    colours = f"gradients=size=540x960:rate=24:duration=3:seed={seed}:speed=0.05:nb_colors=5"
    tone = f"sine=frequency={200 + seed % 600}:duration=3"
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-f", "lavfi", "-i", colours]
    command += ["-f", "lavfi", "-i", tone, "-c:v", "libx264", "-pix_fmt", "yuv420p", "-preset", "ultrafast"]
    subprocess.run([*command, "-c:a", "aac", "-shortest", str(path)], check=True)
    return path


def row(page: Page, words: str) -> Locator:
    """The table's row with these words."""
    return page.locator("tr.ant-table-row").filter(has_text=words).first


def test_a_merchant_edits_a_product_and_its_stock_and_ships_an_order(street: str, desk: Page) -> None:
    with somebody(street, "merchant") as merchant:
        store = store_of(merchant)
    order = bought(street, store)
    desk.goto(f"{street}/desk/")
    desk.get_by_label("E-mail").fill("merchant@demo.guang.example")
    desk.get_by_label("Password", exact=True).fill(PASSWORD)
    desk.get_by_role("button", name="Log in").click()
    settled(desk)
    expect(desk.get_by_text(re.compile("orders? to ship"))).to_be_visible()
    shoot(desk, "desk-board-en")

    desk.get_by_role("link", name="Goods", exact=True).click()
    settled(desk)
    shoot(desk, "desk-goods-en")
    row(desk, "On sale").get_by_role("link").click()
    title = f"Proof {secrets.token_hex(3)}"
    desk.get_by_label("Title · English").fill(title)
    desk.get_by_role("button", name="Save", exact=True).first.click()
    expect(desk.get_by_role("heading", level=1, name=title)).to_be_visible()
    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()
    stock = desk.get_by_label("On hand").first
    count = int(stock.input_value()) + 7
    stock.fill(str(count))
    stock.press("Enter")
    expect(desk.get_by_text(f"{count} on hand")).to_be_visible()
    shoot(desk, "desk-product-en")

    desk.goto(f"{street}/desk/orders?state=paid&order={order}")
    drawer = desk.get_by_role("dialog")
    drawer.get_by_label("Carrier").fill("SF Express")
    drawer.get_by_label("Tracking number").fill("SF1234567890")
    shoot(desk, "desk-order-en")
    drawer.get_by_role("button", name="Mark as shipped").click()
    expect(desk.get_by_text("Shipped. The buyer has been told.")).to_be_visible()
    with somebody(street, "shopper") as shopper:
        told = shopper.get(f"/api/orders/{order}").json()
    assert (told["state"], told["tracking"]) == ("shipped", "SF1234567890")


def test_a_creator_uploads_with_progress_and_an_anchor_and_it_is_published(
    street: str, desk: Page, tmp_path: Path
) -> None:
    title = f"Colours {secrets.token_hex(3)}"
    enter(desk, street, "merchant", "/videos/new")
    desk.locator("input[type=file]").set_input_files(clip(tmp_path))
    progress = desk.get_by_role("progressbar")
    expect(progress).to_have_attribute("aria-valuenow", "100", timeout=20_000)
    desk.get_by_label("Title").fill(title)
    goods = desk.get_by_role("combobox", name="Goods in it")
    goods.click()
    desk.locator(".ant-select-item-option").first.click()
    expect(desk.get_by_text("shown from 0.0 s")).to_be_visible()
    expect(desk.locator(".ant-select-dropdown:visible")).to_have_count(0)
    shoot(desk, "desk-upload-en")
    desk.get_by_role("button", name="Publish").click()
    expect(desk).to_have_url(re.compile(r"/desk/videos$"))
    expect(row(desk, title).get_by_text("Published")).to_be_visible(timeout=60_000)
    expect(row(desk, title).get_by_text("shown from 0.0 s")).to_be_visible()
    shoot(desk, "desk-videos-en")


def test_an_operator_opens_the_explanation_of_a_served_page(street: str, desk: Page) -> None:
    httpx.get(f"{street}/api/feed", params={"tab": "for_you"}, timeout=30).raise_for_status()
    enter(desk, street, "operator", "/pages")
    desk.locator("tr.ant-table-row").first.click()
    expect(desk.get_by_role("heading", level=1, name="Why this page")).to_be_visible(timeout=20_000)
    settled(desk)
    expect(desk.get_by_text("What the sources brought")).to_be_visible()
    first = desk.locator("tr.ant-table-row").first
    expect(first.locator("strong")).not_to_have_text(re.compile("^vid_"))
    first.get_by_role("button", name=re.compile("Expand")).click()
    expect(desk.locator(".stats")).to_be_visible()
    shoot(desk, "desk-trace-en")


def test_an_operator_hides_a_video_and_the_open_feed_drops_it(street: str, desk: Page, phone: Page) -> None:
    phone.goto(street)
    phone.wait_for_selector("[data-on=true] video", timeout=30_000)
    phone.wait_for_timeout(1_500)  # the gateway has to know of the phone
    shown = phone.locator("[data-on=true]").get_attribute("data-video") or ""
    enter(desk, street, "operator", "/restrictions")
    desk.get_by_label("Subject").fill(f"{street}/watch/{shown}")
    desk.get_by_label("Reason").fill("a proof")
    desk.get_by_role("button", name="Hide", exact=True).click()
    desk.get_by_role("dialog").get_by_role("button", name="Hide", exact=True).click()
    try:
        expect(phone.locator(f"[data-video={shown}]")).to_have_count(0, timeout=10_000)
        expect(row(desk, "a proof")).to_be_visible()
    finally:
        row(desk, "a proof").get_by_role("button", name="Restore").click()
        expect(desk.get_by_text("Back on the street")).to_be_visible()


PAGES = {
    "merchant": ("/", "/orders", "/reviews", "/goods", "/goods/new", "/videos", "/videos/new"),
    "operator": ("/", "/pages", "/reports", "/cases", "/restrictions", "/acts"),
}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("role", PAGES)
def test_axe_finds_nothing_serious(browser: Browser, street: str, role: str, scheme: str) -> None:
    viewport = DESK if scheme == "light" else TABLET
    context = browser.new_context(viewport=viewport, locale="en", color_scheme="dark" if scheme == "dark" else "light")
    page = context.new_page()
    enter(page, street, role)
    for path in PAGES[role]:
        page.goto(f"{street}/desk{path}")
        settled(page)
        assert serious(page) == [], path
        assert sideways(page) <= 0, path
        shoot(page, f"desk-{role}{path.replace('/', '-')}-{scheme}")
    context.close()
