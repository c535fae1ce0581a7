from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest
from tests.trade import market
from tests.trade.promotions import deals
from tests.trade.street import Shopper, fresh_key, logged_in, staff, stall, with_token

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.web import Role
from guang.people import accounts

FOREVER = datetime.now(UTC) + timedelta(days=2)


def cny(minor: int) -> dict[str, object]:
    return {"minor": minor, "currency": "CNY"}


def form(kind: str, **more: object) -> dict[str, Any]:
    return {"kind": kind, "name": {"en": "June", "zh-CN": "六月"}, "ends_at": FOREVER.isoformat(), **more}


async def desk(
    database: Database, app: web.Edge, **more: object
) -> tuple[market.Shop, market.Goods, httpx.AsyncClient]:
    shop, goods = await stall(database, **more)  # type: ignore[arg-type]
    return shop, goods, await staff(database, app, shop.owner)


async def operator(database: Database, app: web.Edge) -> httpx.AsyncClient:
    async with database.transaction() as session:
        who = await market.person(session, "Operator")
        await accounts.grant(session, who, Role.OPERATOR, clock.now())
        return with_token(app, (await accounts.admit(session, who, clock.now(), staff=True)).token)


async def make(client: httpx.AsyncClient, shop: market.Shop | None, body: dict[str, Any]) -> httpx.Response:
    where = f"/api/stores/{shop.id}/promotions" if shop else "/api/operator/promotions"
    return await client.post(where, json=body, headers=fresh_key())


async def on_offer(shopper: Shopper, shop: market.Shop, query: str) -> list[dict[str, Any]]:
    """A shop's own coupons; the platform's stand beside them, from whatever test."""
    found = (await shopper.client.get(f"/api/coupons?{query}")).json()["items"]
    return [one for one in found if one["store"] == shop.id.text]


async def test_a_flash_price_is_previewed_made_listed_and_stopped(database: Database, app: web.Edge) -> None:
    shop, goods, owner = await desk(database, app)
    body = form("flash", items=[{"sku": goods.sku.text, "price": cny(900), "stock": 20, "per_buyer": 2}])

    seen = await owner.post(f"/api/stores/{shop.id}/promotions/preview", json=body)
    made = await make(owner, shop, body)

    assert seen.status_code == 200, seen.text
    assert seen.json() == {
        "skus": 1,
        "products": 1,
        "items": [
            {"sku": goods.sku.text, "before": cny(1990), "after": cny(900), "lowest_listed_30d": cny(1990)},
        ],
        "most_cost": cny(20 * 1090),
        "off_bps": 5477,
        "warnings": ["stock_beyond_shelf", "below_half"],
    }
    assert made.status_code == 201, made.text
    assert made.json()["state"] == "running"
    one = made.json()["id"]
    listed = (await owner.get(f"/api/stores/{shop.id}/promotions?state=running")).json()["items"]
    assert [promotion["id"] for promotion in listed] == [one]
    assert listed[0]["effect"] == {"orders": 0, "units": 0, "off": cny(0)}
    stopped = await owner.post(f"/api/desk/promotions/{one}/stop")
    assert (stopped.json()["state"], stopped.json()["stopped_because"]) == ("stopped", "merchant")
    assert (await owner.get(f"/api/desk/promotions/{one}")).json() == stopped.json()


async def test_the_same_key_makes_one_promotion_and_another_body_is_refused(database: Database, app: web.Edge) -> None:
    shop, goods, owner = await desk(database, app)
    body = form("time_limited", items=[{"sku": goods.sku.text, "price": cny(1500)}])
    key = fresh_key()
    where = f"/api/stores/{shop.id}/promotions"

    first, second = [await owner.post(where, json=body, headers=key) for _ in range(2)]
    third = await owner.post(where, json=form("time_limited", items=[]), headers=key)

    assert first.json() == second.json()
    assert (third.status_code, third.json()["code"]) == (409, "promotions.key_reused")
    assert (await owner.post(where, json=body)).json()["code"] == "promotions.key_needed"


