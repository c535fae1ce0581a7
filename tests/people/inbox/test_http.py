"""Notices over HTTP."""

from dataclasses import replace

import httpx
import pytest
from tests.conftest import new_client
from tests.people.inbox.conftest import PASSWORD, fresh_email

from guang.doors import web
from guang.doors.house import House
from guang.kernel.ids import AccountId
from guang.people import inbox


async def sign_up(client: httpx.AsyncClient) -> AccountId:
    body = {"email": fresh_email(), "password": PASSWORD, "name": "Ann Lee"}
    return AccountId.parse((await client.post("/api/accounts", json=body)).json()["account"]["id"])


async def test_notices_are_read_over_http(house: House, client: httpx.AsyncClient) -> None:
    ann = await sign_up(client)
    async with house.database.transaction() as session:
        for order in ("ord_a", "ord_b"):
            await inbox.notify(session, ann, "order_delivered", {"order": order})

    page = (await client.get("/api/me/notices", params={"lang": "zh-CN", "limit": 1})).json()
    assert (page["items"][0]["title"], page["unread"], page["items"][0]["read"]) == ("包裹已送达", 2, False)
    rest = (await client.get("/api/me/notices", params={"cursor": page["next"]})).json()
    assert [item["facts"]["order"] for item in rest["items"]] == ["ord_a"]

    one = await client.post("/api/me/notices/read", json={"ids": [page["items"][0]["id"]]})
    assert one.json() == {"unread": 1}
    assert (await client.post("/api/me/notices/read", json={})).json() == {"unread": 0}


async def test_preferences_are_chosen_all_or_none(client: httpx.AsyncClient) -> None:
    await sign_up(client)

    def state(items: list[dict[str, object]], kind: str, channel: str) -> object:
        return next(item["on"] for item in items if (item["kind"], item["channel"]) == (kind, channel))

    good = {"kind": "followed", "channel": "app", "on": False}
    bad = {"kind": "password_changed", "channel": "email", "on": False}
    refused = await client.put("/api/me/notice-preferences", json={"items": [good, bad]})
    assert (refused.status_code, refused.json()["code"]) == (409, "inbox.locked_preference")
    assert state((await client.get("/api/me/notice-preferences")).json()["items"], "followed", "app") is True

    chosen = await client.put("/api/me/notice-preferences", json={"items": [good]})
    assert state(chosen.json()["items"], "followed", "app") is False


@pytest.mark.parametrize("path", ["/api/me/notices", "/api/me/notice-preferences"])
async def test_guests_are_told_nothing(client: httpx.AsyncClient, path: str) -> None:
    assert (await client.get(path)).status_code == 401


async def test_only_a_demo_world_shows_its_simulated_mail(house: House) -> None:
    quiet = replace(house, settings=replace(house.settings, demo=False))

    async with new_client(web.application(quiet)) as client:
        answer = await client.get("/api/simulator/mail")

    assert (answer.status_code, answer.json()["code"]) == (404, "inbox.no_simulator")
