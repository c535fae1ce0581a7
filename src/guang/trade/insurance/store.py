"""All SQL of insurance. A policy is locked before its claim is made or ended."""

from collections.abc import Collection, Sequence
from datetime import datetime

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, AfterSaleId, LineId, OrderId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.kernel.outside import Answer
from guang.trade.insurance.types import Claim, ClaimState, Cover, Policy, Totals

_SELECT = """
    SELECT p.order_id, p.store, p.buyer, p.viewer, p.lines, p.pays, p.premium, p.currency, p.bound_at,
           c.case_id, c.state, c.due_at, c.done_at, c.reference, c.code
    FROM trade.return_policies p LEFT JOIN trade.return_claims c ON c.order_id = p.order_id
    """
_INSERT = """
    INSERT INTO trade.return_policies (order_id, store, buyer, viewer, lines, pays, premium, currency, bound_at)
    SELECT id, store, buyer, viewer, string_to_array(lines, ',')::bigint[], pays, premium, currency, at
    FROM unnest($1::bigint[], $2::bigint[], $3::bigint[], $4::bigint[], $5::text[], $6::bigint[], $7::bigint[],
                $8::text[], $9::timestamptz[]) AS p (id, store, buyer, viewer, lines, pays, premium, currency, at)
    ORDER BY id
    ON CONFLICT DO NOTHING RETURNING order_id
    """
_LOCK = "SELECT order_id FROM trade.return_policies WHERE order_id = $1 FOR UPDATE"
_CLAIM = """
    INSERT INTO trade.return_claims (order_id, case_id, due_at) VALUES ($1, $2, $3)
    ON CONFLICT DO NOTHING RETURNING order_id
    """
_FINISH = """
    UPDATE trade.return_claims SET state = $2, reference = $3, code = $4, done_at = $5
    WHERE order_id = $1 AND state = 'due' RETURNING order_id
    """
_ONE = f"{_SELECT} WHERE p.order_id = ANY($1::bigint[])"
_DUE = f"{_SELECT} WHERE c.state = 'due' AND c.due_at < $1 AND c.order_id > $2 ORDER BY c.order_id LIMIT $3"
_CLAIMED = f"{_SELECT} WHERE p.store = $1 AND c.order_id IS NOT NULL ORDER BY p.bound_at DESC LIMIT $2"
_OF_BUYER = f"{_SELECT} WHERE p.buyer = $1 ORDER BY p.bound_at DESC LIMIT $2"
_TOTALS = """
    SELECT count(*) AS orders, coalesce(sum(p.premium), 0)::bigint AS premiums,
           count(c.order_id) FILTER (WHERE c.state <> 'refused') AS claims,
           coalesce(sum(p.pays) FILTER (WHERE c.state = 'paid'), 0)::bigint AS paid
    FROM trade.return_policies p LEFT JOIN trade.return_claims c ON c.order_id = p.order_id
    WHERE p.store = $1 AND p.bound_at > $2
    """


async def insert(session: Session, policies: Sequence[Policy]) -> set[OrderId]:
    """New policies; orders that have one keep it, and are left out of what comes back."""
    columns = (
        [one.order for one in policies],
        [one.store for one in policies],
        [one.buyer for one in policies],
        [one.viewer for one in policies],
        [",".join(str(int(line)) for line in one.cover.lines) for one in policies],
        [one.cover.pays.minor for one in policies],
        [one.cover.premium.minor for one in policies],
        [one.cover.pays.currency for one in policies],
        [one.bound_at for one in policies],
    )
    return {OrderId(row["order_id"]) for row in await fetch(session, _INSERT, *columns)}


async def select(session: Session, orders: Collection[OrderId]) -> dict[OrderId, Policy]:
    """The policies of some orders."""
    found = [_policy(row) for row in await fetch(session, _ONE, list(orders))]
    return {one.order: one for one in found}


async def lock(session: Session, order: OrderId) -> Policy | None:
    """The policy of an order, held until this transaction ends."""
    await fetch(session, _LOCK, order)
    return (await select(session, [order])).get(order)


async def insert_claim(session: Session, order: OrderId, case: AfterSaleId, now: datetime) -> bool:
    """A new claim; False if the order has had one."""
    return bool(await fetch(session, _CLAIM, order, case, now))


async def finish(session: Session, order: OrderId, state: ClaimState, answer: Answer, now: datetime) -> bool:
    """Write an insurer's final word down; False if it was known."""
    return bool(await fetch(session, _FINISH, order, state.value, answer.reference, answer.code, now))


async def select_due(session: Session, before: datetime, after: OrderId, most: int) -> list[Policy]:
    """Claims that came up before an instant and are not decided, in order, beyond one."""
    return [_policy(row) for row in await fetch(session, _DUE, before, after, most)]


async def select_claimed(session: Session, store: StoreId, most: int) -> list[Policy]:
    """A store's policies with a claim, the latest first."""
    return [_policy(row) for row in await fetch(session, _CLAIMED, store, most)]


async def select_of_buyer(session: Session, buyer: AccountId, most: int) -> list[Policy]:
    """A buyer's policies, the latest first."""
    return [_policy(row) for row in await fetch(session, _OF_BUYER, buyer, most)]


async def totals(session: Session, store: StoreId, since: datetime) -> Totals:
    """What insurance has cost and paid for orders of a store that left since an instant."""
    (row,) = await fetch(session, _TOTALS, store, since)
    return Totals(**dict(row))


def _policy(row: asyncpg.Record) -> Policy:
    currency = row["currency"]
    lines: Sequence[int] = row["lines"]
    return Policy(
        order=OrderId(row["order_id"]),
        store=StoreId(row["store"]),
        buyer=AccountId(row["buyer"]),
        viewer=ViewerId(row["viewer"]),
        cover=Cover(
            tuple(LineId(line) for line in lines), Money(row["pays"], currency), Money(row["premium"], currency)
        ),
        bound_at=row["bound_at"],
        claim=None if row["case_id"] is None else _claim(row),
    )


def _claim(row: asyncpg.Record) -> Claim:
    return Claim(
        case=AfterSaleId(row["case_id"]),
        state=ClaimState(row["state"]),
        due_at=row["due_at"],
        done_at=row["done_at"],
        reference=row["reference"],
        code=row["code"],
    )
