"""Usable by everybody: in both languages and themes, on any screen, with screen readers, and when things fail."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route, expect
from tests.journeys.conftest import CHECKOUT, DESK, PHONE
from tests.journeys.strolling import clip, find_anchor, open_street, shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]

AXE = CHECKOUT / "web" / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
PAGES = ("/me", "/orders", "/messages", "/me/interests", "/me/privacy", "/following", "/nowhere")


def faults(page: Page, axe: str) -> list[str]:
    """What axe finds against WCAG 2.2 AA."""
    page.evaluate(axe)
    found = page.evaluate("rules => axe.run(document, {runOnly: rules})", RULES)
    return [f"{one['id']}: {node['html'][:120]}" for one in found["violations"] for node in one["nodes"]]


def sideways(page: Page) -> int:
    """Pixels that stick out to the right."""
    return int(page.evaluate("document.scrollingElement.scrollWidth - innerWidth"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "viewport"), [("phone", PHONE), ("wide", DESK)])
def test_axe_finds_nothing(browser: Browser, street: str, scheme: str, name: str, viewport: dict[str, int]) -> None:
    locale = "en" if scheme == "light" else "zh-CN"
    context = browser.new_context(viewport=viewport, locale=locale, color_scheme=scheme)
    page = context.new_page()
    axe = Path(AXE).read_text()
    open_street(page, street)
    assert faults(page, axe) == []
    find_anchor(page).click()
    expect(page.get_by_test_id("buy")).to_be_visible()
    page.wait_for_timeout(400)
    assert faults(page, axe) == []
    shoot(page, f"product-{locale}-{scheme}-{name}")
    page.keyboard.press("Escape")
    clip(page).get_by_test_id("why").click()
    page.wait_for_timeout(600)
    assert faults(page, axe) == []
    for path in PAGES:
        page.goto(street + path)
        expect(page.locator("h1, [role=tab]").first).to_be_visible()
        page.wait_for_timeout(500)
        assert faults(page, axe) == [], path
        assert sideways(page) <= 0, path
        shoot(page, f"{path.strip('/').replace('/', '-')}-{locale}-{scheme}-{name}")
    context.close()


def test_the_whole_street_speaks_chinese(street: str, chinese_phone: Page) -> None:
    open_street(chinese_phone, street)
    expect(chinese_phone.get_by_role("tab", name="推荐")).to_be_visible()
    shoot(chinese_phone, "street-zh-phone")
    for path, heading in (
        ("/me", "我"),
        ("/orders", "我的订单"),
        ("/messages", "消息"),
        ("/me/interests", "兴趣与个性化"),
    ):
        chinese_phone.goto(street + path)
        expect(chinese_phone.get_by_role("heading", level=1, name=heading)).to_be_visible()


def test_the_language_is_changed_on_the_spot_and_kept(street: str, phone: Page) -> None:
    phone.goto(f"{street}/me")
    phone.get_by_label("Language").select_option("zh-CN")
    expect(phone.get_by_role("heading", level=1, name="我")).to_be_visible()
    phone.reload()
    expect(phone.get_by_role("heading", level=1, name="我")).to_be_visible()


def test_a_fault_shows_the_request_id_and_a_way_to_try_again(street: str, phone: Page) -> None:
    broken = True

    def answer(route: Route) -> None:
        if not broken:
            route.continue_()
            return
        body = '{"status": 500, "code": "internal", "detail": "x", "request_id": "req_0123456789abc"}'
        route.fulfill(status=500, content_type="application/problem+json", body=body)

    phone.route("**/api/feed?*", answer)
    phone.goto(street)
    expect(phone.get_by_text("req_0123456789abc")).to_be_visible(timeout=20_000)
    shoot(phone, "error-en-phone")
    broken = False
    phone.get_by_role("button", name="Try again").click()
    phone.wait_for_selector("[data-on=true] video")


def test_offline_is_said_and_what_is_loaded_stays(street: str, phone: Page) -> None:
    open_street(phone, street)
    phone.wait_for_function("() => performance.getEntriesByType('resource').some(one => one.name.includes('/Proof-'))")
    phone.context.set_offline(True)
    expect(phone.get_by_text("Offline. What is loaded still plays.")).to_be_visible()
    shoot(phone, "offline-en-phone")
    phone.get_by_role("link", name="Me", exact=True).click()
    expect(phone.get_by_role("heading", level=1, name="Me")).to_be_visible()
    phone.context.set_offline(False)
    expect(phone.get_by_text("Offline. What is loaded still plays.")).to_have_count(0)


def test_a_shared_link_opens_its_clip_first(street: str, phone: Page) -> None:
    open_street(phone, street)
    wanted = clip(phone).get_attribute("data-video")
    phone.goto(f"{street}/watch/{wanted}")
    expect(clip(phone)).to_have_attribute("data-video", wanted or "")
