"""What orders are, for lists that know their ids alone."""

from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.kernel.db import Database
from guang.kernel.ids import OrderId, new_id


async def test_only_the_buyer_and_the_store_learn_what_an_order_is(database: Database, app: web.Edge) -> None:
    shop, goods = await stall(database)
    other_shop, _ = await stall(database)
    shopper, stranger = await logged_in(database, app), await logged_in(database, app)
    order = (await shopper.place(goods)).json()["orders"][0]
    at = f"/api/order-cards?id={order['id']}&id={new_id(OrderId).text}"

    own = (await shopper.client.get(at)).json()["items"]
    theirs = (await (await staff(database, app, shop.owner)).get(at)).json()["items"]

    assert [(one["id"], one["title"], one["more"]) for one in own] == [(order["id"], order["lines"][0]["title"], 0)]
    assert theirs == own
    assert (await stranger.client.get(at)).json()["items"] == []
    assert (await (await staff(database, app, other_shop.owner)).get(at)).json()["items"] == []
    assert (await shopper.client.get("/api/order-cards")).status_code == 400
