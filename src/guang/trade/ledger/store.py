"""All SQL of the ledger. Postings are written in the order of their keys, so that no two writers wait in a circle."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

import asyncpg
import msgspec

from guang.kernel.db import Session, fetch
from guang.kernel.ids import LineId, OrderId, PostingId, new_id
from guang.kernel.money import Money
from guang.trade.ledger.types import Account, Booked, Close, DayEntry, Entry, Fault, Place, Posting

_POST = """
    WITH fresh AS (
        INSERT INTO trade.ledger_postings (id, kind, key, at)
        SELECT id, kind, key, $1 FROM jsonb_to_recordset($2::text::jsonb) AS p (id bigint, kind text, key text)
        ORDER BY kind, key
        ON CONFLICT (kind, key) DO NOTHING RETURNING id
    ), entered AS (
        INSERT INTO trade.ledger_entries (posting, n, account, owner, currency, amount, order_id, line_id)
        SELECT e.* FROM jsonb_to_recordset($3::text::jsonb)
               AS e (posting bigint, n smallint, account text, owner bigint, currency text, amount bigint,
                     order_id bigint, line_id bigint)
        JOIN fresh ON fresh.id = e.posting
    )
    SELECT count(*) AS fresh FROM fresh
    """
_BALANCES = """
    WITH closed AS (
        SELECT coalesce(max(number), 0) AS number, coalesce(max(horizon), -(2::bigint ^ 62)::bigint) AS horizon
        FROM trade.ledger_closes WHERE done_at IS NOT NULL
    ), known AS (
        SELECT DISTINCT ON (b.account, b.currency) b.account, b.currency, b.balance AS amount
        FROM trade.ledger_balances AS b, closed WHERE b.owner = $1 AND b.close <= closed.number
        ORDER BY b.account, b.currency, b.close DESC
    ), since AS (
        SELECT e.account, e.currency, e.amount FROM trade.ledger_entries AS e
        WHERE e.owner = $1 AND e.tx >= (SELECT horizon FROM closed) {owned}
    )
    SELECT account, currency, sum(amount)::bigint AS amount
    FROM (SELECT * FROM known UNION ALL SELECT * FROM since) AS parts
    GROUP BY account, currency ORDER BY account, currency
    """
_BALANCES_OF_OWNERS = _BALANCES.format(owned="AND e.owner <> 0")
_BALANCES_OF_PLATFORM = _BALANCES.format(owned="")
_BOOKED = """
    SELECT e.tx, e.posting, e.n, p.kind, p.key, p.at, e.account, e.owner, e.currency, e.amount, e.order_id, e.line_id
    FROM trade.ledger_entries AS e JOIN trade.ledger_postings AS p ON p.id = e.posting
    """
_OF_ORDER = _BOOKED + " WHERE e.order_id = $1 ORDER BY e.tx, e.posting, e.n"
_PAGE = f"""{_BOOKED}
    WHERE e.owner = $1 AND e.owner <> 0 AND e.account = ANY($2::text[]) AND (e.tx, e.posting, e.n) < ($3, $4, $5)
          AND e.tx >= (SELECT coalesce(max(horizon), -(2::bigint ^ 62)::bigint) FROM trade.ledger_closes WHERE at <= $6)
          AND p.at >= $6 AND p.at < $7
    ORDER BY e.tx DESC, e.posting DESC, e.n DESC LIMIT $8
    """  # noqa: S608 - constants only
_BY_DAY = """
    SELECT width_bucket(p.at, $3::timestamptz[]) - 1 AS day, p.kind, e.account, e.currency,
           sum(e.amount)::bigint AS amount
    FROM trade.ledger_entries AS e JOIN trade.ledger_postings AS p ON p.id = e.posting
    WHERE e.owner = $1 AND e.owner <> 0 AND e.account = ANY($2::text[])
          AND e.tx >= (SELECT coalesce(max(horizon), -(2::bigint ^ 62)::bigint) FROM trade.ledger_closes WHERE at <= $4)
          AND p.at >= $4 AND p.at < $5
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    """
_CLOSES = """
    SELECT number, key, at, horizon, since, done_at, orders, entries, offenders, totals FROM trade.ledger_closes
    """
LAST_PLACE = Place(2**63 - 1, 2**63 - 1, 2**15 - 1)


async def insert(session: Session, postings: Sequence[Posting], now: datetime) -> int:
    """Write postings whose kind and key are new, in one statement; returns how many were."""
    heads, entries = [], []
    for posting in postings:
        made = int(new_id(PostingId))
        heads.append({"id": made, "kind": posting.kind, "key": posting.key})
        entries += [_written(made, n, entry) for n, entry in enumerate(posting.entries)]
    rows = await fetch(session, _POST, now, *(msgspec.json.encode(rows).decode() for rows in (heads, entries)))
    return int(rows[0]["fresh"])


async def select_balances(session: Session, owner: int) -> dict[tuple[Account, str], int]:
    """What an owner's accounts hold, by account and currency: the last close and everything since."""
    rows = await fetch(session, _BALANCES_OF_OWNERS if owner else _BALANCES_OF_PLATFORM, owner)
    return {(Account(row["account"]), row["currency"]): row["amount"] for row in rows}


