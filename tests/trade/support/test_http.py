"""Conversations over HTTP: shapes, rights, and somebody else's that do not exist."""

import asyncio

import httpx
import pytest
from tests.doors.test_gateway import Phone, open_phone, port
from tests.trade import market
from tests.trade.street import Shopper, logged_in, staff, stall, with_token
from tests.trade.support.test_races import words

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.web import Role
from guang.people import accounts
from guang.trade import stores

__all__ = ["port"]


async def scene(database: Database, app: web.Edge) -> tuple[Shopper, market.Shop, market.Goods, httpx.AsyncClient, str]:
    """A buyer who has said hello to a store about its goods, and somebody who answers there."""
    shop, goods = await stall(database)
    async with database.transaction() as session:
        clerk = await market.person(session, "Clerk Wang")
        await stores.hire(session, shop.id, clerk, stores.StaffRole.SUPPORT, clock.now())
    shopper = await logged_in(database, app)
    opened = (await shopper.client.post("/api/conversations", json={"about": goods.product.text})).json()
    talk = str(opened["id"])
    assert opened["card"]["id"] == goods.product.text
    assert (opened["state"], opened["last"], opened["can_rate"], opened["orders"]) == ("new", 0, False, [])
    sent = await shopper.client.post(f"/api/conversations/{talk}/messages", json=words("Is it fresh?"))
    assert sent.status_code == 201, sent.text
    return shopper, shop, goods, await staff(database, app, clerk), talk


async def test_a_conversation_from_question_to_rating(database: Database, app: web.Edge) -> None:
    shopper, shop, goods, clerk, talk = await scene(database, app)
    mine, desk = f"/api/conversations/{talk}", f"/api/stores/{shop.id.text}/conversations"

    queue = (await clerk.get(desk)).json()
    (waiting,) = queue["items"]
    assert (waiting["id"], waiting["buyer"]["name"], waiting["last"]["text"]) == (talk, "Mei", "Is it fresh?")
    assert (waiting["unread"], waiting["mine"], waiting["assignee"]) == (1, False, None)
    assert queue["counts"] == {"waiting": 1, "late": 0, "open": 1, "mine": 0, "unread": 1}
    assert queue["answer_within_s"] == 180

    answer = await clerk.post(f"{desk}/{talk}/messages", json={"key": "key-00000001", "card": goods.product.text})
    card = answer.json()["card"]
    assert (card["kind"], card["amount"], card["gone"]) == ("product", {"minor": 1990, "currency": "CNY"}, False)
    assert answer.json()["name"] == "Clerk Wang"

    said = (await shopper.client.get(f"{mine}/messages")).json()
    assert [(one["by"], one["mine"], one["name"]) for one in said["items"]] == [
        ("buyer", True, None),
        ("store", False, None),
    ]
    assert (await shopper.client.get("/api/conversations")).json()["unread"] == 1
    assert (await shopper.client.get("/api/me/counts")).json()["messages"] == 1
    assert (await shopper.client.post(f"{mine}/read", json={"up_to": 2})).json() == {"here": 0, "unread": 0}
    assert (await clerk.get(f"{desk}/{talk}")).json()["buyer_read"] == 2

    assert (await clerk.post(f"{desk}/{talk}/close")).json()["state"] == "closed"
    assert (await shopper.client.get(mine)).json()["can_rate"] is True
    rated = (await shopper.client.post(f"{mine}/rating", json={"score": 5, "resolved": True})).json()
    assert (rated["rating"], rated["can_rate"]) == ({"score": 5, "resolved": True}, False)
    figures = (await clerk.get(f"/api/stores/{shop.id.text}/support-figures")).json()["figures"]
    assert (figures["rounds"], figures["first"], figures["ratings"], figures["unanswered"]) == (1, 1, 1, 0)


async def test_an_order_is_a_card_with_its_state(database: Database, app: web.Edge) -> None:
    shopper, shop, goods, clerk, talk = await scene(database, app)
    order = (await shopper.place(goods)).json()["orders"][0]["id"]
    opened = (await shopper.client.post("/api/conversations", json={"about": order})).json()
    assert (opened["id"], opened["card"]["state"], len(opened["orders"])) == (talk, "created", 1)
    sent = await shopper.client.post(f"/api/conversations/{talk}/messages", json={"key": "key-00000009", "card": order})
    assert sent.json()["card"]["amount"] == {"minor": 2790, "currency": "CNY"}
    page = (await clerk.get(f"/api/stores/{shop.id.text}/conversations/{talk}")).json()
    assert [(one["card"]["id"], one["units"]) for one in page["orders"]] == [(order, 1)]
    assert page["about"]["id"] == order
    found = (await clerk.get(f"/api/stores/{shop.id.text}/conversations?state=all&q={order}")).json()
    assert [one["id"] for one in found["items"]] == [talk]


