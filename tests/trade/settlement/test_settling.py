"""What is due is settled once, and everybody gets their part."""

import asyncio
from datetime import timedelta

import pytest
from tests.trade.market import NOW, facts, open_shop, yuan
from tests.trade.settlement.stories import DUE, books, confirmed, creator, paid

from guang.doors.house import House
from guang.journal.facts.money import Commission, EarningsSettled
from guang.kernel import clock, queue
from guang.kernel.db import Database, Session
from guang.kernel.ids import StoreId
from guang.kernel.money import Money
from guang.trade import fulfilment, ledger, orders, settlement
from guang.trade.ledger import Account
from guang.trade.settlement import Payee
from guang.trade.settlement.verbs import settling

State = orders.OrderState


async def state(session: Session, order: orders.Order) -> State:
    return (await orders.order(session, order.buyer, order.id)).state


@pytest.fixture(autouse=True)
async def nothing_due(database: Database) -> None:
    """Other tests leave nothing that would be settled here."""
    async with database.transaction() as session:
        await settling.settle_due(session, DUE, 10_000)


async def merchant(session: Session, store: StoreId) -> int:
    return (await ledger.balance(session, Account.MERCHANT, store, "CNY")).minor


async def test_everybody_gets_their_part_of_an_order_that_is_due(session: Session) -> None:
    promoter = await creator(session)
    order = await confirmed(session, promoter=promoter, bps=1000)

    assert await settling.settle_due(session, DUE) == 1

    assert await state(session, order) is State.SETTLED
    assert await books(session, order) == {
        (Account.CLEARING, False): -6797,
        (Account.MERCHANT, False): 800,
        (Account.MERCHANT, True): 5361,
        (Account.PLATFORM_FEE, True): 36,
        (Account.CREATOR, True): 540,
        (Account.COMMISSION_FEE, True): 60,
    }
    assert await ledger.balance(session, Account.ESCROW, order.store, "CNY") == yuan(0)
    assert await ledger.balance(session, Account.CREATOR, promoter, "CNY") == Money(540, "CNY")
    assert await facts(session, EarningsSettled) == [
        EarningsSettled(
            order=order.id,
            store=order.store,
            merchant=Money(6161, "CNY"),
            platform_fee=Money(36, "CNY"),
            commissions=(Commission(order.lines[0].id, promoter, Money(540, "CNY"), Money(60, "CNY")),),
            rules="2026.11.1",
        )
    ]


async def test_nobody_is_paid_for_what_nobody_promoted(session: Session) -> None:
    order = await confirmed(session)
    await settling.settle_due(session, DUE)
    assert await books(session, order) == {
        (Account.CLEARING, False): -6797,
        (Account.MERCHANT, False): 800,
        (Account.MERCHANT, True): 5961,
        (Account.PLATFORM_FEE, True): 36,
    }


async def test_an_order_waits_for_its_time_and_while_it_is_held(session: Session) -> None:
    order = await confirmed(session)
    assert order.settle_at is not None
    await fulfilment.hold(session, order.id)

    assert await settling.settle_due(session, order.settle_at - timedelta(seconds=1)) == 0
    assert await settling.settle_due(session, DUE) == 0
    assert await books(session, order) == {(Account.CLEARING, False): -6797, (Account.ESCROW, False): 6797}
    await fulfilment.release(session, order.id)
    assert await settling.settle_due(session, order.settle_at) == 1
    assert await settling.settle_due(session, DUE) == 0


async def test_in_a_demo_a_day_of_waiting_takes_seconds(house: House) -> None:
    async with house.database.transaction() as session:
        order, held = await confirmed(session), await confirmed(session)
        await fulfilment.hold(session, held.id)
    context = queue.Context(house.database, house.blobs, house.settings)
    assert house.settings.demo
    for seconds, expected in ((69, State.CONFIRMED), (70, State.SETTLED)):
        with clock.frozen(NOW + timedelta(seconds=seconds)):
            await queue.run_tick(context, "settlement.settle")
        async with house.database.transaction() as session:
            assert await state(session, order) is expected
            assert await state(session, held) is State.CONFIRMED


async def test_an_order_that_was_not_received_is_not_settled(session: Session) -> None:
    _, order = await paid(session)
    assert await settling.settle_due(session, DUE) == 0
    assert await state(session, order) is State.PAID


async def test_only_what_was_not_given_back_is_shared(session: Session) -> None:
    promoter = await creator(session)
    order = await confirmed(session, promoter=promoter, bps=1000)
    line = order.lines[0].id
    parts = {line: fulfilment.RefundPart(1, yuan(19.99))}
    await fulfilment.refund(session, order.id, parts, shipping=yuan(3), reason="thin", key="aft-1", now=NOW)

    await settling.settle_due(session, DUE)

    assert await books(session, order) == {
        (Account.CLEARING, False): -6797,
        (Account.REFUNDS, True): 1999,
        (Account.REFUNDS, False): 300,
        (Account.MERCHANT, False): 500,
        (Account.MERCHANT, True): 3574,
        (Account.PLATFORM_FEE, True): 24,
        (Account.CREATOR, True): 360,
        (Account.COMMISSION_FEE, True): 40,
    }


