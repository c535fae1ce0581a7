"""The demo world's trade goes through the verbs: offered and bought once, up to now and no further, books in order."""

from collections import Counter
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

from guang.doors import ledger
from guang.doors.studio.picture import webp
from guang.doors.world import casting, days, offers, purchases, shelves, trading
from guang.doors.world.purchases import Fate
from guang.doors.world.site import SEED, Site, open_site
from guang.kernel import clock
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.settings import Settings

SOME = 14


@pytest.fixture
async def site(database: Database, settings: Settings, tmp_path: Path) -> Site:
    return await open_site(database, Blobs(tmp_path / "blobs"), settings)


async def figures(database: Database) -> dict[str, int]:
    """What the world's purchases have come to."""
    query = text(
        "SELECT count(DISTINCT t.id) AS trades, count(*) FILTER (WHERE o.shipped_at IS NOT NULL) AS shipped,"
        " count(*) FILTER (WHERE o.delivered_at IS NOT NULL) AS delivered,"
        " (SELECT count(*) FROM trade.reviews r WHERE r.order_id = ANY(array_agg(o.id))) AS reviews,"
        " count(*) FILTER (WHERE o.settled_at IS NOT NULL) AS settled,"
        " count(*) FILTER (WHERE o.cancelled_at IS NOT NULL) AS cancelled,"
        " (SELECT count(*) FROM trade.promotions p WHERE p.fingerprint = 'demo') AS promotions"
        " FROM trade.trades t JOIN trade.orders o ON o.trade = t.id WHERE t.key LIKE 'demo-purchase-%'"
    )
    async with database.transaction() as session:
        row = (await session.execute(query)).one()
        assert await session.scalar(text("SELECT coalesce(sum(amount), 0) FROM trade.ledger_entries")) == 0
    return dict(row._mapping)


def test_purchases_are_drawn_from_one_seed_in_the_order_of_time() -> None:
    begun = clock.now()

    one, other = purchases.purchases(SEED, begun), purchases.purchases(SEED, begun)

    assert one == other
    drawn = one[: -len(purchases.NOW_WAITING)]
    assert [bought.placed_at for bought in drawn] == sorted(bought.placed_at for bought in drawn)
    assert all(bought.placed_at < bought.shipped_at < bought.delivered_at < bought.said_at for bought in drawn)
    assert all(bought.placed_at < begun for bought in one)
    assert {bought.fate for bought in one} == set(purchases.Fate)
    assert [bought.fate for bought in one if bought.shopper == 0 and bought in drawn] == [
        fate for _, fate in purchases.OWN
    ]


def test_coupons_are_claimed_once_by_each_and_never_the_last_ones() -> None:
    claims = Counter((b.shopper, b.goods[0].store) for b in purchases.purchases(SEED, clock.now()) if b.claims)
    by_store = Counter(store for _, store in claims.elements())

    assert set(claims.values()) == {1}
    assert max(by_store.values()) <= purchases.MOST_CLAIMS


async def test_days_pass_in_order_and_what_lies_ahead_does_not_happen(session: Session) -> None:
    begun, heard = clock.now(), list[str]()
    lived = days.Days(session, begun)

    async def hear(what: str, days_: days.Days) -> None:
        heard.append(f"{what} {(begun - days_.now).days}")
        assert clock.now() == days_.now
        if what == "first":
            days_.plan(begun - timedelta(days=2), partial(hear, "then"))

    lived.plan(begun - timedelta(days=1), partial(hear, "last"))
    lived.plan(begun - timedelta(days=3), partial(hear, "first"))
    lived.plan(begun, partial(hear, "never"))
    await lived.live()

    assert heard == ["first 3", "then 2", "last 1"]


async def test_stores_offer_and_shoppers_buy_once_and_not_ahead_of_time(database: Database, site: Site) -> None:
    everybody = await casting.gather(database, site.blobs, {}, site.begun)
    some = purchases.purchases(SEED, site.begun)[:SOME]
    picture = webp(Image.new("RGB", (800, 800), "orange"))
    for good in {good.key: good for bought in some for good in bought.goods}.values():
        await shelves.put_up(database, site.blobs, everybody, good, picture, site.begun)

    for _ in range(2):
        await offers.offer(database, everybody, site.begun)
        await trading.live(database, everybody, some, site.begun)

    seen = await figures(database)
    assert seen["trades"] == SOME
    assert seen["promotions"] == await ledger.count(database, "offer") > len(everybody.stores)
    assert seen["shipped"] >= seen["delivered"] > 0
    assert 0 < seen["reviews"] <= seen["delivered"]
    assert seen["settled"] > 0
    assert seen["cancelled"] == sum(bought.fate in {Fate.UNPAID, Fate.CANCELLED} for bought in some)
