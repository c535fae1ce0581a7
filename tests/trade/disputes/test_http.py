"""The whole way over HTTP: a payment that is disputed, the store's answer, the bank's verdict, and who sees what."""

import httpx
from tests.trade.market import Shop, person
from tests.trade.street import Shopper, fresh_key, logged_in, staff, stall, with_token

from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import OrderId, PaymentId
from guang.kernel.web import Role
from guang.people import accounts
from guang.trade import fulfilment, payments, stores
from guang.trade.payments.adapters import simulator

HOOK = "/api/payments/callbacks/simulator"


async def bought(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> tuple[Shop, Shopper, OrderId]:
    """An order whose payment a bank disputes, as its store sees it after everybody has heard and looked."""
    shop, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()
    made = (await shopper.pay(trade["id"], "disputed")).json()
    assert made["state"] == "succeeded"
    provider = payments.gateway(house.settings, "simulator")
    assert isinstance(provider, simulator.Simulator)
    async with database.transaction() as session:
        payment = await payments.payment(session, PaymentId.parse(made["id"]))
    for message in provider.callbacks(payment.charge, clock.now()):
        heard = await client.post(HOOK, content=message.body, headers=dict(message.headers))
        assert heard.status_code == 200
    await settled_down(house)
    return shop, shopper, OrderId.parse(trade["orders"][0]["id"])


async def settled_down(house: House) -> None:
    """Everybody has heard, and jobs that are due now are done."""
    await reactions.drain(house.database, clock.now())
    await queue.run_tick(house.context, "disputes.keep_time")
    await queue.run_pending(house.context)
    await reactions.drain(house.database, clock.now())


async def test_a_store_contests_with_proof_and_keeps_the_money(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shop, shopper, order = await bought(database, app, house, client)
    owner = await staff(database, app, shop.owner)
    base = f"/api/stores/{shop.id.text}/disputes"
    found = (await owner.get(base)).json()
    (one,) = found["items"]
    assert (found["counts"]["evidence_due"], one["state"], one["answerable"]) == (1, "evidence_due", True)
    assert (one["reason"], one["liability"], one["fee"]["minor"]) == ("product_not_received", "merchant", 1500)
    assert [part["order"] for part in one["parts"]] == [order.text]
    refused = await shopper.client.post(f"/api/orders/{order.text}/cancel", json={"reason": ""}, headers=fresh_key())
    assert (refused.status_code, refused.json()["code"]) == (409, "payments.disputed")

    async with database.transaction() as session:
        await fulfilment.ship(session, shop.id, order, ("SF", "SF100"), clock.now())
        await fulfilment.deliver(session, order, clock.now())
    path = f"{base}/{one['id']}"
    assert (await owner.post(f"{path}/contest", json={"words": "He has it."})).json()["code"] == "disputes.key_needed"
    key = fresh_key()
    said = [await owner.post(f"{path}/contest", json={"words": "He has it."}, headers=key) for _ in range(2)]
    assert [answer.status_code for answer in said] == [200, 200]
    other = await owner.post(f"{path}/contest", json={"words": "Not me."}, headers=key)
    assert (other.status_code, other.json()["code"]) == (409, "disputes.key_reused")
    await settled_down(house)
    told = (await owner.get(path)).json()
    assert (told["state"], told["parts"][0]["proof"]["tracking"]) == ("submitted", "SF100")

    with clock.shifted(simulator.TAKES * 2):
        await settled_down(house)
    assert (await owner.get(path)).json()["state"] == "won"
    assert (await shopper.client.get(f"/api/orders/{order.text}")).json()["state"] == "delivered"


async def test_what_a_store_accepts_goes_back_like_a_refund(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shop, shopper, order = await bought(database, app, house, client)
    owner = await staff(database, app, shop.owner)
    base = f"/api/stores/{shop.id.text}/disputes"
    one = (await owner.get(base)).json()["items"][0]

    assert (await owner.post(f"{base}/{one['id']}/accept", headers=fresh_key())).status_code == 200
    await settled_down(house)

    assert (await owner.get(f"{base}/{one['id']}")).json()["state"] == "accepted"
    told = (await shopper.client.get(f"/api/orders/{order.text}")).json()
    assert (told["state"], told["refunded"]) == ("refunded", told["total"])


async def test_only_the_store_its_orders_people_and_operators_see_a_dispute(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shop, shopper, _ = await bought(database, app, house, client)
    other, _ = await stall(database)
    owner, stranger = await staff(database, app, shop.owner), await staff(database, app, other.owner)
    one = (await owner.get(f"/api/stores/{shop.id.text}/disputes")).json()["items"][0]["id"]

    assert (await stranger.get(f"/api/stores/{shop.id.text}/disputes/{one}")).status_code == 404
    assert (await stranger.get(f"/api/stores/{other.id.text}/disputes/{one}")).status_code == 404
    assert (await shopper.client.get(f"/api/stores/{shop.id.text}/disputes")).status_code == 404
    assert (await shopper.client.get("/api/operator/disputes")).status_code == 403
    packer = await _packer(database, app, shop)
    assert (await packer.get(f"/api/stores/{shop.id.text}/disputes/{one}")).status_code == 200
    refused = await packer.post(f"/api/stores/{shop.id.text}/disputes/{one}/accept", headers=fresh_key())
    assert (refused.status_code, refused.json()["code"]) == (403, "stores.no_right")
    operator = await _operator(database, app)
    assert (await operator.get(f"/api/operator/disputes/{one}")).json()["id"] == one
    assert one in {row["id"] for row in (await operator.get("/api/operator/disputes")).json()["items"]}


async def _packer(database: Database, app: web.Edge, shop: Shop) -> httpx.AsyncClient:
    async with database.transaction() as session:
        hired = await person(session, "Packer")
        await stores.hire(session, shop.id, hired, stores.StaffRole.ORDERS, clock.now())
    return await staff(database, app, hired)


async def _operator(database: Database, app: web.Edge) -> httpx.AsyncClient:
    async with database.transaction() as session:
        made = await person(session, "Operator")
        await accounts.grant(session, made, Role.OPERATOR, clock.now())
        token = (await accounts.admit(session, made, clock.now(), staff=True)).token
    return with_token(app, token)
