"""Products in a video's bag: who may be in it, and whether they are alive."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from guang.kernel.db import Session
from guang.kernel.ids import CategoryId, ProductId, StoreId
from guang.media.videos.errors import NoSuchProduct
from guang.media.videos.types import Anchor
from guang.trade import catalog
from guang.trust import governance


async def homes(session: Session, anchors: Sequence[Anchor]) -> tuple[dict[ProductId, StoreId], CategoryId | None]:
    """The stores of anchored products, and the category of the first.

    Raises:
        NoSuchProduct: shoppers cannot see one of them.
    """
    wanted = [anchor.product for anchor in anchors]
    cards = await catalog.products(session, wanted)
    alive = await living(session, wanted)
    for product in wanted:
        if product not in alive:
            raise NoSuchProduct(product=product)
    return {product: cards[product].store for product in wanted}, cards[wanted[0]].category if wanted else None


async def living(session: Session, products: Collection[ProductId]) -> set[ProductId]:
    """Which of these products shoppers can see: listed, and neither they nor their store restricted."""
    cards = await catalog.products(session, products)
    subjects = {product.subject for product in cards} | {card.store.subject for card in cards.values()}
    held = await governance.is_restricted(session, subjects)
    return {
        product
        for product, card in cards.items()
        if card.is_on_sale and product.subject not in held and card.store.subject not in held
    }


async def refreshed(session: Session, anchors: Sequence[Anchor]) -> tuple[Anchor, ...]:
    """The same anchors, alive or dead as of now."""
    alive = await living(session, [anchor.product for anchor in anchors])
    return tuple(replace(anchor, is_alive=anchor.product in alive) for anchor in anchors)
