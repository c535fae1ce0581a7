"""What providers tell us: signed, late, twice, in the wrong order, or not at all."""

import asyncio
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import text
from tests.trade.books import complaints
from tests.trade.street import Shopper, logged_in, stall

from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import PaymentId, TradeId
from guang.trade import payments
from guang.trade.payments.adapters import simulator

PATH = "/api/payments/callbacks/simulator"


async def pending(database: Database, app: web.Edge, outcome: str) -> tuple[Shopper, str, payments.Payment]:
    """A buyer whose payment of this kind is under way, the trade, and the payment."""
    _, goods = await stall(database)
    shopper = await logged_in(database, app)
    trade = (await shopper.place(goods)).json()["id"]
    made = (await shopper.pay(trade, outcome)).json()
    async with database.transaction() as session:
        return shopper, trade, await payments.payment(session, PaymentId.parse(made["id"]))


def provider(house: House) -> simulator.Simulator:
    found = payments.gateway(house.settings, "simulator")
    assert isinstance(found, simulator.Simulator)
    return found


async def deliver(client: httpx.AsyncClient, message: simulator.SignedCallback) -> httpx.Response:
    return await client.post(PATH, content=message.body, headers=dict(message.headers))


async def trade_state(shopper: Shopper, trade: str) -> str:
    return str((await shopper.client.get(f"/api/trades/{trade}")).json()["state"])


async def heard_by_all(house: House) -> None:
    await reactions.drain(house.database, clock.now())