async def test_what_is_given_back_after_settlement_leaves_nothing_anywhere(session: Session) -> None:
    promoter = await creator(session)
    order = await confirmed(session, promoter=promoter, bps=1000)
    line = order.lines[0].id
    await settling.settle_due(session, DUE)

    for turn, amount in enumerate((yuan(0.01), yuan(20), yuan(39.96))):
        parts = {line: fulfilment.RefundPart(1, amount)}
        fee = yuan(8) if turn == 2 else None
        await fulfilment.refund(session, order.id, parts, shipping=fee, reason="late", key=f"aft-{turn}", now=DUE)

    assert await books(session, order) == {
        (Account.CLEARING, False): -6797,
        (Account.REFUNDS, True): 5997,
        (Account.REFUNDS, False): 800,
    }
    assert await merchant(session, order.store) == 0
    assert await state(session, order) is State.REFUNDED


async def test_a_creator_sees_what_their_rates_promise_until_it_is_settled(session: Session) -> None:
    promoter = await creator(session)
    await confirmed(session, promoter=promoter, bps=1000)

    before = (await settlement.summary(session, Payee.CREATOR, promoter, "UTC", clock.now()))["CNY"]
    await settling.settle_due(session, DUE)
    after = (await settlement.summary(session, Payee.CREATOR, promoter, "UTC", clock.now()))["CNY"]

    assert (before.pending, before.available) == (Money(540, "CNY"), Money(0, "CNY"))
    assert (after.pending, after.available) == (Money(0, "CNY"), Money(540, "CNY"))


async def test_the_books_are_closed_once_a_day(house: House) -> None:
    context = queue.Context(house.database, house.blobs, house.settings)
    with clock.frozen(NOW):
        for _ in range(2):
            await queue.run_tick(context, "settlement.close_day")
    async with house.database.transaction() as session:
        keys = [close.key for close in await ledger.closes(session)]
    assert keys.count("day:2026-05-31") == 1


@pytest.fixture
async def due(database: Database) -> list[orders.Order]:
    """Twelve orders of one store that are due, committed."""
    async with database.transaction() as session:
        shop = await open_shop(session)
        return [await confirmed(session, units=1, shop=shop) for _ in range(12)]


async def test_many_workers_settle_each_order_once(database: Database, due: list[orders.Order]) -> None:
    async def work() -> int:
        settled, some = 0, 1
        while some:
            async with database.transaction() as session:
                some = await settling.settle_due(session, DUE, 3)
                settled += some
        return settled

    done = await asyncio.gather(*(work() for _ in range(4)))

    assert sum(done) >= 12
    async with database.transaction() as session:
        assert await merchant(session, due[0].store) == 12 * (1999 - 12 + 800)
        assert {await state(session, order) for order in due} == {State.SETTLED}


@pytest.mark.parametrize("step", ["ledger.post", "journal.record"])
async def test_a_worker_killed_between_two_steps_settles_nothing(
    database: Database, due: list[orders.Order], monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    async def dies(*_: object, **__: object) -> None:
        raise ConnectionError("killed")

    with monkeypatch.context() as deadly:
        deadly.setattr(f"guang.trade.settlement.verbs.settling.{step}", dies)
        with pytest.raises(ConnectionError):
            async with database.transaction() as session:
                await settling.settle_due(session, DUE)
    async with database.transaction() as session:
        assert {await state(session, order) for order in due} == {State.CONFIRMED}
        assert await merchant(session, due[0].store) == 0

    async with database.transaction() as session:
        await settling.settle_due(session, DUE)
    async with database.transaction() as session:
        assert await merchant(session, due[0].store) == 12 * (1999 - 12 + 800)


async def test_the_books_of_what_was_settled_are_proven(database: Database, due: list[orders.Order]) -> None:
    async with database.transaction() as session:
        await fulfilment.refund(
            session,
            due[0].id,
            {due[0].lines[0].id: fulfilment.RefundPart(0, yuan(5))},
            reason="thin",
            key="aft-1",
            now=NOW,
        )
        await settling.settle_due(session, DUE)
        await fulfilment.refund(
            session,
            due[1].id,
            {due[1].lines[0].id: fulfilment.RefundPart(1, yuan(19.99))},
            shipping=yuan(8),
            reason="late",
            key="aft-1",
            now=DUE,
        )

    close = await settlement.close_books(database, f"test:{due[0].id.text}", DUE)

    async with database.transaction() as session:
        ours = {order.id for order in due}
        assert [fault for fault in await ledger.faults(session, close.number) if fault.order in ours] == []
    assert close.orders >= 12
