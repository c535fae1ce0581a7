"""What the demo world's stores offer, and what its named shoppers have bought: orders, parcels, reviews, a few cases.

Everything goes through the verbs, at instants of the last days, so that every figure on a desk has a history.
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

import numpy as np

from guang.doors import ledger
from guang.doors.world.casting import CURRENCY, Cast
from guang.doors.world.goods import Good, goods, table
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, AddressId, ProductId, TradeId
from guang.kernel.money import Money
from guang.kernel.text import Text, text
from guang.people import accounts
from guang.trade import aftersales, catalog, checkout, claims, orders, payments, pricing, promotions, reviews, warehouse

PURCHASES = 90
DAYS = 11.0
OFFERS_SINCE = timedelta(days=12)
OFFERS_UNTIL = timedelta(days=30)
STARS = (1, 2, 3, 4, 5)
ODDS_OF_STARS = (0.02, 0.04, 0.08, 0.26, 0.60)
HOMES = {
    "en": {"country": "US", "region": "CA", "city": "Oakland", "street": "12 Fern Street", "postcode": "94601"},
    "zh": {"country": "CN", "region": "浙江省", "city": "杭州市", "district": "西湖区", "street": "青芝坞路 12 号"},
}
PHONES = {"en": "+15105550100", "zh": "+8613800000000"}


@dataclass(frozen=True, slots=True)
class Purchase:
    """One purchase that is to have happened; instants are drawn, and what lies ahead does not happen yet."""

    number: int
    shopper: int
    goods: tuple[Good, ...]
    units: int
    placed_at: datetime
    shipped_at: datetime
    delivered_at: datetime
    said_at: datetime
    stars: int
    confirms: bool
    complains: bool


async def offer(database: Database, cast: Cast, begun: datetime) -> None:
    """Plan the stores' promotions and the platform's coupon, each once."""
    products = await ledger.known(database, "product")
    for number, key in enumerate(cast.stores):
        own = [good for good in goods() if good.store == key and good.key in products]
        for name, draft in _drafts(number, own, begun):
            if draft.kind is promotions.DiscountKind.TIME_LIMITED:
                draft = await _priced(database, draft, ProductId(products[own[0].key]))  # noqa: PLW2901
            make = partial(_plan, cast, key, draft, begun)
            await ledger.once(database, f"offer/{key}/{name}", make, begun)
    welcome = promotions.Draft(
        kind=promotions.DiscountKind.PLATFORM_COUPON,
        name=text("A first stroll", "初次逛街礼"),
        starts_at=begun - OFFERS_SINCE,
        ends_at=begun + OFFERS_UNTIL,
        tiers=(_tier(6_900, 800),),
        total=5_000,
        per_buyer=1,
        use_days=14,
    )
    await ledger.once(database, "offer/platform/welcome", partial(_plan, cast, None, welcome, begun), begun)


def _drafts(number: int, own: Sequence[Good], begun: datetime) -> list[tuple[str, promotions.Draft]]:
    """What one store offers: every store a coupon, every third a reduction on much, every second a lower price."""

    def draft(kind: promotions.DiscountKind, name: Text) -> promotions.Draft:
        return promotions.Draft(kind, name, begun - OFFERS_SINCE, begun + OFFERS_UNTIL)

    coupon = draft(promotions.DiscountKind.STORE_COUPON, text("For the next visit", "下次再来"))
    found = [("coupon", replace(coupon, tiers=(_tier(9_900, 1_000),), total=500, per_buyer=1, use_days=7))]
    if number % 3 == 0:
        much = draft(promotions.DiscountKind.FULL_REDUCTION, text("More in one parcel", "一起寄更划算"))
        found.append(("reduction", replace(much, tiers=(_tier(19_900, 2_000), _tier(39_900, 5_000)))))
    if number % 2 == 0 and own:
        found.append(("season", draft(promotions.DiscountKind.TIME_LIMITED, text("End of the season", "换季小让利"))))
    return found


def _tier(spend: int, off: int) -> pricing.Tier:
    return pricing.Tier(Money(spend, CURRENCY), Money(off, CURRENCY))


async def _priced(database: Database, draft: promotions.Draft, product: ProductId) -> promotions.Draft:
    """A draft for every variant of a product, at 85 % of its price in whole yuan."""
    async with database.transaction() as session:
        shown = await catalog.product(session, product)
    items = tuple(
        promotions.ItemDraft(sku.id, price=Money(sku.price.minor * 85 // 10_000 * 100, CURRENCY)) for sku in shown.skus
    )
    return replace(draft, items=items)


async def _plan(cast: Cast, key: str | None, draft: promotions.Draft, begun: datetime, session: Session) -> int:
    at = begun - OFFERS_SINCE
    by = cast.owners[key] if key else cast.merchant
    home = cast.stores[key] if key else None
    made = promotions.Made(by, at, f"demo-{key or 'platform'}-{draft.kind}", "demo")
    planned, _ = await promotions.plan(session, draft, home, CURRENCY, made)
    return planned.id


def purchases(seed: int, begun: datetime) -> list[Purchase]:
    """Everything that will have been bought, drawn from one seed, the earliest first."""
    rng = np.random.default_rng([seed, 21])
    shelf, crowd = goods(), len(table("cast")["shoppers"])
    popular = 1 / (4 + rng.permutation(len(shelf)))
    drawn = []
    for number, ago in enumerate(np.sort(rng.uniform(0.05, DAYS, PURCHASES))[::-1]):
        placed = begun - timedelta(days=float(ago))
        shipped = placed + timedelta(hours=float(rng.uniform(3, 40)))
        delivered = shipped + timedelta(days=float(rng.uniform(0.8, 3.2)))
        chosen = rng.choice(len(shelf), 1 + int(rng.random() < 0.35), replace=False, p=popular / popular.sum())
        drawn.append(
            Purchase(
                number=number,
                shopper=1 + int(rng.integers(crowd)),
                goods=tuple(shelf[index] for index in chosen),
                units=1 + int(rng.random() < 0.15),
                placed_at=placed,
                shipped_at=shipped,
                delivered_at=delivered,
                said_at=delivered + timedelta(hours=float(rng.uniform(2, 50))),
                stars=int(rng.choice(STARS, p=ODDS_OF_STARS)),
                confirms=bool(rng.random() < 0.6),
                complains=bool(rng.random() < 0.09),
            )
        )
    return drawn


async def live(database: Database, cast: Cast, wanted: Purchase, now: datetime) -> None:
    """Let one purchase happen as far as its time has come, each step once."""
    products = await ledger.known(database, "product")
    lines = [ProductId(products[good.key]) for good in wanted.goods if good.key in products]
    if not lines:
        return
    name, buyer = f"purchase/{wanted.number}", cast.shoppers[wanted.shopper]
    address = await ledger.once(database, f"address/{wanted.shopper}", partial(_settle_down, wanted, buyer), now)

    async def once(step: str, at: datetime, make: Callable[[Session], Awaitable[int]]) -> int:
        with clock.frozen(at):
            return await ledger.once(database, f"{name}/{step}", make, at)

    trade = TradeId(await once("place", wanted.placed_at, partial(_place, wanted, buyer, AddressId(address), lines)))
    if not trade:
        return
    async with database.transaction() as session:
        bought = (await orders.looking.trade(session, buyer, trade)).orders
    for order in bought:
        for step, at, do in (
            ("ship", wanted.shipped_at, partial(_ship, order)),
            ("deliver", wanted.delivered_at, partial(_deliver, order, wanted.delivered_at)),
            ("say", wanted.said_at, partial(_say, wanted, order)),
        ):
            if at < now:
                await once(f"{step}/{order.id.text}", at, do)


async def _settle_down(wanted: Purchase, buyer: AccountId, session: Session) -> int:
    """A shopper's address: an invented house in a real town."""
    person = await accounts.profile(session, buyer)
    language = "en" if person.name.isascii() else "zh"
    place = accounts.Place(name=person.name, phone=PHONES[language], **HOMES[language])
    return (await accounts.add_address(session, buyer, place, is_default=True)).id


