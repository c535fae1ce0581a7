"""What is entered balances, happens once, and stays."""

import asyncio

import pytest
from sqlalchemy import text as sql
from sqlalchemy.exc import DBAPIError
from tests.trade.market import NOW, yuan

from guang.kernel.db import Database, Session, fetch
from guang.kernel.errors import Invalid
from guang.kernel.ids import OrderId, PostingId, StoreId, new_id
from guang.kernel.money import Money
from guang.trade import ledger
from guang.trade.ledger import errors, store
from guang.trade.ledger.types import Account, Entry, Posting


def paid(order: OrderId, shop: StoreId, amount: Money, subsidy: Money | None = None) -> Posting:
    """A buyer has paid for an order."""
    gift = subsidy or Money.zero(amount.currency)
    return Posting(
        "order_paid",
        order.text,
        (
            Entry(Account.CLEARING, 0, -amount, order),
            Entry(Account.SUBSIDY, 0, -gift, order),
            Entry(Account.ESCROW, shop, amount + gift, order),
        ),
    )


async def booked(session: Session, order: OrderId) -> list[tuple[str, Account, int]]:
    return [
        (one.kind, one.entry.account, one.entry.amount.minor) for one in await ledger.entries_of_order(session, order)
    ]


async def test_a_posting_moves_money_and_leaves_out_nothings(session: Session) -> None:
    order, shop = new_id(OrderId), new_id(StoreId)

    assert await ledger.post(session, [paid(order, shop, yuan(30))], NOW) == 1

    assert await booked(session, order) == [
        ("order_paid", Account.CLEARING, -3000),
        ("order_paid", Account.ESCROW, 3000),
    ]
    assert await ledger.balance(session, Account.ESCROW, shop, "CNY") == yuan(30)
    assert await ledger.balances_of(session, shop) == {(Account.ESCROW, "CNY"): yuan(30)}


async def test_posting_twice_is_once(session: Session) -> None:
    order, shop = new_id(OrderId), new_id(StoreId)

    told = [await ledger.post(session, [paid(order, shop, yuan(30))], NOW) for _ in range(3)]

    assert told == [1, 0, 0]
    assert await ledger.balance(session, Account.ESCROW, shop, "CNY") == yuan(30)


async def test_posting_one_event_from_many_sessions_at_once_is_once(database: Database) -> None:
    orders = [new_id(OrderId) for _ in range(5)]
    shop = new_id(StoreId)

    async def once(turn: int) -> int:
        mixed = orders[turn % 5 :] + orders[: turn % 5]
        async with database.transaction() as session:
            return await ledger.post(session, [paid(order, shop, yuan(7)) for order in mixed], NOW)

    assert sum(await asyncio.gather(*(once(turn) for turn in range(12)))) == 5
    async with database.transaction() as session:
        assert await ledger.balance(session, Account.ESCROW, shop, "CNY") == yuan(35)


async def test_a_posting_that_does_not_balance_is_a_bug(session: Session) -> None:
    order, shop = new_id(OrderId), new_id(StoreId)
    wrong = Posting("order_paid", order.text, (Entry(Account.ESCROW, shop, yuan(1), order),))
    mixed = Posting(
        "order_paid",
        order.text,
        (Entry(Account.CLEARING, 0, yuan(-1), order), Entry(Account.ESCROW, shop, Money(100, "USD"), order)),
    )

    for posting in (wrong, mixed):
        with pytest.raises(errors.Unbalanced):
            await ledger.post(session, [posting], NOW)
    assert await booked(session, order) == []


async def refused(session: Session, statement: str, **values: object) -> str:
    """Run a statement that the database must refuse; its words."""
    with pytest.raises(DBAPIError) as fault:
        async with session.begin_nested():
            await session.execute(sql(statement), values)
    return str(fault.value.orig)


ENTRIES = (
    "INSERT INTO trade.ledger_entries (posting, n, account, owner, currency, amount) "
    "SELECT :posting, n, 'escrow', 5, currency, amount FROM (VALUES {values}) AS v (n, currency, amount)"
)


async def header(session: Session, key: str) -> PostingId:
    """A posting without entries, by raw SQL."""
    made = new_id(PostingId)
    await session.execute(
        sql("INSERT INTO trade.ledger_postings (id, kind, key, at) VALUES (:id, 'raw', :key, now())"),
        {"id": int(made), "key": key},
    )
    return made


