"""SQL that compares our payments and refunds with a provider's books, many at a time."""

from collections.abc import Sequence
from datetime import date, datetime

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import PaymentId, RefundId, TradeId
from guang.kernel.money import Money
from guang.trade.payments.types import (
    Charge,
    Difference,
    DifferenceKind,
    Kept,
    ListedKind,
    Method,
    PaymentState,
    Reconciliation,
    Refund,
)

_CHARGES = """
    SELECT id, amount, currency, state, wish, started_at FROM trade.payments
    """
_REFUNDS = """
    SELECT r.id, r.payment, r.amount, r.reason, r.done_at, p.trade, p.currency, p.provider, p.wish,
           p.reference AS charge
    FROM trade.refunds AS r JOIN trade.payments AS p ON p.id = r.payment
    """
_CHARGES_BY_ID = f"{_CHARGES} WHERE id = ANY($1::bigint[]) AND provider = $2"
_REFUNDS_BY_ID = f"{_REFUNDS} WHERE r.id = ANY($1::bigint[]) AND p.provider = $2"
_CHARGES_OF_DAY = f"""{_CHARGES}
    WHERE provider = $1 AND started_at >= $2 AND started_at < $3 AND id > $4 ORDER BY id LIMIT $5
    """
_REFUNDS_OF_DAY = f"""{_REFUNDS}
    WHERE p.provider = $1 AND r.done_at >= $2 AND r.done_at < $3 AND r.id > $4 ORDER BY r.id LIMIT $5
    """
_DAYS = """
    SELECT r.day, r.provider, r.done_at, r.listed, count(d.subject) FILTER (WHERE d.is_mended) AS mended,
           count(d.subject) FILTER (WHERE NOT d.is_mended) AS open
    FROM trade.reconciliations AS r LEFT JOIN trade.reconciliation_differences AS d USING (day, provider)
    GROUP BY r.day, r.provider ORDER BY r.day DESC, r.provider LIMIT $1
    """
_DIFFERENCES = """
    SELECT day, provider, subject, kind, theirs, ours, is_mended FROM trade.reconciliation_differences
    WHERE day = ANY($1::date[]) ORDER BY is_mended, day DESC, subject LIMIT $2
    """


async def select_charges(session: Session, provider: str, ids: Sequence[int]) -> dict[str, Kept]:
    """What we know of charges, by the text of their ids."""
    return _charges(await fetch(session, _CHARGES_BY_ID, ids, provider))


async def select_refunds(session: Session, provider: str, ids: Sequence[int]) -> dict[str, Kept]:
    """What we know of refunds, by the text of their ids."""
    return _refunds(await fetch(session, _REFUNDS_BY_ID, ids, provider))


async def page_of_charges(
    session: Session, provider: str, span: tuple[datetime, datetime], after: int, most: int
) -> dict[str, Kept]:
    """Charges that were started within a span, in order of id, beyond one."""
    return _charges(await fetch(session, _CHARGES_OF_DAY, provider, *span, after, most))


async def page_of_refunds(
    session: Session, provider: str, span: tuple[datetime, datetime], after: int, most: int
) -> dict[str, Kept]:
    """Refunds that were done within a span, in order of id, beyond one."""
    return _refunds(await fetch(session, _REFUNDS_OF_DAY, provider, *span, after, most))


async def has_reconciled(session: Session, provider: str, day: date) -> bool:
    """Whether a day has been compared before."""
    query = "SELECT FROM trade.reconciliations WHERE day = $1 AND provider = $2"
    return bool(await fetch(session, query, day, provider))


async def write(session: Session, found: Reconciliation) -> None:
    """Write a comparison down; what an earlier one of the same day found and this one does not, is mended."""
    day = (found.day, found.provider)
    await fetch(
        session,
        "INSERT INTO trade.reconciliations (day, provider, done_at, listed) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (day, provider) DO UPDATE SET done_at = excluded.done_at, listed = excluded.listed",
        *day,
        found.done_at,
        found.listed,
    )
    await fetch(
        session,
        "UPDATE trade.reconciliation_differences SET is_mended = true WHERE day = $1 AND provider = $2",
        *day,
    )
    await fetch(
        session,
        """
        INSERT INTO trade.reconciliation_differences (day, provider, subject, kind, theirs, ours, is_mended)
        SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::boolean[])
        ON CONFLICT (day, provider, subject, kind)
        DO UPDATE SET theirs = excluded.theirs, ours = excluded.ours, is_mended = excluded.is_mended
        """,
        *day,
        [one.subject for one in found.differences],
        [one.kind.value for one in found.differences],
        [one.theirs for one in found.differences],
        [one.ours for one in found.differences],
        [one.is_mended for one in found.differences],
    )


async def select_days(session: Session, days: int, most: int) -> list[Reconciliation]:
    """The last comparisons, the newest first, with what they found."""
    rows = await fetch(session, _DAYS, days)
    found: dict[tuple[date, str], list[Difference]] = {(row["day"], row["provider"]): [] for row in rows}
    for row in await fetch(session, _DIFFERENCES, [row["day"] for row in rows], most):
        kind = DifferenceKind(row["kind"])
        one = Difference(kind, row["subject"], row["theirs"], row["ours"], row["is_mended"])
        found.setdefault((row["day"], row["provider"]), []).append(one)
    return [
        Reconciliation(
            provider=row["provider"],
            day=row["day"],
            done_at=row["done_at"],
            listed=row["listed"],
            mended=row["mended"],
            open=row["open"],
            differences=tuple(found[row["day"], row["provider"]]),
        )
        for row in rows
    ]


async def forget_callbacks(session: Session, before: datetime) -> None:
    """Drop notes of messages that are too old to be heard again."""
    await fetch(session, "DELETE FROM trade.payment_callbacks WHERE heard_at < $1", before)


def _charges(rows: Sequence[asyncpg.Record]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for row in rows:
        charge = Charge(PaymentId(row["id"]), Money(row["amount"], row["currency"]), row["wish"], row["started_at"])
        found[charge.payment.text] = Kept(
            ListedKind.CHARGE, row["id"], charge.amount, PaymentState(row["state"]), charge
        )
    return found


def _refunds(rows: Sequence[asyncpg.Record]) -> dict[str, Kept]:
    found: dict[str, Kept] = {}
    for row in rows:
        refund = Refund(
            id=RefundId(row["id"]),
            payment=PaymentId(row["payment"]),
            trade=TradeId(row["trade"]),
            amount=Money(row["amount"], row["currency"]),
            reason=row["reason"],
            is_done=row["done_at"] is not None,
            method=Method(row["provider"], row["wish"]),
            charge=row["charge"],
        )
        state = PaymentState.SUCCEEDED if refund.is_done else PaymentState.PENDING
        found[refund.id.text] = Kept(ListedKind.REFUND, row["id"], refund.amount, state, refund)
    return found
