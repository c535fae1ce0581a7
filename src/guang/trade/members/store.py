"""All SQL of members."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime

import asyncpg

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, StoreId, ViewerId
from guang.trade.members.types import Membership, Program, Words

_PROGRAM = "p.store, p.name, p.consent, p.version, p.opened_at, p.closed_at"
_ONE = f"SELECT {_PROGRAM} FROM trade.member_programs p WHERE p.store = $1"  # noqa: S608 - constants only
_KEEP = f"""
    INSERT INTO trade.member_programs AS p (store, name, consent, version, opened_at)
    VALUES ($1, $2::text::jsonb, $3::text::jsonb, 1, $4)
    ON CONFLICT (store) DO UPDATE SET name = excluded.name, consent = excluded.consent, closed_at = NULL,
        version = p.version + (p.consent <> excluded.consent)::int
    RETURNING {_PROGRAM}
    """  # noqa: S608 - constants only
_CLOSE = """
    UPDATE trade.member_programs SET closed_at = $2 WHERE store = $1 AND closed_at IS NULL RETURNING store
    """
_JOIN = """
    INSERT INTO trade.members (store, account, viewer, version, joined_at)
    SELECT p.store, $2, $3, $4, $5 FROM trade.member_programs p
    WHERE p.store = $1 AND p.closed_at IS NULL AND p.version = $4 FOR SHARE
    ON CONFLICT (store, account) DO NOTHING RETURNING store
    """
_LEAVE = "DELETE FROM trade.members WHERE store = $1 AND account = $2 RETURNING viewer"
_STANDING = """
    SELECT p.store, m.account IS NOT NULL AS inside FROM trade.member_programs p
    LEFT JOIN trade.members m ON m.store = p.store AND m.account = $1
    WHERE p.store = ANY($2::bigint[]) AND p.closed_at IS NULL
    """
_JOINED = """
    SELECT m.store FROM trade.members m JOIN trade.member_programs p ON p.store = m.store
    WHERE m.viewer = $1 AND p.closed_at IS NULL
    """
_MINE = f"""
    SELECT {_PROGRAM}, m.joined_at, m.version AS agreed FROM trade.members m
    JOIN trade.member_programs p ON p.store = m.store
    WHERE m.account = $1 AND ($2::bigint IS NULL OR m.store = $2) ORDER BY m.joined_at DESC, m.store
    """  # noqa: S608 - constants only
_OPEN = "SELECT store FROM trade.member_programs WHERE store = ANY($1::bigint[]) AND closed_at IS NULL"
_INSIDE = """
    SELECT m.store, m.viewer FROM unnest($1::bigint[], $2::bigint[]) AS w (store, viewer)
    JOIN trade.members m ON m.store = w.store AND m.viewer = w.viewer
    """
_COUNT = """
    INSERT INTO trade.member_days AS d (store, day, orders, by_members)
    SELECT * FROM unnest($1::bigint[], $2::date[], $3::bigint[], $4::bigint[]) AS w (store, day, orders, theirs)
    ORDER BY store, day
    ON CONFLICT (store, day) DO UPDATE
        SET orders = d.orders + excluded.orders, by_members = d.by_members + excluded.by_members
    """
_SHARES = """
    SELECT (SELECT count(*) FROM trade.members WHERE store = $1) AS members,
           (SELECT count(*) FROM trade.members WHERE store = $1 AND joined_at > $2) AS joined_lately,
           coalesce(sum(orders), 0)::bigint AS orders, coalesce(sum(by_members), 0)::bigint AS by_members
    FROM trade.member_days WHERE store = $1 AND day > $3
    """


async def select(session: Session, store: StoreId) -> Program | None:
    """A store's membership, open or closed."""
    rows = await fetch(session, _ONE, store)
    return _program(rows[0]) if rows else None


async def keep(session: Session, store: StoreId, words: Words, now: datetime) -> Program:
    """Open a membership, or change its words; other consent makes another version."""
    (row,) = await fetch(session, _KEEP, store, _json(words.name), _json(words.consent), now)
    return _program(row)


async def close(session: Session, store: StoreId, now: datetime) -> bool:
    """Close a membership; False if it is none, or closed."""
    return bool(await fetch(session, _CLOSE, store, now))


async def join(
    session: Session, store: StoreId, account: AccountId, viewer: ViewerId, version: int, now: datetime
) -> bool:
    """Make somebody a member who agreed to the words as they are now; False if they are one, or cannot be."""
    return bool(await fetch(session, _JOIN, store, account, viewer, version, now))


async def leave(session: Session, store: StoreId, account: AccountId) -> bool:
    """End somebody's membership; False if there was none."""
    return bool(await fetch(session, _LEAVE, store, account))


async def standing(session: Session, account: AccountId | None, stores: Collection[StoreId]) -> dict[StoreId, bool]:
    """Which of these stores have an open membership, and whether somebody is in it."""
    rows = await fetch(session, _STANDING, account or 0, list(stores))
    return {StoreId(row["store"]): row["inside"] for row in rows}


async def select_joined(session: Session, viewer: ViewerId) -> set[StoreId]:
    """The stores with an open membership that somebody is a member of."""
    return {StoreId(row["store"]) for row in await fetch(session, _JOINED, viewer)}


async def select_mine(session: Session, account: AccountId, store: StoreId | None = None) -> list[Membership]:
    """Somebody's memberships, or the one at a store, the latest first."""
    rows = await fetch(session, _MINE, account, store)
    return [Membership(_program(row), row["joined_at"], row["agreed"]) for row in rows]


async def select_open(session: Session, stores: Collection[StoreId]) -> set[StoreId]:
    """Which of these stores have an open membership."""
    return {StoreId(row["store"]) for row in await fetch(session, _OPEN, list(stores))}


async def select_inside(session: Session, pairs: Sequence[tuple[StoreId, ViewerId]]) -> list[tuple[int, int]]:
    """Which of these pairs of store and viewer are memberships."""
    rows = await fetch(session, _INSIDE, [store for store, _ in pairs], [viewer for _, viewer in pairs])
    return [(row["store"], row["viewer"]) for row in rows]


async def count(session: Session, found: Mapping[tuple[StoreId, date], tuple[int, int]]) -> None:
    """Add orders, and those of members, to the days of stores."""
    columns = ([one[0] for one in found], [one[1] for one in found])
    numbers = ([orders for orders, _ in found.values()], [theirs for _, theirs in found.values()])
    await fetch(session, _COUNT, *columns, *numbers)


async def shares(session: Session, store: StoreId, since: datetime, day: date) -> asyncpg.Record:
    """Members, those who joined since an instant, and the orders of the days after one."""
    (row,) = await fetch(session, _SHARES, store, since, day)
    return row


async def forget(session: Session, account: AccountId) -> None:
    """End all memberships of somebody who is gone."""
    await fetch(session, "DELETE FROM trade.members WHERE account = $1", account)


def _json(text: Mapping[str, str]) -> str:
    return codec.encode(dict(text)).decode()


def _program(row: asyncpg.Record) -> Program:
    return Program(
        store=StoreId(row["store"]),
        words=Words(row["name"], row["consent"]),
        text=row["version"],
        opened_at=row["opened_at"],
        closed_at=row["closed_at"],
    )
