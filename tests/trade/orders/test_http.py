"""Buying through the whole web application."""

from datetime import timedelta

import httpx
import pytest
from tests.conftest import new_client
from tests.trade import market
from tests.trade.street import fresh_key, logged_in, staff, stall

from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import AddressId, OrderId, SkuId, TradeId, VideoId, new_id
from guang.kernel.tokens import Attribution
from guang.trade import checkout


async def test_from_the_quote_to_the_parcel(database: Database, app: web.Edge, house: House) -> None:
    shop, goods = await stall(database)
    shopper, owner = await logged_in(database, app), await staff(database, app, shop.owner)
    quoted = await shopper.client.post("/api/quotes?lang=zh-CN", json={"lines": [{"sku": goods.sku.text, "units": 2}]})
    assert quoted.status_code == 200, quoted.text
    assert quoted.json()["orders"][0]["store"] == {"id": shop.id.text, "name": "茶舍"}
    assert quoted.json()["total"] == {"minor": 4_780, "currency": "CNY"}

    placed = await shopper.place(goods, units=2, note="Ring twice")
    assert placed.status_code == 201, placed.text
    trade = placed.json()
    assert (trade["state"], trade["total"]) == ("created", quoted.json()["total"])
    paid = (await shopper.pay(trade["id"])).json()
    assert (paid["state"], paid["simulated"], paid["trade"]) == ("succeeded", True, trade["id"])
    assert (await shopper.client.get(f"/api/payments/{paid['id']}")).json()["amount"] == trade["total"]

    order = trade["orders"][0]["id"]
    waiting = (await owner.get(f"/api/stores/{shop.id.text}/orders?state=paid")).json()
    assert [one["id"] for one in waiting["items"]] == [order]
    assert (waiting["counts"]["paid"], waiting["items"][0]["note"]) == (1, "Ring twice")
    shipped = await owner.post(
        f"/api/stores/{shop.id.text}/orders/{order}/ship", json={"carrier": "SF", "tracking": "SF1"}
    )
    assert (shipped.status_code, shipped.json()["state"]) == (200, "shipped")
    with clock.shifted(timedelta(minutes=2)):
        await queue.run_tick(house.context, "shipping.follow_parcels")
        await reactions.drain(house.database, clock.now())
    seen = (await shopper.client.get(f"/api/orders/{order}")).json()
    assert (seen["state"], seen["courier_simulated"], seen["tracking"]) == ("delivered", True, "SF1")
    (parcel,) = seen["parcels"]
    assert (parcel["step"], parcel["units"]) == ("delivered", {seen["lines"][0]["id"]: 2})
    assert [event["step"] for event in parcel["events"]][-2:] == ["out_for_delivery", "delivered"]
    done = (await shopper.client.post(f"/api/orders/{order}/received")).json()
    assert [step["state"] for step in done["history"]] == ["created", "paid", "shipped", "delivered", "confirmed"]
    mine = (await shopper.client.get("/api/orders")).json()
    assert (mine["items"][0]["id"], mine["next"], mine["counts"]["confirmed"]) == (order, None, 1)


async def test_a_delayed_payment_ends_by_itself(database: Database, app: web.Edge, house: House) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()["id"]

    pending = (await shopper.pay(trade, "delay")).json()
    assert pending["state"] == "pending"
    assert (await shopper.client.get(f"/api/trades/{trade}")).json()["state"] == "created"
    with clock.shifted(timedelta(minutes=1)):
        await queue.run_tick(house.context, "payments.chase")

    assert (await shopper.client.get(f"/api/payments/{pending['id']}")).json()["state"] == "succeeded"


