"""What stores have chosen to promise, in memory: quotes and lists ask many times a second, and it seldom changes."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, StoreId
from guang.kernel.kept import Kept
from guang.trade.guarantees import store
from guang.trade.guarantees.types import Chosen

FRESH_S: Final = 30.0
"""Every process reads a store again within half the time that a change takes to count, so all of them say the same."""

Versions = Mapping[ProductId | None, tuple[Chosen, ...]]

_kept: Kept[StoreId, Versions] = Kept(most=50_000, fresh_s=FRESH_S)


async def chosen(session: Session, stores: Collection[StoreId], now: datetime) -> dict[StoreId, Versions]:
    """What some stores have chosen, by product (nothing: everything they sell); it is read now and then."""

    async def read(missing: list[StoreId]) -> Mapping[StoreId, Versions]:
        found: dict[StoreId, dict[ProductId | None, tuple[Chosen, ...]]] = {one: {} for one in missing}
        for one in await store.select(session, missing, now):
            mine = found[one.store]
            mine[one.product] = (*mine.get(one.product, ()), one)
        return found

    return await _kept.fetch(stores, read)


def forget(store_id: StoreId) -> None:
    """Read a store again before it is asked about next."""
    _kept.drop(store_id)