async def test_to_others_a_conversation_does_not_exist(database: Database, app: web.Edge) -> None:
    _, shop, _, clerk, talk = await scene(database, app)
    stranger, other_shop, _, other_clerk, _ = await scene(database, app)
    for path in ("", "/messages"):
        assert (await stranger.client.get(f"/api/conversations/{talk}{path}")).status_code == 404
        away = f"/api/stores/{other_shop.id.text}/conversations/{talk}{path}"
        assert (await other_clerk.get(away)).status_code == 404
        assert (await other_clerk.get(f"/api/stores/{shop.id.text}/conversations/{talk}{path}")).status_code == 404
        assert (await clerk.get(f"/api/operator/conversations/{talk}{path}")).status_code == 403
    for path, body in (("messages", words()), ("read", {"up_to": 1}), ("close", None), ("escalate", {"reason": "why"})):
        answer = await stranger.client.post(f"/api/conversations/{talk}/{path}", json=body)
        assert answer.status_code == 404, path
    assert (await stranger.client.get(f"/api/stores/{shop.id.text}/conversations")).status_code == 404


async def test_a_guest_is_asked_to_log_in_and_a_packer_has_no_right(
    database: Database, app: web.Edge, client: httpx.AsyncClient
) -> None:
    _, shop, goods, _, talk = await scene(database, app)
    assert (await client.get("/api/conversations")).status_code == 401
    assert (await client.post("/api/conversations", json={"about": goods.product.text})).status_code == 401
    async with database.transaction() as session:
        packer = await market.person(session, "Packer")
        await stores.hire(session, shop.id, packer, stores.StaffRole.ORDERS, clock.now())
    theirs = await staff(database, app, packer)
    for path in ("", f"/{talk}", f"/{talk}/messages"):
        answer = await theirs.get(f"/api/stores/{shop.id.text}/conversations{path}")
        assert (answer.status_code, answer.json()["code"]) == (403, "stores.no_right")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ({"key": "key-00000001"}, "support.invalid_message"),
        ({"key": "key-00000001", "text": "x", "card": "prd_0000000000001"}, "support.invalid_message"),
        ({"key": "key-00000001", "card": "prd_0000000000001"}, "support.invalid_message"),
        ({"key": "key-00000001", "card": "acc_0000000000001"}, "support.invalid_message"),
        ({"key": "key-00000001", "card": "bad"}, "support.invalid_message"),
        ({"key": "key-00000001", "image": "img_0000000000001"}, "support.invalid_message"),
        ({"key": "key-00000001", "text": "a\u202eb"}, "words.not_acceptable"),
        ({"key": "key-00000001", "text": "x" * 2_001}, "words.not_acceptable"),
        ({"key": "key-00000001", "text": "找我裸聊"}, "support.words_refused"),
        ({"text": "no key"}, "web.invalid"),
    ],
)
async def test_bad_messages_are_refused_with_a_reason(
    database: Database, app: web.Edge, body: dict[str, str], code: str
) -> None:
    shop, _ = await stall(database)
    shopper = await logged_in(database, app)
    talk = (await shopper.client.post("/api/conversations", json={"about": shop.id.text})).json()["id"]
    answer = await shopper.client.post(f"/api/conversations/{talk}/messages", json=body)
    assert answer.status_code in {400, 422}, answer.text
    assert code == "web.invalid" or answer.json()["code"] == code
    assert (await shopper.client.get(f"/api/conversations/{talk}/messages")).json() == {"items": [], "next": None}


async def test_hours_replies_and_blocks_are_kept_by_those_who_may(database: Database, app: web.Edge) -> None:
    shopper, shop, _, clerk, talk = await scene(database, app)
    owner = await staff(database, app, shop.owner)
    base = f"/api/stores/{shop.id.text}"
    form = {"week": [[[0, 1440]]] * 7, "away": {"en": "Later", "zh-CN": ""}}
    assert (await clerk.put(f"{base}/support-desk", json=form)).status_code == 403
    kept = (await owner.put(f"{base}/support-desk", json=form)).json()
    assert (kept["time_zone"], kept["away"], kept["open_now"], kept["opens_at"]) == (
        "Asia/Shanghai",
        {"en": "Later"},
        True,
        None,
    )
    bad = await owner.put(f"{base}/support-desk", json={**form, "week": [[]] * 7})
    assert (bad.status_code, bad.json()["code"]) == (400, "reception.invalid") or bad.status_code == 422

    assert (await clerk.put(f"{base}/quick-replies/hi", json={"text": "Hello {buyer}"})).status_code == 200
    assert (await clerk.put(f"{base}/quick-replies/hi", json={"text": "Hi {buyer}"})).json()["code"] == "hi"
    listed = (await clerk.get(f"{base}/quick-replies")).json()["items"]
    assert [(one["code"], one["text"]) for one in listed] == [("hi", "Hi {buyer}")]
    assert (await clerk.put(f"{base}/quick-replies/x", json={"text": "{name}"})).status_code in {400, 422}
    assert (await clerk.delete(f"{base}/quick-replies/hi")).status_code == 204
    assert (await clerk.get(f"{base}/quick-replies")).json()["items"] == []

    account = shopper.who.account.text
    blocked = await clerk.put(f"{base}/blocked-buyers/{account}", json={"reason": "abuse", "text": "insults"})
    assert blocked.status_code == 204
    refused = await shopper.client.post(f"/api/conversations/{talk}/messages", json=words())
    assert (refused.status_code, refused.json()["code"]) == (403, "support.blocked")
    assert (await shopper.client.get(f"/api/conversations/{talk}")).json()["blocked"] is True
    (one,) = (await clerk.get(f"{base}/blocked-buyers")).json()["items"]
    assert (one["account"], one["reason"], one["text"]) == (account, "abuse", "insults")
    assert (await clerk.delete(f"{base}/blocked-buyers/{account}")).status_code == 204
    assert (await shopper.client.post(f"/api/conversations/{talk}/messages", json=words())).status_code == 201


