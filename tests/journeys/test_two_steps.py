"""Somebody locks their account with a second step, comes in by it, loses their phone, and takes it off again."""

from pathlib import Path

import httpx
import pyotp
import pytest
from playwright.sync_api import Page, expect
from tests.journeys.merchants import PASSWORD, sign_up
from tests.journeys.strolling import shoot

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def known(address: str, name: str) -> str:
    """A new account; returns its e-mail address."""
    with httpx.Client(base_url=address, timeout=30) as client:
        return sign_up(client, name)


def try_to_enter(page: Page, email: str) -> None:
    """E-mail and password, at the desk's door."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


def give_code(page: Page, code: str) -> None:
    """The second step of log-in."""
    page.get_by_label("Code from your authenticator app").fill(code)
    page.get_by_role("button", name="Log in").click()


def read_codes(page: Page) -> list[str]:
    """The recovery codes, on the one occasion on which they are shown."""
    expect(page.get_by_test_id("recovery-codes").locator("code")).to_have_count(10)
    return page.get_by_test_id("recovery-codes").locator("code").all_inner_texts()


def enrol(page: Page) -> list[str]:
    """Read the key as an app would, confirm it with its digits, and return the recovery codes."""
    page.get_by_role("button", name="Set up two-step log-in").click()
    secret = page.get_by_test_id("factor-secret").inner_text().replace(" ", "")
    digits = page.get_by_label("Then enter the six digits that it shows")
    digits.fill("000000" if pyotp.TOTP(secret).now() != "000000" else "111111")
    page.get_by_role("button", name="Switch on").click()
    expect(page.get_by_text("This code is not valid")).to_be_visible()
    digits.fill(pyotp.TOTP(secret).now())
    page.get_by_role("button", name="Switch on").click()
    return read_codes(page)


def test_log_in_at_the_desk_takes_two_steps_until_it_is_switched_off(street: str, desk: Page) -> None:
    email = known(street, "Two Steps")
    desk.goto(f"{street}/desk/account")
    try_to_enter(desk, email)
    codes = enrol(desk)
    shoot(desk, "desk-recovery-codes-en")
    with desk.expect_download() as kept:
        desk.get_by_role("button", name="Download").click()
    assert all(code in Path(kept.value.path()).read_text() for code in codes)
    desk.get_by_role("button", name="I have kept them").click()
    expect(desk.get_by_role("heading", name="Two-step log-in On")).to_be_visible()

    desk.request.delete(f"{street}/api/sessions/current", headers={"Origin": street})
    desk.reload()
    try_to_enter(desk, email)
    give_code(desk, "2222-2222-2222-2222")
    expect(desk.get_by_text("This code is not valid")).to_be_visible()
    give_code(desk, codes[0])
    expect(desk.get_by_role("heading", level=1, name="Account and log-in")).to_be_visible()

    desk.get_by_role("button", name="Switch off").click()
    sheet = desk.get_by_role("dialog", name="Switch off")
    sheet.get_by_label("Password").fill(PASSWORD)
    sheet.get_by_role("button", name="Switch off").click()
    expect(desk.get_by_role("heading", name="Two-step log-in Off")).to_be_visible()


def test_a_phone_sets_it_up_as_well(street: str, phone: Page) -> None:
    email = known(street, "Pocket Lock")
    account = {"email": email, "password": PASSWORD}
    assert phone.request.post(f"{street}/api/sessions", data=account, headers={"Origin": street}).status == 201
    phone.goto(f"{street}/me/security")

    codes = enrol(phone)
    phone.get_by_role("button", name="I have kept them").click()

    expect(phone.get_by_role("heading", name="Two-step log-in On")).to_be_visible()
    answer = phone.request.post(f"{street}/api/sessions", data=account, headers={"Origin": street})
    assert (answer.status, answer.json()["code"]) == (401, "accounts.code_required")
    with_code = {**account, "code": codes[9]}
    assert phone.request.post(f"{street}/api/sessions", data=with_code, headers={"Origin": street}).status == 201
