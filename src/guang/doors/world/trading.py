"""The past of the demo world's trade: what was bought, sent, judged, complained of, settled, and sent to a bank.

Everything goes through the verbs, at instants of the last weeks, so that every figure on a desk has a history. What
lies ahead of the instant when the world was begun does not happen: those orders still wait, or are on their way.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from guang.doors import ledger
from guang.doors.world import caring, earning, invoicing, talking
from guang.doors.world.casting import Cast
from guang.doors.world.days import Days
from guang.doors.world.goods import Good
from guang.doors.world.purchases import Fate, Purchase
from guang.doors.world.release import maker_of
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, AddressId, ProductId, PromotionId, TradeId, VideoId, ViewerId
from guang.kernel.tokens import Attribution
from guang.people import accounts, addresses
from guang.trade import (
    catalog,
    checkout,
    fulfilment,
    orders,
    payments,
    promotions,
    settlement,
    shipping,
    warehouse,
)

HOMES = {
    "en": {"country": "US", "region": "CA", "city": "Oakland", "street": "12 Fern Street", "postcode": "94601"},
    "zh": {"country": "CN", "region": "浙江省", "city": "杭州市", "district": "西湖区", "street": "青芝坞路 12 号"},
}
PHONES = {"en": "+15105550100", "zh": "+8613800000000"}
SECOND_THOUGHTS = timedelta(hours=2)
SILENCE = timedelta(days=7, hours=1)
"""After so long an arrived order counts as received; see `fulfilment.confirm_old`."""
NEWS_AGAIN = timedelta(days=1)
"""When, after the beginning, couriers are asked about what is still on its way."""
POCKETED = ("platform/welcome", "bare/coupon", "north/coupon")
"""The coupons that the shopper whom everybody can log in as has in their pocket."""
DISPUTED_EVERY = 9
LATELY = timedelta(days=5)
"""Banks still listen to what is said about purchases of the last days."""
SHARE_BPS = 1_000
"""What a maker earns of a purchase that their clip has led to."""


@dataclass(frozen=True, slots=True)
class Market:
    """Everybody who trades, and what there is to trade: ids by the names of the tables."""

    cast: Cast
    products: Mapping[str, int]
    clips: Mapping[str, int]
    offers: Mapping[str, int]
    homes: Mapping[str, int]


async def live(database: Database, cast: Cast, bought: list[Purchase], begun: datetime) -> None:
    """Let all purchases happen, each once and in one transaction; then what the stores have sent to their banks."""
    for shopper in {one.shopper for one in bought}:
        make = partial(_settle_down, cast.shoppers[shopper], is_first=shopper != 0)
        await ledger.once(database, f"address/{shopper}", make, begun)
    kinds = ("product", "clip", "offer", "address")
    market = Market(cast, *[await ledger.known(database, kind) for kind in kinds])
    for one in bought:
        await ledger.once(database, f"purchase/{one.number}", partial(_live, market, one, begun), begun)
    for coupon in POCKETED:
        await ledger.once(database, f"pocket/{coupon}", partial(_pocket, market, coupon, begun), begun)
    await earning.withdraw(database, cast, begun)


async def _live(market: Market, one: Purchase, begun: datetime, session: Session) -> int:
    """One purchase with everything around it; 1 if it came to anything."""
    wanted = [good for good in one.goods if good.key in market.products]
    if not wanted:
        return 0
    days = Days(session, begun)
    if one.asks:
        talking.plan(days, market.cast, one, ProductId(market.products[wanted[0].key]))
    days.plan(one.placed_at, partial(_buy, market, one, wanted))
    await days.live()
    return 1


async def _buy(market: Market, one: Purchase, wanted: list[Good], days: Days) -> None:
    """Place what is left of the wishes, pay, and plan what becomes of it."""
    session, buyer = days.session, market.cast.shoppers[one.shopper]
    viewer = await accounts.viewer_of(session, buyer)
    wishes = [wish for good in wanted if (wish := await _wish(session, market, one, good, viewer)) is not None]
    if not wishes:
        return
    coupon = market.offers.get(f"{wanted[0].store}/coupon")
    if one.claims and coupon is not None:
        await promotions.claim(session, promotions.Claim(buyer, viewer, PromotionId(coupon)), days.now)
    quoted = await checkout.quote(session, wishes, checkout.Who(viewer, buyer), days.now)
    new = orders.NewTrade(
        buyer=buyer,
        viewer=viewer,
        lines=tuple(wishes),
        address=AddressId(market.homes[str(one.shopper)]),
        expected_total=quoted.total,
        key=f"demo-purchase-{one.number}",
    )
    trade, _ = await orders.place(session, new, days.now)
    if one.fate is Fate.UNPAID:
        return
    await _pay(days, one, buyer, trade.id)
    for place, order in enumerate((await orders.looking.trade(session, buyer, trade.id)).orders):
        _plan(days, market.cast, one, (order, place))


async def _wish(
    session: Session, market: Market, one: Purchase, good: Good, viewer: ViewerId
) -> checkout.Wanted | None:
    """One of a good's variants of which there is enough, with the clip that has led to it."""
    product = ProductId(market.products[good.key])
    skus = [sku.id for sku in (await catalog.product(session, product)).skus]
    free = await warehouse.available_many(session, skus)
    left = [sku for sku in skus if free[sku] >= one.units]
    if not left:
        return None
    click = None
    if one.shown and (clip := market.clips.get(good.key)) is not None:
        maker = maker_of(good, market.cast.makers).account
        click = Attribution(product, viewer, VideoId(clip), maker, SHARE_BPS, minted_at=one.placed_at)
    return checkout.Wanted(left[one.number % len(left)], one.units, click)