async def test_a_declined_payment_says_why(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()["id"]

    answer = (await shopper.pay(trade, "decline")).json()

    assert (answer["state"], answer["code"]) == ("declined", "card_declined")
    assert (await shopper.pay(trade)).json()["state"] == "succeeded"


async def test_a_guest_may_quote_and_must_log_in_to_place(client: httpx.AsyncClient, database: Database) -> None:
    _, goods = await stall(database)
    lines = [{"sku": goods.sku.text, "units": 1}]

    assert (await client.post("/api/quotes", json={"lines": lines})).status_code == 200
    body = {"lines": lines, "address": new_id(AddressId).text, "expected_total": {"minor": 1, "currency": "CNY"}}
    answer = await client.post("/api/trades", json=body, headers=fresh_key())

    assert (answer.status_code, answer.json()["code"]) == (401, "people.anonymous")


async def test_a_changed_total_is_refused_with_the_new_one(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)

    answer = await shopper.place(goods, expected_total={"minor": 1_990, "currency": "CNY"})

    assert (answer.status_code, answer.json()["code"]) == (409, "orders.total_changed")
    assert answer.json()["facts"]["quote"]["total"] == {"minor": 2_790, "currency": "CNY"}
    assert (await shopper.client.get("/api/orders")).json()["items"] == []


async def test_money_endpoints_need_a_key(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()["id"]

    for path, body in (
        (f"/api/trades/{trade}/payments", {"outcome": "success"}),
        (
            "/api/trades",
            {
                "lines": [{"sku": goods.sku.text, "units": 1}],
                "address": shopper.who.address.text,
                "expected_total": {"minor": 2_790, "currency": "CNY"},
            },
        ),
    ):
        answer = await shopper.client.post(path, json=body)
        assert (answer.status_code, answer.json()["code"]) == (422, "orders.key_needed")


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [{"sku": "sku_0000000000000", "units": 0}],
        [{"sku": "sku_0000000000000", "units": -1}],
        [{"sku": "sku_0000000000000", "units": 2**70}],
        [{"sku": "sku_0000000000000", "units": 1.5}],
        [{"sku": "vid_0000000000000", "units": 1}],
        [{"sku": "sku_zzzzzzzzzzzzz", "units": 1}],
        [{"sku": 5, "units": 1}],
    ],
)
async def test_wishes_that_make_no_sense_are_refused(client: httpx.AsyncClient, lines: list[object]) -> None:
    answer = await client.post("/api/quotes", json={"lines": lines})

    assert answer.status_code in {400, 422}, answer.text


@pytest.mark.parametrize(
    "total", [{"minor": 2**80, "currency": "CNY"}, {"minor": 1, "currency": "yuan"}, {"minor": "1"}]
)
async def test_amounts_that_are_none_are_refused(database: Database, app: web.Edge, total: object) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)

    assert (await shopper.place(goods, expected_total=total)).status_code in {400, 422}


@pytest.mark.parametrize("body", [b'{"lines":[{"sku":"\xed\xa0\x80","units":1}]}', b"\xff\xfe{}", b"{", b"[]", b""])
async def test_bodies_that_are_no_json_are_refused(client: httpx.AsyncClient, body: bytes) -> None:
    answer = await client.post("/api/quotes", content=body, headers={"Content-Type": "application/json"})

    assert answer.status_code == 400, answer.text


async def test_an_unknown_sku_is_not_for_sale(client: httpx.AsyncClient) -> None:
    answer = await client.post("/api/quotes", json={"lines": [{"sku": new_id(SkuId).text, "units": 1}]})

    assert (answer.status_code, answer.json()["code"]) == (409, "orders.not_for_sale")