@pytest.mark.parametrize(
    ("kind", "more", "field"),
    [
        ("member", {"items": [{"price": cny(1000)}]}, "kind"),
        ("subsidy", {}, "kind"),
        ("time_limited", {}, "items"),
        ("time_limited", {"items": [{"price": cny(0)}]}, "items.price"),
        ("time_limited", {"items": [{"price": {"minor": 5, "currency": "USD"}}]}, "items.price"),
        ("time_limited", {"items": [{"price": cny(5), "stock": 5}]}, "items.stock"),
        ("time_limited", {"items": [{"price": cny(5)}], "total": 5}, "total"),
        ("flash", {"items": [{"price": cny(5)}]}, "items.stock"),
        ("flash", {"items": [{"price": cny(5), "stock": -1}]}, "items.stock"),
        ("flash", {"items": [{"price": cny(5), "stock": 1}] * 2}, "items.sku"),
        ("flash", {"items": [{"price": cny(5), "stock": 1}], "name": {"en": ""}}, "name"),
        ("flash", {"items": [{"price": cny(5), "stock": 1}], "ends_at": "2020-01-01T00:00:00Z"}, "ends_at"),
        ("flash", {"items": [{"price": cny(5), "stock": 1}], "ends_at": "2099-01-01T00:00:00Z"}, "ends_at"),
        ("full_reduction", {}, "tiers"),
        ("full_reduction", {"tiers": [{"spend": cny(100), "off": cny(100)}]}, "tiers.off"),
        ("full_reduction", {"tiers": [{"spend": cny(n), "off": cny(9)} for n in (100, 200)]}, "tiers"),
        ("full_reduction", {"tiers": [{"spend": cny(100), "off": cny(9)}], "products": []}, "products"),
        ("store_coupon", {}, "off"),
        ("store_coupon", {"off": cny(100), "rate_bps": 100}, "off"),
        ("store_coupon", {"off": cny(100), "minimum": cny(100), "total": 1, "per_buyer": 1, "use_days": 1}, "off"),
        ("store_coupon", {"off": cny(100), "per_buyer": 1, "use_days": 1}, "total"),
        ("store_coupon", {"off": cny(100), "total": 1, "per_buyer": 1}, "use_days"),
        ("store_coupon", {"rate_bps": 9500, "total": 1, "per_buyer": 1, "use_days": 1}, "rate_bps"),
        ("store_coupon", {"off": cny(1), "total": 1, "per_buyer": 1, "use_days": 1, "code": "a b"}, "code"),
        ("store_coupon", {"off": cny(1), "total": 1, "per_buyer": 1, "use_days": 1, "categories": [1]}, "categories"),
    ],
)
async def test_a_promotion_that_cannot_be_is_refused_by_field(
    database: Database, app: web.Edge, kind: str, more: dict[str, Any], field: str
) -> None:
    shop, goods, owner = await desk(database, app)
    items = [{"sku": goods.sku.text, **item} for item in more.get("items", [])]
    if "categories" in more:
        more = {**more, "categories": ["cat_0000000000fff"]}

    refused = await make(owner, shop, {**form(kind, **more), **({"items": items} if items else {})})

    assert (refused.status_code, refused.json()["code"]) == (422, "promotions.invalid"), refused.text
    assert refused.json()["facts"]["field"] == field
    assert (await owner.get(f"/api/stores/{shop.id}/promotions")).json()["items"] == []


async def test_other_stores_goods_and_promotions_are_out_of_reach(database: Database, app: web.Edge) -> None:
    shop, goods, owner = await desk(database, app)
    other, _, stranger = await desk(database, app)
    body = form("time_limited", items=[{"sku": goods.sku.text, "price": cny(1500)}])
    one = (await make(owner, shop, body)).json()["id"]

    assert (await make(stranger, other, body)).json()["facts"]["field"] == "items.sku"
    assert (await make(stranger, shop, body)).status_code == 404
    assert (await stranger.get(f"/api/stores/{shop.id}/promotions")).status_code == 404
    for answer in (
        await stranger.get(f"/api/desk/promotions/{one}"),
        await stranger.post(f"/api/desk/promotions/{one}/stop"),
    ):
        assert (answer.status_code, answer.json()["code"]) == (404, "promotions.missing")
    assert (await make(stranger, None, {**body, "currency": "CNY"})).status_code == 403
    assert (await owner.get(f"/api/desk/promotions/{one}")).json()["state"] == "running"


