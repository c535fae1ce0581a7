"""Acting: what each step of a purchase is here, by the verbs that a person would use."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import timedelta
from typing import Final

from guang.doors.histories.opening import Cast
from guang.doors.histories.stories import Kind, Step, Story
from guang.kernel import clock
from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import LineId, OrderId
from guang.people import accounts
from guang.trade import agreements, fulfilment, orders, payments, reviews

UNPAID_FOR: Final = timedelta(days=90)
CARRIER: Final = "replayed"


class OutOfOrder(Refusal):
    """A step of a purchase that was refused or has not happened here."""

    code = "replay.no_such_purchase"
    says = "The purchase was not taken, so nothing more can happen to it."


class Acting:
    """One purchase in one transaction: it is looked up once, however much happens to it."""

    def __init__(self, session: Session, source: str, story: Story, cast: Cast) -> None:
        self._session, self._source, self._story, self._cast = session, source, story, cast
        self._known: orders.looking.Trade | None = None
        self._acts: Mapping[Kind, Callable[[Step], Awaitable[None]]] = {
            Kind.PLACE: self._place,
            Kind.PAY: self._pay,
            Kind.CANCEL: self._cancel,
            Kind.SHIP: self._ship,
            Kind.DELIVER: self._deliver,
            Kind.REVIEW: self._review,
            Kind.CREDIT: self._credit,
        }

    async def act(self, step: Step) -> None:
        """Let a step of the purchase happen.

        Raises:
            Refusal: our rules do not take it.
        """
        with clock.frozen(step.at):
            await self._acts[step.kind](step)

    async def _place(self, step: Step) -> None:
        story, buyer = self._story, self._cast.buyer(self._story.buyer)
        to = story.destination
        where = {"country": to.country, "region": to.region, "city": to.city, "postcode": to.postcode}
        agreed = agreements.Agreed(
            buyer=buyer,
            viewer=await accounts.viewer_of(self._session, buyer),
            lines=tuple(
                agreements.AgreedLine(self._cast.sku(part.seller, item.product), item.units, item.unit_price)
                for part in story.parts
                for item in part.items
            ),
            shipping={self._cast.store(part.seller): part.shipping for part in story.parts},
            address={name: value for name, value in where.items() if value},
            key=self._key,
            pay_by=step.at + UNPAID_FOR,
        )
        await agreements.agree(self._session, agreed, step.at)

    async def _pay(self, step: Step) -> None:
        trade = await self._trade()
        method, buyer = payments.Method("simulator", "success"), self._cast.buyer(self._story.buyer)
        opened = await orders.paying.start(self._session, buyer, trade.id, method, f"{self._key}:pay", step.at)
        answer = payments.Answer(payments.PaymentState.SUCCEEDED, reference=f"replayed:{self._story.key}")
        await orders.paying.settle(self._session, opened.id, answer, step.at)

    async def _cancel(self, step: Step) -> None:
        for order in await self._orders():
            await fulfilment.cancel(self._session, order.buyer, order.id, "replayed", step.at)

    async def _ship(self, step: Step) -> None:
        for order in await self._orders():
            await fulfilment.ship(self._session, order.store, order.id, (CARRIER, order.id.text), step.at)

    async def _deliver(self, step: Step) -> None:
        for order in await self._orders():
            await fulfilment.deliver(self._session, order.id, step.at)

    async def _review(self, step: Step) -> None:
        assert step.review is not None
        order = (await self._orders())[0]
        stars = reviews.Stars(step.review.stars, step.review.stars, step.review.stars)
        said = reviews.NewReview(order.buyer, order.viewer, order.id, order.lines[0].id, stars)
        await reviews.write(self._session, said, step.at)

    async def _credit(self, step: Step) -> None:
        assert step.credit is not None
        sku = self._cast.sku(step.credit.seller, step.credit.item.product)
        for order in await self._orders():
            for line in order.lines:
                if line.sku == sku:
                    back = {line.id: fulfilment.RefundPart(step.credit.item.units, step.credit.item.total, cancels=0)}
                    await self._give_back(order.id, back, step)

    async def _give_back(self, order: OrderId, back: Mapping[LineId, fulfilment.RefundPart], step: Step) -> None:
        assert step.credit is not None
        key = f"{self._source}:{step.credit.key}"
        await fulfilment.refund(self._session, order, back, reason="credit_note", key=key, now=step.at)

    async def _trade(self) -> orders.looking.Trade:
        """The purchase here; of what may have changed since it was looked up, nothing is used."""
        if self._known is None:
            buyer = self._cast.buyer(self._story.buyer)
            self._known = await orders.looking.trade_keyed(self._session, buyer, self._key)
        if self._known is None:
            raise OutOfOrder(purchase=self._story.key)
        return self._known

    async def _orders(self) -> Sequence[orders.Order]:
        return (await self._trade()).orders

    @property
    def _key(self) -> str:
        return f"{self._source}:{self._story.key}"