@pytest.mark.parametrize(
    "values",
    [
        "(0, 'CNY', 5)",
        "(0, 'CNY', 5), (1, 'CNY', -4)",
        "(0, 'CNY', 5), (1, 'USD', -5)",
        "(0, 'CNY', 9223372036854775807), (1, 'CNY', 9223372036854775807)",
    ],
)
async def test_raw_sql_cannot_unbalance_a_posting(session: Session, values: str) -> None:
    posting = await header(session, values)

    said = await refused(session, ENTRIES.format(values=values), posting=int(posting))

    assert "must add up to nothing" in said
    assert await session.scalar(sql("SELECT count(*) FROM trade.ledger_entries WHERE owner = 5")) == 0


async def test_entries_cannot_follow_their_posting_in_another_transaction(database: Database) -> None:
    async with database.transaction() as session:
        posting = await header(session, new_id(PostingId).text)
    async with database.transaction() as session:
        said = await refused(session, ENTRIES.format(values="(7, 'CNY', 5), (8, 'CNY', -5)"), posting=int(posting))
    assert "come with their posting" in said


async def test_entries_cannot_pretend_to_be_of_an_earlier_transaction(session: Session) -> None:
    posting = await header(session, "pretender")
    said = await refused(
        session,
        "INSERT INTO trade.ledger_entries (posting, n, account, owner, currency, amount, tx) "
        "VALUES (:posting, 0, 'escrow', 5, 'CNY', 1, 3), (:posting, 1, 'escrow', 6, 'CNY', -1, 3)",
        posting=int(posting),
    )
    assert "come with their posting" in said


async def test_an_account_that_nobody_knows_and_an_entry_of_nothing_are_refused(session: Session) -> None:
    posting = await header(session, "strange")
    statement = (
        "INSERT INTO trade.ledger_entries (posting, n, account, owner, currency, amount) "
        "VALUES (:posting, 0, :account, 5, 'CNY', :amount), (:posting, 1, :account, 6, 'CNY', - :amount)"
    )
    assert "account_known" in await refused(session, statement, posting=int(posting), account="slush", amount=5)
    assert "amount_not_zero" in await refused(session, statement, posting=int(posting), account="tax", amount=0)


@pytest.mark.parametrize("table", ["ledger_postings", "ledger_entries", "ledger_balances"])
@pytest.mark.parametrize("statement", ["UPDATE trade.{} SET {} = {}", "DELETE FROM trade.{}", "TRUNCATE trade.{}"])
async def test_the_books_cannot_be_changed(session: Session, table: str, statement: str) -> None:
    order, shop = new_id(OrderId), new_id(StoreId)
    await ledger.post(session, [paid(order, shop, yuan(30))], NOW)
    column = {"ledger_postings": "kind", "ledger_entries": "account", "ledger_balances": "account"}[table]

    said = await refused(session, statement.format(table, column, column))

    assert "append-only" in said
    assert await ledger.balance(session, Account.ESCROW, shop, "CNY") == yuan(30)


async def test_entries_come_in_pages_the_newest_first(session: Session) -> None:
    shop = new_id(StoreId)
    orders = [new_id(OrderId) for _ in range(5)]
    await ledger.post(session, [paid(order, shop, yuan(1)) for order in orders[:3]], NOW)
    await ledger.post(session, [paid(order, shop, yuan(2)) for order in orders[3:]], NOW)

    first = await ledger.entries(session, shop, most=2)
    rest = await ledger.entries(session, shop, before=ledger.Place.parse(first[-1].place.text))

    assert [one.entry.order for one in (*first, *rest)] == orders[::-1]
    assert await ledger.entries(session, shop, accounts=[Account.MERCHANT]) == []
    assert await ledger.entries(session, 0) == []


def test_a_cursor_of_nobody_is_refused() -> None:
    for given in ("", "1.2", "x.y.z", "1.2.3.4", "1.-2.3", "1" * 17 + ".0.0"):
        with pytest.raises(Invalid):
            ledger.Place.parse(given)


@pytest.mark.parametrize(
    ("statement", "values"),
    [
        (store._BALANCES_OF_OWNERS, "5"),
        (store._PAGE, "5, '{escrow}', 9, 9, 9, now() - interval '9 days', now(), 20"),
        (store._BY_DAY, "5, '{merchant}', ARRAY[now() - interval '9 days', now()], now() - interval '9 days', now()"),
    ],
)
async def test_an_owners_money_is_found_by_index_among_everybody_elses(
    session: Session, statement: str, values: str
) -> None:
    await session.execute(sql("SET LOCAL enable_seqscan = off"))
    await session.execute(sql("SET LOCAL plan_cache_mode = force_generic_plan"))
    await fetch(session, f"PREPARE looking AS {statement}")
    plan = "\n".join(row[0] for row in await fetch(session, f"EXPLAIN EXECUTE looking ({values})"))
    await fetch(session, "DEALLOCATE looking")
    assert "Seq Scan on ledger_entries" not in plan
    assert "ix_ledger_entries_owner" in plan
