"""How many statements buying asks of the database: each costs a purchase a round trip, so none comes in unseen."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from tests.trade.market import NOW, buyer, goods, open_shop, wish, yuan

from guang.kernel.db import Session
from guang.trade import checkout, orders, payments
from guang.trade.checkout.verbs import carting
from guang.trade.orders.verbs import paying

SIMULATED = payments.Method("simulator", "success")
MONEY_CAME = payments.Answer(payments.PaymentState.SUCCEEDED, "sim-1")


@asynccontextmanager
async def told(session: Session) -> AsyncIterator[list[str]]:
    """What is asked of the database inside the block; lines for the journal wait for its end and are not among it."""
    driver, asked = await session.driver(), list[str]()

    def note(said: Any) -> None:
        asked.append(said.query)

    with driver.query_logger(note):
        yield asked
        await asyncio.sleep(0)  # the driver tells in the loop's next turn


async def test_placing_asks_the_same_eight_statements_for_one_store_and_for_three(session: Session) -> None:
    stock = [await goods(session, await open_shop(session)) for _ in range(3)]
    who = await buyer(session)
    await checkout.quote(session, [checkout.Wanted(one.sku, 1) for one in stock], checkout.Who(who.viewer), NOW)

    async with told(session) as for_one:
        await orders.place(session, wish(who, (stock[0].sku, 1), total=yuan(27.9)), NOW)
    async with told(session) as for_three:
        many = wish(who, *((one.sku, 1) for one in stock), total=yuan(83.7), key="placed-in-three-stores")
        await orders.place(session, many, NOW)

    assert (len(for_one), for_one) == (8, for_three)


async def test_paying_asks_two_statements_before_the_provider_and_four_after_it(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)
    trade, _ = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(27.9)), NOW)

    async with told(session) as before:
        payment = await paying.start(session, who.account, trade.id, SIMULATED, "pay-00000001", NOW)
    async with told(session) as after:
        await paying.settle(session, payment.id, MONEY_CAME, NOW)

    assert (len(before), len(after)) == (2, 4)


async def test_a_cart_is_filled_with_three_statements_and_shown_with_five(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)

    async with told(session) as filling:
        await carting.put(session, who.viewer, checkout.Wanted(tea.sku, 1), who.account, NOW)
    async with told(session) as showing:
        await carting.cart(session, who.viewer, who.account, NOW)

    assert (len(filling), len(showing)) == (3, 5)
