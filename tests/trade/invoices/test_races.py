"""Numbers under many hands: none lost, none taken twice, whoever is cut off when."""

import asyncio

from sqlalchemy import text as sql
from tests.trade.invoices.stories import MEI, SUCCESS, paid, shipped, taxed_shop
from tests.trade.market import NOW, Shop, yuan

from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import InvoiceId
from guang.trade import fulfilment, invoices, orders
from guang.trade.fulfilment import RefundPart
from guang.trade.invoices import InvoiceState
from guang.trade.invoices.verbs import issuing

SOLD = 8


async def asked(database: Database, units: int = SOLD) -> tuple[Shop, list[InvoiceId]]:
    """A store of which so many invoices are wanted, committed."""
    async with database.transaction() as session:
        shop = await taxed_shop(session)
        wanted = []
        for _ in range(units):
            who, order = await paid(session, shop)
            wanted.append((await invoices.ask(session, who.account, order.id, MEI, NOW)).id)
    return shop, wanted


async def numbers(database: Database, shop: Shop) -> list[int]:
    async with database.transaction() as session:
        rows = await session.execute(
            sql("SELECT number FROM trade.invoices WHERE store = :s AND number IS NOT NULL ORDER BY number"),
            {"s": int(shop.id)},
        )
        return [row.number for row in rows]


async def test_many_hands_take_every_number_once(database: Database) -> None:
    shop, wanted = await asked(database)

    async def issue(some: list[InvoiceId]) -> int:
        async with database.transaction() as session:
            return len(await invoices.hand_in(session, shop.id, some, SUCCESS, NOW))

    handed = await asyncio.gather(*(issue(wanted[first:]) for first in range(SOLD)), issue(wanted), issue(wanted[::-1]))

    assert sum(handed) == SOLD
    assert await numbers(database, shop) == list(range(1, SOLD + 1))


async def test_who_is_cut_off_before_the_commit_takes_no_number_along(database: Database) -> None:
    shop, wanted = await asked(database, 3)
    async with database.session() as session:
        (lost,) = await invoices.hand_in(session, shop.id, wanted[:1], SUCCESS, NOW)
        assert lost.number == 1
        await session.rollback()

    async with database.transaction() as session:
        await invoices.hand_in(session, shop.id, wanted[1:], SUCCESS, NOW)
    async with database.transaction() as session:
        await invoices.hand_in(session, shop.id, wanted[:1], SUCCESS, NOW)

    assert await numbers(database, shop) == [1, 2, 3]


async def test_who_is_cut_off_between_number_and_issue_is_followed_up_under_the_same_number(
    database: Database, house: House
) -> None:
    shop, wanted = await asked(database, 1)
    async with database.transaction() as session:
        await invoices.hand_in(session, shop.id, wanted, SUCCESS, NOW)
    async with database.transaction() as session:  # the job is lost with the worker that took it
        await session.execute(sql("DELETE FROM pgqueuer WHERE entrypoint = 'invoices.issue'"))

    context = queue.Context(database, house.blobs, house.settings)
    with clock.frozen(NOW + issuing.FIRST_CHASE * 2):
        await queue.run_tick(context, "invoices.chase")
        await queue.run_tick(context, "invoices.chase")

    async with database.transaction() as session:
        row = (
            await session.execute(sql("SELECT state, number FROM trade.invoices WHERE id = :i"), {"i": int(wanted[0])})
        ).one()
    assert (row.state, row.number) == ("issued", 1)
    assert await numbers(database, shop) == [1]


async def test_two_refunds_at_once_are_taken_back_once_each(database: Database, house: House) -> None:
    async with database.transaction() as session:
        shop = await taxed_shop(session)
        who, order = await shipped(session, shop)
        one = await invoices.ask(session, who.account, order.id, MEI, NOW)
        await invoices.hand_in(session, shop.id, [one.id], SUCCESS, NOW)
    context = queue.Context(database, house.blobs, house.settings)
    await queue.run_pending(context)

    async def give(key: str) -> None:
        part = {order.lines[0].id: RefundPart(1, yuan(19.99))}
        async with database.transaction() as session:
            await fulfilment.refund(session, order.id, part, reason="torn", key=key, now=NOW)
        async with database.transaction() as session:
            await issuing.even_out(session, order.id, NOW)

    await asyncio.gather(give("one"), give("two"))
    await queue.run_pending(context)

    async with database.transaction() as session:
        found = (await invoices.standing(session, who.account, order.id, NOW)).invoices
        left = orders.looking.taxes_left(await orders.order(session, who.account, order.id))
    assert {each.state for each in found} == {InvoiceState.ISSUED}
    assert sum(each.total.minor for each in found) == sum(tax.paid for tax in left) == 2_799
    assert sum(each.tax.minor for each in found) == sum(tax.paid_tax for tax in left)
    assert found[0].reversed == yuan(39.98)
    assert await numbers(database, shop) == list(range(1, len(found) + 1))
