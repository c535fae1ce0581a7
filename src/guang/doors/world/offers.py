"""What the demo world's stores and its platform offer: running, over, and still to come."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from guang.doors import ledger
from guang.doors.world.casting import CURRENCY, MERCHANTS_STORES, Cast
from guang.doors.world.goods import Good, goods
from guang.kernel.db import Database, Session
from guang.kernel.ids import ProductId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade import catalog, pricing, promotions

PLATFORM = "platform"
SINCE, UNTIL = timedelta(days=44), timedelta(days=30)
PLANNED_AHEAD = timedelta(days=2)
Kind = promotions.DiscountKind


async def offer(database: Database, cast: Cast, begun: datetime) -> None:
    """Plan the stores' promotions and the platform's coupon, each once."""
    products = await ledger.known(database, "product")
    for number, key in enumerate(cast.stores):
        own = [good for good in goods() if good.store == key and good.key in products]
        for name, draft, good in _drafts(number, key, own, begun):
            planned = draft if good is None else await _priced(database, draft, ProductId(products[good.key]))
            await ledger.once(database, f"offer/{key}/{name}", partial(_plan, cast, (key, name), planned, begun), begun)
    welcome = replace(
        _draft(Kind.PLATFORM_COUPON, ("A first stroll", "初次逛街礼"), begun - SINCE, begun + UNTIL),
        tiers=(_tier(6_900, 800),),
        total=5_000,
        per_buyer=1,
        use_days=14,
    )
    await ledger.once(
        database, f"offer/{PLATFORM}/welcome", partial(_plan, cast, (PLATFORM, "welcome"), welcome, begun), begun
    )


Planned = tuple[str, promotions.Draft, Good | None]


def _drafts(number: int, key: str, own: Sequence[Good], begun: datetime) -> list[Planned]:
    """What one store offers, with the good whose price it lowers, if it does.

    Every store has a coupon, every third a reduction on much, every second a lower price; the demo merchant's stores
    also look back on an offer that is over and forward to one that begins soon, and their coupons are nearly gone.
    """
    always = (begun - SINCE, begun + UNTIL)
    is_shown = key in MERCHANTS_STORES
    coupon = replace(
        _draft(Kind.STORE_COUPON, ("For the next visit", "下次再来"), *always),
        tiers=(_tier(9_900, 1_000),),
        total=24 if is_shown else 500,
        per_buyer=1,
        use_days=7,
    )
    found: list[Planned] = [("coupon", coupon, None)]
    if number % 3 == 0:
        much = _draft(Kind.FULL_REDUCTION, ("More in one parcel", "一起寄更划算"), *always)
        found.append(("reduction", replace(much, tiers=(_tier(19_900, 2_000), _tier(39_900, 5_000))), None))
    if number % 2 == 0 and own:
        found.append(("season", _draft(Kind.TIME_LIMITED, ("End of the season", "换季小让利"), *always), own[0]))
    if is_shown and len(own) > 2:
        weeks = (begun - timedelta(days=30), begun - timedelta(days=16))
        found.append(("autumn", _draft(Kind.TIME_LIMITED, ("Two autumn weeks", "秋日两周"), *weeks), own[1]))
        soon = (begun + timedelta(days=2), begun + timedelta(days=4))
        found.append(("weekend", _draft(Kind.FLASH, ("A weekend's price", "周末限时价"), *soon), own[2]))
    return found


def _draft(kind: Kind, name: tuple[str, str], starts_at: datetime, ends_at: datetime) -> promotions.Draft:
    return promotions.Draft(kind, text(*name), starts_at, ends_at)


def _tier(spend: int, off: int) -> pricing.Tier:
    return pricing.Tier(Money(spend, CURRENCY), Money(off, CURRENCY))


async def _priced(database: Database, draft: promotions.Draft, product: ProductId) -> promotions.Draft:
    """A draft for every variant of a product, 15 % off in whole yuan; in a flash, for some units of each."""
    async with database.transaction() as session:
        shown = await catalog.product(session, product)
    stock = (12, 2) if draft.kind is Kind.FLASH else (None, None)
    items = tuple(
        promotions.ItemDraft(
            sku.id, price=Money(sku.price.minor * 85 // 10_000 * 100, CURRENCY), stock=stock[0], per_buyer=stock[1]
        )
        for sku in shown.skus
    )
    return replace(draft, items=items)


async def _plan(cast: Cast, of: tuple[str, str], draft: promotions.Draft, begun: datetime, session: Session) -> int:
    """Plan one promotion of a store, or of the platform."""
    at = min(draft.starts_at, begun - PLANNED_AHEAD)
    key, name = of
    made = promotions.Made(cast.owners.get(key, cast.merchant), at, f"demo-{key}-{name}", "demo")
    planned, _ = await promotions.plan(session, draft, cast.stores.get(key), CURRENCY, made)
    return planned.id
