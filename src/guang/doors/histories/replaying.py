"""Replaying: everything that happened in a source happens here, in its order, by the verbs that a person would use."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert

from guang.doors.histories.opening import Cast
from guang.doors.histories.stories import History, Kind, Step
from guang.doors.tables import ReplayedRow
from guang.kernel import clock, queue
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import LineId, OrderId
from guang.people import accounts
from guang.trade import orders, payments, reviews

STEP: Final = "step"
TICKS: Final = ("orders.confirm_silent", "settlement.settle", "orders.close_settled")
"""What the timetable does as days go by. Nobody's unpaid order lapses: a source knows who paid in the end."""
LAST_WORD: Final = timedelta(days=60)
"""So long after the last thing that a source knows, all is confirmed and settled."""
UNPAID_FOR: Final = timedelta(days=90)
CARRIER: Final = "replayed"
Tell = Callable[[int], None]


class OutOfOrder(Refusal):
    """A step of a purchase that was refused or has not happened here."""

    code = "replay.no_such_purchase"
    says = "The purchase was not taken, so nothing more can happen to it."


class Replay:
    """One run through a history."""

    def __init__(self, context: queue.Context, history: History, cast: Cast) -> None:
        self._context, self._database = context, context.database
        self._history, self._cast = history, cast

    async def run(self, tell: Tell) -> None:
        """Let everything happen that has not happened yet, a step a transaction, while simulated days go by."""
        done = await outcomes(self._database, self._history.source)
        day: datetime | None = None
        for number, step in enumerate(self._history.steps):
            midnight = step.at.replace(hour=0, minute=0, second=0, microsecond=0)
            if step.key not in done:
                if day is not None and midnight > day:
                    await self._pass_time(midnight)
                await self._happen(step)
                day = midnight
            if not number % 100:
                tell(number)
        if self._history.steps:
            for days in (0, 10, 20, 30, LAST_WORD.days):
                await self._pass_time(self._history.steps[-1].at + timedelta(days=days))
        tell(len(self._history.steps))

    async def _pass_time(self, now: datetime) -> None:
        with clock.frozen(now):
            for tick in TICKS:
                await queue.run_tick(self._context, tick)

    async def _happen(self, step: Step) -> None:
        refused: str | None = None
        with clock.frozen(step.at):
            try:
                async with self._database.transaction() as session:
                    await self._do(session, step)
                    await self._remember(session, step, None)
            except Refusal as no:
                refused = no.code
            if refused is not None:
                async with self._database.transaction() as session:
                    await self._remember(session, step, refused)

    async def _remember(self, session: Session, step: Step, refused: str | None) -> None:
        row = {"source": self._history.source, "kind": STEP, "external": step.key, "refused": refused}
        await session.execute(insert(ReplayedRow).values(row))

    async def _do(self, session: Session, step: Step) -> None:
        acts: dict[Kind, Callable[[Session, Step], Awaitable[None]]] = {
            Kind.PLACE: self._place,
            Kind.PAY: self._pay,
            Kind.CANCEL: self._cancel,
            Kind.SHIP: self._ship,
            Kind.DELIVER: self._deliver,
            Kind.REVIEW: self._review,
            Kind.CREDIT: self._credit,
        }
        await acts[step.kind](session, step)

    async def _cancel(self, session: Session, step: Step) -> None:
        for order in await self._orders(session, step):
            await orders.moving.cancel(session, order.buyer, order.id, "replayed", step.at)

    async def _ship(self, session: Session, step: Step) -> None:
        for order in await self._orders(session, step):
            await orders.ship(session, order.store, order.id, (CARRIER, order.id.text), step.at)

    async def _deliver(self, session: Session, step: Step) -> None:
        for order in await self._orders(session, step):
            await orders.deliver(session, order.id, step.at)

    async def _place(self, session: Session, step: Step) -> None:
        story, buyer = step.story, self._cast.buyer(step.story.buyer)
        to = story.destination
        agreed = orders.agreeing.Agreed(
            buyer=buyer,
            viewer=await accounts.viewer_of(session, buyer),
            lines=tuple(
                orders.agreeing.AgreedLine(self._cast.sku(part.seller, item.product), item.units, item.unit_price)
                for part in story.parts
                for item in part.items
            ),
            shipping={self._cast.store(part.seller): part.shipping for part in story.parts},
            address={
                name: value
                for name, value in {
                    "country": to.country,
                    "region": to.region,
                    "city": to.city,
                    "postcode": to.postcode,
                }.items()
                if value
            },
            key=self._key(step),
            pay_by=step.at + UNPAID_FOR,
        )
        await orders.agreeing.agree(session, agreed, step.at)

    async def _pay(self, session: Session, step: Step) -> None:
        trade = await self._trade(session, step)
        buyer = self._cast.buyer(step.story.buyer)
        method = payments.Method("simulator", "success")
        opened = await orders.paying.start(session, buyer, trade.id, method, f"{self._key(step)}:pay", step.at)
        answer = payments.Answer(payments.PaymentState.SUCCEEDED, reference=f"replayed:{step.story.key}")
        await orders.paying.settle(session, opened.id, answer, step.at)

    async def _review(self, session: Session, step: Step) -> None:
        assert step.review is not None
        order = (await self._orders(session, step))[0]
        stars = reviews.Stars(step.review.stars, step.review.stars, step.review.stars)
        said = reviews.NewReview(order.buyer, order.viewer, order.id, order.lines[0].id, stars)
        await reviews.write(session, said, step.at)

    async def _credit(self, session: Session, step: Step) -> None:
        assert step.credit is not None
        sku = self._cast.sku(step.credit.seller, step.credit.item.product)
        for order in await self._orders(session, step):
            for line in order.lines:
                if line.sku == sku:
                    back = {line.id: orders.RefundPart(step.credit.item.units, step.credit.item.total, cancels=0)}
                    await self._give_back(session, order.id, back, step)

    async def _give_back(
        self, session: Session, order: OrderId, back: Mapping[LineId, orders.RefundPart], step: Step
    ) -> None:
        assert step.credit is not None
        key = f"{self._history.source}:{step.credit.key}"
        await orders.refund(session, order, back, reason="credit_note", key=key, now=step.at)

    async def _trade(self, session: Session, step: Step) -> orders.looking.Trade:
        known = await orders.looking.trade_keyed(session, self._cast.buyer(step.story.buyer), self._key(step))
        if known is None:
            raise OutOfOrder(purchase=step.story.key)
        return known

    async def _orders(self, session: Session, step: Step) -> Sequence[orders.Order]:
        return (await self._trade(session, step)).orders

    def _key(self, step: Step) -> str:
        return f"{self._history.source}:{step.story.key}"


async def outcomes(database: Database, source: str) -> dict[str, str | None]:
    """What became of each step that has been tried: None, or why it was refused."""
    async with database.transaction() as session:
        found = await session.execute(
            select(ReplayedRow.external, ReplayedRow.refused).where(
                ReplayedRow.source == source, ReplayedRow.kind == STEP
            )
        )
        return {row.external: row.refused for row in found}
