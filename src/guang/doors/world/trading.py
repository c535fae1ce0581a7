"""The past of the demo world's trade, lived in the order of time: bought, sent, judged, complained of, settled.

Everything goes through the verbs, at instants of the last weeks, so that every figure on a desk has a history. What
lies ahead of the instant when the world was begun does not happen: those orders still wait, or are on their way.
"""

import heapq
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from math import ceil

from guang.doors import ledger
from guang.doors.world import caring, earning, talking
from guang.doors.world.casting import Cast
from guang.doors.world.goods import Good
from guang.doors.world.purchases import DAYS, Fate, Purchase
from guang.doors.world.release import maker_of
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, AddressId, ProductId, PromotionId, TradeId, VideoId, ViewerId
from guang.kernel.tokens import Attribution
from guang.people import accounts
from guang.trade import catalog, checkout, orders, payments, promotions, settlement, shipping, warehouse

HOMES = {
    "en": {"country": "US", "region": "CA", "city": "Oakland", "street": "12 Fern Street", "postcode": "94601"},
    "zh": {"country": "CN", "region": "浙江省", "city": "杭州市", "district": "西湖区", "street": "青芝坞路 12 号"},
}
PHONES = {"en": "+15105550100", "zh": "+8613800000000"}
SECOND_THOUGHTS = timedelta(hours=2)
SHARE_BPS = 1_000
"""What a maker earns of a purchase that their clip has led to."""
Make = Callable[[Session], Awaitable[int]]
Then = Callable[[int], Awaitable[None]]


@dataclass(order=True, slots=True)
class _Due:
    """Something that is to happen, and what follows from it."""

    at: datetime
    number: int
    name: str = field(compare=False)
    make: Make = field(compare=False)
    then: Then | None = field(compare=False)


class Days:
    """The days that have passed: whatever is planned happens in the order of time, each thing once under its name."""

    def __init__(self, database: Database, until: datetime) -> None:
        self._database = database
        self._until = until
        self._due: list[_Due] = []

    def plan(self, at: datetime, name: str, make: Make, then: Then | None = None) -> None:
        """Let something happen at an instant, unless that has not come."""
        if at < self._until:
            heapq.heappush(self._due, _Due(at, len(self._due), name, make, then))

    async def live(self) -> None:
        """Let everything happen, and what follows from it."""
        while self._due:
            due = heapq.heappop(self._due)
            with clock.frozen(due.at):
                made = await ledger.once(self._database, due.name, due.make, due.at)
            if due.then is not None:
                await due.then(made)


class Market:
    """Everybody who trades, and the days in which they do."""

    def __init__(self, database: Database, cast: Cast, begun: datetime) -> None:
        self.database = database
        self.cast = cast
        self.days = Days(database, begun)
        self._begun = begun
        self._products: dict[str, int] = {}
        self._clips: dict[str, int] = {}
        self._offers: dict[str, int] = {}

    async def live(self, bought: list[Purchase]) -> None:
        """Let all purchases happen, with the housekeeping of each day and what people earn in each week."""
        self._products = await ledger.known(self.database, "product")
        self._clips = await ledger.known(self.database, "clip")
        self._offers = await ledger.known(self.database, "offer")
        for shopper in {one.shopper for one in bought}:
            make = partial(_settle_down, self.cast.shoppers[shopper], is_first=shopper != 0)
            await ledger.once(self.database, f"address/{shopper}", make, self._begun)
        homes = await ledger.known(self.database, "address")
        for ago in range(ceil(DAYS), 0, -1):
            at = self._begun - timedelta(days=ago - 0.5)
            self.days.plan(at, f"day/{ago}", partial(_keep_house, at))
            if ago % earning.EVERY == 0:
                earning.plan(self.days, self.cast, ago, at)
        for one in bought:
            self._plan(one, AddressId(homes[str(one.shopper)]))
        await self.days.live()

    def _plan(self, one: Purchase, home: AddressId) -> None:
        wanted = [good for good in one.goods if good.key in self._products]
        if not wanted:
            return
        name = f"purchase/{one.number}"
        if one.asks:
            talking.plan(self.days, self.cast, one, ProductId(self._products[wanted[0].key]))
        self.days.plan(
            one.placed_at, f"{name}/place", partial(self._place, one, home, wanted), partial(self._follow, one)
        )

    async def _place(self, one: Purchase, home: AddressId, wanted: list[Good], session: Session) -> int:
        """Place what is left of the wishes; 0 where nothing is."""
        buyer = self.cast.shoppers[one.shopper]
        viewer = await accounts.viewer_of(session, buyer)
        wishes = []
        for good in wanted:
            skus = [sku.id for sku in (await catalog.product(session, ProductId(self._products[good.key]))).skus]
            free = await warehouse.available_many(session, skus)
            left = [sku for sku in skus if free[sku] >= one.units]
            if left:
                wishes.append(checkout.Wanted(left[one.number % len(left)], one.units, self._click(one, good, viewer)))
        if not wishes:
            return 0
        coupon = self._offers.get(f"{wanted[0].store}/coupon")
        if one.claims and coupon is not None:
            await promotions.claim(session, promotions.Claim(buyer, viewer, PromotionId(coupon)), one.placed_at)
        quoted = await checkout.quote(session, wishes, checkout.Who(viewer, buyer), one.placed_at)
        new = orders.NewTrade(
            buyer=buyer,
            viewer=viewer,
            lines=tuple(wishes),
            address=home,
            expected_total=quoted.total,
            key=f"demo-purchase-{one.number}",
        )
        trade, _ = await orders.place(session, new, one.placed_at)
        if one.fate is not Fate.UNPAID:
            await _pay(session, one, buyer, trade.id)
        return trade.id

    def _click(self, one: Purchase, good: Good, viewer: ViewerId) -> Attribution | None:
        """What led to a line, where a clip did."""
        clip = self._clips.get(good.key)
        if not one.shown or clip is None:
            return None
        maker = maker_of(good, self.cast.makers).account
        product = ProductId(self._products[good.key])
        return Attribution(product, viewer, VideoId(clip), maker, SHARE_BPS, minted_at=one.placed_at)

    async def _follow(self, one: Purchase, made: int) -> None:
        """Plan what becomes of each order of a trade."""
        if not made or one.fate is Fate.UNPAID:
            return
        async with self.database.transaction() as session:
            bought = (await orders.looking.trade(session, self.cast.shoppers[one.shopper], TradeId(made))).orders
        for order in bought:
            self._follow_order(one, order)

    def _follow_order(self, one: Purchase, order: orders.Order) -> None:
        plan, name = self.days.plan, f"purchase/{one.number}/{order.id.text}"
        if one.fate is Fate.CANCELLED:
            plan(one.placed_at + SECOND_THOUGHTS, f"{name}/cancel", partial(_cancel, order, one.placed_at))
            return
        plan(one.shipped_at, f"{name}/ship", partial(_ship, order, one))
        middle = one.shipped_at + (one.delivered_at - one.shipped_at) / 2
        plan(middle, f"{name}/carry", partial(_carry, order, middle, one.delivered_at))
        plan(one.delivered_at, f"{name}/deliver", partial(_deliver, order, one.delivered_at))
        caring.plan(self.days, self.cast, one, order)


