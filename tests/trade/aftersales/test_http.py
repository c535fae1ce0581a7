"""After-sales over HTTP: who sees and does what, in which shape."""

from dataclasses import dataclass

import httpx
import pytest_asyncio
from tests.trade import market
from tests.trade.street import Shopper, fresh_key, logged_in, staff, stall, with_token

from guang.doors import web
from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import OrderId
from guang.kernel.web import Role
from guang.people import accounts
from guang.trade import fulfilment


@dataclass
class Scene:
    """A buyer with a delivered order, the store's clerk, an operator, and somebody else."""

    shopper: Shopper
    shop: market.Shop
    clerk: httpx.AsyncClient
    operator: httpx.AsyncClient
    stranger: Shopper
    order: str
    line: str

    @property
    def desk(self) -> str:
        return f"/api/stores/{self.shop.id.text}/after-sales"

    async def open(self, **more: object) -> httpx.Response:
        body = {"line": self.line, "kind": "return_refund", "reason": "quality", "units": 1, "words": "It leaks."}
        return await self.shopper.client.post(
            f"/api/orders/{self.order}/after-sales", json=body | more, headers=fresh_key()
        )


@pytest_asyncio.fixture
async def scene(database: Database, app: web.Edge) -> Scene:
    shop, goods = await stall(database)
    shopper, stranger = await logged_in(database, app), await logged_in(database, app)
    trade = (await shopper.place(goods, units=2)).json()
    await shopper.pay(trade["id"])
    order = trade["orders"][0]
    async with database.transaction() as session:
        judge = await market.person(session, "Judge")
        await accounts.grant(session, judge, Role.OPERATOR, clock.now())
        await fulfilment.ship(session, shop.id, OrderId.parse(order["id"]), ("Simulated", "OUT"), clock.now())
        await fulfilment.deliver(session, OrderId.parse(order["id"]), clock.now())
        pass_ = (await accounts.admit(session, judge, clock.now(), staff=True)).token
    clerk, operator = await staff(database, app, shop.owner), with_token(app, pass_)
    return Scene(shopper, shop, clerk, operator, stranger, order["id"], order["lines"][0]["id"])


async def test_a_return_from_the_options_to_the_refund(scene: Scene, database: Database) -> None:
    options = (await scene.shopper.client.get(f"/api/orders/{scene.order}/after-sales/options")).json()["items"]
    offered = {kind["kind"]: kind for kind in options[0]["kinds"]}
    assert (offered["return_refund"]["units"], offered["return_refund"]["most"]["minor"]) == (2, 3980)
    assert offered["price_protection"]["why_not"] == "price_not_lower"

    opened = (await scene.open()).json()
    assert (opened["state"], opened["due_does"], opened["may"]) == (
        "merchant_review",
        "approve",
        ["withdraw", "evidence"],
    )
    one = f"{scene.desk}/{opened['id']}"
    due = (await scene.clerk.get(scene.desk, params={"due": "true"})).json()
    assert [case["id"] for case in due["items"]] == [opened["id"]]
    assert due["items"][0]["may"] == ["approve", "reject", "evidence"]
    assert (due["counts"]["merchant_review"], due["due_soon"], due["overdue"]) == (1, 0, 0)

    assert (await scene.clerk.post(f"{one}/approve", json={})).json()["state"] == "awaiting_return"
    parcel = {"carrier": "Simulated", "tracking": "BACK-1"}
    sent = await scene.shopper.client.post(f"/api/after-sales/{opened['id']}/return-parcel", json=parcel)
    assert sent.json()["state"] == "return_shipping"
    assert (await scene.clerk.post(f"{one}/received")).json()["state"] == "received"
    done = (await scene.clerk.post(f"{one}/inspect", json={"fine": True, "restocked": 1})).json()
    assert (done["state"], done["granted"]) == ("refunded", {"minor": 1990, "currency": "CNY"})
    seen = (await scene.shopper.client.get(f"/api/after-sales/{opened['id']}")).json()
    assert [step["event"] for step in seen["history"]] == [
        "apply",
        "submit",
        "approve",
        "send",
        "arrive",
        "accept",
        "refund",
    ]
    assert (seen["title"] != "", seen["may"], seen["due_at"]) == (True, [], None)
    me, owner = scene.shopper.who.account.text, scene.shop.owner.text
    assert [step["by"] for step in seen["history"]] == [me, me, None, me, None, None, None]
    assert [step["by"] for step in done["history"]] == [None, None, owner, None, owner, owner, owner]
    await reactions.drain(database, clock.now())
    told = (await scene.shopper.client.get("/api/me/notices")).json()["items"]
    assert {"after_sale_approved", "after_sale_arrived", "after_sale_refunded"} <= {one["kind"] for one in told}
    told = (await scene.clerk.get("/api/me/notices")).json()["items"]
    assert {"after_sale_to_answer", "after_sale_sent_back"} <= {one["kind"] for one in told}


