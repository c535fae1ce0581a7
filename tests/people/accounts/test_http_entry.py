"""Coming in and going out, through the whole web application."""

from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text
from tests.conftest import new_client
from tests.people.accounts.conftest import PASSWORD, fresh_email, sign_up

from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.web import Edge
from guang.people.accounts.rules import lasting


async def test_a_guest_who_signs_up_keeps_the_pseudonym(client: httpx.AsyncClient) -> None:
    guest = (await client.get("/api/me")).json()
    assert guest["account"] is None

    me = await sign_up(client, name="Ann Lee")

    assert me["viewer"] == guest["viewer"]
    assert me["account"]["name"] == "Ann Lee"
    assert me["account"]["email_verified"] is False
    assert me["active_roles"] == ["shopper"]
    assert (await client.get("/api/me")).json()["account"]["id"] == me["account"]["id"]


async def test_cookies_are_out_of_reach_of_scripts_and_other_sites(client: httpx.AsyncClient) -> None:
    body = {"email": fresh_email(), "password": PASSWORD, "name": "Ann Lee"}
    answer = await client.post("/api/accounts", json=body)

    cookies = {line.split("=")[0]: line.lower() for line in answer.headers.get_list("set-cookie")}
    for name in ("guang_session", "guang_viewer"):
        assert "httponly" in cookies[name]
        assert "samesite=lax" in cookies[name]
        assert "path=/" in cookies[name]


async def test_after_log_out_the_device_is_a_new_guest(client: httpx.AsyncClient) -> None:
    me = await sign_up(client)

    assert (await client.delete("/api/sessions/current")).status_code == 204

    guest = (await client.get("/api/me")).json()
    assert guest["account"] is None
    assert guest["viewer"] != me["viewer"]
    assert (await client.get("/api/sessions")).status_code == 401


async def test_a_second_person_on_one_device_gets_a_pseudonym_of_their_own(client: httpx.AsyncClient) -> None:
    first = await sign_up(client)
    await client.delete("/api/sessions/current")

    second = await sign_up(client, name="Bo Chan")

    assert second["viewer"] != first["viewer"]


async def test_logging_in_again_brings_the_account_back(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    async with new_client(app) as other:
        answer = await other.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})
        assert answer.status_code == 201
        assert answer.json()["viewer"] == me["viewer"]
        items = (await other.get("/api/sessions")).json()["items"]

    assert [item["current"] for item in items].count(True) == 1
    assert len(items) == 2


async def test_a_session_token_also_comes_as_a_bearer(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    token = client.cookies["guang_session"]

    async with new_client(app) as other:
        answer = await other.get("/api/me", headers={"Authorization": f"Bearer {token}"})

    assert answer.json()["account"]["id"] == me["account"]["id"]


async def test_wrong_tries_are_counted_although_they_are_refused(client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    await client.delete("/api/sessions/current")
    wrong = {"email": me["email"], "password": "another river 43"}

    answers = [(await client.post("/api/sessions", json=wrong)).status_code for _ in range(lasting.PAIR_FREE + 1)]

    assert answers == [401] * lasting.PAIR_FREE + [429]
    right = await client.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})
    assert right.status_code == 429
    assert right.json()["code"] == "accounts.too_many_attempts"
    assert right.json()["facts"]["wait_s"] > 0
    with clock.shifted(timedelta(minutes=2)):
        again = await client.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})
    assert again.status_code == 201


