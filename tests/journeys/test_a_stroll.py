"""The main job: a guest strolls, likes, buys without leaving the video, and the street learns from it."""

import re

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.strolling import (
    ON,
    Pages,
    VideoWatch,
    choose_everything,
    clip,
    clip_id,
    find_anchor,
    open_street,
    shoot,
    sign_up,
    swipe_up,
    write_address,
)

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]

PERSONAL = {"topic", "similar_to", "taste", "looked_at", "followed", "boosted"}
FIRST_FRAME_MS = 150


def test_a_guest_strolls_buys_and_the_next_page_says_why(street: str, phone: Page) -> None:
    pages = Pages().listen(phone)
    open_street(phone, street)
    shoot(phone, "street-en-phone")
    assert not pages.reasons() & PERSONAL, "a stranger has no history"

    phone.wait_for_timeout(3_000)  # watches one clip, passes over the next
    swipe_up(phone)
    swipe_up(phone)

    clip(phone).get_by_role("button", name=re.compile("^Like")).click()
    expect(phone.get_by_role("dialog", name="Log in")).to_be_visible()
    phone.keyboard.press("Escape")  # not now: the like is taken back
    expect(clip(phone).get_by_role("button", name=re.compile("^Like"))).to_have_attribute("aria-pressed", "false")

    anchor = find_anchor(phone)
    bought_from = clip_id(phone)
    watched = VideoWatch(phone)
    anchor.click()
    sheet = phone.get_by_role("dialog", name="Product")
    expect(sheet.locator("h3").first).to_be_visible()
    title = sheet.locator("h3").first.inner_text()
    watched.still_plays()
    choose_everything(phone)
    shoot(phone, "product-en-phone")
    phone.get_by_test_id("buy").click()
    expect(phone.get_by_role("dialog", name="Your order")).to_be_visible()
    expect(phone.get_by_text("Simulator", exact=True)).to_be_visible()
    watched.still_plays()
    shoot(phone, "checkout-en-phone")

    place_order_as_a_newcomer(phone)
    watched.still_plays()
    assert clip_id(phone) == bought_from

    phone.get_by_test_id("see-order").click()
    expect(phone).to_have_url(re.compile(r"/orders/ord_"))
    expect(phone.locator("main").get_by_text(title)).to_be_visible()
    expect(phone.get_by_text("The store is packing it")).to_be_visible()
    shoot(phone, "order-en-phone")

    phone.go_back()
    expect(clip(phone)).to_have_attribute("data-video", bought_from)
    like = clip(phone).get_by_role("button", name=re.compile("^Like"))
    like.click()
    expect(like).to_have_attribute("aria-pressed", "true")

    known = len(pages.served)
    phone.reload()
    open_street(phone, street)
    assert pages.reasons(since=known) & PERSONAL, "the next page knows what was done, and says so"
    assert pages.served[-1]["page"] != pages.served[0]["page"]
    clip(phone).get_by_test_id("why").click()
    why = phone.get_by_role("dialog", name="Why am I seeing this?")
    expect(why.get_by_test_id("reasons").locator("li").first).to_be_visible()
    shoot(phone, "why-en-phone")


def place_order_as_a_newcomer(page: Page) -> None:
    """Who is it? Where to? Then the same press goes on until it is paid."""
    page.get_by_test_id("place-order").click()
    sign_up(page)
    write_address(page)
    done = page.get_by_role("dialog", name="Order placed")
    expect(done).to_be_visible(timeout=20_000)
    expect(done.get_by_role("heading", name="Paid")).to_be_visible(timeout=20_000)


def test_a_preloaded_clip_shows_its_first_frame_at_once(street: str, phone: Page) -> None:
    open_street(phone, street)
    for _ in range(5):
        phone.wait_for_function(
            f"""() => [...document.querySelectorAll('article[data-video] video')].length > 1 &&
            [...document.querySelectorAll('article[data-video]:not({ON}) video')].every(v => v.readyState >= 2)"""
        )
        swipe_up(phone)
    frames = phone.evaluate("window.__guang.firstFrame")
    preloaded = sorted(frame["ms"] for frame in frames if frame["preloaded"])
    assert len(preloaded) >= 4
    assert preloaded[len(preloaded) // 2] < FIRST_FRAME_MS, frames


def test_the_keyboard_moves_pauses_and_sounds(street: str, desk: Page) -> None:
    open_street(desk, street)
    shoot(desk, "street-en-wide")
    first = clip_id(desk)
    desk.keyboard.press("ArrowDown")
    expect(clip(desk)).not_to_have_attribute("data-video", first)
    second = clip_id(desk)
    desk.keyboard.press("j")
    expect(clip(desk)).not_to_have_attribute("data-video", second)
    desk.keyboard.press("k")
    expect(clip(desk)).to_have_attribute("data-video", second)
    desk.keyboard.press(" ")
    desk.wait_for_function(f"document.querySelector('{ON} video').paused")
    desk.keyboard.press(" ")
    desk.wait_for_function(f"!document.querySelector('{ON} video').paused")
    desk.keyboard.press("m")
    desk.wait_for_function(f"!document.querySelector('{ON} video').muted")


def test_the_wheel_moves_one_clip_a_gesture(street: str, desk: Page) -> None:
    open_street(desk, street)
    seen = [clip_id(desk)]
    desk.evaluate(
        """on => {
          const clip = document.querySelector(on);
          for (let size = 90; size > 4; size *= 0.9) {  // a push on a trackpad, and its fading tail
            clip.dispatchEvent(new WheelEvent("wheel", {deltaY: size, bubbles: true, cancelable: true}));
          }
        }""",
        ON,
    )
    desk.wait_for_timeout(700)
    seen.append(clip_id(desk))
    desk.keyboard.press("k")
    expect(clip(desk)).to_have_attribute("data-video", seen[0])
    assert seen[0] != seen[1]


def test_less_of_this_takes_the_clip_away_and_undo_brings_it_back(street: str, phone: Page) -> None:
    open_street(phone, street)
    unwanted = clip_id(phone)
    clip(phone).get_by_test_id("why").click()
    phone.get_by_test_id("less-of-this").click()
    phone.get_by_role("button", name="Not my thing").click()
    expect(clip(phone)).not_to_have_attribute("data-video", unwanted)
    phone.get_by_role("button", name="Undo").click()
    expect(clip(phone)).to_have_attribute("data-video", unwanted)


def test_a_declined_payment_keeps_the_order_and_can_be_tried_again(street: str, phone: Page) -> None:
    open_street(phone, street)
    find_anchor(phone).click()
    expect(phone.get_by_test_id("buy")).to_be_visible()
    choose_everything(phone)
    phone.get_by_test_id("buy").click()
    phone.get_by_label("Is declined").check()
    phone.get_by_test_id("place-order").click()
    sign_up(phone, "Lin")
    write_address(phone)
    expect(phone.get_by_role("heading", name="The payment was declined")).to_be_visible(timeout=20_000)
    phone.get_by_role("button", name=re.compile("^Pay again")).click()
    expect(phone.get_by_role("heading", name="Paid")).to_be_visible(timeout=20_000)
    phone.get_by_test_id("back-to-video").click()
    expect(phone.get_by_role("dialog")).to_have_count(0)
