"""Oneself, through the whole web application."""

import io
import zipfile
from datetime import timedelta

import httpx
import pyotp
from tests.conftest import new_client
from tests.people.accounts.conftest import PASSWORD, sign_up

from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, VideoId, new_id
from guang.kernel.web import Edge, Role
from guang.people import accounts

HOME = {
    "name": "李雷", "phone": "13800138000", "country": "CN", "region": "浙江省", "city": "杭州市", "district": "西湖区",
    "street": "文三路 90 号",
}  # fmt: skip


async def test_a_profile_is_changed_in_parts(client: httpx.AsyncClient) -> None:
    me = await sign_up(client)

    answer = await client.patch("/api/me", json={"bio": "Potter.\n\n\n\nTea.", "locale": "zh-CN"})

    changed = answer.json()
    assert (changed["bio"], changed["locale"], changed["name"]) == ("Potter.\n\nTea.", "zh-CN", me["account"]["name"])
    assert (await client.get("/api/me")).json()["locale"] == "zh-CN"
    assert (await client.patch("/api/me", json={"avatar_url": "javascript:x"})).status_code == 422
    assert (await client.patch("/api/me", json={"handle": "support"})).status_code == 422


async def test_guests_have_no_profile_and_no_addresses(client: httpx.AsyncClient) -> None:
    for method, path in [("PATCH", "/api/me"), ("GET", "/api/me/addresses"), ("GET", "/api/me/export")]:
        answer = await client.request(method, path, json={} if method == "PATCH" else None)
        assert (answer.status_code, answer.json()["code"]) == (401, "people.anonymous")


async def test_an_address_book_over_http(app: Edge, client: httpx.AsyncClient) -> None:
    await sign_up(client)
    made = await client.post("/api/me/addresses", json=HOME)
    assert made.status_code == 201
    home = made.json()
    assert (home["is_default"], home["phone"], home["postcode"]) == (True, "13800138000", "")

    changed = await client.patch(f"/api/me/addresses/{home['id']}", json={"street": "文三路 91 号"})
    assert changed.json()["street"] == "文三路 91 号"
    assert (await client.post("/api/me/addresses", json={**HOME, "phone": "1"})).json()["facts"]["field"] == "phone"

    async with new_client(app) as other:
        await sign_up(other, name="Bo Chan")
        assert (await other.patch(f"/api/me/addresses/{home['id']}", json={})).status_code == 404
        assert (await other.delete(f"/api/me/addresses/{home['id']}")).status_code == 404
        assert (await other.get("/api/me/addresses")).json()["items"] == []

    assert (await client.delete(f"/api/me/addresses/{home['id']}")).status_code == 204
    assert (await client.get("/api/me/addresses")).json()["items"] == []


async def test_a_password_is_changed_and_other_devices_end(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    async with new_client(app) as other:
        await other.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})

        wrong = await client.post("/api/me/password", json={"current": "no river 1", "password": "a loud river 43"})
        assert (wrong.status_code, wrong.json()["code"]) == (403, "accounts.wrong_password")
        before = client.cookies["guang_session"]
        right = await client.post("/api/me/password", json={"current": PASSWORD, "password": "a loud river 43"})
        assert right.status_code == 204
        assert client.cookies["guang_session"] != before

        assert (await other.get("/api/sessions")).status_code == 401
        assert (await client.get("/api/sessions")).status_code == 200
        again = await other.post("/api/sessions", json={"email": me["email"], "password": "a loud river 43"})
        assert again.status_code == 201


async def test_a_stolen_session_cannot_guess_the_password_for_ever(client: httpx.AsyncClient) -> None:
    await sign_up(client)

    codes = [
        (await client.request("DELETE", "/api/me", json={"password": f"wrong river {number}"})).status_code
        for number in range(7)
    ]

    assert codes[:5] == [403] * 5
    assert codes[5:] == [429] * 2


async def test_two_step_log_in_over_http(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    begun = (await client.post("/api/me/second-factor")).json()
    totp = pyotp.TOTP(begun["secret"])
    assert begun["uri"].startswith("otpauth://")
    assert (await client.put("/api/me/second-factor", json={"code": "000000"})).status_code == 403
    confirmed = await client.put("/api/me/second-factor", json={"code": totp.now()})
    assert (confirmed.status_code, len(confirmed.json()["codes"])) == (200, 10)
    renewed = await client.post("/api/me/second-factor/codes", json={"password": PASSWORD})
    assert set(renewed.json()["codes"]).isdisjoint(confirmed.json()["codes"])
    assert (await client.get("/api/me")).json()["account"]["second_factor"] is True
    assert (await client.post("/api/me/second-factor")).status_code == 409

    async with new_client(app) as other:
        answer = await other.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})
        assert (answer.status_code, answer.json()["code"]) == (401, "accounts.code_required")
        soon = totp.at(clock.now() + timedelta(seconds=30))
        body = {"email": me["email"], "password": PASSWORD, "code": soon}
        assert (await other.post("/api/sessions", json=body)).status_code == 201

    removed = await client.request("DELETE", "/api/me/second-factor", json={"password": PASSWORD})
    assert removed.status_code == 204
    assert (await client.get("/api/me")).json()["account"]["second_factor"] is False


