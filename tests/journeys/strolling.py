"""What a person does on the street, in the words of a person; the stories are told with these."""

import time
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Locator, Page, Response, expect
from tests.journeys.conftest import SCREENS

ON = "[data-on=true]"
PLAYING = f"""() => {{
  const video = document.querySelector('{ON} video');
  return video && !video.paused && video.readyState >= 2 && video.currentTime > 0.2;
}}"""


def open_street(page: Page, address: str, path: str = "/") -> None:
    """Go there and wait until the first clip plays."""
    page.goto(address + path)
    page.wait_for_selector(f"{ON} video", timeout=30_000)
    page.wait_for_function(PLAYING, timeout=30_000)


def clip(page: Page) -> Locator:
    """The slide that is on."""
    return page.locator(ON)


def clip_id(page: Page) -> str:
    """Its id."""
    return clip(page).get_attribute("data-video") or ""


def swipe_up(page: Page) -> None:
    """Flick to the next clip and wait until it plays."""
    before = clip_id(page)
    page.mouse.move(180, 600)
    page.mouse.down()
    for step in range(1, 6):
        page.mouse.move(180, 600 - 70 * step)
    page.mouse.up()
    page.wait_for_function(f"before => document.querySelector('{ON}')?.dataset.video !== before", arg=before)
    page.wait_for_function(PLAYING, timeout=30_000)


def find_anchor(page: Page) -> Locator:
    """Stroll on until a clip shows a product that can be bought."""
    anchor = clip(page).get_by_test_id("anchor")
    for _ in range(12):
        try:
            expect(anchor).to_be_visible(timeout=6_000)
            if "Sold out" not in anchor.inner_text():
                return anchor
        except AssertionError:
            pass
        swipe_up(page)
    raise AssertionError("no clip has a product that can be bought")


def choose_everything(page: Page) -> None:
    """Press the first value of each option that is in stock, unless one is chosen already."""
    options = page.locator("[role=dialog] fieldset")
    for place in range(options.count()):
        option = options.nth(place)
        if option.locator("[aria-pressed=true]").count() == 0:
            option.locator("button:not([disabled])").first.click()


def sign_up(page: Page, name: str = "Wen") -> str:
    """Fill the sign-up sheet; returns the address used."""
    email = f"{name.lower()}.{time.time_ns()}@example.org"
    page.get_by_role("button", name="New here? Sign up").click()
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill("slow-river-42-lantern")
    page.get_by_role("button", name="Create account").click()
    return email


def write_address(page: Page) -> None:
    """A Chinese address."""
    page.get_by_label("Country or region").select_option("CN")
    page.get_by_label("Full name").fill("文小姐")
    page.get_by_label("Phone").fill("13800138000")
    page.get_by_label("Province").select_option("浙江省")
    page.get_by_label("City").fill("杭州市")
    page.get_by_label("District").fill("西湖区")
    page.get_by_label("Street and house number").fill("文三路 90 号")
    page.get_by_role("button", name="Save address").click()


def shoot(page: Page, name: str) -> None:
    """Keep a picture among the build's artefacts."""
    SCREENS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=str(SCREENS / f"{name}.png"))


class VideoWatch:
    """Makes sure that one video element lives and plays on, whatever lies over it."""

    def __init__(self, page: Page) -> None:
        self._page = page
        page.evaluate(f"window.__watched = document.querySelector('{ON} video')")

    def still_plays(self) -> None:
        """The very element from before is in the document and moves."""
        seconds = "() => window.__watched.isConnected && !window.__watched.paused ? window.__watched.currentTime : -1"
        before = self._page.evaluate(seconds)
        assert before >= 0, "the video was torn down or stopped"
        moves = f"before => {{ const now = ({seconds})(); return now >= 0 && now !== before; }}"
        self._page.wait_for_function(moves, arg=before, timeout=10_000)


@dataclass
class Pages:
    """Every page of the feed that the browser was served, in order."""

    served: list[dict[str, Any]] = field(default_factory=list)

    def listen(self, page: Page) -> "Pages":
        """Note the answers of the feed from now on."""

        def hear(answer: Response) -> None:
            if "/api/feed?" in answer.url and answer.ok:
                self.served.append(answer.json())

        page.on("response", hear)
        return self

    def reasons(self, since: int = 0) -> set[str]:
        """The codes of why its items were shown."""
        return {why["code"] for one in self.served[since:] for item in one["items"] for why in item["why"]}
