"""Auditing: what the orders say of their money, to be entered into the ledger and to be held against it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, first_at
from guang.kernel.money import Money
from guang.trade.orders import store, store_audit
from guang.trade.orders.types import Settled, SettledLine

__all__ = ["Settled", "SettledLine", "of", "paid_since", "promised", "waiting"]
COLUMNS: Final = ("id", "paid", "subsidy", "refunded", "settled")
UNSETTLED_AT_MOST: Final = timedelta(days=120)
"""Orders that were placed longer ago are settled or given back, or a person looks at them."""


async def paid_since(session: Session, since: datetime | None) -> Sequence[int]:
    """Ids of orders that were paid at or after an instant; ever, if there is none."""
    if since is None:
        return await store_audit.select_paid(session)
    return await store_audit.select_paid_since(session, since, since - store.PAID_WITHIN)


async def of(session: Session, orders: Sequence[int]) -> Mapping[str, NDArray[np.int64]]:
    """What those of these orders that were paid say, one row an order, in order of ``id``.

    Columns of equal length: ``id``; ``paid``, ``subsidy`` and ``refunded`` in minor units; ``settled``, 0 or 1.
    """
    rows = [tuple(row) for row in await store_audit.select_said(session, orders)]
    table = np.array(rows, dtype=np.int64).reshape(len(rows), len(COLUMNS))
    return dict(zip(COLUMNS, table.T, strict=True))


async def promised(session: Session, promoter: AccountId, now: datetime) -> list[tuple[Money, int]]:
    """What buyers have paid, less refunds, for lines that somebody promoted and that are not settled, by rate (bps)."""
    rows = await store_audit.select_promised(session, promoter, first_at(now - UNSETTLED_AT_MOST))
    return [(Money(row["paid"], row["currency"]), row["commission_bps"]) for row in rows]


async def waiting(session: Session, now: datetime, *, haste: float, most: int) -> list[OrderId]:
    """Confirmed orders that nothing holds and that would be due by now if time ran ``haste`` times faster."""
    return await store_audit.select_waiting(session, now, haste, most)
