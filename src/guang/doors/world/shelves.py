"""Putting the goods of the demo world on the shelves: picture, product, stock, each product in one transaction."""

from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np

from guang.doors import ledger
from guang.doors.world.casting import CURRENCY, Cast
from guang.doors.world.goods import Good
from guang.doors.world.shoot import Footage
from guang.kernel import clock
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import CategoryId, ImageId, ProductId
from guang.kernel.money import Money
from guang.trade import catalog, warehouse


async def put_up(database: Database, blobs: Blobs, cast: Cast, good: Good, picture: bytes, now: datetime) -> ProductId:
    """List a product with all its SKUs and units, unless that has happened."""
    listed_at = now - timedelta(days=60, minutes=7 * good.number)

    async def make(session: Session) -> int:
        kept = await catalog.keep_image(session, blobs, cast.owners[good.store], picture, now, is_ours=True)
        drafted = await catalog.draft(session, cast.stores[good.store], described(good, (kept.id,)), listed_at)
        await warehouse.adjust(
            session,
            {sku.id: units for sku, units in zip(drafted.skus, stock(good, len(drafted.skus)), strict=True)},
            reason="First delivery",
            by=cast.owners[good.store],
            now=listed_at,
        )
        await catalog.list_product(session, drafted.id, listed_at)
        return drafted.id

    return ProductId(await ledger.once(database, f"product/{good.key}", make, now))


async def hang(database: Database, blobs: Blobs, cast: Cast, good: Good, footage: Footage) -> None:
    """Add the pictures taken while filming to a product's gallery and colours, unless that has happened."""

    async def make(session: Session) -> int:
        known = ProductId((await ledger.made(session, f"product/{good.key}")) or 0)
        owner, now = cast.owners[good.store], clock.now()
        shown = (await catalog.product(session, known)).images[:1]

        async def keep(picture: bytes) -> ImageId:
            return (await catalog.keep_image(session, blobs, owner, picture, now, is_ours=True)).id

        gallery = [await keep(still) for still in footage.stills]
        painted = [shown[0], *[await keep(one) if one else None for one in footage.colours]]
        draft = described(good, (*shown, *gallery))
        if footage.colours:
            draft = replace(draft, skus=tuple(replace(sku, image=painted[sku.choice[0]]) for sku in draft.skus))
        await catalog.change(session, known, draft, now)
        return len(gallery)

    if footage.stills:
        await ledger.once(database, f"gallery/{good.key}", make, clock.now())


def described(good: Good, images: tuple[ImageId, ...]) -> catalog.ProductDraft:
    """A good as the merchant's desk would say it."""
    branches = {one.slug: one.id for one in catalog.categories()}
    return catalog.ProductDraft(
        category=CategoryId(branches[good.category]),
        title=good.title,
        text=good.about,
        tags=good.topics,
        images=images,
        options=tuple(catalog.Option(name, tuple(value.words for value in values)) for name, values in good.options),
        skus=skus(good),
    )


def skus(good: Good) -> tuple[catalog.SkuDraft, ...]:
    """Every combination of the options, priced."""
    choices: list[tuple[int, ...]] = [()]
    for _, values in good.options:
        choices = [(*before, index) for before in choices for index in range(len(values))]
    made = []
    for choice in choices:
        adds = sum(good.options[axis][1][index].adds for axis, index in enumerate(choice))
        was = Money(good.was + adds, CURRENCY) if good.was is not None and good.was > good.price else None
        code = "-".join([good.key, *(str(index + 1) for index in choice)])
        made.append(
            catalog.SkuDraft(price=Money(good.price + adds, CURRENCY), choice=choice, list_price=was, code=code)
        )
    return tuple(made)


def stock(good: Good, variants: int) -> list[int]:
    """Units per SKU: mostly plenty, here and there the last few, now and then none."""
    rng = np.random.default_rng(1_000 + good.number)
    units = rng.integers(18, 240, variants)
    scarce = rng.random(variants)
    units = np.where(scarce < 0.12, rng.integers(1, 5, variants), units)
    units = np.where((scarce > 0.95) & (np.arange(variants) > 0), 0, units)
    return [int(count) for count in units]
