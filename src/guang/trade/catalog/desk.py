"""What a store's staff see of the catalogue: everything that is theirs, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, StoreId
from guang.trade import stores
from guang.trade.catalog import service, store
from guang.trade.catalog.errors import ProductMissing
from guang.trade.catalog.types import Product, ProductCard, ProductState


@dataclass(frozen=True, slots=True)
class Search:
    """What is looked for: words in titles, brands, tags and codes, perhaps in one state."""

    store: StoreId
    query: str = ""
    state: ProductState | None = None


async def product(session: Session, product_id: ProductId, account: AccountId, right: stores.Right) -> Product:
    """A product for one who works in its store under a role with this right.

    Raises:
        ProductMissing: no such product, or one of a store where the account does not work.
        NotOnStaff: the account works there without this right.
    """
    found = await service.product(session, product_id)
    try:
        await stores.require_staff(session, found.store, account, right)
    except stores.StoreMissing as unknown:
        raise ProductMissing(product=product_id) from unknown
    return found


async def page(session: Session, wanted: Search, before: ProductId | None, most: int) -> list[ProductCard]:
    """Some of what a search finds, the newest first; ``before`` is the id that the last page ended with."""
    return await store.select_desk(
        session, wanted.store, query=wanted.query, state=wanted.state, before=before, most=most
    )


async def counts(session: Session, wanted: Search) -> Mapping[ProductState, int]:
    """Exactly how many products of each state a search finds."""
    return await store.count_desk(session, wanted.store, wanted.query)