async def test_a_coupon_is_offered_claimed_once_and_kept(database: Database, app: web.Edge) -> None:
    shop, goods, owner = await desk(database, app)
    made = await make(
        owner,
        shop,
        form(
            "store_coupon",
            off=cny(500),
            minimum=cny(1000),
            total=2,
            per_buyer=1,
            use_days=3,
            products=[goods.product.text],
        ),
    )
    assert made.status_code == 201, made.text
    one = made.json()["id"]
    shopper, guest = await logged_in(database, app), await logged_in(database, app)

    (offered,) = await on_offer(shopper, shop, f"product={goods.product}")
    assert (offered["promotion"], offered["left"], offered["left_for_me"]) == (one, 2, 1)
    assert offered["says"] == "Store coupon: 5.00 CNY off from 10.00 CNY"
    claimed = await shopper.client.post(f"/api/coupons/{one}/claim")
    assert claimed.status_code == 201, claimed.text
    again = await shopper.client.post(f"/api/coupons/{one}/claim")
    assert (again.status_code, again.json()["code"]) == (409, "promotions.nothing_left_to_claim")
    assert again.json()["facts"]["which"] == "yours"
    assert [one["left_for_me"] for one in await on_offer(shopper, shop, f"store={shop.id}")] == [0]
    mine = (await shopper.client.get("/api/me/coupons?state=claimed")).json()["items"]
    assert [coupon["id"] for coupon in mine] == [claimed.json()["id"]]
    assert (await guest.client.get("/api/me/coupons")).json()["items"] == []
    assert (await owner.get(f"/api/desk/promotions/{one}")).json()["used"] == 1
    assert (await shopper.client.get("/api/coupons")).status_code == 422


async def test_a_coupon_with_a_code_is_for_those_who_know_it(database: Database, app: web.Edge) -> None:
    shop, _, owner = await desk(database, app)
    code = f"TEA-{int(shop.id) % 10**9}"
    body = form("store_coupon", rate_bps=1000, most_off=cny(900), total=5, per_buyer=2, use_days=3, code=code)
    one = (await make(owner, shop, body)).json()["id"]
    shopper: Shopper = await logged_in(database, app)

    assert (await make(owner, shop, body)).json()["code"] == "promotions.code_taken"
    assert await on_offer(shopper, shop, f"store={shop.id}") == []
    assert (await shopper.client.post(f"/api/coupons/{one}/claim")).status_code == 404
    assert (await shopper.client.post("/api/me/coupons", json={"code": "WRONG"})).status_code == 404
    key = fresh_key()
    answers = [await shopper.client.post("/api/me/coupons", json={"code": code.lower()}, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()


async def test_the_platform_pays_with_a_budget(database: Database, app: web.Edge) -> None:
    _, goods, owner = await desk(database, app)
    boss = await operator(database, app)
    body = form(
        "subsidy",
        items=[{"sku": goods.sku.text, "off": cny(400), "floor": cny(1700)}],
        budget=cny(1000),
        currency="CNY",
    )

    made = await make(boss, None, body)

    assert made.status_code == 201, made.text
    assert (made.json()["budget"], made.json()["spent"]) == (cny(1000), cny(0))
    assert made.json()["items"][0]["price"] == cny(1700)
    listed = (await boss.get("/api/operator/promotions")).json()["items"]
    assert listed[0]["id"] == made.json()["id"]
    assert (await owner.get(f"/api/desk/promotions/{made.json()['id']}")).status_code == 404
    async with database.transaction() as session:
        priced = await deals.price(session, None, (goods.sku, 1), at=clock.now())
    assert priced.lines[0].subsidy == market.yuan(2.9)
    assert (await boss.post(f"/api/operator/promotions/{made.json()['id']}/stop")).json()["state"] == "stopped"
