"""Making the world through the rooms: interrupted, resumed, and never twice."""

from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text

from guang.doors import ledger
from guang.doors.studio.picture import webp
from guang.doors.world import casting, demo_accounts, release, shelves, shoot
from guang.doors.world.goods import goods
from guang.doors.world.site import Site, open_site
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database
from guang.kernel.ids import ProductId
from guang.kernel.settings import Settings
from guang.media import videos
from guang.trade import catalog


@pytest.fixture
async def site(database: Database, settings: Settings, tmp_path: Path) -> Site:
    return await open_site(database, Blobs(tmp_path / "blobs"), settings)


async def count(database: Database, rows: str) -> int:
    async with database.transaction() as session:
        return int(await session.scalar(text(f"SELECT count(*) FROM {rows}")) or 0)


async def test_the_cast_is_opened_once(database: Database, site: Site) -> None:
    first = await casting.gather(database, site.blobs, {}, site.begun)
    before = await count(database, "people.account"), await count(database, "trade.stores")
    again = await casting.gather(database, site.blobs, {}, site.begun)

    assert again == first
    assert before == (await count(database, "people.account"), await count(database, "trade.stores"))


async def test_a_product_is_put_up_once_and_on_sale(database: Database, site: Site) -> None:
    everybody = await casting.gather(database, site.blobs, {}, site.begun)
    picture = webp(Image.new("RGB", (800, 800), "orange"))
    first = await shelves.put_up(database, site.blobs, everybody, goods()[0], picture, site.begun)
    again = await shelves.put_up(database, site.blobs, everybody, goods()[0], picture, site.begun)

    assert first == again
    async with database.transaction() as session:
        made = await catalog.product(session, first)
    assert made.is_on_sale
    assert made.title == goods()[0].title
    assert len(made.skus) == len(shelves.skus(goods()[0]))


async def test_what_fails_half_way_leaves_no_note(database: Database, site: Site) -> None:
    async def broken(session: object) -> int:
        raise RuntimeError("the light went out")

    with pytest.raises(RuntimeError):
        await ledger.once(database, "test/broken", broken, site.begun)
    assert await ledger.count(database, "test") == 0


@pytest.mark.slow
async def test_a_clip_is_filmed_and_published_in_its_makers_name(database: Database, site: Site) -> None:
    good = goods()[0]
    everybody = await casting.gather(database, site.blobs, {}, site.begun)
    picture = webp(Image.new("RGB", (800, 800), "orange"))
    product = await shelves.put_up(database, site.blobs, everybody, good, picture, site.begun)
    footage = shoot.film(good.number, site.music(good.number), site.clip(good.key))
    at = release.published_at(good, len(goods()), site.begun)

    video = await release.release(database, site.blobs, everybody, (good, ProductId(product), footage), at)

    async with database.transaction() as session:
        made = await catalog.product(session, product)
        assert len(made.images) == 3
        assert len({sku.image for sku in made.skus}) == len(good.colours) > 1
        card = (await videos.cards(session, [video]))[video]
    assert card.is_public
    assert card.published_at == at
    assert [anchor.product for anchor in card.anchors] == [product]
    assert 5000 <= card.duration_ms <= 7500
    keys = await site.blobs.keys(f"video/{video.text}")
    assert {Path(key).name for key in keys} >= {"master.m3u8", "poster.webp", "storyboard.vtt", "index.m3u8"}


def test_demo_accounts_are_one_of_each_kind() -> None:
    assert [one.role for one in demo_accounts()] == ["shopper", "creator", "merchant", "operator"]
