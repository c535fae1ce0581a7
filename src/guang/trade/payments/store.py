"""All SQL of payments. A payment's row is the only lock taken here."""

from datetime import datetime

import asyncpg
from sqlalchemy import RowMapping, select, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, PaymentId, RefundId, TradeId
from guang.kernel.money import Money
from guang.trade.payments.tables import CallbackRow, PaymentRow, RefundRow
from guang.trade.payments.types import Answer, Method, NewPayment, Payment, PaymentState, Refund

_PAYMENT = tuple(PaymentRow.__table__.c)
_INSERT = """
    INSERT INTO trade.payments (id, trade, payer, key, fingerprint, amount, currency, state, provider, wish, started_at)
    SELECT $1, $2, $3, $4, $5, $6, $7, 'pending', $8, $9, $10
    WHERE NOT EXISTS (SELECT FROM trade.payments WHERE trade = $2 AND state = 'succeeded')
    ON CONFLICT DO NOTHING RETURNING id
    """
_SETTLE = """
    UPDATE trade.payments SET state = $2, reference = $3, code = $4, settled_at = $5
    WHERE id = $1 AND state = ANY($6::text[])
    RETURNING id, trade, payer, amount, refunded, disputed, currency, state, provider, wish, code, started_at,
              settled_at
    """


async def insert_payment(
    session: Session, payment: PaymentId, wanted: NewPayment, fingerprint: str, now: datetime
) -> bool:
    """Open a payment; False if the key is taken or the trade has an open one, or one that succeeded, already."""
    amount, method = wanted.amount, wanted.method
    who = (payment, wanted.trade, wanted.payer, wanted.key, fingerprint)
    made = await fetch(session, _INSERT, *who, amount.minor, amount.currency, method.provider, method.wish, now)
    return bool(made)


async def select_by_key(session: Session, payer: AccountId, key: str) -> tuple[Payment, str] | None:
    """The payment that a key made, with the fingerprint of its request."""
    query = select(*_PAYMENT).where(PaymentRow.payer == payer, PaymentRow.key == key)
    row = (await session.execute(query)).mappings().first()
    return None if row is None else (_payment(row), row["fingerprint"])


async def select_under_way(session: Session, trade: TradeId) -> PaymentId | None:
    """The payment of a trade that is open, or that succeeded."""
    counts = [PaymentState.PENDING.value, PaymentState.SUCCEEDED.value]
    found = select(PaymentRow.id).where(PaymentRow.trade == trade, PaymentRow.state.in_(counts))
    return await session.scalar(found.order_by(PaymentRow.id.desc()).limit(1))


async def select_payment(session: Session, payment: PaymentId) -> Payment | None:
    """One payment."""
    row = (await session.execute(select(*_PAYMENT).where(PaymentRow.id == payment))).mappings().first()
    return None if row is None else _payment(row)


async def lock_payment(session: Session, payment: PaymentId) -> Payment | None:
    """One payment, held until this transaction ends."""
    query = select(*_PAYMENT).where(PaymentRow.id == payment).with_for_update()
    row = (await session.execute(query)).mappings().first()
    return None if row is None else _payment(row)


async def settle(
    session: Session, payment: PaymentId, answer: Answer, heard_from: list[PaymentState], now: datetime
) -> Payment | None:
    """Write a provider's word down, if the payment is in a state that it changes; the changed payment, or None."""
    since = [state.value for state in heard_from]
    rows = await fetch(session, _SETTLE, payment, answer.state.value, answer.reference, answer.code, now, since)
    return _payment(rows[0]) if rows else None


async def select_unsettled(session: Session, before: datetime, after: PaymentId, most: int) -> list[Payment]:
    """Open payments that were started before an instant, in order of id, beyond one."""
    rows = await session.execute(
        select(*_PAYMENT)
        .where(PaymentRow.state == PaymentState.PENDING.value, PaymentRow.started_at < before, PaymentRow.id > after)
        .order_by(PaymentRow.id)
        .limit(most)
    )
    return [_payment(row) for row in rows.mappings()]


async def hear(session: Session, provider: str, event: str, now: datetime) -> bool:
    """Note a provider's message; False if it has been heard before."""
    noted = await session.execute(
        insert(CallbackRow)
        .values(provider=provider, event=event, heard_at=now)
        .on_conflict_do_nothing()
        .returning(CallbackRow.event)
    )
    return noted.first() is not None


async def has_refund(session: Session, payment: PaymentId, key: str) -> bool:
    """Whether a key has asked for money back before."""
    found = select(RefundRow.id).where(RefundRow.payment == payment, RefundRow.key == key)
    return await session.scalar(found) is not None


async def insert_refund(session: Session, refund: Refund, key: str, now: datetime) -> None:
    """Ask for money back; the payment must be locked."""
    await session.execute(
        insert(RefundRow).values(
            id=refund.id,
            payment=refund.payment,
            key=key,
            amount=refund.amount.minor,
            reason=refund.reason,
            asked_at=now,
        )
    )
    await session.execute(
        update(PaymentRow)
        .where(PaymentRow.id == refund.payment)
        .values(refunded=PaymentRow.refunded + refund.amount.minor)
    )


async def select_refund(session: Session, refund: RefundId) -> Refund | None:
    """One refund."""
    row = (
        await session.execute(
            select(
                *RefundRow.__table__.c,
                PaymentRow.trade,
                PaymentRow.currency,
                PaymentRow.provider,
                PaymentRow.wish,
                PaymentRow.reference.label("charge"),
            )
            .join(PaymentRow, PaymentRow.id == RefundRow.payment)
            .where(RefundRow.id == refund)
        )
    ).first()
    if row is None:
        return None
    return Refund(
        id=row.id,
        payment=row.payment,
        trade=row.trade,
        amount=Money(row.amount, row.currency),
        reason=row.reason,
        is_done=row.done_at is not None,
        method=Method(row.provider, row.wish),
        charge=row.charge,
    )


async def finish_refund(session: Session, refund: RefundId, reference: str, now: datetime) -> bool:
    """Note that the money went back; False if that was known."""
    done = await session.execute(
        update(RefundRow)
        .where(RefundRow.id == refund, RefundRow.done_at.is_(None))
        .values(done_at=now, reference=reference)
        .returning(RefundRow.id)
    )
    return done.first() is not None


def _payment(row: RowMapping | asyncpg.Record) -> Payment:
    return Payment(
        id=PaymentId(row["id"]),
        trade=TradeId(row["trade"]),
        payer=AccountId(row["payer"]),
        amount=Money(row["amount"], row["currency"]),
        refunded=Money(row["refunded"], row["currency"]),
        state=PaymentState(row["state"]),
        method=Method(row["provider"], row["wish"]),
        code=row["code"],
        started_at=row["started_at"],
        settled_at=row["settled_at"],
        disputed_minor=row["disputed"],
    )
