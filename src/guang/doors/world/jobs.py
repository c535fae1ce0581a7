"""The rest of the demo world, made while people already stroll: one job a clip, and the crowd once all are out."""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache

import msgspec

from guang.doors.world import build, casting, ledger
from guang.doors.world.goods import goods
from guang.kernel import queue
from guang.kernel.db import Session


class FilmClip(msgspec.Struct, frozen=True):
    """The order to shoot the clip of one good."""

    number: int


async def order(session: Session, numbers: list[int]) -> None:
    """Ask for clips, in this order."""
    for number in numbers:
        await queue.enqueue(session, FilmClip(number), key=str(number))


@lru_cache(maxsize=1)
def _hands() -> ProcessPoolExecutor:
    return build.studio_hands(1)


@queue.job(name="world.film", attempts=4, at_once=1)
async def film(context: queue.Context, wanted: FilmClip) -> None:
    """Shoot and publish one clip; after the last one, let the crowd see them all."""
    site = await build.open_site(context.database, context.blobs, context.settings)
    everybody = await casting.gather(context.database, context.blobs, {}, site.begun)
    await build.film_one(site, everybody, wanted.number, _hands())
    if await ledger.count(context.database, "clip") == len(goods()):
        await build.stir(site, everybody, "all", _quietly)
        await asyncio.to_thread(_hands().shutdown, wait=False)
        _hands.cache_clear()


def _quietly(what: str, done: int, total: int) -> None:
    """Nobody watches a job's progress."""
