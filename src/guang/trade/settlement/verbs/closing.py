"""Closing the books of trade: the ledger against what the orders say."""

from datetime import datetime, timedelta

import msgspec

from guang.kernel import days, queue
from guang.kernel.db import Database, Session
from guang.trade import ledger, orders


async def close_books(database: Database, key: str, now: datetime) -> ledger.Close:
    """Close the books and prove them; the same key closes once, and a close left unfinished is finished first."""
    return await ledger.close(database, key, now, orders.audit)


def key_of_yesterday(now: datetime, zone: str) -> str:
    """The key of the close at the end of the last day of a place that is over."""
    return f"day:{days.day_of(now, zone) - timedelta(days=1):%Y-%m-%d}"


class CloseBooks(msgspec.Struct, frozen=True):
    """The job that closes the books under a key."""

    key: str


async def ask_to_close(session: Session, key: str) -> None:
    """Have the books closed by a worker, once for each key."""
    await queue.enqueue(session, CloseBooks(key), key=key)
