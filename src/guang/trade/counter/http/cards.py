"""What orders are, for lists that know their ids alone: money, disputes, invoices, points."""

from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import OrderId, StoreId
from guang.kernel.text import in_
from guang.kernel.web import Caller, Role, limited
from guang.trade import orders, stores

MOST = 100
Asked = Annotated[list[OrderId], Parameter(query="id", min_items=1, max_items=MOST)]


class OrderCard(msgspec.Struct, frozen=True, kw_only=True):
    """The first thing that was bought, how many other lines there are, and whose order it is."""

    id: OrderId
    store: StoreId
    title: str
    image_url: str | None
    more: int
    name: str


class OrderCards(msgspec.Struct, frozen=True):
    """Those of the orders that the caller may see."""

    items: list[OrderCard]
    next: None = None


@get(
    "/api/order-cards",
    operation_id="order_cards",
    tags=["desk"],
    guards=[limited("order_cards", per_minute=240)],
)
async def order_cards(session: Session, caller: Caller, ids: Asked) -> OrderCards:
    """What some orders are; one that is not the caller's, of their stores or theirs to operate, is left out."""
    account = caller.require_account()
    sees_all = Role.OPERATOR in caller.roles
    own = {
        shop.id for shop, role in await stores.stores_of(session, account) if stores.allows(role, stores.Right.ORDERS)
    }
    found = await orders.looking.those(session, None, set(ids))
    seen = [one for one in found if sees_all or one.store in own or one.buyer == account]
    return OrderCards(
        [
            OrderCard(
                id=one.id,
                store=one.store,
                title=in_(one.lines[0].title, caller.locale),
                image_url=one.lines[0].image_url,
                more=len(one.lines) - 1,
                name=one.address.get("name", ""),
            )
            for one in seen
        ]
    )


routes = [order_cards]
