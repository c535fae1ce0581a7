"""The desk of a store with several warehouses, through the whole web application."""

from tests.conftest import new_client
from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.kernel.db import Database
from guang.kernel.ids import SkuId, StoreId, WarehouseId, new_id


async def test_a_second_warehouse_from_its_first_day_to_its_last(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database, units=9)
    desk = await staff(database, app, shop.owner)
    path, sku = f"/api/stores/{shop.id.text}/desk", f"/api/desk/skus/{goods.sku.text}"

    (first,) = (await desk.get(f"{path}/warehouses")).json()["items"]
    assert (first["first"], first["open"]) == (True, True)
    form = {
        "name": "East",
        "area": "CN/浙江省/",
        "cost": 800,
        "days": 3,
        "reaches": [{"area": "CN/浙江省", "cost": 300, "days": 1}],
    }
    made = await desk.post(f"{path}/warehouses", json=form)
    assert (made.status_code, made.json()["area"]) == (201, "CN/浙江省")
    east = made.json()["id"]
    move = {"origin": first["id"], "target": east, "units": 4, "reason": "nearer"}
    moved = await desk.post(f"{sku}/moves", json=move)
    assert [(part["name"], part["on_hand"]) for part in moved.json()["parts"]] == [("1", 5), ("East", 4)]
    counted = await desk.put(f"{sku}/stock", json={"on_hand": 1, "reason": "broken", "warehouse": east})
    assert (counted.json()["on_hand"], counted.json()["available"]) == (6, 6)
    watched = await desk.put(f"{sku}/low-stock", json={"low_at": 6})
    assert (watched.json()["low_at"], watched.json()["low"]) == (6, True)
    (low,) = (await desk.get(f"{path}/low-stock")).json()["items"]
    assert (low["sku"], low["available"], low["low_at"]) == (goods.sku.text, 6, 6)
    history = (await desk.get(f"{sku}/stock/history")).json()
    assert [(one["kind"], one["units"], one["change"]) for one in history["items"]] == [
        ("adjusted", 3, -3),
        ("moved", 4, 0),
        ("adjusted", 9, 9),
    ]
    assert history["next"] is None

    assert (await desk.put(f"/api/desk/warehouses/{east}", json={**form, "open": False})).status_code == 409
    await desk.post(f"{sku}/moves", json={**move, "origin": east, "target": first["id"], "units": 1})
    closed = await desk.put(f"/api/desk/warehouses/{east}", json={**form, "open": False})
    assert (closed.status_code, closed.json()["open"]) == (200, False)
    parts = (await desk.get(f"{sku}/stock")).json()["parts"]
    assert [(part["name"], part["on_hand"]) for part in parts] == [("1", 6)]


async def test_what_makes_no_sense_is_refused_and_nothing_changes(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database, units=9)
    desk = await staff(database, app, shop.owner)
    path, sku = f"/api/stores/{shop.id.text}/desk", f"/api/desk/skus/{goods.sku.text}"
    (first,) = (await desk.get(f"{path}/warehouses")).json()["items"]
    nowhere = {"origin": first["id"], "target": new_id(WarehouseId).text, "units": 1, "reason": "x"}

    said = [
        await desk.post(f"{path}/warehouses", json={"name": " "}),
        await desk.post(f"{path}/warehouses", json={"name": "East", "cost": -1}),
        await desk.post(f"{path}/warehouses", json={"name": "East", "days": 10**9}),
        await desk.post(f"{sku}/moves", json=nowhere),
        await desk.post(f"{sku}/moves", json={**nowhere, "target": first["id"]}),
        await desk.put(f"{sku}/low-stock", json={"low_at": -1}),
        await desk.get(f"{sku}/stock/history", params={"cursor": "nonsense"}),
        await desk.get(f"{sku}/stock/history", params={"cursor": "2026-01-01~1"}),
        await desk.put(f"{sku}/stock", json={"on_hand": 1, "reason": "x", "warehouse": new_id(WarehouseId).text}),
    ]

    assert [one.status_code for one in said] == [422, 422, 422, 404, 422, 422, 422, 422, 404]
    stock = (await desk.get(f"{sku}/stock")).json()
    assert (stock["on_hand"], stock["low_at"], len(stock["parts"])) == (9, None, 1)


async def test_others_see_and_change_nothing(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database, units=9)
    rival, stranger = await stall(database), await logged_in(database, app)
    owner, other = await staff(database, app, shop.owner), await staff(database, app, rival[0].owner)
    (first,) = (await owner.get(f"/api/stores/{shop.id.text}/desk/warehouses")).json()["items"]
    sku = f"/api/desk/skus/{goods.sku.text}"
    move = {"origin": first["id"], "target": first["id"], "units": 1, "reason": "x"}

    for client in (other, stranger.client):
        said = [
            await client.get(f"/api/stores/{shop.id.text}/desk/warehouses"),
            await client.post(f"/api/stores/{shop.id.text}/desk/warehouses", json={"name": "Mine"}),
            await client.put(f"/api/desk/warehouses/{first['id']}", json={"name": "Mine"}),
            await client.get(f"{sku}/stock"),
            await client.post(f"{sku}/moves", json=move),
            await client.put(f"{sku}/low-stock", json={"low_at": 1}),
            await client.get(f"{sku}/stock/history"),
            await client.get(f"/api/stores/{shop.id.text}/desk/low-stock"),
            await client.get(f"/api/desk/skus/{new_id(SkuId).text}/stock"),
            await client.get(f"/api/stores/{new_id(StoreId).text}/desk/warehouses"),
        ]
        assert [one.status_code for one in said] == [404] * len(said), [one.text for one in said]
    async with new_client(app) as guest:
        assert (await guest.get(f"{sku}/stock")).status_code == 401
        assert (await guest.get(f"/api/stores/{shop.id.text}/desk/low-stock")).status_code == 401
    assert (await owner.get(f"/api/stores/{shop.id.text}/desk/warehouses")).json()["items"] == [first]
