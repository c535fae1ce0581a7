"""Auditing: what the orders say of their money, to be entered into the ledger and to be held against it."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

import numpy as np
from numpy.typing import NDArray

from guang.kernel.db import Session
from guang.trade.orders import store_audit
from guang.trade.orders.types import Settled, SettledLine

__all__ = ["Settled", "SettledLine", "of", "paid_since"]
COLUMNS: Final = ("id", "paid", "subsidy", "refunded", "settled")
EVER: Final = datetime(2000, 1, 1, tzinfo=UTC)


async def paid_since(session: Session, since: datetime | None) -> Sequence[int]:
    """Ids of orders that were paid at or after an instant; ever, if there is none."""
    return await store_audit.select_paid_since(session, since or EVER)


async def of(session: Session, orders: Sequence[int]) -> Mapping[str, NDArray[np.int64]]:
    """What those of these orders that were paid say, one row an order, in order of ``id``.

    Columns of equal length: ``id``; ``paid``, ``subsidy`` and ``refunded`` in minor units; ``settled``, 0 or 1.
    """
    rows = [tuple(row) for row in await store_audit.select_said(session, orders)]
    table = np.array(rows, dtype=np.int64).reshape(len(rows), len(COLUMNS))
    return dict(zip(COLUMNS, table.T, strict=True))
