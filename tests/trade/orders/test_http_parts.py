"""What names lines and stores over HTTP: some units of some lines, a note for each store."""

from tests.trade.street import fresh_key, logged_in, staff, stall

from guang.doors import web
from guang.kernel.db import Database
from guang.kernel.ids import LineId, new_id


async def test_an_order_leaves_in_two_parcels(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    shopper, owner = await logged_in(database, app), await staff(database, app, shop.owner)
    trade = (await shopper.place(goods, units=3)).json()
    await shopper.pay(trade["id"])
    order, line = trade["orders"][0]["id"], trade["orders"][0]["lines"][0]["id"]
    way = f"/api/stores/{shop.id.text}/orders/{order}/ship"
    first = await owner.post(way, json={"carrier": "SF", "tracking": "SF1", "lines": {line: 1}})
    assert first.status_code == 200, first.text
    assert [parcel["units"] for parcel in first.json()["parcels"]] == [{line: 1}]
    rest = await owner.post(way, json={"carrier": "SF", "tracking": "SF2"})
    assert [parcel["units"] for parcel in rest.json()["parcels"]] == [{line: 1}, {line: 2}]
    assert (rest.json()["state"], rest.json()["lines"][0]["shipped_units"]) == ("shipped", 3)


async def test_some_units_are_cancelled_once_per_key(database: Database, app: web.Edge) -> None:
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods, units=3)).json()
    await shopper.pay(trade["id"])
    order, line = trade["orders"][0]["id"], trade["orders"][0]["lines"][0]["id"]
    wanted, key = {"reason": "changed_mind", "lines": {line: 2}}, fresh_key()
    for _ in range(2):
        done = await shopper.client.post(f"/api/orders/{order}/cancel", json=wanted, headers=key)
        assert done.status_code == 200, done.text
        assert (done.json()["state"], done.json()["lines"][0]["cancelled_units"]) == ("paid", 2)
        assert done.json()["refunded"] == {"minor": goods.price.minor * 2, "currency": "CNY"}


async def test_what_is_no_line_is_refused_and_nothing_changes(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    shopper, owner = await logged_in(database, app), await staff(database, app, shop.owner)
    trade = (await shopper.place(goods, units=2)).json()
    await shopper.pay(trade["id"])
    order = trade["orders"][0]["id"]
    for line, status in (("soup", 422), (new_id(LineId).text, 404)):
        answer = await shopper.client.post(
            f"/api/orders/{order}/cancel", json={"lines": {line: 1}}, headers=fresh_key()
        )
        assert answer.status_code == status, answer.text
        parcel = {"carrier": "SF", "tracking": "SF1", "lines": {line: 1}}
        answer = await owner.post(f"/api/stores/{shop.id.text}/orders/{order}/ship", json=parcel)
        assert 400 <= answer.status_code < 500, answer.text
    seen = (await shopper.client.get(f"/api/orders/{order}")).json()
    assert (seen["state"], seen["parcels"], seen["refunded"]["minor"]) == ("paid", [], 0)


async def test_each_store_reads_its_own_note(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    other, more = await stall(database)
    shopper = await logged_in(database, app)
    body = {
        "lines": [{"sku": goods.sku.text, "units": 1}, {"sku": more.sku.text, "units": 1}],
        "address": shopper.who.address.text,
        "expected_total": {"minor": goods.price.minor + more.price.minor + 1_600, "currency": "CNY"},
        "notes": {shop.id.text: "Ring twice", other.id.text: "No invoice"},
    }
    placed = await shopper.client.post("/api/trades", json=body, headers=fresh_key())
    assert placed.status_code == 201, placed.text
    said = {order["store"]["id"]: order["note"] for order in placed.json()["orders"]}
    assert said == {shop.id.text: "Ring twice", other.id.text: "No invoice"}
