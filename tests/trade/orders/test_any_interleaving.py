"""Whatever buyers, sellers, couriers, providers and the clock do, in whatever order, the books agree."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.trade import market
from tests.trade.books import complaints, units_sold
from tests.trade.promotions import deals

from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.trade import checkout, fulfilment, orders, payments, settlement, shipping
from guang.trade.fulfilment.rules import refunds
from guang.trade.fulfilment.types import PartCancel
from guang.trade.fulfilment.verbs import moving, sending, settling
from guang.trade.orders.rules import PAY_WITHIN
from guang.trade.orders.types import Trade
from guang.trade.orders.verbs import paying
from guang.trade.pricing import DiscountKind
from guang.trade.promotions import ItemDraft

BUYING = ["buy", "place", "start", "succeed", "succeed", "decline", "hear", "late"]
SENDING = ["ship", "ship", "ship_part", "ship_part", "pack", "move", "move", "lose", "deliver", "receive"]
ENDING = ["cancel", "cancel_part", "refund", "refund", "refund_money", "hold", "release", "close"]
ENDING += ["receive", "wait", "wait", "wait", "settle", "settle"]
STEPS = st.lists(
    st.tuples(st.sampled_from([*BUYING, *SENDING, *ENDING]), st.integers(0, 3), st.integers(1, 3)),
    min_size=8,
    max_size=24,
)
STOCK = 6
FLASH_STOCK = 3
WEEK = timedelta(days=7)


class Story:
    """One buyer with a coupon, two products of two stores, and everything that can be done about them."""

    def __init__(self, session: Session, who: market.Buyer, stock: list[market.Goods]) -> None:
        self.session, self.who, self.stock, self.now = session, who, stock, market.NOW
        self.trades: list[Trade] = []
        self.payments: list[payments.Payment] = []
        self.keys = 0

    def key(self) -> str:
        self.keys += 1
        return f"key-{self.keys:08}"

    async def place(self, number: int, units: int) -> None:
        chosen = self.stock if number == 3 else [self.stock[number % 2]]
        lines = [checkout.Wanted(one.sku, units) for one in chosen]
        to = shipping.Destination("CN", "浙江省")
        who = checkout.Who(self.who.viewer, self.who.account, to)
        offer = await checkout.quote(self.session, lines, who, self.now)
        wanted = market.wish(self.who, *lines, total=offer.total, key=self.key())
        trade, _ = await orders.place(self.session, wanted, self.now)
        self.trades.append(trade)

    async def buy(self, number: int, units: int) -> None:
        await self.place(number, units)
        await self.start(0, 0)
        await self.succeed(0, 0)

    async def start(self, number: int, _: int) -> None:
        trade = self.trades[-1 - number % len(self.trades)].id
        method = payments.Method("simulator", "success")
        self.payments.append(await paying.start(self.session, self.who.account, trade, method, self.key(), self.now))

    async def succeed(self, number: int, _: int) -> None:
        await self.answer(number, payments.PaymentState.SUCCEEDED)

    async def decline(self, number: int, _: int) -> None:
        await self.answer(number, payments.PaymentState.DECLINED)

    async def answer(self, number: int, state: payments.PaymentState) -> None:
        payment = self.payments[-1 - number % len(self.payments)]
        await paying.settle(self.session, payment.id, payments.Answer(state), self.now)

    async def hear(self, number: int, _: int) -> None:
        """The reaction to a success, perhaps long after."""
        payment = await payments.payment(self.session, self.payments[number % len(self.payments)].id)
        if payment.state is payments.PaymentState.SUCCEEDED:
            await paying.mark_paid(self.session, payment.trade, payment.id, payment.amount, self.now)

    async def order(self, number: int) -> orders.Order:
        every = [order for trade in self.trades for order in trade.orders]
        return await orders.order(self.session, self.who.account, every[-1 - number % len(every)].id)

    async def cancel(self, number: int, _: int) -> None:
        order = await self.order(number)
        await moving.cancel(self.session, self.who.account, order.id, "", self.now)

    async def cancel_part(self, number: int, units: int) -> None:
        order = await self.order(number)
        part = PartCancel({order.lines[0].id: units}, self.key())
        for _ in range(2):
            await moving.cancel(self.session, self.who.account, order.id, "", self.now, part)

    async def pack(self, number: int, _: int) -> None:
        order = await self.order(number)
        await sending.pack(self.session, order.store, [order.id], self.now)

    async def ship(self, number: int, _: int) -> None:
        order = await self.order(number)
        await sending.ship(self.session, order.store, order.id, ("SF", "1"), self.now)

    async def ship_part(self, number: int, units: int) -> None:
        order = await self.order(number)
        await sending.ship(self.session, order.store, order.id, ("SF", "1"), self.now, {order.lines[0].id: units})

    async def move(self, number: int, units: int) -> None:
        await self.courier(number, units, shipping.ParcelStep.DELIVERED)

    async def lose(self, number: int, units: int) -> None:
        await self.courier(number, units, shipping.ParcelStep.LOST)

    async def courier(self, number: int, units: int, step: shipping.ParcelStep) -> None:
        """A courier speaks of one parcel, and the order hears it, perhaps twice."""
        order = await self.order(number)
        parcels = (await shipping.parcels_of(self.session, [order.id]))[order.id]
        parcel = parcels[units % len(parcels)]
        if not await shipping.hear(self.session, {parcel.id: [shipping.Event(step, self.now)]}):
            return
        for _ in range(units):
            if step is shipping.ParcelStep.LOST:
                why = ("lost", f"parcel:{parcel.id.text}")
                await sending.pay_for_loss(self.session, order.id, parcel.units, why, self.now)
            await sending.hear_arrival(self.session, order.id, self.now)

    async def deliver(self, number: int, _: int) -> None:
        await sending.deliver(self.session, (await self.order(number)).id, self.now)

    async def receive(self, number: int, _: int) -> None:
        await moving.receive(self.session, self.who.account, (await self.order(number)).id, self.now)

    async def refund(self, number: int, units: int) -> None:
        """Units and their share, as an after-sale would give back."""
        order = await self.order(number)
        line = order.lines[0]
        part = {line.id: fulfilment.RefundPart(units, refunds.share(line, units))}
        key = self.key()
        for _ in range(2):
            await fulfilment.refund(self.session, order.id, part, reason="case", key=key, now=self.now)

    async def refund_money(self, number: int, units: int) -> None:
        order = await self.order(number)
        part = {order.lines[-1].id: fulfilment.RefundPart(0, market.yuan(3.33 * units))}
        fee = market.yuan(1) if units == 2 else None
        await fulfilment.refund(
            self.session, order.id, part, shipping=fee, reason="kindness", key=self.key(), now=self.now
        )

    async def hold(self, number: int, _: int) -> None:
        await fulfilment.hold(self.session, (await self.order(number)).id)

    async def release(self, number: int, _: int) -> None:
        await fulfilment.release(self.session, (await self.order(number)).id)

    async def wait(self, number: int, _: int) -> None:
        self.now += WEEK * number
        await moving.confirm_old(self.session, self.now, followed=number == 1)

    async def late(self, _: int, __: int) -> None:
        await moving.cancel_overdue(self.session, self.now + PAY_WITHIN + timedelta(seconds=1))

    async def settle(self, _: int, __: int) -> None:
        await settlement.settle_due(self.session, self.now)

    async def close(self, _: int, __: int) -> None:
        await settling.close_old(self.session, self.now)


async def opened(session: Session, prepare: Callable[[Session, market.Shop], Awaitable[None]] | None = None) -> Story:
    """A flash price with little stock of its own, a subsidy, a coupon in the buyer's hands; something is bought.

    Args:
        prepare: what a store does before anything is sold.
    """
    shops = [await market.open_shop(session) for _ in range(2)]
    for shop in shops if prepare else ():
        await prepare(session, shop)
    stock = [await market.goods(session, shop, units=STOCK, price=market.yuan(19.97)) for shop in shops]
    who = await market.buyer(session)
    await deals.flash(session, shops[0], stock[0].sku, market.yuan(12.34), stock=FLASH_STOCK, per_buyer=None)
    gift = ItemDraft(stock[1].sku, off=market.yuan(1.11))
    await deals.plan(session, None, deals.draft(DiscountKind.SUBSIDY, gift, total=700))
    coupon = deals.coupon(DiscountKind.PLATFORM_COUPON, market.yuan(20), market.yuan(3.33))
    await deals.claim(session, who, await deals.plan(session, None, coupon))
    story = Story(session, who, stock)
    await story.buy(3, 2)
    return story


@given(STEPS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
async def test_the_books_agree_after_every_step(session: Session, steps: list[tuple[str, int, int]]) -> None:
    async with session.begin_nested() as told:
        story = await opened(session)
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