async def _keep_house(at: datetime, session: Session) -> int:
    """What the platform does every day: end what nobody paid, confirm what nobody disputes, settle what is due."""
    ended = await orders.moving.cancel_overdue(session, at)
    confirmed = await orders.moving.confirm_old(session, at, followed=True)
    return ended + confirmed + await settlement.settle_due(session, at)


async def _settle_down(buyer: AccountId, session: Session, *, is_first: bool) -> int:
    """A shopper's address: an invented house in a real town."""
    person = await accounts.profile(session, buyer)
    language = "en" if person.name.isascii() else "zh"
    place = accounts.Place(name=person.name, phone=PHONES[language], **HOMES[language])
    return (await accounts.add_address(session, buyer, place, is_default=is_first)).id


async def _pay(session: Session, one: Purchase, buyer: AccountId, trade: TradeId) -> None:
    method = payments.Method("simulator", "success")
    opened = await orders.paying.start(session, buyer, trade, method, f"demo-payment-{one.number}", one.placed_at)
    answer = payments.Answer(payments.PaymentState.SUCCEEDED, reference=f"demo:{one.number}")
    await orders.paying.settle(session, opened.id, answer, one.placed_at)


async def _cancel(order: orders.Order, placed_at: datetime, session: Session) -> int:
    await orders.moving.cancel(session, order.buyer, order.id, "changed_mind", placed_at + SECOND_THOUGHTS)
    return order.id


async def _ship(order: orders.Order, one: Purchase, session: Session) -> int:
    """Hand everything over in one parcel; the courier has news when it is there."""
    parcel = ("simulator", f"DEMO{order.id.text[-8:].upper()}")
    await orders.ship(session, order.store, order.id, parcel, one.shipped_at)
    await _tell(session, order, shipping.ParcelStep.PICKED_UP, one.shipped_at, one.delivered_at)
    return order.id


async def _carry(order: orders.Order, at: datetime, delivered_at: datetime, session: Session) -> int:
    await _tell(session, order, shipping.ParcelStep.IN_TRANSIT, at, delivered_at)
    return order.id


async def _tell(
    session: Session, order: orders.Order, step: shipping.ParcelStep, at: datetime, look_at: datetime
) -> None:
    """Write down what the courier says about an order's parcels."""
    place = "Simulated depot" if step is shipping.ParcelStep.PICKED_UP else "Simulated sorting centre"
    out = (await shipping.parcels_of(session, [order.id]))[order.id]
    told = {parcel.id: [shipping.Event(step, at, place)] for parcel in out}
    await shipping.hear(session, told, dict.fromkeys(told, look_at))


async def _deliver(order: orders.Order, at: datetime, session: Session) -> int:
    await orders.deliver(session, order.id, at)
    return order.id
