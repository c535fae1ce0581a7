"""A refund and a chargeback at the same moment: the money goes once."""

import asyncio

from sqlalchemy import text
from tests.trade.books import complaints
from tests.trade.disputes.stories import claim, paid_whole
from tests.trade.market import NOW, facts

from guang.journal.facts.money import ChargeDisputed
from guang.kernel.db import Database
from guang.trade import orders, payments
from guang.trade.disputes.verbs import moving
from guang.trade.payments import chargebacks
from guang.trade.payments.types import ChargebackPhase


async def test_a_refund_and_a_chargeback_at_once_pay_back_once(database: Database) -> None:
    for _ in range(4):
        async with database.transaction() as session:
            order = await paid_whole(session)
        told = claim(session, order).told

        async def cancel(order: orders.Order = order) -> bool:
            async with database.transaction() as session:
                try:
                    async with session.begin_nested():
                        await orders.moving.cancel(session, order.buyer, order.id, "", NOW)
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
