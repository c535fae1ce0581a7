"""Looking: only the buyer sees an order, and the staff of its store."""

from collections.abc import Collection, Mapping
from typing import Any

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, StoreId, TradeId, ViewerId
from guang.trade.orders import store, store_search
from guang.trade.orders.errors import OrderMissing, TradeMissing
from guang.trade.orders.rules.taxing import left as taxes_left
from guang.trade.orders.rules.taxing import placed as taxes_placed
from guang.trade.orders.types import Line, Order, OrderState, Trade
from guang.trade.orders.verbs.placing import trade_of

__all__ = [
    "Line",
    "Trade",
    "counts_of",
    "ids_of",
    "order",
    "orders_of",
    "taxes_left",
    "taxes_placed",
    "those",
    "trade",
    "trade_keyed",
]
PAGE = 20
EXPORTED = 10_000


async def order(session: Session, buyer: AccountId, order_id: OrderId) -> Order:
    """One of a buyer's orders.

    Raises:
        OrderMissing: no such order, or somebody else's.
    """
    found = await store.select_order(session, order_id)
    if found is None or found.buyer != buyer:
        raise OrderMissing(order=order_id)
    return found


async def trade(session: Session, buyer: AccountId, trade_id: TradeId) -> Trade:
    """One of a buyer's trades.

    Raises:
        TradeMissing: no such trade, or somebody else's.
    """
    found = await store.select_trade(session, trade_id)
    if not found or found[0].buyer != buyer:
        raise TradeMissing(trade=trade_id)
    return trade_of(found)


async def trade_keyed(session: Session, buyer: AccountId, key: str) -> Trade | None:
    """The trade that a buyer's key made, if it made one."""
    known = await store.select_by_key(session, buyer, key)
    return None if known is None else await trade(session, buyer, known[0])


async def orders_of(
    session: Session, buyer: AccountId, *, state: OrderState | None = None, before: int | None = None, most: int = PAGE
) -> list[Order]:
    """A page of a buyer's orders, the newest first; ``before`` is the id that the last page ended with."""
    return await store.select_page(session, buyer, state=state, before=before, most=most)


async def those(session: Session, store_id: StoreId | None, ids: Collection[OrderId]) -> list[Order]:
    """Those of some orders that are a store's, or all of them where nobody asks in a store's name; the newest first."""
    found = await store.select_orders(session, ids)
    return [one for one in reversed(found) if store_id in {None, one.store}]


async def ids_of(session: Session, buyer: AccountId) -> list[OrderId]:
    """The ids of everything that a buyer has bought."""
    return await store_search.select_ids_of(session, buyer)


async def counts_of(session: Session, buyer: AccountId) -> Mapping[OrderState, int]:
    """How many orders of each state a buyer has."""
    return await store.count_states(session, buyer)


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """Everything that a buyer may take along."""
    return await store.select_page(session, account, most=EXPORTED)
