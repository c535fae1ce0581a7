"""Making the demo world: what comes first, what may come later, and how it goes on after an interruption."""

import asyncio
import shutil
from collections import defaultdict
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from guang.doors import ledger
from guang.doors.studio.clip import seconds
from guang.doors.world import casting, crowd, orders, release, shelves, shoot, strolling, talk
from guang.doors.world.casting import Cast
from guang.doors.world.goods import Good, goods, table
from guang.doors.world.site import SEED, Progress, Site, open_site, studio_hands
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database
from guang.kernel.ids import TAIL_BITS, ProductId, VideoId, first_at
from guang.kernel.settings import Settings

FIRST_CLIPS = 20
"""Clips that exist before the doors open; the others follow as jobs while people stroll."""
PORTERS = 4
STRIDE = 8  # from one clip to the next in the tables, so that the first ones are of many kinds


async def make(database: Database, blobs: Blobs, settings: Settings, progress: Progress) -> None:
    """Make the world as far as it must exist before the doors open. Interrupted anywhere, it goes on where it was.

    Args:
        progress: hears what is being made, how many are done, and of how many.
    """
    site = await open_site(database, blobs, settings)
    with studio_hands() as hands:
        await _photograph(site, hands, progress)
        everybody = await _people(site, progress)
        footage = [asyncio.wrap_future(hands.submit(shoot.film, *_order(site, good))) for good in await _unfilmed(site)]
        await _stock(site, everybody, progress)
        await _publish(site, everybody, footage, progress)
    await talk.follow_all(database, everybody, SEED, site.begun)
    await strolling.stir(site, everybody, ("first", SEED), await clips_out(site, first_clips()), progress)
    await _leave_the_rest_to_jobs(site)


def first_clips() -> list[Good]:
    """The goods whose clips are made before the doors open."""
    shelf = goods()
    return [shelf[n * STRIDE % len(shelf)] for n in range(FIRST_CLIPS)]


async def _photograph(site: Site, hands: ProcessPoolExecutor, progress: Progress) -> None:
    """Take every picture that is not on the bench yet."""
    done = await ledger.known(site.database, "product")
    missing = [good for good in goods() if good.key not in done and not _picture(site, good).exists()]
    by_form: dict[str, list[int]] = defaultdict(list)
    for good in missing:
        by_form[good.form].append(good.number)
    total, ready = len(goods()), len(goods()) - len(missing)
    progress("pictures", ready, total)
    for job in asyncio.as_completed(
        [asyncio.wrap_future(hands.submit(shoot.photograph, some)) for some in by_form.values()]
    ):
        for number, picture in await job:
            path = _picture(site, goods()[number])
            path.with_suffix(".part").write_bytes(picture)
            path.with_suffix(".part").rename(path)
            ready += 1
        progress("pictures", ready, total)


def _picture(site: Site, good: Good) -> Path:
    return site.bench / "pictures" / f"{good.key}.webp"


async def _people(site: Site, progress: Progress) -> Cast:
    written = table("cast")
    said = [*written["stores"], *written["creators"]]
    progress("people and stores", 0, len(said))
    by_key = {good.key: good for good in goods()}
    faces = {}
    for one in said:
        path = _picture(site, by_key[one["face"]])
        if path.exists():
            faces[one.get("key") or one["handle"]] = shoot.portrait(path.read_bytes())
    everybody = await casting.gather(site.database, site.blobs, faces, site.begun)
    progress("people and stores", len(said), len(said))
    return everybody


async def _stock(site: Site, everybody: Cast, progress: Progress) -> None:
    done = await ledger.known(site.database, "product")
    waiting = [good for good in goods() if good.key not in done]
    total = len(goods())

    async def porter() -> None:
        while waiting:
            good = waiting.pop(0)
            picture = _picture(site, good).read_bytes()
            await shelves.put_up(site.database, site.blobs, everybody, good, picture, site.begun)
            progress("products", total - len(waiting), total)

    await asyncio.gather(*(porter() for _ in range(PORTERS)))
    shutil.rmtree(site.bench / "pictures", ignore_errors=True)


async def _unfilmed(site: Site) -> list[Good]:
    done = await ledger.known(site.database, "clip")
    return [good for good in first_clips() if good.key not in done]


def _order(site: Site, good: Good) -> tuple[int, Path, Path]:
    return good.number, site.music(good.number), site.clip(good.key)


async def film_one(site: Site, everybody: Cast, number: int, hands: ProcessPoolExecutor) -> None:
    """Shoot and publish one clip, unless it is out."""
    good = goods()[number]
    products = await ledger.known(site.database, "product")
    if good.key in await ledger.known(site.database, "clip"):
        return
    footage = await asyncio.wrap_future(hands.submit(shoot.film, *_order(site, good)))
    at = release.published_at(good, len(goods()), site.begun)
    await release.release(site.database, site.blobs, everybody, (good, ProductId(products[good.key]), footage), at)


async def _publish(
    site: Site, everybody: Cast, footage: "list[asyncio.Future[shoot.Footage]]", progress: Progress
) -> None:
    products = await ledger.known(site.database, "product")
    by_key = {good.key: good for good in goods()}
    total = len(first_clips())
    ready = total - len(footage)
    progress("clips", ready, total)
    for shot in asyncio.as_completed(footage):
        taken = await shot
        good = by_key[taken.folder.name]
        at = release.published_at(good, len(goods()), site.begun)
        await release.release(site.database, site.blobs, everybody, (good, ProductId(products[good.key]), taken), at)
        ready += 1
        progress("clips", ready, total)


async def clips_out(site: Site, some: Iterable[Good]) -> dict[str, crowd.Clip]:
    """Those clips of some goods that are published, by the key of the good."""
    out = await ledger.known(site.database, "clip")
    products = await ledger.known(site.database, "product")
    return {
        good.key: crowd.Clip(
            VideoId(out[good.key]),
            ProductId(products[good.key]),
            good.price,
            round(seconds(good.script) * 1000),
            good.topics,
            first_at(release.published_at(good, len(goods()), site.begun)) >> TAIL_BITS,
        )
        for good in some
        if good.key in out
    }


async def _leave_the_rest_to_jobs(site: Site) -> None:
    out = await ledger.known(site.database, "clip")
    async with site.database.transaction() as session:
        await orders.order_trade(session)
        await orders.order(session, [good.number for good in goods() if good.key not in out])
