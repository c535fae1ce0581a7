"""The books are closed once, miss nothing, and say what is wrong."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

import numpy as np
import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError
from tests.trade.ledger.test_posting import paid
from tests.trade.market import NOW, yuan

from guang.kernel.db import Database, Session
from guang.kernel.ids import OrderId, StoreId, new_id
from guang.trade import ledger
from guang.trade.ledger import proof
from guang.trade.ledger.types import Account, Entry, Posting
from guang.trade.ledger.verbs import closing


class Said:
    """Orders that say what a test wants them to say."""

    def __init__(self) -> None:
        self.rows: dict[int, tuple[int, int, int, int]] = {}
        self.asked_since: list[datetime | None] = []

    def say(self, order: OrderId, *, paid: int, subsidy: int = 0, refunded: int = 0, settled: bool = False) -> None:
        self.rows[order] = (paid, subsidy, refunded, int(settled))

    async def paid_since(self, session: Session, since: datetime | None) -> Sequence[int]:
        self.asked_since.append(since)
        return [order for order, row in self.rows.items() if row[0]]

    async def of(self, session: Session, orders: Sequence[int]) -> proof.Columns:
        rows = [(one, *self.rows[one]) for one in sorted(orders) if one in self.rows]
        table = np.array(rows, dtype=np.int64).reshape(len(rows), 5)
        return dict(zip(("id", "paid", "subsidy", "refunded", "settled"), table.T, strict=True))


def key() -> str:
    return new_id(OrderId).text


async def pay(database: Database, said: Said, store: StoreId, amount: int) -> OrderId:
    order = new_id(OrderId)
    async with database.transaction() as session:
        await ledger.post(session, [paid(order, store, yuan(amount))], NOW)
    said.say(order, paid=amount * 100)
    return order


async def held(database: Database, store: StoreId) -> int:
    async with database.transaction() as session:
        return (await ledger.balance(session, Account.ESCROW, store, "CNY")).minor


async def kept(database: Database, store: StoreId) -> list[int]:
    """The balances that closes wrote down of a store, in order."""
    async with database.transaction() as session:
        rows = await session.scalars(
            sql("SELECT balance FROM trade.ledger_balances WHERE owner = :store ORDER BY close"), {"store": int(store)}
        )
        return list(rows)


async def faults_of(
    database: Database, close: ledger.Close, *orders: OrderId
) -> set[tuple[str, OrderId | None, int, int]]:
    async with database.transaction() as session:
        found = await ledger.faults(session, close.number)
    return {(one.rule, one.order, one.expected, one.found) for one in found if one.order in orders}


async def test_a_balance_is_the_last_close_and_what_came_since(database: Database) -> None:
    said, store = Said(), new_id(StoreId)
    await pay(database, said, store, 10)
    first = await ledger.close(database, key(), NOW, said)
    await pay(database, said, store, 5)

    assert await held(database, store) == 1500
    second = await ledger.close(database, key(), NOW, said)
    assert await held(database, store) == 1500
    assert await kept(database, store) == [1000, 1500]
    assert (first.is_done, second.since, second.number) == (True, first.horizon, first.number + 1)
    assert sum(money.minor for _, money in second.totals if money.currency == "CNY") == 0


async def test_a_close_without_changes_writes_no_balance(database: Database) -> None:
    said, store = Said(), new_id(StoreId)
    await pay(database, said, store, 10)
    for _ in range(3):
        await ledger.close(database, key(), NOW, said)
    assert await kept(database, store) == [1000]
    assert await held(database, store) == 1000


async def test_the_same_key_closes_once_from_many_workers(database: Database) -> None:
    said, store, one = Said(), new_id(StoreId), key()
    await pay(database, said, store, 10)
    closes = await asyncio.gather(*(ledger.close(database, one, NOW, said) for _ in range(6)))
    assert len({close.number for close in closes}) == 1
    assert all(close.is_done for close in closes)
    assert await kept(database, store) == [1000]


async def test_an_entry_that_commits_late_falls_into_the_next_close(database: Database) -> None:
    said, store = Said(), new_id(StoreId)
    await pay(database, said, store, 10)
    order = new_id(OrderId)
    async with database.session() as late:
        await ledger.post(late, [paid(order, store, yuan(3))], NOW - timedelta(days=3))
        early = await ledger.close(database, key(), NOW, said)
        await late.commit()
    said.say(order, paid=300)

    assert await held(database, store) == 1300
    await ledger.close(database, key(), NOW, said)
    assert await held(database, store) == 1300
    assert (await kept(database, store))[-1] == 1300
    assert await faults_of(database, early, order) == set()


@pytest.mark.parametrize("step", ["insert_balances", "sum_orders", "insert_faults", "finish_close"])
async def test_a_close_that_was_killed_is_finished_by_the_next(
    database: Database, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    said, store = Said(), new_id(StoreId)
    monkeypatch.setattr(closing, "BALANCES_AT_ONCE", 1)
    monkeypatch.setattr(closing, "ORDERS_AT_ONCE", 2)
    orders = [await pay(database, said, store, amount) for amount in (10, 20, 30)]
    said.say(orders[1], paid=1)
    with monkeypatch.context() as deadly:
        whole, calls = getattr(closing.store, step), 0

        async def dies(*given: object) -> object:
            nonlocal calls
            calls += 1
            if calls == 2 or step in {"insert_faults", "finish_close"}:
                raise ConnectionError("killed")
            return await whole(*given)

        deadly.setattr(closing.store, step, dies)
        with pytest.raises(ConnectionError):
            await ledger.close(database, first := key(), NOW, said)
    assert await held(database, store) == 6000

    await ledger.close(database, key(), NOW, said)

    async with database.transaction() as session:
        late, early = (await ledger.closes(session, most=2))[:2]
    assert (early.key, early.is_done, late.since) == (first, True, early.horizon)
    assert await kept(database, store) == [6000]
    assert await faults_of(database, early, *orders) == {("paid", orders[1], 1, 2000)}


async def test_a_close_names_every_kind_of_offender(database: Database) -> None:
    said, store = Said(), new_id(StoreId)
    right, wrong, free, ghost, early, rich = [await pay(database, said, store, 10) for _ in range(6)]
    nowhere = new_id(OrderId)
    said.say(nowhere, paid=700)
    said.say(wrong, paid=1000, subsidy=5, refunded=7)
    said.say(free, paid=1000, settled=True)
    said.rows.pop(ghost)
    moved = [
        Posting(
            "order_settled",
            early.text,
            (Entry(Account.ESCROW, store, yuan(-4), early), Entry(Account.MERCHANT, store, yuan(4), early)),
        ),
        Posting(
            "odd", rich.text, (Entry(Account.ESCROW, store, yuan(-11), rich), Entry(Account.ESCROW, store, yuan(11)))
        ),
    ]
    async with database.transaction() as session:
        await ledger.post(session, moved, NOW)

    close = await ledger.close(database, key(), NOW, said)

    assert await faults_of(database, close, right, wrong, free, ghost, early, rich, nowhere) == {
        ("subsidy", wrong, 5, 0),
        ("refunded", wrong, 7, 0),
        ("settled", free, 0, 1000),
        ("unknown", ghost, 0, 1),
        ("unknown", nowhere, 0, 1),
        ("settled", early, 0, 400),
        ("adds_up", rich, 0, -1100),
        ("escrow", rich, 0, -100),
    }
    assert close.offenders >= 8
    assert said.asked_since[-1] is not None


async def test_restored_books_are_read_on_where_transactions_are_numbered_anew(database: Database) -> None:
    said, store = Said(), new_id(StoreId)
    await pay(database, said, store, 10)
    await ledger.close(database, key(), NOW, said)
    await pay(database, said, store, 5)
    order = new_id(OrderId)
    async with database.session() as session:
        for table in ("ledger_entries", "ledger_postings"):
            await session.execute(sql(f"ALTER TABLE trade.{table} DISABLE TRIGGER keep"))
            await session.execute(sql(f"UPDATE trade.{table} SET tx = tx + 1000000"))
            await session.execute(sql(f"ALTER TABLE trade.{table} ENABLE TRIGGER keep"))
        await session.execute(sql("UPDATE trade.ledger_closes SET horizon = horizon + 1000000"))
        with pytest.raises(DBAPIError, match="numbered anew"):
            async with session.begin_nested():
                await ledger.post(session, [paid(order, store, yuan(1))], NOW)

        await ledger.renumber_after_restore(session)

        assert (await ledger.balance(session, Account.ESCROW, store, "CNY")) == yuan(15)
        await ledger.post(session, [paid(order, store, yuan(1))], NOW)
        assert (await ledger.balance(session, Account.ESCROW, store, "CNY")) == yuan(16)
        last = (await ledger.entries(session, store, most=1))[0]
        assert ledger.Place.parse(last.place.text) == last.place
        with pytest.raises(DBAPIError, match="append-only"):
            async with session.begin_nested():
                await session.execute(sql("DELETE FROM trade.ledger_entries"))
        await session.rollback()