async def test_a_quarrel_is_decided_by_the_platform(scene: Scene) -> None:
    case = (await scene.open()).json()["id"]
    assert (await scene.clerk.post(f"{scene.desk}/{case}/reject", json={"words": ""})).json()["code"] == (
        "aftersales.invalid_wish"
    )
    await scene.clerk.post(f"{scene.desk}/{case}/reject", json={"words": "It is fine."})
    called = await scene.shopper.client.post(f"/api/after-sales/{case}/escalate", json={"words": "It is not."})
    assert called.json()["state"] == "platform_arbitration"
    assert (await scene.clerk.post(f"{scene.desk}/{case}/evidence", json={"words": "See."})).status_code == 200

    queue = (await scene.operator.get("/api/operator/after-sales")).json()["items"]
    assert case in [one["id"] for one in queue]
    verdict = {
        "decision": "refund",
        "liability": "merchant",
        "words": "The picture shows it.",
        "amount": {"minor": 500, "currency": "CNY"},
    }
    judged = await scene.operator.post(f"/api/operator/after-sales/{case}/judge", json=verdict)
    assert (judged.json()["state"], judged.json()["granted"]["minor"]) == ("refunded", 500)
    again = await scene.operator.post(f"/api/operator/after-sales/{case}/judge", json=verdict)
    assert (again.status_code, again.json()["code"]) == (403, "aftersales.not_impartial")


async def test_strangers_find_nothing(scene: Scene, client: httpx.AsyncClient) -> None:
    case = (await scene.open()).json()["id"]
    stranger, operator = scene.stranger.client, scene.operator

    assert (await client.get("/api/after-sales")).status_code == 401
    assert (await stranger.get(f"/api/after-sales/{case}")).status_code == 404
    assert (await stranger.get(f"/api/orders/{scene.order}/after-sales/options")).status_code == 404
    assert (await stranger.post(f"/api/after-sales/{case}/withdraw")).status_code == 404
    assert (await stranger.get(scene.desk)).status_code == 404
    assert (await stranger.post(f"{scene.desk}/{case}/approve", json={})).status_code == 404
    assert (await stranger.get("/api/operator/after-sales")).status_code == 403
    assert (await operator.get(f"/api/operator/after-sales/{case}")).status_code == 404
    assert (await stranger.get("/api/after-sales")).json() == {"items": [], "next": None}


async def test_asking_needs_a_key_and_the_same_key_asks_once(scene: Scene) -> None:
    body = {"line": scene.line, "kind": "compensation", "reason": "late", "amount": {"minor": 100, "currency": "CNY"}}
    url = f"/api/orders/{scene.order}/after-sales"

    without = await scene.shopper.client.post(url, json=body)
    first = await scene.shopper.client.post(url, json=body, headers=fresh_key("the-same-key"))
    again = await scene.shopper.client.post(url, json=body, headers=fresh_key("the-same-key"))
    other = await scene.shopper.client.post(
        url, json=body | {"amount": {"minor": 101, "currency": "CNY"}}, headers=fresh_key("the-same-key")
    )

    assert (without.status_code, without.json()["code"]) == (422, "aftersales.key_needed")
    assert (first.status_code, again.json()) == (201, first.json())
    assert (other.status_code, other.json()["code"]) == (409, "aftersales.key_reused")
    mine = (await scene.shopper.client.get("/api/after-sales", params={"state": "merchant_review"})).json()
    assert [case["id"] for case in mine["items"]] == [first.json()["id"]]


async def test_pages_of_cases_go_on_where_the_last_ended(scene: Scene) -> None:
    for _ in range(3):
        case = (await scene.open()).json()["id"]
        await scene.shopper.client.post(f"/api/after-sales/{case}/withdraw")
    everything = (await scene.shopper.client.get("/api/after-sales")).json()["items"]
    last = everything[1]["id"]
    rest = (await scene.shopper.client.get("/api/after-sales", params={"cursor": last})).json()["items"]
    assert [case["id"] for case in rest] == [case["id"] for case in everything[2:]]


async def test_whoever_moves_money_may_send_it_again_under_a_key(scene: Scene) -> None:
    case = (await scene.open(kind="compensation", units=0)).json()["id"]
    url, key = f"{scene.desk}/{case}/approve", fresh_key("approve-this-case")

    first = await scene.clerk.post(url, json={"words": "Sorry."}, headers=key)
    again = await scene.clerk.post(url, json={"words": "Sorry."}, headers=key)
    other = await scene.clerk.post(url, json={"words": "Really sorry."}, headers=key)
    without = await scene.clerk.post(url, json={"words": "Sorry."})

    assert (first.status_code, first.json()["state"], again.json()) == (200, "refunded", first.json())
    assert (other.status_code, other.json()["code"]) == (409, "aftersales.key_reused")
    assert (without.status_code, without.json()["code"]) == (409, "aftersales.wrong_step")
    order = (await scene.shopper.client.get(f"/api/orders/{scene.order}")).json()
    assert order["refunded"] == {"minor": 3980, "currency": "CNY"}
