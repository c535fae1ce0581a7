"""The counter over HTTP: parts of orders, parcels, addresses, notes, coupons; and who may not."""

import asyncio
from typing import Any

import httpx
import pytest
from tests.trade import market
from tests.trade.books import complaints
from tests.trade.market import yuan
from tests.trade.promotions import deals
from tests.trade.street import Shopper, fresh_key, logged_in, staff, stall

from guang.doors import web
from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.errors import Refusal
from guang.kernel.ids import LineId, OrderId, new_id
from guang.trade import fulfilment
from guang.trade.pricing import DiscountKind


async def bought(database: Database, shopper: Shopper, goods: market.Goods, units: int = 3) -> dict[str, Any]:
    trade = (await shopper.place(goods, units=units)).json()
    assert (await shopper.pay(trade["id"])).json()["state"] == "succeeded"
    found: dict[str, Any] = (await shopper.client.get(f"/api/orders/{trade['orders'][0]['id']}")).json()
    return found


async def test_some_units_are_cancelled_under_a_key(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper, other = await logged_in(database, app), await logged_in(database, app)
    order = await bought(database, shopper, goods)
    at, body = f"/api/orders/{order['id']}/cancel", {"lines": {order["lines"][0]["id"]: 1}}

    assert (await shopper.client.post(at, json=body)).json()["code"] == "orders.key_needed"
    assert (await other.client.post(at, json=body, headers=fresh_key())).status_code == 404
    unknown = {"lines": {new_id(LineId).text: 1}}
    assert (await shopper.client.post(at, json=unknown, headers=fresh_key())).json()["code"] == "orders.line_missing"
    many = {"lines": {order["lines"][0]["id"]: 4}}
    assert (await shopper.client.post(at, json=many, headers=fresh_key())).json()["code"] == "orders.refund_too_large"
    key = fresh_key()
    done = [(await shopper.client.post(at, json=body, headers=key)).json() for _ in range(2)]
    reused = await shopper.client.post(at, json={"lines": {order["lines"][0]["id"]: 2}}, headers=key)

    assert reused.json()["code"] == "orders.refund_key_reused"
    assert done[0] == done[1]
    line = done[0]["lines"][0]
    assert (line["cancelled_units"], line["refunded"]["minor"], done[0]["state"]) == (1, 1990, "paid")


async def test_a_store_packs_sends_in_parts_and_gives_up(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    shopper, desk = await logged_in(database, app), await staff(database, app, shop.owner)
    order, doomed = await bought(database, shopper, goods), await bought(database, shopper, goods, units=1)
    at, line = f"/api/stores/{shop.id.text}/orders", order["lines"][0]["id"]

    packed = await desk.post(f"{at}/pack", json={"orders": [order["id"], doomed["id"]]})
    assert sorted(packed.json()["orders"]) == sorted([order["id"], doomed["id"]])
    half = {"carrier": "SF", "tracking": "SF1", "lines": {line: 2}}
    sent = (await desk.post(f"{at}/{order['id']}/ship", json=half)).json()
    assert (sent["state"], sent["tracking"], sent["lines"][0]["shipped_units"]) == ("packed", "SF1", 2)
    assert (await desk.post(f"{at}/{order['id']}/ship", json=half)).json()["code"] == "orders.invalid_parcel"
    rest = (await desk.post(f"{at}/{order['id']}/ship", json={"carrier": "SF", "tracking": "SF2"})).json()
    assert (rest["state"], rest["tracking"]) == ("shipped", "SF2")
    assert [parcel["units"] for parcel in rest["parcels"]] == [{line: 2}, {line: 1}]
    assert all(parcel["ship_by"] and parcel["deliver_by"] for parcel in rest["parcels"])
    ended = (await desk.post(f"{at}/{doomed['id']}/cancel", json={"reason": "broken"})).json()
    assert (ended["state"], ended["refunded"], ended["cancel_reason"]) == ("cancelled", doomed["total"], "broken")
    stranger = await staff(database, app, shopper.who.account)
    for path, body in (
        (f"{at}/pack", {"orders": [order["id"]]}),
        (f"{at}/{order['id']}/ship", half),
        (f"{at}/{order['id']}/cancel", {"reason": ""}),
    ):
        assert (await stranger.post(path, json=body)).status_code == 404


async def test_an_order_that_waits_can_go_to_another_address(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper, other = await logged_in(database, app), await logged_in(database, app)
    order = await bought(database, shopper, goods)
    made = await shopper.client.post(
        "/api/me/addresses",
        json={
            "name": "Mei",
            "phone": "13800000000",
            "country": "CN",
            "region": "江苏省",
            "city": "南京市",
            "district": "玄武区",
            "street": "2 号",
            "postcode": "210000",
        },
    )
    assert made.status_code == 201, made.text
    at, body = f"/api/orders/{order['id']}/address", {"address": made.json()["id"]}

    moved = await shopper.client.put(at, json=body)

    assert (moved.status_code, moved.json()["address"]["city"]) == (200, "南京市")
    assert (await other.client.put(at, json=body)).status_code == 404
    foreign = {"address": other.who.address.text}
    assert (await shopper.client.put(at, json=foreign)).json()["code"] == "accounts.address_missing"


async def test_a_purchase_names_its_coupons_and_notes_and_leaves_the_cart(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database, price=yuan(50))
    shopper = await logged_in(database, app)
    now = clock.now()
    async with database.transaction() as session:
        draft = deals.coupon(DiscountKind.STORE_COUPON, yuan(40), yuan(10), at=now)
        plan = await deals.plan(session, shop, draft, at=now)
        coupon = await deals.claim(session, shopper.who, plan, at=now)
    lines = [{"sku": goods.sku.text, "units": 1}]
    await shopper.client.put(f"/api/cart/{goods.sku.text}", json={"units": 1})
    quoted = (await shopper.client.post("/api/quotes", json={"lines": lines})).json()
    assert quoted["total"] == {"minor": 4800, "currency": "CNY"}
    (offer,) = quoted["coupons"]
    assert (offer["id"], offer["usable"], offer["chosen"], offer["off"]["minor"]) == (coupon.id.text, True, True, 1000)

    dear = await shopper.place(goods, coupons=[])
    assert dear.status_code == 201, dear.text
    assert dear.json()["total"] == {"minor": 5800, "currency": "CNY"}
    body = {
        "lines": lines,
        "address": shopper.who.address.text,
        "expected_total": quoted["total"],
        "coupons": [coupon.id.text],
        "notes": {shop.id.text: "wrap it"},
        "from_cart": True,
    }
    placed = await shopper.client.post("/api/trades", json=body, headers=fresh_key())
    assert placed.status_code == 201, placed.text
    (order,) = placed.json()["orders"]
    (part,) = order["lines"][0]["parts"]
    assert (part["kind"], part["payer"], part["amount"]["minor"]) == ("store_coupon", "store", 1000)
    assert (order["note"], order["lines"][0]["list_price"]["minor"]) == ("wrap it", 5000)
    assert (await shopper.client.get("/api/cart")).json()["units"] == 0
    again = await shopper.client.post("/api/trades", json=body, headers=fresh_key())
    assert (again.status_code, again.json()["code"]) == (409, "orders.total_changed")
    assert again.json()["facts"]["quote"]["total"] == {"minor": 5800, "currency": "CNY"}


@pytest.mark.parametrize("rival", ["ship", "refund"])
async def test_cancelling_races_with_sending_and_refunding(database: Database, app: web.Edge, rival: str) -> None:
    shop, goods = await stall(database, units=40)
    desk = await staff(database, app, shop.owner)

    async def both() -> None:
        shopper = await logged_in(database, app)
        order = await bought(database, shopper, goods)
        line = order["lines"][0]

        async def other() -> None:
            if rival == "ship":
                form = {"carrier": "SF", "tracking": "SF1"}
                await desk.post(f"/api/stores/{shop.id.text}/orders/{order['id']}/ship", json=form)
                return
            part = {LineId.parse(line["id"]): fulfilment.RefundPart(2, yuan(39.8))}
            try:
                async with database.transaction() as session:
                    await fulfilment.refund(
                        session, OrderId.parse(order["id"]), part, reason="case", key="aft", now=clock.now()
                    )
            except Refusal:
                pass

        await asyncio.gather(other(), shopper.client.post(f"/api/orders/{order['id']}/cancel", json={"reason": ""}))
        seen = (await shopper.client.get(f"/api/orders/{order['id']}")).json()
        assert seen["state"] in ({"shipped", "cancelled"} if rival == "ship" else {"cancelled"})

    await asyncio.gather(*(both() for _ in range(6)))
    await reactions.drain(database, clock.now())
    async with database.transaction() as session:
        assert await complaints(session) == []


async def test_one_refund_asked_for_ten_times_at_once_is_one(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    order = await bought(database, shopper, goods)
    at, key = f"/api/orders/{order['id']}/cancel", fresh_key()
    body = {"lines": {order["lines"][0]["id"]: 1}}

    answers: list[httpx.Response] = await asyncio.gather(
        *(shopper.client.post(at, json=body, headers=key) for _ in range(10))
    )

    assert {answer.status_code for answer in answers} == {200}
    assert {answer.json()["lines"][0]["refunded_units"] for answer in answers} == {1}