async def _pocket(market: Market, coupon: str, begun: datetime, session: Session) -> int:
    """Claim one of the coupons that are on offer; 0 where it is not."""
    buyer = market.cast.shoppers[0]
    if coupon not in market.offers:
        return 0
    viewer = await accounts.viewer_of(session, buyer)
    wish = promotions.Claim(buyer, viewer, PromotionId(market.offers[coupon]))
    return (await promotions.claim(session, wish, begun - timedelta(hours=5))).id


async def _settle_down(buyer: AccountId, session: Session, *, is_first: bool) -> int:
    """A shopper's address: an invented house in a real town."""
    person = await accounts.profile(session, buyer)
    language = "en" if person.name.isascii() else "zh"
    place = addresses.Place(name=person.name, phone=PHONES[language], **HOMES[language])
    return (await addresses.add(session, buyer, place, is_default=is_first)).id


async def _pay(days: Days, one: Purchase, buyer: AccountId, trade: TradeId) -> None:
    method = payments.Method("simulator", _turns_out(days, one))
    opened = await orders.paying.start(days.session, buyer, trade, method, f"demo-payment-{one.number}", days.now)
    answer = payments.Answer(payments.PaymentState.SUCCEEDED, reference=f"demo:{one.number}")
    await orders.paying.settle(days.session, opened.id, answer, days.now)


def _turns_out(days: Days, one: Purchase) -> str:
    """How a payment turns out; some of the last days are disputed, which the bank says as soon as a worker listens."""
    is_disputed = one.fate is Fate.KEPT and one.number % DISPUTED_EVERY == 0 and days.until - one.placed_at < LATELY
    return "disputed" if is_disputed else "success"


def _plan(days: Days, cast: Cast, one: Purchase, placed: tuple[orders.Order, int]) -> None:
    """Plan what becomes of one paid order; it comes with its place in its trade."""
    order, _ = placed
    if one.fate is Fate.CANCELLED:
        days.plan(one.placed_at + SECOND_THOUGHTS, partial(_cancel, order))
        return
    invoicing.plan(days, one, order)
    days.plan(one.shipped_at, partial(_ship, order))
    middle = one.shipped_at + (one.delivered_at - one.shipped_at) / 2
    days.plan(middle, partial(_tell, order, shipping.ParcelStep.IN_TRANSIT, "Simulated sorting centre"))
    days.plan(one.delivered_at, partial(_deliver, order))
    caring.plan(days, cast, one, placed)
    days.plan(one.delivered_at + SILENCE, partial(_confirm_silent, order))
    if one.fate is Fate.KEPT and one.confirms:
        days.plan(one.said_at, partial(_receive, order))


async def _cancel(order: orders.Order, days: Days) -> None:
    await fulfilment.cancel(days.session, order.buyer, order.id, "changed_mind", days.now)


async def _ship(order: orders.Order, days: Days) -> None:
    """Hand everything over in one parcel."""
    parcel = ("simulator", f"DEMO{order.id.text[-8:].upper()}")
    await fulfilment.ship(days.session, order.store, order.id, parcel, days.now)
    await _tell(order, shipping.ParcelStep.PICKED_UP, "Simulated depot", days)


async def _tell(order: orders.Order, step: shipping.ParcelStep, place: str, days: Days) -> None:
    """Write down what the courier says about an order's parcels; it is asked again when the world has begun."""
    out = (await shipping.parcels_of(days.session, [order.id]))[order.id]
    told = {parcel.id: [shipping.Event(step, days.now, place)] for parcel in out}
    await shipping.hear(days.session, told, dict.fromkeys(told, days.until + NEWS_AGAIN))


async def _deliver(order: orders.Order, days: Days) -> None:
    await fulfilment.deliver(days.session, order.id, days.now)


async def _receive(order: orders.Order, days: Days) -> None:
    await fulfilment.receive(days.session, order.buyer, order.id, days.now)
    await _plan_settlement(order, days)


async def _confirm_silent(order: orders.Order, days: Days) -> None:
    await fulfilment.confirm_old(days.session, days.now, followed=True)
    await _plan_settlement(order, days)


async def _plan_settlement(order: orders.Order, days: Days) -> None:
    """Plan when the money goes to the store, once that is known and where it has not gone there yet."""
    after = await orders.order(days.session, order.buyer, order.id)
    if after.settle_at is not None and after.settled_at is None:
        days.plan(max(after.settle_at, days.now), _settle)


async def _settle(days: Days) -> None:
    await settlement.settle_due(days.session, days.now)