async def test_lists_go_on_page_by_page(database: Database, app: web.Edge) -> None:
    shop, _ = await stall(database)
    async with database.transaction() as session:
        clerk = await market.person(session, "Clerk")
        await stores.hire(session, shop.id, clerk, stores.StaffRole.SUPPORT, clock.now())
    desk = await staff(database, app, clerk)
    for _ in range(33):
        shopper = await logged_in(database, app)
        talk = (await shopper.client.post("/api/conversations", json={"about": shop.id.text})).json()["id"]
        await shopper.client.post(f"/api/conversations/{talk}/messages", json=words())
    for state in ("waiting", "all"):
        path = f"/api/stores/{shop.id.text}/conversations"
        first = (await desk.get(path, params={"state": state})).json()
        rest = (await desk.get(path, params={"state": state, "cursor": first["next"]})).json()
        ids = [one["id"] for page in (first, rest) for one in page["items"]]
        assert (len(first["items"]), len(ids), len(set(ids)), rest["next"]) == (30, 33, 33, None)
    assert (await desk.get(path, params={"cursor": "nonsense"})).status_code in {400, 422}


async def test_what_the_platform_is_asked_comes_to_its_operators(database: Database, app: web.Edge, port: int) -> None:
    shopper, _, _, _, talk = await scene(database, app)
    async with database.transaction() as session:
        person = await market.person(session, "Operator")
        await accounts.grant(session, person, Role.OPERATOR, clock.now())
        token = (await accounts.admit(session, person, clock.now(), staff=True)).token
    operator = with_token(app, token)
    assert (await operator.get(f"/api/operator/conversations/{talk}")).status_code == 404
    phone, transport = await open_phone(operator, port)
    asked = await shopper.client.post(f"/api/conversations/{talk}/escalate", json={"reason": "No answer"})
    assert asked.json()["escalated"] is True
    assert await until(phone, {"kind": "talk", "conversation": talk, "what": "escalated"})
    queue = (await operator.get("/api/operator/conversations")).json()["items"]
    assert talk in [one["talk"]["id"] for one in queue]
    sent = await operator.post(f"/api/operator/conversations/{talk}/messages", json=words("We are here"))
    assert (sent.status_code, sent.json()["by"]) == (201, "platform")
    assert (await operator.post(f"/api/operator/conversations/{talk}/assign")).json()["mine"] is True
    assert (await operator.post(f"/api/operator/conversations/{talk}/close")).json()["talk"]["state"] == "closed"
    transport.disconnect()


async def until(phone: Phone, wanted: dict[str, object]) -> bool:
    """Listen until something is heard; what was told before the phone was opened may come first."""
    for _ in range(20):
        if await phone.next() == wanted:
            return True
    return False


async def test_both_sides_are_told_over_a_real_socket_and_others_are_not(
    database: Database, app: web.Edge, port: int
) -> None:
    shopper, shop, _, clerk, talk = await scene(database, app)
    stranger, _, _, other_clerk, _ = await scene(database, app)
    phones = [await open_phone(one, port) for one in (shopper.client, clerk, stranger.client, other_clerk)]
    (buyer, _), (store, _), (deaf, _), (far, _) = phones

    sent = (await shopper.client.post(f"/api/conversations/{talk}/messages", json=words("secret words"))).json()
    told = {"kind": "talk", "conversation": talk, "what": "message", "number": sent["number"]}
    assert await until(store, told)
    assert await until(buyer, told)
    await clerk.post(f"/api/stores/{shop.id.text}/conversations/{talk}/read", json={"up_to": sent["number"]})
    read = {"kind": "talk", "conversation": talk, "what": "read", "number": sent["number"]}
    assert await until(buyer, read)
    assert await until(store, read)
    await asyncio.sleep(0.2)
    for other in (deaf, far):
        heard = [other.heard.get_nowait() for _ in range(other.heard.qsize())]
        assert all(one.get("conversation") != talk for one in heard)
    for _, transport in phones:
        transport.disconnect()
