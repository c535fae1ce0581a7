"""A world out of somebody's catalogues: their products and photographs, clips made of the photographs, our creators."""

import asyncio
import shutil
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
from sqlalchemy import select

from guang.doors import catalogues, ledger
from guang.doors.catalogues import folders
from guang.doors.studio.photo import SECONDS
from guang.doors.tables import ImportedRow
from guang.doors.world import casting, crowd, orders, release, shoot, strolling, talk
from guang.doors.world.casting import Cast
from guang.doors.world.site import SEED, Progress, Site, open_site, studio_hands
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database
from guang.kernel.ids import TAIL_BITS, AccountId, ProductId, VideoId, first_at
from guang.kernel.settings import Settings
from guang.media import videos
from guang.trade import catalog

FIRST_CLIPS = 32
STORES = {
    "eshop": "Northern Mountain Outfitters",
    "retail_demo": "Corner Department Store",
    "grocery": "The Green Grocer",
}
SPREAD = timedelta(days=8)


@dataclass(frozen=True, slots=True)
class Shown:
    """A product that gets a clip; ``number`` is its place among all of them."""

    number: int
    of: int
    product: catalog.Product

    @property
    def name(self) -> str:
        """What the clip is noted as."""
        return self.product.id.text

    @property
    def topics(self) -> tuple[str, ...]:
        """What the clip is about: the product's tags."""
        return tuple(tag for tag in self.product.tags if tag != folders.INVENTED_PRICE)[:4] or ("goods",)

    def published_at(self, begun: datetime) -> datetime:
        """Spread over the days before the world was begun, in an order of its own."""
        order = int(np.random.default_rng(7).permutation(self.of)[self.number])
        return begun - SPREAD + (SPREAD - timedelta(hours=2)) * (order / self.of)


async def make_from_catalogues(
    path: Path, database: Database, blobs: Blobs, settings: Settings, progress: Progress
) -> None:
    """Import every catalogue in a folder (or one file) and make clips of its photographs; goes on where it was.

    Raises:
        UnknownFormat: nothing in there can be read.
    """
    site = await open_site(database, blobs, settings)
    sources = catalogues.sources(path)
    if not sources:
        raise catalogues.UnknownFormat(f"{path} holds no catalogue that is known here")
    everybody = await casting.gather(database, blobs, {}, site.begun, selling=False)
    for source in sources:
        rejects = settings.data_dir / "imports" / f"{source.stem}.rejects.csv"
        await _import(site, source, everybody.merchant, progress, rejects)
    shown = await showcase(site)
    first = shown[:: max(1, len(shown) // FIRST_CLIPS)][:FIRST_CLIPS]
    with studio_hands() as hands:
        await _film_first(site, everybody, first, hands, progress)
    await talk.follow_all(database, everybody, SEED, site.begun)
    await strolling.stir(site, everybody, ("first", SEED), await clips_out(site, first), progress)
    await _leave_the_rest_to_jobs(site, shown)


async def _import(site: Site, source: Path, keeper: AccountId, progress: Progress, rejects: Path) -> None:
    name = STORES.get(source.name, source.stem.replace("_", " ").replace("-", " ").title())
    progress(f"products of {name}", 0, 0)
    kind = catalogues.detect(source)
    currency = await asyncio.to_thread(catalogues.currency_in, source, kind) or casting.CURRENCY
    shelf = await catalogues.open_shelf(site.database, name, currency, site.begun, keeper=keeper)
    folder = source if kind is catalogues.Format.FOLDER else source.parent
    plan = catalogues.Plan(shelf, folder, rejects, lambda done: progress(f"products of {name}", done, 0))
    items = catalogues.read(source, kind, shelf.currency)
    await catalogues.bring_in(site.database, site.blobs, items, plan, site.begun)


async def showcase(site: Site) -> list[Shown]:
    """Imported products that shoppers can see, the oldest first."""
    async with site.database.transaction() as session:
        ids = sorted(await session.scalars(select(ImportedRow.product)))
        found = [await catalog.product(session, ProductId(one)) for one in ids]
    seen = [one for one in found if one.is_on_sale and one.image_urls]
    return [Shown(number, len(seen), one) for number, one in enumerate(seen)]


async def _film_first(
    site: Site, everybody: Cast, first: Sequence[Shown], hands: ProcessPoolExecutor, progress: Progress
) -> None:
    done = await ledger.known(site.database, "clip")
    missing = [one for one in first if one.name not in done]
    ready = len(first) - len(missing)
    progress("clips", ready, len(first))
    for filming in asyncio.as_completed([film_one(site, everybody, one, hands) for one in missing]):
        await filming
        ready += 1
        progress("clips", ready, len(first))


async def film_one(site: Site, everybody: Cast, one: Shown, hands: ProcessPoolExecutor) -> None:
    """Make and publish the clip of one product, unless it is out."""
    if one.name in await ledger.known(site.database, "clip"):
        return
    key = site.blobs.key_of(one.product.image_urls[0])
    assert key is not None
    picture = await site.blobs.get(key)
    work = hands.submit(shoot.film_photo, picture, one.number, site.music(one.number), site.clip(one.name))
    footage = await asyncio.wrap_future(work)
    maker = everybody.makers[one.number % len(everybody.makers)]
    draft = videos.VideoDraft(
        title=one.product.title,
        topics=one.topics,
        language="en",
        anchors=(videos.Anchor(one.product.id, release.ANCHOR_MS),),
    )
    clip = (maker.account, draft, footage)
    await release.publish(site.database, site.blobs, f"clip/{one.name}", clip, one.published_at(site.begun))
    shutil.rmtree(footage.folder, ignore_errors=True)


async def clips_out(site: Site, some: Sequence[Shown]) -> dict[str, crowd.Clip]:
    """Those of some clips that are published, by name."""
    out = await ledger.known(site.database, "clip")
    return {
        one.name: crowd.Clip(
            VideoId(out[one.name]),
            one.product.id,
            one.product.price_from.minor,
            round(SECONDS * 1000),
            one.topics,
            first_at(one.published_at(site.begun)) >> TAIL_BITS,
        )
        for one in some
        if one.name in out
    }


async def _leave_the_rest_to_jobs(site: Site, shown: Sequence[Shown]) -> None:
    out = await ledger.known(site.database, "clip")
    async with site.database.transaction() as session:
        wanted = [orders.FilmPhoto(one.product.id, one.number, one.of) for one in shown if one.name not in out]
        await orders.order_photos(session, wanted)