async def test_a_wrong_password_and_an_unknown_address_look_the_same(client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    await client.delete("/api/sessions/current")

    answers = [
        (await client.post("/api/sessions", json={"email": email, "password": "another river 43"})).json()
        for email in (me["email"], fresh_email())
    ]

    for answer in answers:
        answer.pop("request_id")
    assert answers[0] == answers[1]
    assert answers[0]["code"] == "accounts.wrong_credentials"


async def test_signing_up_twice_is_a_conflict(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    async with new_client(app) as other:
        body = {"email": me["email"], "password": PASSWORD, "name": "Bo"}
        answer = await other.post("/api/accounts", json=body)
        assert (answer.status_code, answer.json()["code"]) == (409, "accounts.email_taken")
        assert (await other.get("/api/me")).json()["account"] is None


@pytest.mark.parametrize(
    "change",
    [
        {"email": "nonsense"},
        {"password": "12345678"},
        {"name": ""},
        {"name": 5},
        {"email": None},
        {"password": "x" * 513},
    ],
)
async def test_a_form_that_does_not_hold_is_refused(client: httpx.AsyncClient, change: dict[str, object]) -> None:
    body = {"email": fresh_email(), "password": PASSWORD, "name": "Ann Lee", **change}

    answer = await client.post("/api/accounts", json=body)

    assert answer.status_code in {400, 422}
    assert answer.headers["content-type"] == "application/problem+json"


async def test_a_rotated_session_goes_on_with_another_token(client: httpx.AsyncClient) -> None:
    await sign_up(client)
    before = client.cookies["guang_session"]

    assert (await client.post("/api/sessions/current")).status_code == 200

    assert client.cookies["guang_session"] != before
    assert (await client.get("/api/sessions")).status_code == 200


async def test_logging_in_once_more_ends_the_session_before(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    before = client.cookies["guang_session"]

    await client.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})

    assert len((await client.get("/api/sessions")).json()["items"]) == 1
    async with new_client(app) as other:
        answer = await other.get("/api/me", headers={"Authorization": f"Bearer {before}"})
        assert answer.json()["account"] is None


async def test_other_devices_are_logged_out_one_or_all(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    async with new_client(app) as one, new_client(app) as two:
        for other in (one, two):
            await other.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})
        theirs = next(item["id"] for item in (await one.get("/api/sessions")).json()["items"] if item["current"])

        assert (await client.delete(f"/api/sessions/{theirs}")).status_code == 204
        assert (await one.get("/api/sessions")).status_code == 401
        assert (await client.delete("/api/sessions")).json() == {"ended": 1}
        assert (await two.get("/api/sessions")).status_code == 401
    assert (await client.get("/api/sessions")).status_code == 200


async def test_somebody_elses_session_is_missing(app: Edge, client: httpx.AsyncClient) -> None:
    await sign_up(client)
    async with new_client(app) as other:
        await sign_up(other, name="Bo Chan")
        theirs = (await other.get("/api/sessions")).json()["items"][0]["id"]

        assert (await client.delete(f"/api/sessions/{theirs}")).status_code == 404
        assert (await other.get("/api/sessions")).status_code == 200


async def test_a_reset_answers_the_same_for_everybody(client: httpx.AsyncClient) -> None:
    me = await sign_up(client)

    for email in (me["email"], fresh_email(), "nonsense"):
        answer = await client.post("/api/password-resets", json={"email": email})
        assert (answer.status_code, answer.content) == (204, b"")


async def test_a_link_that_is_none_is_refused(client: httpx.AsyncClient) -> None:
    reset = await client.post("/api/password-resets/confirm", json={"token": "x", "password": PASSWORD})
    proof = await client.post("/api/verifications/confirm", json={"token": "x"})

    assert {reset.json()["code"], proof.json()["code"]} == {"accounts.bad_proof"}


async def test_a_guest_who_signs_up_again_after_saying_no_stays_unpersonalised(client: httpx.AsyncClient) -> None:
    assert (await client.put("/api/me/personalisation", json={"on": False})).json() == {"on": False}
    assert (await client.get("/api/me")).json()["personalised"] is False

    me = await sign_up(client)

    assert me["account"]["personalised"] is False
    await client.put("/api/me/personalisation", json={"on": True})
    assert (await client.get("/api/me")).json()["personalised"] is True


async def test_a_refused_sign_up_leaves_nothing(client: httpx.AsyncClient, database: Database) -> None:
    email = fresh_email()

    await client.post("/api/accounts", json={"email": email, "password": "12345678", "name": "Ann"})

    async with database.transaction() as session:
        count = text("SELECT count(*) FROM people.account WHERE email = :e")
        assert await session.scalar(count, {"e": email}) == 0
