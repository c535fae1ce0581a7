"""All SQL of disputes. A dispute's row is locked before anything else here."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

import asyncpg

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, DisputeId, OrderId, PaymentId, StoreId, TradeId
from guang.kernel.money import Money
from guang.trade.disputes.types import (
    Dispute,
    DisputeLiability,
    DisputePart,
    DisputeReason,
    DisputeState,
    Proof,
    Stance,
)

_COLUMNS = """id, provider, reference, payment, trade, amount, claimed, fee, currency, reason, liability, state,
    opened_at, due_at, listens_until, submitted_at, ended_at"""
_ONE = f"SELECT {_COLUMNS} FROM trade.disputes WHERE id = $1"  # noqa: S608 - constants only
_LOCK = f"{_ONE} FOR UPDATE"
_LOCK_REFERENCE = f"""
    SELECT {_COLUMNS} FROM trade.disputes WHERE provider = $1 AND reference = $2 FOR UPDATE
    """  # noqa: S608 - constants only
_INSERT = """
    INSERT INTO trade.disputes (id, provider, reference, payment, trade, amount, claimed, fee, currency, reason,
                                liability, state, opened_at, due_at, listens_until)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
    ON CONFLICT DO NOTHING RETURNING id
    """
_INSERT_PARTS = """
    INSERT INTO trade.dispute_parts (dispute, order_id, store, amount, withheld, stance, words, key)
    SELECT $1, *, 'silent', '', '' FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[])
    """
_MOVE = """
    UPDATE trade.disputes SET state = $2, submitted_at = CASE WHEN $2 = 'submitted' THEN $3 ELSE submitted_at END,
           ended_at = CASE WHEN $2 IN ('won', 'lost', 'accepted') THEN $3::timestamptz END
    WHERE id = $1
    """
_ANSWER = """
    UPDATE trade.dispute_parts SET stance = $3, words = $4, by = $5, answered_at = $6, key = $7
    WHERE dispute = $1 AND order_id = $2
    """
_PARTS = """
    SELECT p.dispute, p.order_id, p.store, p.amount, p.withheld, p.stance, p.words, p.by, p.answered_at, p.key,
           p.proof::text AS proof, d.currency
    FROM trade.dispute_parts AS p JOIN trade.disputes AS d ON d.id = p.dispute
    WHERE p.dispute = ANY($1::bigint[]) ORDER BY p.dispute, p.order_id
    """
_OVERDUE = """
    SELECT id FROM trade.disputes
    WHERE state IN ('opened', 'evidence_due') AND (state = 'opened' OR due_at <= $1) AND id > $2 ORDER BY id LIMIT $3
    """
_PAGE = f"""
    SELECT {_COLUMNS} FROM trade.disputes AS d
    WHERE ($1::bigint IS NULL OR EXISTS (SELECT FROM trade.dispute_parts p WHERE p.dispute = d.id AND p.store = $1))
          AND state = ANY($2::text[]) AND id < $3 ORDER BY id DESC LIMIT $4
    """  # noqa: S608 - constants only
_COUNTS = """
    SELECT state, count(*) AS disputes FROM trade.disputes AS d
    WHERE $1::bigint IS NULL OR EXISTS (SELECT FROM trade.dispute_parts p WHERE p.dispute = d.id AND p.store = $1)
    GROUP BY state
    """
_FORGET = """
    UPDATE trade.dispute_parts SET proof = NULL
    WHERE order_id = ANY($1::bigint[]) AND proof IS NOT NULL
    """
_FORGET_STAFF = "UPDATE trade.dispute_parts SET by = NULL WHERE by = $1"


async def insert(session: Session, made: Dispute) -> bool:
    """Write a dispute down with its parts; False if it was known."""
    rows = await fetch(
        session,
        _INSERT,
        made.id,
        made.provider,
        made.reference,
        made.payment,
        made.trade,
        made.amount.minor,
        made.claimed.minor,
        made.fee.minor,
        made.amount.currency,
        made.reason.value,
        made.liability.value,
        made.state.value,
        made.opened_at,
        made.due_at,
        made.listens_until,
    )
    if rows:
        orders, stores = [part.order for part in made.parts], [part.store for part in made.parts]
        amounts = [part.amount.minor for part in made.parts]
        withheld = [part.withheld.minor for part in made.parts]
        await fetch(session, _INSERT_PARTS, made.id, orders, stores, amounts, withheld)
    return bool(rows)


async def select(session: Session, dispute: DisputeId) -> Dispute | None:
    """One dispute."""
    return await _first(session, await fetch(session, _ONE, dispute))


async def lock(session: Session, dispute: DisputeId) -> Dispute | None:
    """One dispute, held until this transaction ends."""
    return await _first(session, await fetch(session, _LOCK, dispute))


async def lock_reference(session: Session, provider: str, reference: str) -> Dispute | None:
    """The dispute that a provider calls so, held until this transaction ends."""
    return await _first(session, await fetch(session, _LOCK_REFERENCE, provider, reference))


async def move(session: Session, dispute: DisputeId, state: DisputeState, now: datetime) -> None:
    """Note how far a dispute has come; it must be locked."""
    await fetch(session, _MOVE, dispute, state.value, now)


async def answer(session: Session, dispute: DisputeId, part: DisputePart) -> None:
    """Note what a store says; the dispute must be locked."""
    said = (part.stance.value, part.words, part.by, part.answered_at, part.key)
    await fetch(session, _ANSWER, dispute, part.order, *said)


async def keep_proofs(session: Session, dispute: DisputeId, proofs: Mapping[OrderId, Proof]) -> None:
    """Keep what speaks for each part by itself."""
    await fetch(
        session,
        "UPDATE trade.dispute_parts AS p SET proof = w.proof::jsonb "
        "FROM unnest($2::bigint[], $3::text[]) AS w (id, proof) WHERE p.dispute = $1 AND p.order_id = w.id",
        dispute,
        list(proofs),
        [codec.encode(proof).decode() for proof in proofs.values()],
    )


async def select_overdue(session: Session, now: datetime, after: DisputeId, most: int) -> list[DisputeId]:
    """Disputes that the clock moves, in order of id, beyond one."""
    return [DisputeId(row["id"]) for row in await fetch(session, _OVERDUE, now, after, most)]


async def select_page(
    session: Session,
    states: Collection[DisputeState],
    before: DisputeId | None,
    most: int,
    store: StoreId | None = None,
) -> list[Dispute]:
    """A page of disputes in some states, the newest first; those about a store's orders, if one is named."""
    names = [state.value for state in states]
    return await _with_parts(session, await fetch(session, _PAGE, store, names, before or 2**62, most))


