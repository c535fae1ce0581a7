"""SQL of chargebacks. The payment's row is locked before any of its chargebacks."""

from datetime import datetime

import asyncpg

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, PaymentId, TradeId
from guang.kernel.money import Money
from guang.trade.payments.types import Chargeback, ChargebackPhase, Defence, Disputed

_BY_REFERENCE = "SELECT id FROM trade.payments WHERE reference = $2 AND provider = $1 AND provider <> 'simulator'"
_DISPUTED = """
    SELECT c.provider, c.reference, c.payment, c.amount, c.claimed, c.fee, c.currency, c.reason, c.phase, c.due_at,
           c.answered_at, c.defence::text AS defence, c.fee_back, p.trade
    FROM trade.chargebacks AS c JOIN trade.payments AS p ON p.id = c.payment
    """
_ONE = f"{_DISPUTED} WHERE c.provider = $1 AND c.reference = $2"
_OF_SPAN = f"{_DISPUTED} WHERE c.provider = $1 AND c.heard_at >= $2 AND c.heard_at < $3 ORDER BY c.reference LIMIT $4"
_INSERT = """
    INSERT INTO trade.chargebacks (provider, reference, payment, amount, claimed, fee, currency, reason, phase, due_at,
                                   heard_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) ON CONFLICT DO NOTHING
    """


async def find_payment(session: Session, provider: str, charge: str) -> PaymentId | None:
    """The payment to whose charge a provider gave a reference."""
    rows = await fetch(session, _BY_REFERENCE, provider, charge)
    return PaymentId(rows[0]["id"]) if rows else None


async def select(session: Session, provider: str, reference: str) -> Disputed | None:
    """One chargeback."""
    rows = await fetch(session, _ONE, provider, reference)
    return _disputed(rows[0]) if rows else None


async def select_heard(session: Session, provider: str, span: tuple[datetime, datetime], most: int) -> list[Disputed]:
    """Chargebacks of which we heard first within a span."""
    return [_disputed(row) for row in await fetch(session, _OF_SPAN, provider, *span, most)]


async def insert(session: Session, one: Disputed, now: datetime) -> None:
    """Write a chargeback down; its payment must be locked."""
    told = one.chargeback
    await fetch(
        session,
        _INSERT,
        one.provider,
        told.reference,
        one.payment,
        told.amount.minor,
        one.claimed.minor,
        told.fee.minor,
        told.amount.currency,
        told.reason,
        told.phase.value,
        told.due_at,
        now,
    )


async def dispute(session: Session, payment: PaymentId, change: int) -> None:
    """So much more, or less, of a payment is taken back; it must be locked."""
    await fetch(session, "UPDATE trade.payments SET disputed = disputed + $2 WHERE id = $1", payment, change)


async def move(session: Session, one: Disputed, phase: ChargebackPhase, due_at: datetime | None) -> None:
    """Note how far a bank has come; what it was told is forgotten when it has decided."""
    await fetch(
        session,
        "UPDATE trade.chargebacks SET phase = $3, due_at = coalesce($4, due_at), "
        "defence = CASE WHEN $3 IN ('won', 'lost') THEN NULL ELSE defence END "
        "WHERE provider = $1 AND reference = $2",
        one.provider,
        one.chargeback.reference,
        phase.value,
        due_at,
    )


async def give_fee_back(session: Session, one: Disputed, back: Money) -> None:
    """So much more of the fee is with us again; its payment must be locked."""
    await fetch(
        session,
        "UPDATE trade.chargebacks SET fee_back = fee_back + $3 WHERE provider = $1 AND reference = $2",
        one.provider,
        one.chargeback.reference,
        back.minor,
    )


async def answer(session: Session, provider: str, reference: str, defence: Defence | None, now: datetime) -> bool:
    """Note what the provider is to be told; False if that was decided before."""
    said = None if defence is None else codec.encode(defence).decode()
    rows = await fetch(
        session,
        "UPDATE trade.chargebacks SET answered_at = $4, defence = $3::text::jsonb "
        "WHERE provider = $1 AND reference = $2 AND answered_at IS NULL RETURNING reference",
        provider,
        reference,
        said,
        now,
    )
    return bool(rows)


async def forget(session: Session, payer: AccountId) -> None:
    """Forget what banks were told about somebody who left; what has not been sent yet is still needed."""
    await fetch(
        session,
        "UPDATE trade.chargebacks SET defence = NULL WHERE phase <> 'needs_response' AND defence IS NOT NULL "
        "AND payment IN (SELECT id FROM trade.payments WHERE payer = $1)",
        payer,
    )


def _disputed(row: asyncpg.Record) -> Disputed:
    currency = row["currency"]
    told = Chargeback(
        reference=row["reference"],
        amount=Money(row["amount"], currency),
        fee=Money(row["fee"], currency),
        reason=row["reason"],
        phase=ChargebackPhase(row["phase"]),
        due_at=row["due_at"],
        payment=PaymentId(row["payment"]),
    )
    return Disputed(
        provider=row["provider"],
        chargeback=told,
        payment=PaymentId(row["payment"]),
        trade=TradeId(row["trade"]),
        claimed=Money(row["claimed"], currency),
        answered_at=row["answered_at"],
        fee_back_minor=row["fee_back"],
        defence=None if row["defence"] is None else codec.decode(row["defence"].encode(), Defence),
    )
