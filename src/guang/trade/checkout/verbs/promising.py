"""Promising: everything that stores promise about goods, before anybody buys them."""

from collections.abc import Collection, Mapping
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import ProductId, StoreId
from guang.trade import guarantees, shipping, stores


async def promised(
    session: Session, goods: Collection[guarantees.Good], known: Mapping[StoreId, stores.Store], now: datetime
) -> dict[ProductId, tuple[guarantees.Guarantee, ...]]:
    """What a quote would promise about goods while it is not known where they go.

    Args:
        known: the stores that sell them.
    """
    templates = await shipping.terms.templates(session, known)
    given = await guarantees.promised(session, goods, now)
    fast = {
        home: guarantees.delivery(template.usual.ship_within_h, template.usual.deliver_within_d)
        for home, template in templates.items()
    }
    return {good.product: (*given[good.product], *fast[good.store]) for good in goods}
