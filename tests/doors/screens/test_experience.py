"""The page of a store's experience score."""

from tests.trade.street import logged_in, staff, stall

from guang.doors import web
from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import OrderId, new_id
from guang.trust.reputation import service


async def test_a_store_sees_what_made_its_score_and_strangers_see_no_store(
    database: Database, app: web.Edge, house: House
) -> None:
    shop, _ = await stall(database)
    owner, stranger = await staff(database, app, shop.owner), (await logged_in(database, app)).client
    path = f"/api/stores/{shop.id.text}/experience"
    assert (await stranger.get(path)).status_code == 404
    empty = (await owner.get(path)).json()
    assert (empty["points"], empty["orders"], empty["settlement_days"], empty["parts"]) == (None, 0, 7, [])

    order = new_id(OrderId)
    async with database.transaction() as session:
        await service.enter(session, shop.id)
        for number in range(30):
            await service.count_delivery(session, shop.id, clock.now())
            await service.count(session, shop.id, "bad_reviews", happened=not number, at=clock.now(), order=order)
        await service.publish(session, clock.now())
    await queue.run_tick(house.context, "reputation.publish")

    page = (await owner.get(path)).json()
    assert page["points"] is not None
    assert (page["orders"], page["version"]) == (30, page["version"])
    assert [(one["metric"], one["order"]) for one in page["faults"]] == [("bad_reviews", order.text)]
    assert [day["points"] for day in page["history"]] == [page["points"]]
    part = next(part for part in page["parts"] if part["metric"] == "bad_reviews")
    assert (part["counted"], part["cases"], part["better"]) == (1, 30, "low")
