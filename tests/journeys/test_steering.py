"""A stranger does three things, and the next page says so; then they say what they want, and the next page heeds it."""

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.strolling import Pages, clip, find_anchor, open_street, shoot, swipe_up

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("street")]

PERSONAL = {"topic", "similar_to", "taste", "looked_at"}


def topics_of(page: dict[str, Any]) -> set[str]:
    return {topic for item in page["items"] for topic in item["video"]["topics"]}


def close_to(page: dict[str, Any], topics: set[str]) -> int:
    return sum(bool(topics & set(item["video"]["topics"])) for item in page["items"])


def look_at_three_products(phone: Page) -> set[str]:
    """Open and close what three clips sell; returns these clips."""
    looked: set[str] = set()
    while len(looked) < 3:
        anchor = find_anchor(phone)
        looked.add(clip(phone).get_attribute("data-video") or "")
        anchor.click()
        sheet = phone.get_by_role("dialog", name="Product")
        expect(sheet.locator("h3").first).to_be_visible()
        phone.wait_for_timeout(700)
        phone.keyboard.press("Escape")
        expect(sheet).to_be_hidden()
        swipe_up(phone)
    return looked


def interests(phone: Page) -> None:
    phone.goto(re.sub(r"(https?://[^/]+).*", r"\1/me/interests", phone.url))
    expect(phone.get_by_role("heading", name="What we think you like")).to_be_visible()


def turn(phone: Page, name: str, key: str) -> None:
    """Put a slider to one of its ends and wait until it is kept."""
    slider = phone.get_by_role("slider", name=name)
    slider.focus()
    with phone.expect_response(lambda answer: answer.url.endswith("/api/me/dials")) as kept:
        slider.press(key)
    assert kept.value.status == 204


def mute_the_first(phone: Page, *, pressed: bool) -> str:
    """Press "Mute" of the first topic and wait until that is kept; returns the topic."""
    button = phone.locator("main li").first.get_by_role("button", name="Mute")
    with phone.expect_response(lambda answer: "/api/me/interests?" in answer.url) as kept:
        button.click()
    assert kept.value.status == 204
    expect(button).to_have_attribute("aria-pressed", "true" if pressed else "false")
    return parse_qs(urlsplit(kept.value.url).query)["topic"][0]


def test_three_things_that_a_stranger_does_change_the_next_page_for_a_reason_that_is_told(
    street: str, phone: Page
) -> None:
    pages = Pages().listen(phone)
    open_street(phone, street)
    first = pages.served[0]
    assert not pages.reasons() & PERSONAL, "a stranger has no past"

    looked = look_at_three_products(phone)
    seen = {item["video"]["id"]: item["video"] for page in pages.served for item in page["items"]}
    titles = {seen[one]["title"] for one in looked} | {
        anchor["title"] for one in looked for anchor in seen[one]["anchors"]
    }
    liked = {topic for one in looked for topic in seen[one]["topics"]}
    known = len(pages.served)
    open_street(phone, street)

    after = pages.served[known]
    reasons = [why for item in after["items"] for why in item["why"] if why["code"] in PERSONAL]
    assert reasons, "the next page says what it heeds"
    named = [why.get("title") or why.get("topic") for why in reasons]
    assert set(filter(None, named)) & (titles | liked), "and names what was looked at"
    assert [item["video"]["id"] for item in after["items"]] != [item["video"]["id"] for item in first["items"]]

    why_item = next(
        place for place, item in enumerate(after["items"]) if any(why["code"] in PERSONAL for why in item["why"])
    )
    for _ in range(why_item):
        swipe_up(phone)
    clip(phone).get_by_test_id("why").click()
    sheet = phone.get_by_role("dialog", name="Why am I seeing this?")
    expect(sheet.get_by_test_id("reasons").locator("li").first).to_be_visible()
    sheet.get_by_text("What is behind it").click()
    expect(sheet.get_by_role("heading", name="Found among")).to_be_visible()
    expect(sheet.get_by_role("heading", name="What spoke for it")).to_be_visible()
    shoot(phone, "why-behind-en-phone")


def test_what_a_guest_asks_for_is_heeded_by_the_next_page_and_can_be_taken_back(street: str, phone: Page) -> None:
    pages = Pages().listen(phone)
    open_street(phone, street)
    looked = look_at_three_products(phone)
    liked = {
        topic
        for page in pages.served
        for item in page["items"]
        for topic in item["video"]["topics"]
        if item["video"]["id"] in looked
    }
    interests(phone)
    expect(phone.locator("main li").first).to_be_visible()
    shoot(phone, "interests-en-phone")

    topic = mute_the_first(phone, pressed=True)
    known = len(pages.served)
    open_street(phone, street)
    assert topic not in topics_of(pages.served[known])

    interests(phone)
    assert mute_the_first(phone, pressed=False) == topic
    turn(phone, "From discovery to familiar", "End")
    known = len(pages.served)
    open_street(phone, street)
    familiar = close_to(pages.served[known], liked)
    interests(phone)
    expect(phone.get_by_role("slider", name="From discovery to familiar")).to_have_value("2")
    turn(phone, "From discovery to familiar", "Home")
    known = len(pages.served)
    open_street(phone, street)
    assert close_to(pages.served[known], liked) < familiar
    clip(phone).get_by_test_id("why").click()
    sheet = phone.get_by_role("dialog", name="Why am I seeing this?")
    expect(sheet.get_by_test_id("reasons")).to_contain_text("You asked for more that is new to you.")

    interests(phone)
    mute_the_first(phone, pressed=True)
    phone.get_by_role("button", name="Forget everything").click()
    expect(phone.get_by_text("Nothing learnt yet")).to_be_visible()
    expect(phone.get_by_role("slider", name="From discovery to familiar")).to_have_value("0")
    phone.get_by_role("button", name="Bring it back").click()
    expect(phone.get_by_role("slider", name="From discovery to familiar")).to_have_value("-2")
    interests(phone)
    expect(phone.locator("main li").get_by_role("button", name="Mute", pressed=True)).to_have_count(1)