async def select_of_order(session: Session, order: OrderId) -> list[Booked]:
    """Everything entered about an order, the earliest first."""
    return [_booked(row) for row in await fetch(session, _OF_ORDER, order)]


async def select_page(
    session: Session,
    owner: int,
    accounts: Collection[Account],
    span: tuple[datetime, datetime],
    before: Place | None,
    most: int,
) -> list[Booked]:
    """A page of the entries of one owner, the newest first."""
    place = before or LAST_PLACE
    names = [account.value for account in accounts]
    rows = await fetch(session, _PAGE, owner, names, place.tx, place.posting, place.n, *span, most)
    return [_booked(row) for row in rows]


async def select_by_day(
    session: Session, owner: int, accounts: Collection[Account], edges: Sequence[datetime]
) -> list[DayEntry]:
    """What each kind of posting brought onto accounts of one owner between each edge and the next."""
    names = [account.value for account in accounts]
    return [
        DayEntry(row["day"], row["kind"], Account(row["account"]), Money(row["amount"], row["currency"]))
        for row in await fetch(session, _BY_DAY, owner, names, edges, edges[0], edges[-1])
    ]


# --- closes


async def select_close(session: Session, key: str) -> Close | None:
    """The close of a key."""
    rows = await fetch(session, _CLOSES + " WHERE key = $1", key)
    return _close(rows[0]) if rows else None


async def select_open_close(session: Session) -> Close | None:
    """The close that is under way."""
    rows = await fetch(session, _CLOSES + " WHERE done_at IS NULL")
    return _close(rows[0]) if rows else None


async def select_closes(session: Session, before: int | None, most: int) -> list[Close]:
    """Closes, the newest first."""
    rows = await fetch(session, _CLOSES + " WHERE number < $1 ORDER BY number DESC LIMIT $2", before or 2**62, most)
    return [_close(row) for row in rows]


async def insert_close(session: Session, key: str, now: datetime) -> bool:
    """Open a close of everything that has been committed by now; False if another is under way or has this key.

    The horizon is the oldest transaction still running: whatever is below it is visible to all or undone, so no
    entry can turn up there afterwards, however old the instant that it bears.
    """
    rows = await fetch(
        session,
        """
        INSERT INTO trade.ledger_closes (number, key, at, horizon, since)
        SELECT coalesce(max(number), 0) + 1, $1, $2, pg_snapshot_xmin(pg_current_snapshot())::text::bigint,
               coalesce(max(horizon), -(2::bigint ^ 62)::bigint)
        FROM trade.ledger_closes ON CONFLICT DO NOTHING RETURNING number
        """,
        key,
        now,
    )
    return bool(rows)


async def sum_changes(session: Session, close: Close) -> list[asyncpg.Record]:
    """What each account changed by between two closes: owner, account, currency, amount, entries."""
    return await fetch(
        session,
        """
        SELECT owner, account, currency, sum(amount)::bigint AS amount, count(*) AS entries
        FROM trade.ledger_entries WHERE tx >= $1 AND tx < $2 GROUP BY owner, account, currency
        """,
        close.since,
        close.horizon,
    )


async def insert_balances(session: Session, close: Close, changes: Sequence[asyncpg.Record]) -> None:
    """Write the new balances of accounts that changed; what has been written stays as it is."""
    await fetch(
        session,
        """
        INSERT INTO trade.ledger_balances (owner, account, currency, close, balance)
        SELECT c.owner, c.account, c.currency, $1, c.amount + coalesce((
            SELECT b.balance FROM trade.ledger_balances AS b
            WHERE b.owner = c.owner AND b.account = c.account AND b.currency = c.currency AND b.close < $1
            ORDER BY b.close DESC LIMIT 1
        ), 0)
        FROM unnest($2::bigint[], $3::text[], $4::text[], $5::bigint[]) AS c (owner, account, currency, amount)
        ON CONFLICT DO NOTHING
        """,
        close.number,
        *(list(column) for column in zip(*(tuple(one)[:4] for one in changes), strict=True)),
    )


async def select_touched(session: Session, close: Close) -> list[int]:
    """Orders about which something was entered between two closes."""
    rows = await fetch(
        session,
        """
        SELECT DISTINCT order_id FROM trade.ledger_entries
        WHERE tx >= $1 AND tx < $2 AND order_id IS NOT NULL
        """,
        close.since,
        close.horizon,
    )
    return [row["order_id"] for row in rows]