async def count_states(session: Session, store: StoreId | None = None) -> dict[DisputeState, int]:
    """How many disputes there are in each state."""
    return {DisputeState(row["state"]): row["disputes"] for row in await fetch(session, _COUNTS, store)}


async def forget(session: Session, account: AccountId, bought: Sequence[OrderId]) -> None:
    """Forget what is known of somebody who left: as the buyer of some orders, and as one who answered."""
    await fetch(session, _FORGET, bought)
    await fetch(session, _FORGET_STAFF, account)


async def _first(session: Session, rows: Sequence[asyncpg.Record]) -> Dispute | None:
    return next(iter(await _with_parts(session, rows)), None)


async def _with_parts(session: Session, rows: Sequence[asyncpg.Record]) -> list[Dispute]:
    parts: dict[int, list[DisputePart]] = {row["id"]: [] for row in rows}
    for row in await fetch(session, _PARTS, list(parts)) if rows else []:
        parts[row["dispute"]].append(_part(row))
    return [_dispute(row, parts[row["id"]]) for row in rows]


def _part(row: asyncpg.Record) -> DisputePart:
    return DisputePart(
        order=OrderId(row["order_id"]),
        store=StoreId(row["store"]),
        amount=Money(row["amount"], row["currency"]),
        withheld=Money(row["withheld"], row["currency"]),
        stance=Stance(row["stance"]),
        words=row["words"],
        by=None if row["by"] is None else AccountId(row["by"]),
        answered_at=row["answered_at"],
        key=row["key"],
        proof=None if row["proof"] is None else codec.decode(row["proof"].encode(), Proof),
    )


def _dispute(row: asyncpg.Record, parts: Sequence[DisputePart]) -> Dispute:
    currency = row["currency"]
    return Dispute(
        id=DisputeId(row["id"]),
        provider=row["provider"],
        reference=row["reference"],
        payment=PaymentId(row["payment"]),
        trade=TradeId(row["trade"]),
        amount=Money(row["amount"], currency),
        claimed=Money(row["claimed"], currency),
        fee=Money(row["fee"], currency),
        reason=DisputeReason(row["reason"]),
        liability=DisputeLiability(row["liability"]),
        state=DisputeState(row["state"]),
        opened_at=row["opened_at"],
        due_at=row["due_at"],
        listens_until=row["listens_until"],
        submitted_at=row["submitted_at"],
        ended_at=row["ended_at"],
        parts=tuple(parts),
    )
