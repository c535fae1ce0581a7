"""A refund and a chargeback at the same moment: the money goes once, and the books of both close."""

import asyncio

from sqlalchemy import text
from tests.trade.books import complaints
from tests.trade.disputes.stories import claim, paid_whole
from tests.trade.market import NOW, facts, yuan
from tests.trade.settlement.stories import DUE, confirmed

from guang.journal.facts.money import ChargeDisputed
from guang.kernel.db import Database
from guang.trade import fulfilment, ledger, orders, payments
from guang.trade.disputes.verbs import moving
from guang.trade.payments import chargebacks
from guang.trade.payments.types import ChargebackPhase
from guang.trade.settlement.verbs import closing, settling


async def test_a_refund_and_a_chargeback_at_once_pay_back_once(database: Database) -> None:
    for _ in range(4):
        async with database.transaction() as session:
            order = await paid_whole(session)
        told = claim(session, order).told

        async def cancel(order: orders.Order = order) -> bool:
            async with database.transaction() as session:
                try:
                    async with session.begin_nested():
                        await fulfilment.cancel(session, order.buyer, order.id, "", NOW)
                except payments.PaymentDisputed:
                    return False
                return True

        async def dispute(told: chargebacks.Chargeback = told) -> bool:
            async with database.transaction() as session:
                return await chargebacks.hear(session, "simulator", told, NOW)

        cancelled, *heard = await asyncio.gather(cancel(), *(dispute() for _ in range(3)))

        assert sorted(heard) == [False, False, True]
        async with database.transaction() as session:
            row = (
                await session.execute(
                    text("SELECT amount, refunded, disputed FROM trade.payments WHERE id = :id"),
                    {"id": int(order.payment or 0)},
                )
            ).one()
            assert (row.refunded, row.disputed) == ((row.amount, 0) if cancelled else (0, row.amount))
            for fact in await facts(session, ChargeDisputed):
                assert isinstance(fact, ChargeDisputed)
                if fact.reference == told.reference:
                    await moving.hear(session, fact, NOW)
            assert await complaints(session) == []
        async with database.transaction() as session:
            lost = claim(session, order)
            await lost.hear(ChargebackPhase.LOST)
            assert await complaints(session) == []
            after = await lost.now()
            assert after.refunded == after.total


async def test_a_close_finds_nothing_wrong_with_orders_that_are_or_were_disputed(database: Database) -> None:
    async with database.transaction() as session:
        paid, settled, kept = [await confirmed(session) for _ in range(3)]
        await settling.settle_due(session, DUE, 10_000)
        late = await paid_whole(session)
        cases = [claim(session, order) for order in (paid, settled, kept, late)]
        for case in cases:
            await case.hear(ChargebackPhase.NEEDS_RESPONSE)
        await cases[0].hear(ChargebackPhase.LOST)
        await cases[2].hear(ChargebackPhase.WON)
        assert await cases[2].hear(ChargebackPhase.WON, fee=yuan(0))
        await cases[3].hear(ChargebackPhase.LOST)

    close = await closing.close_books(database, f"disputes:{late.id.text}", NOW)

    async with database.transaction() as session:
        found = await ledger.faults(session, close.number)
    assert [fault for fault in found if fault.order in {paid.id, settled.id, kept.id, late.id}] == []
    assert [fault for fault in found if fault.order is None] == []