async def sum_orders(session: Session, orders: Sequence[int]) -> list[asyncpg.Record]:
    """What stands in the books about each of these orders, one row an order, in order of id."""
    return await fetch(
        session,
        """
        SELECT order_id,
               -coalesce(sum(amount) FILTER (WHERE account = 'clearing'), 0)::bigint AS paid,
               -coalesce(sum(amount) FILTER (WHERE account = 'subsidy' AND amount < 0), 0)::bigint AS subsidy,
               coalesce(sum(amount) FILTER (WHERE account = 'refunds'), 0)::bigint AS refunded,
               coalesce(sum(amount) FILTER (WHERE account = 'escrow'), 0)::bigint AS escrow,
               coalesce(sum(amount) FILTER (WHERE account = 'merchant'), 0)::bigint AS merchant,
               sum(amount)::bigint AS off
        FROM trade.ledger_entries WHERE order_id = ANY($1::bigint[]) GROUP BY order_id ORDER BY order_id
        """,
        orders,
    )


async def insert_faults(session: Session, close: Close, faults: Sequence[Fault]) -> None:
    """Write broken rules down; those that are known stay."""
    await fetch(
        session,
        """
        INSERT INTO trade.ledger_faults (close, rule, order_id, expected, found)
        SELECT $1, * FROM unnest($2::text[], $3::bigint[], $4::bigint[], $5::bigint[]) ON CONFLICT DO NOTHING
        """,
        close.number,
        [fault.rule for fault in faults],
        [fault.order or 0 for fault in faults],
        [fault.expected for fault in faults],
        [fault.found for fault in faults],
    )


async def finish_close(
    session: Session, close: Close, entries: int, orders: int, totals: Sequence[tuple[Account, Money]], now: datetime
) -> None:
    """Declare a close complete; declaring it twice changes nothing."""
    await fetch(
        session,
        """
        UPDATE trade.ledger_closes SET done_at = $2, entries = $3, orders = $4, totals = $5::text::jsonb,
               offenders = (SELECT count(*) FROM trade.ledger_faults WHERE close = $1)
        WHERE number = $1 AND done_at IS NULL
        """,
        close.number,
        now,
        entries,
        orders,
        msgspec.json.encode([[account.value, sum_.minor, sum_.currency] for account, sum_ in totals]).decode(),
    )


async def renumber(session: Session) -> None:
    """Shift every stored transaction number below the present one, if one is beyond it; the order stays."""
    known = await fetch(session, "SELECT to_regclass('trade.ledger_closes') IS NOT NULL AS known")
    if not known[0]["known"]:
        return  # a backup from before there was a ledger
    rows = await fetch(
        session,
        """
        SELECT greatest(t.top - p.present + 1, 0) AS by
        FROM (SELECT greatest((SELECT max(tx) FROM trade.ledger_entries), (SELECT max(tx) FROM trade.ledger_postings),
                              (SELECT max(horizon) FROM trade.ledger_closes)) AS top) AS t,
             (SELECT pg_current_xact_id()::text::bigint AS present) AS p
        """,
    )
    if not (by := rows[0]["by"]):
        return
    for table in ("ledger_entries", "ledger_postings"):
        await fetch(session, f"ALTER TABLE trade.{table} DISABLE TRIGGER keep")
        await fetch(session, f"UPDATE trade.{table} SET tx = tx - $1", by)  # noqa: S608 - constants only
        await fetch(session, f"ALTER TABLE trade.{table} ENABLE TRIGGER keep")
    await fetch(session, "UPDATE trade.ledger_closes SET horizon = horizon - $1, since = since - $1", by)


async def select_faults(session: Session, close: int, most: int) -> list[Fault]:
    """Broken rules that a close found."""
    rows = await fetch(
        session,
        "SELECT rule, order_id, expected, found FROM trade.ledger_faults WHERE close = $1 "
        "ORDER BY rule, order_id LIMIT $2",
        close,
        most,
    )
    return [
        Fault(row["rule"], OrderId(row["order_id"]) if row["order_id"] else None, row["expected"], row["found"])
        for row in rows
    ]


def _written(posting: int, n: int, entry: Entry) -> dict[str, Any]:
    """An entry by column; ids as plain numbers."""
    return {
        "posting": posting,
        "n": n,
        "account": entry.account.value,
        "owner": int(entry.owner),
        "currency": entry.amount.currency,
        "amount": entry.amount.minor,
        "order_id": None if entry.order is None else int(entry.order),
        "line_id": None if entry.line is None else int(entry.line),
    }


def _booked(row: asyncpg.Record) -> Booked:
    entry = Entry(
        account=Account(row["account"]),
        owner=row["owner"],
        amount=Money(row["amount"], row["currency"]),
        order=None if row["order_id"] is None else OrderId(row["order_id"]),
        line=None if row["line_id"] is None else LineId(row["line_id"]),
    )
    return Booked(Place(row["tx"], row["posting"], row["n"]), row["kind"], row["key"], row["at"], entry)


def _close(row: asyncpg.Record) -> Close:
    totals = tuple((Account(account), Money(minor, currency)) for account, minor, currency in row["totals"])
    return Close(**{**dict(row), "totals": totals})
