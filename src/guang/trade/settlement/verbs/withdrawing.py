"""Withdrawing: from a balance to a bank, once, and never more than there is."""

from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from guang import journal
from guang.journal.facts.money import WithdrawalAsked, WithdrawalFailed, WithdrawalSent
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, Id, StoreId, WithdrawalId, new_id
from guang.kernel.outside import Answer, State
from guang.trade import ledger
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.settlement import rules, store
from guang.trade.settlement.errors import KeyReused, NotEnough, OnHold, TooSmall
from guang.trade.settlement.rulebook import in_force
from guang.trade.settlement.types import (
    NewWithdrawal,
    Payee,
    Withdrawal,
    WithdrawalState,
)
from guang.trust import governance

FIRST_CHASE: Final = timedelta(seconds=20)
"""How long a withdrawal may stay open before the bank is asked again."""


class SendMoney(msgspec.Struct, frozen=True):
    """The job that tells a bank to send money."""

    withdrawal: WithdrawalId


async def ask(session: Session, wanted: NewWithdrawal, now: datetime) -> Withdrawal:
    """Take money out of a balance and have it sent once this transaction is durable.

    Withdrawals of one owner wait for each other, so two at once never take more than there is. The same key with the
    same content brings the same withdrawal back.

    Raises:
        KeyNeeded, KeyReused: see the key.
        OnHold, TooSmall, NotEnough: nothing has changed.

    Records: ``trade.withdrawal_asked``.
    """
    rules.check_key(wanted.key)
    await store.lock_purse(session, wanted.owner, now)
    known = await store.select_by_key(session, wanted.owner, wanted.key)
    if known is not None:
        if known[1] != rules.fingerprint(wanted):
            raise KeyReused(withdrawal=known[0].id)
        return known[0]
    if (held := await hold(session, wanted.payee, wanted.owner)) is not None:
        raise OnHold(reason=held.reason, since=held.at.isoformat())
    await _check_amount(session, wanted)
    made = new_id(WithdrawalId)
    await store.insert(session, made, wanted, rules.fingerprint(wanted), now)
    asked = await _again(session, made)
    await ledger.post(session, [_posting(asked, "withdrawal", wanted.payee.account, Account.PAYOUTS)], now)
    await queue.enqueue(session, SendMoney(made), key=made.text)
    journal.append(session, WithdrawalAsked(**_terms(asked)))
    return asked


async def hold(session: Session, payee: Payee, owner: int) -> governance.Restriction | None:
    """The platform's restriction of an owner, if there is one: their money waits until it is lifted."""
    return await governance.restriction_of(session, payee.subject(owner))


async def to_send(session: Session, withdrawal: WithdrawalId) -> Withdrawal | None:
    """A withdrawal that the bank has not decided."""
    found = await store.select(session, withdrawal)
    return None if found is None or found.state is not WithdrawalState.ASKED else found


async def overdue(session: Session, now: datetime, after: WithdrawalId, most: int = 100) -> list[Withdrawal]:
    """Withdrawals that have been open for so long that the bank must be asked again, in order of id."""
    return await store.select_open(session, now - FIRST_CHASE, after, most)


async def finish(session: Session, withdrawal: WithdrawalId, answer: Answer, now: datetime) -> None:
    """Write a bank's word down: what was sent has left us, what was refused is back in the balance.

    Saying it twice changes nothing, and nothing undoes a final word.

    Records: ``trade.withdrawal_sent`` or ``trade.withdrawal_failed``.
    """
    if answer.state is State.PENDING:
        return
    done = await store.finish(session, withdrawal, answer, now)
    if done is None:
        return
    if done.state is WithdrawalState.SENT:
        posting = _posting(done, "withdrawal_sent", Account.PAYOUTS, Account.CLEARING)
        journal.append(session, WithdrawalSent(**_terms(done)))
    else:
        posting = _posting(done, "withdrawal_failed", Account.PAYOUTS, done.payee.account)
        journal.append(session, WithdrawalFailed(**_terms(done), code=done.code))
    await ledger.post(session, [posting], now)


async def _check_amount(session: Session, wanted: NewWithdrawal) -> None:
    smallest = in_force().smallest(wanted.amount.currency)
    if wanted.amount < smallest:
        raise TooSmall(smallest=smallest)
    available = await ledger.balance(session, wanted.payee.account, wanted.owner, wanted.amount.currency)
    if available < wanted.amount:
        raise NotEnough(available=available)


def _posting(withdrawal: Withdrawal, kind: str, source: Account, target: Account) -> Posting:
    amount = withdrawal.amount
    return Posting(
        kind,
        withdrawal.id.text,
        (
            Entry(source, withdrawal.owner, -amount),
            Entry(target, PLATFORM if target is Account.CLEARING else withdrawal.owner, amount),
        ),
    )


def _terms(withdrawal: Withdrawal) -> dict[str, Any]:
    owner: Id = (StoreId if withdrawal.payee is Payee.STORE else AccountId)(withdrawal.owner)
    return {
        "withdrawal": withdrawal.id,
        "payee": withdrawal.payee.value,
        "owner": owner.text,
        "amount": withdrawal.amount,
    }


async def _again(session: Session, withdrawal: WithdrawalId) -> Withdrawal:
    found = await store.select(session, withdrawal)
    assert found is not None, "it was written a moment ago"
    return found
