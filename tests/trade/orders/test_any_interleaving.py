"""Whatever buyers, couriers, providers and the clock do, in whatever order, the books agree."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.trade import market
from tests.trade.books import complaints, units_sold

from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.trade import orders, payments
from guang.trade.orders import rules
from guang.trade.orders.types import Trade
from guang.trade.orders.verbs import moving, paying

STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["place", "start", "succeed", "decline", "cancel", "ship", "deliver", "receive", "hear", "late"]
        ),
        st.integers(0, 3),
        st.integers(1, 3),
    ),
    max_size=14,
)
STOCK = 6


class Story:
    """One buyer, two products of two stores, and everything that can be done about them."""

    def __init__(self, session: Session, who: market.Buyer, stock: list[market.Goods]) -> None:
        self.session, self.who, self.stock = session, who, stock
        self.trades: list[Trade] = []
        self.payments: list[payments.Payment] = []
        self.keys = 0

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys:08}"

    async def place(self, number: int, units: int) -> None:
        chosen = self.stock if number == 3 else [self.stock[number % 2]]
        total = sum((one.price * units for one in chosen[1:]), chosen[0].price * units) + market.yuan(8 * len(chosen))
        wanted = market.wish(self.who, *((one.sku, units) for one in chosen), total=total, key=self.key())
        trade, _ = await orders.place(self.session, wanted, market.NOW)
        self.trades.append(trade)

    async def start(self, number: int, _: int) -> None:
        trade = self.trades[number % len(self.trades)].id
        method = payments.Method("simulator", "success")
        self.payments.append(await paying.start(self.session, self.who.account, trade, method, self.key(), market.NOW))

    async def succeed(self, number: int, _: int) -> None:
        await self.settle(number, payments.PaymentState.SUCCEEDED)

    async def decline(self, number: int, _: int) -> None:
        await self.settle(number, payments.PaymentState.DECLINED)

    async def settle(self, number: int, state: payments.PaymentState) -> None:
        payment = self.payments[number % len(self.payments)]
        await paying.settle(self.session, payment.id, payments.Answer(state), market.NOW)

    async def hear(self, number: int, _: int) -> None:
        """The reaction to a success, perhaps long after."""
        payment = await payments.payment(self.session, self.payments[number % len(self.payments)].id)
        if payment.state is payments.PaymentState.SUCCEEDED:
            await orders.paying.mark_paid(self.session, payment.trade, payment.id, payment.amount, market.NOW)

    def order(self, number: int) -> orders.Order:
        every = [order for trade in self.trades for order in trade.orders]
        return every[number % len(every)]

    async def cancel(self, number: int, _: int) -> None:
        await orders.moving.cancel(self.session, self.who.account, self.order(number).id, "", market.NOW)

    async def ship(self, number: int, _: int) -> None:
        order = self.order(number)
        await orders.ship(self.session, order.store, order.id, ("SF", "1"), market.NOW)

    async def deliver(self, number: int, _: int) -> None:
        await orders.deliver(self.session, self.order(number).id, market.NOW)

    async def receive(self, number: int, _: int) -> None:
        await moving.receive(self.session, self.who.account, self.order(number).id, market.NOW)

    async def late(self, _: int, __: int) -> None:
        await moving.cancel_overdue(self.session, market.NOW + rules.PAY_WITHIN + timedelta(seconds=1))


@given(STEPS)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_books_agree_after_every_step(session: Session, steps: list[tuple[str, int, int]]) -> None:
    async with session.begin_nested() as told:
        shops = [await market.open_shop(session) for _ in range(2)]
        story = Story(
            session, await market.buyer(session), [await market.goods(session, shop, units=STOCK) for shop in shops]
        )
        for name, number, units in steps:
            step: Callable[[int, int], Awaitable[None]] = getattr(story, name)
            try:
                async with session.begin_nested():
                    await step(number, units)
            except (Refusal, ZeroDivisionError):
                pass
            assert await complaints(session) == [], (name, number, units)
        shelves = await market.warehouse.shelves(session, [one.sku for one in story.stock])
        for sku, shelf in shelves.items():
            assert shelf.on_hand == STOCK - await units_sold(session, sku)
        await told.rollback()