async def test_what_belongs_to_others_is_missing(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    other_shop, _ = await stall(database)
    shopper, other = await logged_in(database, app), await logged_in(database, app)
    rival = await staff(database, app, other_shop.owner)
    trade = (await shopper.place(goods)).json()
    paid = (await shopper.pay(trade["id"])).json()
    order = trade["orders"][0]["id"]
    parcel = {"carrier": "SF", "tracking": "1"}

    answers = {
        "order": await other.client.get(f"/api/orders/{order}"),
        "cancel": await other.client.post(f"/api/orders/{order}/cancel", json={"reason": ""}),
        "received": await other.client.post(f"/api/orders/{order}/received"),
        "trade": await other.client.get(f"/api/trades/{trade['id']}"),
        "pay": await other.pay(trade["id"]),
        "payment": await other.client.get(f"/api/payments/{paid['id']}"),
        "address": await other.place(goods, address=shopper.who.address.text),
        "desk": await rival.get(f"/api/stores/{shop.id.text}/orders"),
        "ship": await rival.post(f"/api/stores/{shop.id.text}/orders/{order}/ship", json=parcel),
        "ship elsewhere": await rival.post(f"/api/stores/{other_shop.id.text}/orders/{order}/ship", json=parcel),
        "unknown order": await other.client.get(f"/api/orders/{new_id(OrderId).text}"),
        "unknown trade": await other.pay(new_id(TradeId).text),
    }

    assert {name: answer.status_code for name, answer in answers.items()} == dict.fromkeys(answers, 404)
    assert answers["order"].json()["code"] == answers["unknown order"].json()["code"]
    assert (await shopper.client.get(f"/api/orders/{order}")).json()["state"] == "paid"


async def test_only_tokens_of_ours_that_are_fresh_and_fit_are_taken(
    database: Database, app: web.Edge, house: House
) -> None:
    _, goods = await stall(database)
    _, other = await stall(database)
    shopper = await logged_in(database, app)
    now, video = clock.now(), new_id(VideoId)

    def token(product: object, purpose: str = checkout.CLICKED, ttl: timedelta = timedelta(days=1)) -> str:
        click = Attribution(product, shopper.who.viewer, video=video, slot=2, surface="for_you")  # type: ignore[arg-type]
        return house.signer.sign(purpose, click, now=now, ttl=ttl)

    async def place(text: str) -> httpx.Response:
        return await shopper.place(goods, lines=[{"sku": goods.sku.text, "units": 1, "token": text}])

    good = token(goods.product)
    for bad, code in {
        "nonsense": "tokens.invalid",
        good[:-2] + ("aa" if good[-2:] != "aa" else "bb"): "tokens.invalid",
        token(goods.product, "viewer"): "tokens.invalid",
        token(goods.product, ttl=timedelta(seconds=-1)): "tokens.expired",
        token(other.product): "orders.wrong_click",
    }.items():
        answer = await place(bad)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
    assert (await place(good)).status_code == 201


async def test_a_merchant_without_the_right_is_told_so(database: Database, app: web.Edge) -> None:
    from guang.trade import stores

    shop, _ = await stall(database)
    async with database.transaction() as session:
        packer = await market.person(session, "Packer")
        await stores.hire(session, shop.id, packer, stores.StaffRole.GOODS, clock.now())
    hands = await staff(database, app, packer)

    answer = await hands.get(f"/api/stores/{shop.id.text}/orders")

    assert (answer.status_code, answer.json()["code"]) == (403, "stores.no_right")


async def test_an_unknown_way_to_pay_is_refused(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()["id"]

    for body in ({"method": "gold"}, {"outcome": "miracle"}):
        answer = await shopper.client.post(f"/api/trades/{trade}/payments", json=body, headers=fresh_key())
        assert (answer.status_code, answer.json()["code"]) == (422, "payments.no_such_method")


async def test_a_cancelled_order_gives_the_money_back(database: Database, app: web.Edge, house: House) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()
    paid = (await shopper.pay(trade["id"])).json()

    cancelled = await shopper.client.post(f"/api/orders/{trade['orders'][0]['id']}/cancel", json={"reason": "too slow"})
    await queue.run_pending(house.context)

    assert (cancelled.json()["state"], cancelled.json()["cancel_reason"]) == ("cancelled", "too slow")
    seen = (await shopper.client.get(f"/api/payments/{paid['id']}")).json()
    assert seen["refunded"] == seen["amount"]


async def test_a_stranger_has_no_orders(app: web.Edge) -> None:
    async with new_client(app) as stranger:
        assert (await stranger.get("/api/orders")).status_code == 401
