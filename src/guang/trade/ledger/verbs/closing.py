"""Closing the books: balances at a horizon, and a proof that every order's money is where it should be.

A close is opened once and finished in short steps, each safe to repeat: what lies below its horizon never changes, so
whoever takes it up after a crash comes to the same balances. Several may work on one close at once.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from typing import Final, Protocol

import asyncpg
import numpy as np

from guang.kernel.db import Database, Session
from guang.kernel.money import Money
from guang.trade.ledger import proof, store
from guang.trade.ledger.types import Account, Close, Fault

BALANCES_AT_ONCE: Final = 5_000
ORDERS_AT_ONCE: Final = 25_000
LANES: Final = 2
"""So many proofs are under way together: one is reckoned while the database adds up for another."""
MARGIN: Final = timedelta(hours=1)
"""How much earlier than the close before an order may say that it was paid and yet be looked for now."""
_BOOKED: Final = ("id", "paid", "subsidy", "refunded", "escrow", "merchant", "off")


class Books(Protocol):
    """What the orders themselves say, to be held against the ledger."""

    async def paid_since(self, session: Session, since: datetime | None) -> Sequence[int]:
        """Ids of orders that were paid at or after an instant; ever, if there is none."""

    async def of(self, session: Session, orders: Sequence[int]) -> proof.Columns:
        """One row for each of these orders that exists, in order of ``id``.

        ``paid``, ``subsidy`` and ``refunded`` are minor units; ``settled`` is 1 where the order is settled.
        """


async def close(database: Database, key: str, now: datetime, books: Books) -> Close:
    """Close the books: write the balances down, prove them, and say which orders break a rule.

    A close that somebody left unfinished is finished first. The same key closes once.

    Args:
        books: asked in the same snapshot as the ledger, some orders at a time.
    """
    while True:
        async with database.transaction() as session:
            opened = await _opened(session, key, now)
        if opened is not None and opened.is_done:
            return opened
        if opened is not None:
            await _finish(database, opened, now, books)


async def renumber_after_restore(session: Session) -> None:
    """Bring restored books below the present in a cluster whose transaction numbers start lower than theirs.

    Until then the database refuses to enter anything, because closes would miss it. Call it in the restoring
    transaction; in books that need nothing of the kind, it changes nothing.
    """
    await store.renumber(session)


async def _opened(session: Session, key: str, now: datetime) -> Close | None:
    """The close of a key, or the one in its way, or a new one; nothing if somebody else was quicker: look again."""
    known = await store.select_close(session, key) or await store.select_open_close(session)
    if known is None and await store.insert_close(session, key, now):
        return await store.select_close(session, key)
    return known


async def _finish(database: Database, opened: Close, now: datetime, books: Books) -> None:
    async with database.transaction() as session:
        changes = await store.sum_changes(session, opened)
        before = await store.select_closes(session, opened.number, 1)
    for start in range(0, len(changes), BALANCES_AT_ONCE):
        async with database.transaction() as session:
            await store.insert_balances(session, opened, changes[start : start + BALANCES_AT_ONCE])
    totals = add_up(before[0].totals if before else (), changes)
    orders = await _prove(database, opened, before[0].at if before else None, books)
    async with database.transaction() as session:
        if off := _whole(totals):
            await store.insert_faults(session, opened, off)
        entries = sum(change["entries"] for change in changes)
        await store.finish_close(session, opened, entries, orders, totals, now)


async def _prove(database: Database, opened: Close, before: datetime | None, books: Books) -> int:
    """Hold the orders against the books, some at a time; returns how many there were."""
    async with snapshot(database) as session:
        touched = await store.select_touched(session, opened)
        paid = await books.paid_since(session, None if before is None else before - MARGIN)
    orders = np.union1d(np.array(touched, dtype=np.int64), np.array(paid, dtype=np.int64))
    batches = [orders[start : start + ORDERS_AT_ONCE].tolist() for start in range(0, len(orders), ORDERS_AT_ONCE)]

    async def work() -> None:
        while batches:
            await _prove_some(database, opened, batches.pop(), books)

    await asyncio.gather(*(work() for _ in range(LANES)))
    return len(orders)


async def _prove_some(database: Database, opened: Close, orders: Sequence[int], books: Books) -> None:
    async with snapshot(database) as session:
        booked = columns(_BOOKED, await store.sum_orders(session, orders))
        faults = proof.broken(booked, await books.of(session, orders))
    if faults:
        async with database.transaction() as session:
            await store.insert_faults(session, opened, faults)


@asynccontextmanager
async def snapshot(database: Database) -> AsyncIterator[Session]:
    """A transaction that sees one instant in all its statements; it only reads."""
    async with database.transaction() as session:
        await session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
        yield session


def columns(names: Sequence[str], rows: Sequence[asyncpg.Record]) -> dict[str, proof.Column]:
    """Rows as columns of whole numbers."""
    table = np.array([tuple(row) for row in rows], dtype=np.int64).reshape(len(rows), len(names))
    return {name: table[:, place] for place, name in enumerate(names)}


def add_up(
    before: Sequence[tuple[Account, Money]], changes: Sequence[Mapping[str, object]]
) -> list[tuple[Account, Money]]:
    """What each kind of account holds, after changes."""
    held = {(sum_.currency, account): sum_.minor for account, sum_ in before}
    for change in changes:
        place = (str(change["currency"]), Account(str(change["account"])))
        held[place] = held.get(place, 0) + int(str(change["amount"]))
    return [(account, Money(minor, currency)) for (currency, account), minor in sorted(held.items())]


def _whole(totals: Sequence[tuple[Account, Money]]) -> list[Fault]:
    sums: dict[str, int] = {}
    for _, amount in totals:
        sums[amount.currency] = sums.get(amount.currency, 0) + amount.minor
    return [Fault(f"whole_{currency}", None, 0, off) for currency, off in sums.items() if off]
