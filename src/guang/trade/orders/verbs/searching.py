"""Searching: what a store's staff find among its orders, how many there are, and what they took in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final

from guang.kernel.db import Session
from guang.kernel.ids import OrderId, StoreId
from guang.trade import shipping
from guang.trade.orders import store_search
from guang.trade.orders.rules.searching import meant
from guang.trade.orders.types import OrderState, Search, Takings

__all__ = ["Search", "Takings", "counts", "find", "shorten", "takings"]
LONG: Final = 200


async def find(session: Session, wanted: Search, before: OrderId | None, most: int) -> list[OrderId]:
    """The ids of a page of what is found, the newest first."""
    means = meant(wanted.q)
    tracked: list[OrderId] = []
    if means.tracking is not None:
        tracked = await shipping.tracked(session, wanted.store, {means.tracking, means.tracking.upper()})
        if not tracked:
            return []
    return await store_search.select_ids(session, wanted, means, tracked, (before, most))


async def counts(session: Session, store_id: StoreId) -> Mapping[OrderState, int]:
    """Exactly how many orders of each state a store has."""
    found = await store_search.tallies(session, store_id)
    return {state: found.get(state.value, 0) for state in OrderState}


async def shorten(session: Session) -> int:
    """Keep the tallies of orders short; returns how many rows were summed up."""
    return await store_search.shorten(session, LONG, LONG)


async def takings(session: Session, store_id: StoreId, edges: Sequence[datetime], currency: str) -> list[Takings]:
    """What a store took in between each edge and the next, without what has gone back since."""
    return await store_search.select_takings(session, store_id, edges, currency)