async def test_ones_data_comes_as_an_archive(client: httpx.AsyncClient) -> None:
    await sign_up(client)

    answer = await client.get("/api/me/export")

    assert answer.headers["content-type"] == "application/zip"
    assert "attachment" in answer.headers["content-disposition"]
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        assert "account.json" in archive.namelist()


async def test_leaving_over_http_logs_out_and_erases(client: httpx.AsyncClient, database: Database) -> None:
    me = await sign_up(client)

    assert (await client.request("DELETE", "/api/me", json={"password": PASSWORD})).status_code == 204

    assert (await client.get("/api/me")).json()["account"] is None
    gone = await client.post("/api/sessions", json={"email": me["email"], "password": PASSWORD})
    assert gone.json()["code"] == "accounts.wrong_credentials"
    async with database.transaction() as session:
        assert await accounts.profiles(session, [AccountId.parse(me["account"]["id"])]) == {}


async def operator(client: httpx.AsyncClient, database: Database) -> str:
    me = await sign_up(client, name="Op Erator")
    account = AccountId.parse(me["account"]["id"])
    async with database.transaction() as session:
        await accounts.grant(session, account, Role.OPERATOR, clock.now())
    return account.text


async def test_every_operator_act_leaves_a_line(app: Edge, client: httpx.AsyncClient, database: Database) -> None:
    actor = await operator(client, database)
    async with new_client(app) as other:
        somebody = (await sign_up(other))["account"]["id"]

        looked = await client.get(f"/api/operator/accounts/{somebody}")
        granted = await client.put(f"/api/operator/accounts/{somebody}/roles/creator")
        await client.put(f"/api/operator/accounts/{somebody}/roles/creator")
        assert (await other.get("/api/me")).json()["active_roles"] == ["creator", "shopper"]
        withdrawn = await client.delete(f"/api/operator/accounts/{somebody}/roles/creator")

    assert looked.json()["id"] == somebody
    by_name = await client.get("/api/operator/accounts", params={"q": f"@{looked.json()['handle']}"})
    by_mail = await client.get("/api/operator/accounts", params={"q": looked.json()["email"].upper()})
    nobody = await client.get("/api/operator/accounts", params={"q": "nobody at all"})
    assert [[item["id"] for item in each.json()["items"]] for each in (by_name, by_mail, nobody)] == [
        [somebody],
        [somebody],
        [],
    ]
    assert (granted.json()["roles"], withdrawn.json()["roles"]) == (["creator", "shopper"], ["shopper"])
    log = (await client.get("/api/operator/acts", params={"actor": actor, "subject": somebody})).json()
    assert [line["act"] for line in log["items"]] == ["accounts.look"] * 2 + [
        "accounts.withdraw",
        "accounts.grant",
        "accounts.look",
    ]
    assert log["next"] is None


async def test_the_operators_log_pages(client: httpx.AsyncClient, database: Database) -> None:
    actor = await operator(client, database)
    async with database.transaction() as session:
        for _ in range(5):
            await accounts.record_act(session, AccountId.parse(actor), "test.act", new_id(VideoId).text)

    seen, cursor = [], None
    for _ in range(3):
        params: dict[str, str | int] = {"actor": actor, "limit": 2, **({"cursor": cursor} if cursor else {})}
        page = (await client.get("/api/operator/acts", params=params)).json()
        seen += [line["id"] for line in page["items"]]
        cursor = page["next"]

    assert len(set(seen)) == 5
    assert cursor is None


async def test_ordinary_people_do_not_operate(app: Edge, client: httpx.AsyncClient) -> None:
    me = await sign_up(client)
    path = f"/api/operator/accounts/{me['account']['id']}/roles/operator"
    assert (await client.put(path)).status_code == 403
    assert (await client.get("/api/operator/acts")).status_code == 403
    async with new_client(app) as guest:
        assert (await guest.get("/api/operator/acts")).status_code == 401
    assert (await client.get("/api/me")).json()["account"]["roles"] == ["shopper"]
