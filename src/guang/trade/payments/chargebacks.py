"""Chargebacks: a buyer's bank takes money back through the provider, and decides later who keeps it.

The provider takes the amount and its fee at once; the books call that a claim until the bank decides. What a provider
says twice, or in the wrong order, counts once: its own id makes a chargeback one, and phases only go forward. Whose
orders they are, and what speaks for us, is for those above to say; they hear the fact.
"""

from dataclasses import replace
from datetime import datetime

import msgspec

from guang import journal
from guang.journal.facts.money import ChargebackFeeReturned, ChargeDisputed
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.kernel.money import Money
from guang.trade import ledger
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.payments import rules, store, store_chargebacks
from guang.trade.payments.errors import BadCallback, PaymentMissing
from guang.trade.payments.types import (
    Chargeback,
    ChargebackNotice,
    ChargebackPhase,
    Defence,
    Disputed,
    Payment,
    PaymentState,
)

__all__ = ["Chargeback", "ChargebackPhase", "Defence", "answer", "forget", "hear"]


class SendAnswer(msgspec.Struct, frozen=True):
    """The job that tells a bank what we have to say."""

    provider: str
    reference: str


async def hear_callback(session: Session, provider: str, notice: ChargebackNotice, now: datetime) -> Payment:
    """Take a provider's message about a chargeback in; a message heard before changes nothing.

    Raises:
        PaymentMissing, BadCallback: as `hear`.

    Records: as `hear`.
    """
    payment = await _locked(session, provider, notice.chargeback)
    if await store.hear(session, provider, notice.event, now):
        await _hear(session, provider, payment, notice.chargeback, now)
    return payment


async def hear(session: Session, provider: str, told: Chargeback, now: datetime) -> bool:
    """Write down what a provider says about a chargeback; returns whether that was news.

    Raises:
        PaymentMissing: about no payment of ours with this provider.
        BadCallback: more than was paid, in another currency, or about money that never came.

    Records: ``trade.charge_disputed`` where it has come further, ``trade.chargeback_fee_returned`` where its fee has.
    """
    return await _hear(session, provider, await _locked(session, provider, told), told, now)


async def answer(session: Session, provider: str, reference: str, defence: Defence | None, now: datetime) -> None:
    """Have a bank told what speaks for us, or that we accept, once this transaction is durable; the first word counts.

    Args:
        defence: nothing accepts the chargeback.
    """
    if await store_chargebacks.answer(session, provider, reference, defence, now):
        await queue.enqueue(session, SendAnswer(provider, reference), key=f"{provider}:{reference}")


async def to_send(session: Session, provider: str, reference: str) -> Disputed | None:
    """A chargeback whose answer has not reached its bank."""
    found = await store_chargebacks.select(session, provider, reference)
    is_open = found is not None and found.chargeback.phase is ChargebackPhase.NEEDS_RESPONSE
    return found if found is not None and is_open and found.answered_at is not None else None


async def one(session: Session, provider: str, reference: str) -> Disputed | None:
    """A chargeback as we know it."""
    return await store_chargebacks.select(session, provider, reference)


async def forget(session: Session, payer: AccountId) -> None:
    """Forget what banks were told about somebody who left."""
    await store_chargebacks.forget(session, payer)


async def _locked(session: Session, provider: str, told: Chargeback) -> Payment:
    which = told.payment or await store_chargebacks.find_payment(session, provider, told.charge)
    payment = None if which is None else await store.lock_payment(session, which)
    if payment is None or payment.method.provider != provider:
        raise PaymentMissing(payment=which)
    if payment.state is not PaymentState.SUCCEEDED:
        raise BadCallback(reason="not_paid")
    if told.amount.currency != payment.amount.currency or not 0 < told.amount.minor <= payment.amount.minor:
        raise BadCallback(reason="amount")
    return payment


async def _hear(session: Session, provider: str, payment: Payment, told: Chargeback, now: datetime) -> bool:
    known = await store_chargebacks.select(session, provider, told.reference)
    is_richer = known is not None and await _take_fee_back(session, known, told, now)
    if known is None:
        known = await _begin(session, provider, payment, told, now)
    elif not rules.moves_on(known.chargeback.phase, told.phase):
        return is_richer
    else:
        await store_chargebacks.move(session, known, told.phase, told.due_at)
    if told.phase in rules.FINAL:
        await _end(session, known, told.phase, now)
    journal.append(
        session,
        ChargeDisputed(
            provider=provider,
            reference=told.reference,
            payment=payment.id,
            trade=payment.trade,
            amount=known.chargeback.amount,
            claimed=known.claimed,
            fee=known.chargeback.fee,
            reason=known.chargeback.reason,
            phase=told.phase.value,
            due_at=told.due_at or known.chargeback.due_at,
        ),
    )
    return True


async def _begin(session: Session, provider: str, payment: Payment, told: Chargeback, now: datetime) -> Disputed:
    """The provider has taken the money: what is left of the payment cannot go back as a refund any more."""
    claimed = min(told.amount, payment.left)
    begun = Disputed(provider, replace(told, payment=payment.id), payment.id, payment.trade, claimed, None, None)
    await store_chargebacks.insert(session, begun, now)
    await store_chargebacks.dispute(session, payment.id, claimed.minor)
    entries = (
        Entry(Account.CLEARING, PLATFORM, told.amount + told.fee),
        Entry(Account.DISPUTED, PLATFORM, -told.amount),
        Entry(Account.COMPENSATION, PLATFORM, -told.fee),
    )
    await ledger.post(session, [Posting("chargeback_taken", _key(begun), entries)], now)
    return begun


async def _take_fee_back(session: Session, known: Disputed, told: Chargeback, now: datetime) -> bool:
    """The provider has given back what it took for its trouble, once; whether it has."""
    back = rules.fee_back(known, told)
    if not back.minor:
        return False
    await store_chargebacks.give_fee_back(session, known, back)
    entries = (Entry(Account.CLEARING, PLATFORM, -back), Entry(Account.COMPENSATION, PLATFORM, back))
    key = f"{_key(known)}:{known.fee_back_minor + back.minor}"
    await ledger.post(session, [Posting("chargeback_fee_back", key, entries)], now)
    about = (known.provider, told.reference, known.payment, known.trade)
    journal.append(session, ChargebackFeeReturned(*about, back))
    return True


async def _end(session: Session, known: Disputed, phase: ChargebackPhase, now: datetime) -> None:
    """The money is back with us; or what was claimed was a refund, and what had gone back before is lost twice."""
    amount = known.chargeback.amount
    if phase is ChargebackPhase.WON:
        await store_chargebacks.dispute(session, known.payment, -known.claimed.minor)
        entries: tuple[Entry, ...] = (Entry(Account.CLEARING, PLATFORM, -amount),)
    else:
        entries = (
            Entry(Account.REFUNDS, PLATFORM, -known.claimed),
            Entry(Account.COMPENSATION, PLATFORM, -_twice(known)),
        )
    posting = Posting(f"chargeback_{phase.value}", _key(known), (Entry(Account.DISPUTED, PLATFORM, amount), *entries))
    await ledger.post(session, [posting], now)


def _twice(known: Disputed) -> Money:
    return known.chargeback.amount - known.claimed


def _key(known: Disputed) -> str:
    return f"{known.provider}:{known.chargeback.reference}"