async def test_a_callback_alone_pays_the_order(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shopper, trade, payment = await pending(database, app, "delay")
    [message] = provider(house).callbacks(payment.charge, clock.now())

    answer = await deliver(client, message)
    await heard_by_all(house)

    assert answer.json() == {"payment": payment.id.text, "state": "succeeded"}
    assert await trade_state(shopper, trade) == "paid"


async def test_a_callback_heard_twice_counts_once(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shopper, trade, payment = await pending(database, app, "duplicate")
    assert await trade_state(shopper, trade) == "paid"

    for message in provider(house).callbacks(payment.charge, clock.now()):
        assert (await deliver(client, message)).status_code == 200
    await heard_by_all(house)

    seen = (await shopper.client.get(f"/api/payments/{payment.id.text}")).json()
    assert (seen["state"], seen["refunded"]["minor"]) == ("succeeded", 0)


async def test_an_older_refusal_after_the_success_changes_nothing(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shopper, trade, payment = await pending(database, app, "out_of_order")
    success, refusal = provider(house).callbacks(payment.charge, clock.now())

    await deliver(client, success)
    assert (await deliver(client, refusal)).json()["state"] == "succeeded"
    await heard_by_all(house)

    assert await trade_state(shopper, trade) == "paid"


async def test_a_refusal_before_the_success_changes_nothing_in_the_end(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shopper, trade, payment = await pending(database, app, "out_of_order")
    success, refusal = provider(house).callbacks(payment.charge, clock.now())

    assert (await deliver(client, refusal)).json()["state"] == "declined"
    assert (await deliver(client, success)).json()["state"] == "succeeded"
    await heard_by_all(house)

    assert await trade_state(shopper, trade) == "paid"


async def test_money_for_a_cancelled_order_goes_back_by_itself(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shopper, trade, payment = await pending(database, app, "delay")
    order = (await shopper.client.get(f"/api/trades/{trade}")).json()["orders"][0]["id"]
    await shopper.client.post(f"/api/orders/{order}/cancel", json={"reason": ""})
    [message] = provider(house).callbacks(payment.charge, clock.now())

    await deliver(client, message)
    await heard_by_all(house)
    await queue.run_pending(house.context)
    await heard_by_all(house)

    seen = (await shopper.client.get(f"/api/payments/{payment.id.text}")).json()
    assert seen["refunded"] == seen["amount"]
    assert await trade_state(shopper, trade) == "cancelled"


async def test_money_that_comes_when_the_time_to_pay_is_over_goes_back_and_leaves_nothing_in_the_books(
    database: Database, app: web.Edge, house: House
) -> None:
    shopper, trade, payment = await pending(database, app, "very_late")
    order = (await shopper.client.get(f"/api/trades/{trade}")).json()["orders"][0]["id"]
    await shopper.client.post(f"/api/orders/{order}/cancel", json={"reason": ""})

    with clock.shifted(simulator.VERY_LATE + timedelta(seconds=1)):
        await queue.run_tick(house.context, "payments.chase")
    await heard_by_all(house)
    await queue.run_pending(house.context)

    assert await trade_state(shopper, trade) == "cancelled"
    async with database.transaction() as session:
        found = await payments.payment(session, payment.id)
        assert found.refunded == found.amount
        assert await complaints(session) == []


async def test_a_charge_whose_answer_got_lost_pays_once_somebody_asks(
    database: Database, app: web.Edge, house: House
) -> None:
    shopper, trade, _ = await pending(database, app, "timeout")
    assert await trade_state(shopper, trade) == "created"

    with clock.shifted(timedelta(minutes=1)):
        await queue.run_tick(house.context, "payments.chase")
    await heard_by_all(house)

    assert await trade_state(shopper, trade) == "paid"


async def test_a_charge_that_finds_only_a_part_pays_for_nothing(database: Database, app: web.Edge) -> None:
    shopper, trade, payment = await pending(database, app, "partial")
    assert (payment.state, payment.code) == (payments.PaymentState.DECLINED, "captured_in_part")
    assert await trade_state(shopper, trade) == "created"


async def test_the_simulated_provider_calls_back_through_the_queue(
    database: Database, app: web.Edge, house: House
) -> None:
    from guang.trade.payments.jobs import simulate_callbacks
    from guang.trade.payments.service import SimulateCallbacks

    shopper, trade, payment = await pending(database, app, "delay")

    await simulate_callbacks(house.context, SimulateCallbacks(payment.id))
    await heard_by_all(house)

    assert await trade_state(shopper, trade) == "paid"


@pytest.mark.parametrize("harm", ["body", "signature", "age", "no header", "other secret", "amount"])
async def test_a_callback_that_the_provider_did_not_sign_now_is_refused(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient, harm: str
) -> None:
    from dataclasses import replace

    from tests.trade.market import yuan

    shopper, trade, payment = await pending(database, app, "delay")
    at = clock.now() - (simulator.OLDEST + timedelta(seconds=2) if harm == "age" else timedelta(0))
    sender = simulator.Simulator("x" * 40) if harm == "other secret" else provider(house)
    charge = replace(payment.charge, amount=yuan(0.01)) if harm == "amount" else payment.charge
    [message] = sender.callbacks(charge, at)
    headers, body = dict(message.headers), message.body
    if harm == "body":
        body = body.replace(b"succeeded", b"declined!")
    if harm == "signature":
        headers[simulator.SIGNATURE_HEADER] = headers[simulator.SIGNATURE_HEADER][:-4] + "0000"
    if harm == "no header":
        headers = {}

    answer = await client.post(PATH, content=body, headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (403, "payments.bad_callback")
    await heard_by_all(house)
    assert await trade_state(shopper, trade) == "created"


async def test_an_unknown_provider_is_refused(client: httpx.AsyncClient) -> None:
    assert (await client.post("/api/payments/callbacks/nobody", content=b"{}")).status_code == 422


def test_outside_a_demo_there_is_no_simulator(house: House) -> None:
    from dataclasses import replace

    from guang.trade.payments.errors import NoSuchMethod

    with pytest.raises(NoSuchMethod):
        payments.gateway(replace(house.settings, demo=False), "simulator")


async def test_a_provider_that_is_gone_keeps_no_other_payment_waiting(
    database: Database, app: web.Edge, house: House
) -> None:
    _, _, orphan = await pending(database, app, "delay")
    shopper, trade, _ = await pending(database, app, "delay")
    long_ago = clock.now() - timedelta(hours=1)
    async with database.transaction() as session:
        await session.execute(
            text("UPDATE trade.payments SET provider = 'gone', started_at = :at WHERE id = :id"),
            {"at": long_ago, "id": int(orphan.id)},
        )
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        await queue.run_tick(house.context, "payments.chase")
        await heard_by_all(house)
        assert await trade_state(shopper, trade) == "paid"
    async with database.transaction() as session:
        back = text("UPDATE trade.payments SET provider = 'simulator' WHERE id = :id")
        await session.execute(back, {"id": int(orphan.id)})
    with clock.frozen(clock.now() + timedelta(minutes=1)):
        await queue.run_pending(house.context)  # its callback, which is still in the queue
        await heard_by_all(house)


async def test_money_that_has_arrived_is_not_asked_for_again(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    shopper, trade, payment = await pending(database, app, "delay")
    [message] = provider(house).callbacks(payment.charge, clock.now())
    await deliver(client, message)

    again = await shopper.pay(trade)
    assert (again.status_code, again.json()["code"]) == (409, "payments.in_progress")
    assert again.json()["facts"]["payment"] == payment.id.text

    await heard_by_all(house)
    assert await trade_state(shopper, trade) == "paid"


async def test_paying_one_order_does_not_wait_for_the_shelf_of_the_next(
    database: Database, app: web.Edge, house: House, client: httpx.AsyncClient
) -> None:
    await heard_by_all(house)
    stories = [await pending(database, app, "delay") for _ in range(2)]
    for _, _, payment in stories:
        [message] = provider(house).callbacks(payment.charge, clock.now())
        await deliver(client, message)
    (first, trade, _), (_, later, _) = stories
    reaction = reactions.registered()["orders.mark_paid"]
    async with database.session() as busy:
        await busy.execute(
            text(
                "SELECT FROM trade.shelves JOIN trade.promises USING (sku) JOIN trade.orders ON id = order_id "
                "WHERE trade = :trade FOR UPDATE OF shelves"
            ),
            {"trade": int(TradeId.parse(later))},
        )
        hearing = asyncio.create_task(reactions.deliver(database, reaction, clock.now()))
        await asyncio.wait({hearing}, timeout=1)
        assert await trade_state(first, trade) == "paid"
        await busy.rollback()
    assert await hearing == 2
