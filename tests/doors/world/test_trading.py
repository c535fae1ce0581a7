"""The demo world's trade goes through the verbs: offered and bought once, up to now and no further, books in order."""

from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

from guang.doors import ledger
from guang.doors.studio.picture import webp
from guang.doors.world import casting, shelves, trading
from guang.doors.world.site import SEED, Site, open_site
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database
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
        " (SELECT count(*) FROM trade.promotions p WHERE p.fingerprint = 'demo') AS promotions"
        " FROM trade.trades t JOIN trade.orders o ON o.trade = t.id WHERE t.key LIKE 'demo-purchase-%'"
    )
    async with database.transaction() as session:
        row = (await session.execute(query)).one()
        assert await session.scalar(text("SELECT coalesce(sum(amount), 0) FROM trade.ledger_entries")) == 0
    return dict(row._mapping)


def test_purchases_are_drawn_from_one_seed_in_the_order_of_time(tmp_path: Path) -> None:
    from guang.kernel import clock

    begun = clock.now()

    one, other = trading.purchases(SEED, begun), trading.purchases(SEED, begun)

    assert one == other
    assert [bought.placed_at for bought in one] == sorted(bought.placed_at for bought in one)
    assert all(bought.placed_at < bought.shipped_at < bought.delivered_at < bought.said_at for bought in one)
    assert one[-1].placed_at < begun


async def test_stores_offer_and_shoppers_buy_once_and_not_ahead_of_time(database: Database, site: Site) -> None:
    everybody = await casting.gather(database, site.blobs, {}, site.begun)
    some = trading.purchases(SEED, site.begun)[:SOME]
    picture = webp(Image.new("RGB", (800, 800), "orange"))
    for good in {good.key: good for bought in some for good in bought.goods}.values():
        await shelves.put_up(database, site.blobs, everybody, good, picture, site.begun)

    for _ in range(2):
        await trading.offer(database, everybody, site.begun)
        for bought in some:
            await trading.live(database, everybody, bought, site.begun)

    seen = await figures(database)
    assert seen["trades"] == SOME
    assert seen["promotions"] == await ledger.count(database, "offer") > len(everybody.stores)
    assert seen["shipped"] >= seen["delivered"] > 0
    assert 0 < seen["reviews"] <= seen["delivered"]
    before = [bought for bought in some if bought.delivered_at < site.begun]
    assert seen["delivered"] >= len(before)
