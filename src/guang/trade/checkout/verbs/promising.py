"""Promising: everything that stores promise about goods, before anybody buys them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, StoreId
from guang.trade import guarantees, shipping, stores
from guang.trade.checkout import rules


async def promised(
    session: Session, goods: Collection[guarantees.Good], known: Mapping[StoreId, stores.Store], now: datetime
) -> dict[ProductId, tuple[guarantees.Guarantee, ...]]:
    """What a quote would promise about goods while it is not known where they go.

    Args:
        known: the stores that sell them.
    """
    templates = await shipping.templates(session, known)
    given = await guarantees.promised(session, goods, now)
    return {good.product: rules.promises(given[good.product], templates[good.store]) for good in goods}
