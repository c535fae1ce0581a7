"""A merchant's desk through the whole web application."""

import asyncio
from dataclasses import replace

from tests.conftest import new_client
from tests.trade import market
from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import ProductId, SkuId, new_id
from guang.trade import catalog
from guang.trade.catalog import service


async def test_from_a_draft_to_the_shelf(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
    desk = await staff(database, app, shop.owner)
    path = f"/api/stores/{shop.id.text}"
    image = (await desk.post("/api/images", content=market.picture(), headers={"Content-Type": "image/png"})).json()
    name = market.fresh_word()
    form = {
        "category": market.TEA.text,
        "title": {"en": f"Bowl {name}", "zh-CN": f"碗 {name}"},
        "text": {"en": "Thrown by hand."},
        "images": [image["id"]],
        "options": [{"name": {"en": "Colour"}, "values": [{"en": "Blue"}, {"en": "Green"}]}],
        "skus": [
            {"choice": [0], "price": {"minor": 5_000, "currency": "CNY"}, "code": "B-1"},
            {"choice": [1], "price": {"minor": 6_000, "currency": "CNY"}},
        ],
    }

    drafted = (await desk.post(f"{path}/products", json=form)).json()
    product = f"/api/desk/products/{drafted['id']}"
    assert (drafted["state"], len(drafted["skus"]), drafted["price_to"]["minor"]) == ("draft", 2, 6_000)
    assert (await desk.post(f"{product}/list")).json()["state"] == "listed"
    sku = drafted["skus"][0]["id"]
    stock = await desk.put(f"/api/desk/skus/{sku}/stock", json={"on_hand": 7, "reason": "first delivery"})
    assert (stock.status_code, stock.json()["available"]) == (200, 7)
    changed = await desk.patch(product, json={"brand": "Kiln 9"})
    assert (changed.json()["brand"], changed.json()["skus"][0]["id"]) == ("Kiln 9", sku)

    found = (await desk.get(f"{path}/desk/products", params={"q": "b-1", "state": "listed"})).json()
    assert [one["id"] for one in found["items"]] == [drafted["id"]]
    assert found["counts"] == {"draft": 0, "listed": 1, "delisted": 0}
    assert (await desk.get(f"{path}/desk/products", params={"q": "100%_"})).json()["items"] == []
    held = (await desk.get(f"{product}/stock")).json()["items"]
    assert [one["on_hand"] for one in held] == [7, 0]
    listed = (await desk.get(f"{path}/desk/stock", params={"product": drafted["id"]})).json()["items"]
    assert listed == [{"product": drafted["id"], "available": 7}]
    async with new_client(app) as guest:
        shelf = (await guest.get(f"{path}/products?lang=zh-CN")).json()
        assert shelf["items"][0]["title"].startswith("碗")
        await desk.post(f"{product}/delist")
        assert (await guest.get(f"{path}/products")).json()["items"] == []


async def test_pages_of_the_desk_meet_without_gaps(database: Database, app: web.Edge) -> None:
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        made = [await market.goods(session, shop, units=0) for _ in range(60)]
    desk = await staff(database, app, shop.owner)
    path = f"/api/stores/{shop.id.text}/desk/products"

    first = (await desk.get(path)).json()
    rest = (await desk.get(path, params={"cursor": first["next"]})).json()

    assert (first["counts"]["listed"], len(first["items"])) == (60, 50)
    assert rest["next"] is None
    seen = [one["id"] for one in [*first["items"], *rest["items"]]]
    assert seen == [one.product.text for one in reversed(made)]


async def test_anothers_desk_is_missing(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    rival_shop, _ = await stall(database)
    rival = await staff(database, app, rival_shop.owner)
    product = f"/api/desk/products/{goods.product.text}"

    answers = [
        await rival.get(f"/api/stores/{shop.id.text}/desk/products"),
        await rival.get(product),
        await rival.patch(product, json={"brand": "Mine"}),
        await rival.post(f"{product}/delist"),
        await rival.get(f"{product}/stock"),
        await rival.put(f"/api/desk/skus/{goods.sku.text}/stock", json={"on_hand": 0, "reason": "gone"}),
        await rival.put(f"/api/desk/skus/{new_id(SkuId).text}/stock", json={"on_hand": 0, "reason": "gone"}),
        await rival.post(
            f"/api/stores/{shop.id.text}/products",
            json={"category": market.TEA.text, "title": {"en": "x"}, "skus": []},
        ),
    ]

    assert [answer.status_code for answer in answers] == [404] * len(answers)
    other = (await rival.get(f"/api/stores/{rival_shop.id.text}/desk/stock?product={goods.product.text}")).json()
    assert other["items"] == []


async def test_stock_below_what_is_promised_is_refused(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database, units=5)
    shopper, desk = await logged_in(database, app), await staff(database, app, shop.owner)
    await shopper.place(goods, units=3)
    path = f"/api/desk/skus/{goods.sku.text}/stock"

    refused = await desk.put(path, json={"on_hand": 2, "reason": "count"})

    assert (refused.status_code, refused.json()["code"]) == (409, "warehouse.promised")
    assert (await desk.put(path, json={"on_hand": 3, "reason": "count"})).json()["available"] == 0
    for bad in ({"on_hand": -1, "reason": "x"}, {"on_hand": 10**12, "reason": "x"}, {"on_hand": 1, "reason": " "}):
        assert (await desk.put(path, json=bad)).status_code in {400, 422}


async def test_a_product_is_kept_for_later(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    path = f"/api/products/{goods.product.text}/favourite"

    kept = (await shopper.client.put(path)).json()
    assert (kept["favourited"], kept["favourites"]) == (True, 1)
    assert (await shopper.client.put(path)).json()["favourites"] == 1
    assert (await shopper.client.delete(path)).json() == {
        "subject": goods.product.text,
        "favourited": False,
        "favourites": 0,
    }
    assert (await shopper.client.put(f"/api/products/{new_id(ProductId).text}/favourite")).status_code == 404


async def test_a_change_made_from_an_older_look_is_refused(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    desk = await staff(database, app, shop.owner)
    path = f"/api/desk/products/{goods.product.text}"
    async with database.session() as other:
        known = service.as_draft(await catalog.product(other, goods.product))
        await service.change(other, goods.product, replace(known, brand="Kiln 9"), clock.now())
        changing = [
            asyncio.create_task(desk.patch(path, json={"tags": ["late"]})),
            asyncio.create_task(desk.post(f"{path}/list")),
        ]
        await asyncio.wait(changing, timeout=0.5)
        await other.commit()
    for answer in await asyncio.gather(*changing):
        assert (answer.status_code, answer.json()["code"]) == (409, "catalog.changed_meanwhile")

    seen = (await desk.get(path)).json()
    assert (seen["brand"], seen["tags"]) == ("Kiln 9", ["tea"])
    assert (await desk.patch(path, json={"tags": ["late"]})).json()["tags"] == ["late"]
