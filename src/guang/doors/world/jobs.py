"""The rest of a world, made while people already stroll: one job a clip, and the crowd once all are out."""

from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache

from guang.doors import ledger
from guang.doors.world import build, casting, gallery, offers, promising, purchases, strolling, trading
from guang.doors.world.casting import Cast
from guang.doors.world.goods import goods
from guang.doors.world.orders import FilmClip, FilmPhoto, Trade
from guang.doors.world.site import SEED, Site, hire, open_site
from guang.kernel import queue
from guang.trade import catalog

POLITE = 10
_casts: dict[tuple[str, bool], Cast] = {}


@lru_cache(maxsize=1)
def _hands() -> ProcessPoolExecutor:
    return hire(1, nice=POLITE)


def _rest() -> None:
    """Let the rendering process go; the next order calls another."""
    _hands().shutdown(wait=False)
    _hands.cache_clear()


async def _people(context: queue.Context, *, selling: bool) -> tuple[Site, Cast]:
    """The site and everybody on it; looked up once in this process."""
    site = await open_site(context.database, context.blobs, context.settings)
    key = (context.database.dsn, selling)
    if key not in _casts:
        _casts[key] = await casting.gather(context.database, context.blobs, {}, site.begun, selling=selling)
    return site, _casts[key]


@queue.job(name="world.film", attempts=4, at_once=1)
async def film(context: queue.Context, wanted: FilmClip) -> None:
    """Shoot and publish one clip; after the last one, let the crowd see them all."""
    site, everybody = await _people(context, selling=True)
    await build.film_one(site, everybody, wanted.number, _hands())
    if await ledger.count(context.database, "clip") == len(goods()):
        await strolling.stir(site, everybody, ("all", SEED + 1), await build.clips_out(site, goods()), _quietly)
        _rest()


@queue.job(name="world.trade", attempts=4, at_once=1)
async def trade(context: queue.Context, wanted: Trade) -> None:
    """Let the stores offer something and the shoppers buy, through days that have passed."""
    site, everybody = await _people(context, selling=True)
    await promising.promise(site.database, everybody, site.begun)
    await offers.offer(site.database, everybody, site.begun)
    await trading.live(site.database, everybody, purchases.purchases(SEED, site.begun), site.begun)


@queue.job(name="world.film_photo", attempts=4, at_once=1)
async def film_photo(context: queue.Context, wanted: FilmPhoto) -> None:
    """Make and publish one clip of a photograph; after the last one, let the crowd see them all."""
    site, everybody = await _people(context, selling=False)
    async with context.database.transaction() as session:
        product = await catalog.product(session, wanted.product)
    if product.is_on_sale and product.image_urls:
        await gallery.film_one(site, everybody, gallery.Shown(wanted.number, wanted.of, product), _hands())
    if await ledger.count(context.database, "clip") >= wanted.of:
        out = await gallery.clips_out(site, await gallery.showcase(site))
        await strolling.stir(site, everybody, ("all", SEED + 1), out, _quietly)
        _rest()


def _quietly(what: str, done: int, total: int) -> None:
    """Nobody watches a job's progress."""