async def _place(
    wanted: Purchase, buyer: AccountId, address: AddressId, lines: Sequence[ProductId], session: Session
) -> int:
    """Place and pay at what it cost then; 0 where nothing of it is left."""
    at, viewer = wanted.placed_at, await accounts.viewer_of(session, buyer)
    wishes = []
    for line in lines:
        skus = [sku.id for sku in (await catalog.product(session, line)).skus]
        left = [sku for sku, units in (await warehouse.available_many(session, skus)).items() if units >= wanted.units]
        if left:
            wishes.append(checkout.Wanted(left[wanted.number % len(left)], wanted.units))
    if not wishes:
        return 0
    quoted = await checkout.quote(session, wishes, checkout.Who(viewer, buyer), at)
    new = orders.NewTrade(
        buyer=buyer,
        viewer=viewer,
        lines=tuple(wishes),
        address=address,
        expected_total=quoted.total,
        key=f"demo-purchase-{wanted.number}",
    )
    trade, _ = await orders.place(session, new, at)
    method = payments.Method("simulator", "success")
    opened = await orders.paying.start(session, buyer, trade.id, method, f"demo-payment-{wanted.number}", at)
    answer = payments.Answer(payments.PaymentState.SUCCEEDED, reference=f"demo:{wanted.number}")
    await orders.paying.settle(session, opened.id, answer, at)
    return trade.id


async def _ship(order: orders.Order, session: Session) -> int:
    parcel = ("simulator", f"DEMO{order.id.text[-8:].upper()}")
    await orders.ship(session, order.store, order.id, parcel, clock.now())
    return order.id


async def _deliver(order: orders.Order, at: datetime, session: Session) -> int:
    await orders.deliver(session, order.id, at)
    return order.id


async def _say(wanted: Purchase, order: orders.Order, session: Session) -> int:
    """Complain, or confirm and review, or say nothing."""
    line, at = order.lines[0], wanted.said_at
    person = await accounts.profile(session, order.buyer)
    locale = "en" if person.name.isascii() else "zh"
    words = table("reviews")
    pick = wanted.number
    if wanted.complains:
        said = words["complaint"][locale]
        case = claims.NewCase(
            buyer=order.buyer,
            viewer=order.viewer,
            order=order.id,
            line=line.id,
            wish=claims.Wish.RETURN_REFUND,
            reason=claims.CaseReason.QUALITY,
            key=f"demo-case-{order.id.text}",
            units=line.units,
            words=said[pick % len(said)],
        )
        await aftersales.open_case(session, case, at)
        return order.id
    if wanted.confirms:
        await orders.moving.receive(session, order.buyer, order.id, at)
    said = words[wanted.stars][locale]
    review = reviews.NewReview(
        author=order.buyer,
        viewer=order.viewer,
        order=order.id,
        line=line.id,
        stars=reviews.Stars(wanted.stars, min(5, wanted.stars + 1), max(wanted.stars, 3)),
        words=said[pick % len(said)],
        locale="en" if locale == "en" else "zh-CN",
    )
    await reviews.write(session, review, at)
    return order.id
