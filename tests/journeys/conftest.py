"""Whole stories in a real browser against the whole platform, started as a newcomer starts it."""

import json
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from tests.journeys.backstage import Backstage

CHECKOUT = Path(__file__).parents[2]
CHROMIUM = "/usr/bin/chromium"
FLAGS = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--mute-audio")
START_S = 900
ENOUGH_CLIPS = 16
"""A first page and what is preloaded of the second."""
CATALOGUES = CHECKOUT.parent / "shared" / "data" / "catalogs"
SCREENS = CHECKOUT / "artefacts" / "screens"
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1440, "height": 900}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Debian's Chromium; where it is absent the test is skipped, in CI it fails.

    It leaves with this package: Playwright's loop would stand in the way of the asynchronous tests after it.
    """
    if not Path(CHROMIUM).exists():
        said = f"no browser at {CHROMIUM} (Debian's chromium)"
        pytest.fail(said) if os.environ.get("CI", "").lower() in {"1", "true"} else pytest.skip(said)
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield opened
        opened.close()


@dataclass(frozen=True)
class Platform:
    """A platform that runs: its address, and its data folder if it is on this machine."""

    address: str
    data: Path | None


@pytest.fixture(scope="package")
def platform(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """A platform brought up by ``guang up``: real catalogues where they are at hand, else the demo.

    ``GUANG_TEST_STREET`` names one that runs already, and ``GUANG_TEST_DATA`` its data folder; the stories leave
    accounts and orders behind in it.
    """
    if running := os.environ.get("GUANG_TEST_STREET"):
        data = os.environ.get("GUANG_TEST_DATA")
        yield Platform(running.rstrip("/"), Path(data) if data else None)
        return
    folder = tmp_path_factory.mktemp("street")
    port = _free_ports()
    log = folder / "up.log"
    world = ["--world", str(CATALOGUES)] if CATALOGUES.is_dir() else []
    guang = [sys.executable, "-m", "guang.doors.cli", "up", "--port", str(port), *world]
    environment = {**os.environ, "GUANG_DATA_DIR": str(folder / "data"), "GUANG_RATE_LIMITS": "0"}
    with log.open("wb") as said:
        process = subprocess.Popen(guang, cwd=CHECKOUT, env=environment, stdout=said, stderr=subprocess.STDOUT)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, log)
        yield Platform(address, folder / "data")
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
        shutil.rmtree(folder / "data", ignore_errors=True)


@pytest.fixture(scope="package")
def street(platform: Platform) -> str:
    """The address of the platform."""
    return platform.address


@pytest.fixture
def backstage(platform: Platform) -> Backstage:
    """The house behind the platform; skipped where it is out of reach."""
    if platform.data is None:
        pytest.skip("GUANG_TEST_DATA does not say where the platform's data is")
    return Backstage(platform.data)


def _free_ports() -> int:
    """A port whose neighbour, the gateway's, is free as well."""
    for port in random.sample(range(18_400, 19_400, 2), 100):
        with socket.socket() as one, socket.socket() as other:
            try:
                one.bind(("127.0.0.1", port))
                other.bind(("127.0.0.1", port + 1))
            except OSError:
                continue
            return port
    raise RuntimeError("no free port between 18400 and 19400")


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until it serves and has filmed enough to stroll through."""
    for _ in range(START_S):
        if process.poll() is not None:
            raise RuntimeError(f"guang up ended:\n{log.read_text()[-3000:]}")
        if _clips(address) >= ENOUGH_CLIPS:
            return
        time.sleep(1)
    raise RuntimeError(f"nothing to stroll through within {START_S} s:\n{log.read_text()[-3000:]}")


def _clips(address: str) -> int:
    try:
        with urllib.request.urlopen(f"{address}/api/feed?limit={ENOUGH_CLIPS}", timeout=5) as answer:
            return len(json.load(answer)["items"])
    except (urllib.error.URLError, OSError):
        return 0


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    """A phone that speaks English."""
    yield from _page(browser.new_context(viewport=PHONE, locale="en", has_touch=True, is_mobile=True))


@pytest.fixture
def chinese_phone(browser: Browser) -> Iterator[Page]:
    """A phone that speaks Chinese."""
    yield from _page(browser.new_context(viewport=PHONE, locale="zh-CN", has_touch=True, is_mobile=True))


@pytest.fixture
def desk(browser: Browser) -> Iterator[Page]:
    """A wide screen."""
    yield from _page(browser.new_context(viewport=DESK, locale="en"))


def _page(context: BrowserContext) -> Iterator[Page]:
    """A page that fails the test for any exception nobody caught."""
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    yield page
    context.close()
    assert faults == []
