"""What notices call an order: its goods and its store."""

from collections.abc import Collection, Mapping

from guang.kernel.db import Session
from guang.kernel.ids import OrderId, those
from guang.kernel.text import in_
from guang.people import inbox
from guang.trade import orders, stores


async def called(session: Session, texts: Collection[str], locale: str) -> Mapping[str, Mapping[str, str]]:
    """What was bought and where, for orders by the texts of their ids; readers of notices were told of them."""
    found = await orders.looking.those(session, None, those(OrderId, texts))
    shops = await stores.stores(session, {one.store for one in found})
    return {
        one.id.text: {
            "goods": inbox.goods([in_(line.title, locale) for line in one.lines], locale),
            "store": in_(shops[one.store].name, locale),
        }
        for one in found
    }


inbox.named("order", called)
