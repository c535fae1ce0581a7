"""Coming in and going out, through the whole web application."""

import httpx
from tests.people.accounts.conftest import sign_up


async def test_a_guest_who_signs_up_keeps_the_pseudonym(client: httpx.AsyncClient) -> None:
    guest = (await client.get("/api/me")).json()
    assert guest["account"] is None

    me = await sign_up(client, name="Ann Lee")

    assert me["viewer"] == guest["viewer"]
    assert me["account"]["name"] == "Ann Lee"
    assert me["account"]["email_verified"] is False
    assert me["active_roles"] == ["shopper"]
    assert (await client.get("/api/me")).json()["account"]["id"] == me["account"]["id"]
