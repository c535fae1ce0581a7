"""All SQL of settlement. An owner's purse is locked before anything else here."""

from datetime import datetime

import asyncpg

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, WithdrawalId
from guang.kernel.money import Money
from guang.kernel.outside import Answer, State
from guang.trade.settlement.types import NewWithdrawal, Payee, Withdrawal, WithdrawalState

_COLUMNS = "id, payee, owner, by, amount, currency, state, bank, wish, reference, code, asked_at, done_at"
_BY_KEY = f"SELECT {_COLUMNS}, fingerprint FROM trade.withdrawals WHERE owner = $1 AND key = $2"  # noqa: S608
_ONE = f"SELECT {_COLUMNS} FROM trade.withdrawals WHERE id = $1"  # noqa: S608 - constants only
_PAGE = f"""
    SELECT {_COLUMNS} FROM trade.withdrawals WHERE owner = $1 AND payee = $2 AND id < $3 ORDER BY id DESC LIMIT $4
    """  # noqa: S608 - constants only
_OPEN = f"""
    SELECT {_COLUMNS} FROM trade.withdrawals WHERE state = 'asked' AND asked_at < $1 AND id > $2 ORDER BY id LIMIT $3
    """  # noqa: S608 - constants only
_FINISH = f"""
    UPDATE trade.withdrawals SET state = $2, reference = $3, code = $4, done_at = $5
    WHERE id = $1 AND state = 'asked' RETURNING {_COLUMNS}
    """  # noqa: S608 - constants only


async def lock_purse(session: Session, owner: int, now: datetime) -> None:
    """Let nobody else withdraw from this owner's balance until this transaction ends."""
    await fetch(
        session,
        "INSERT INTO trade.purses (owner, asked_at) VALUES ($1, $2) "
        "ON CONFLICT (owner) DO UPDATE SET asked_at = excluded.asked_at",
        owner,
        now,
    )


async def insert(
    session: Session, withdrawal: WithdrawalId, wanted: NewWithdrawal, fingerprint: str, now: datetime
) -> None:
    """Write a withdrawal down; the purse must be locked."""
    await fetch(
        session,
        """
        INSERT INTO trade.withdrawals (id, payee, owner, by, key, fingerprint, amount, currency, state, bank, wish,
                                       asked_at)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'asked', $9, $10, $11)
        """,
        withdrawal,
        wanted.payee.value,
        wanted.owner,
        wanted.by,
        wanted.key,
        fingerprint,
        wanted.amount.minor,
        wanted.amount.currency,
        wanted.bank,
        wanted.wish,
        now,
    )


async def select_by_key(session: Session, owner: int, key: str) -> tuple[Withdrawal, str] | None:
    """The withdrawal that a key made, with the fingerprint of its request."""
    rows = await fetch(session, _BY_KEY, owner, key)
    return (_withdrawal(rows[0]), rows[0]["fingerprint"]) if rows else None


async def select(session: Session, withdrawal: WithdrawalId) -> Withdrawal | None:
    """One withdrawal."""
    rows = await fetch(session, _ONE, withdrawal)
    return _withdrawal(rows[0]) if rows else None


async def select_page(
    session: Session, payee: Payee, owner: int, before: WithdrawalId | None, most: int
) -> list[Withdrawal]:
    """A page of one owner's withdrawals, the newest first."""
    rows = await fetch(session, _PAGE, owner, payee.value, before or 2**63 - 1, most)
    return [_withdrawal(row) for row in rows]


async def select_open(session: Session, before: datetime, after: WithdrawalId, most: int) -> list[Withdrawal]:
    """Withdrawals asked for before an instant and not done, in order of id, beyond one."""
    return [_withdrawal(row) for row in await fetch(session, _OPEN, before, after, most)]


async def finish(session: Session, withdrawal: WithdrawalId, answer: Answer, now: datetime) -> Withdrawal | None:
    """Write a bank's final word down; nothing if it was known."""
    state = WithdrawalState.SENT if answer.state is State.DONE else WithdrawalState.FAILED
    rows = await fetch(session, _FINISH, withdrawal, state.value, answer.reference, answer.code, now)
    return _withdrawal(rows[0]) if rows else None


def _withdrawal(row: asyncpg.Record) -> Withdrawal:
    return Withdrawal(
        id=WithdrawalId(row["id"]),
        payee=Payee(row["payee"]),
        owner=row["owner"],
        by=AccountId(row["by"]),
        amount=Money(row["amount"], row["currency"]),
        state=WithdrawalState(row["state"]),
        bank=row["bank"],
        wish=row["wish"],
        reference=row["reference"],
        code=row["code"],
        asked_at=row["asked_at"],
        done_at=row["done_at"],
    )
