"""The verbs of payments: start, settle, refund."""

from datetime import datetime, timedelta
from typing import Final

import msgspec

from guang import journal
from guang.journal.facts.trade import PaymentDeclined, PaymentRefunded, PaymentSucceeded
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import PaymentId, RefundId, new_id
from guang.kernel.money import Money
from guang.trade import ledger
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.payments import chargebacks, rules, store
from guang.trade.payments.adapters import simulator
from guang.trade.payments.errors import BadAmount, BadCallback, KeyReused, PaymentInProgress, PaymentMissing
from guang.trade.payments.types import Answer, ChargebackNotice, NewPayment, Notice, Payment, PaymentState, Refund

FIRST_CHASE: Final = timedelta(seconds=20)
"""How long a payment may stay open before we ask the provider ourselves."""


class SendRefund(msgspec.Struct, frozen=True):
    """The job that sends money back."""

    refund: RefundId


class SimulateVerdict(msgspec.Struct, frozen=True):
    """The job that sends what the bank behind a simulated chargeback decides."""

    reference: str


class SimulateCallbacks(msgspec.Struct, frozen=True):
    """The job that sends what a simulated provider says unasked."""

    payment: PaymentId


async def start(session: Session, wanted: NewPayment, now: datetime) -> tuple[Payment, bool]:
    """Open a payment. Commit before the provider is asked to charge it.

    Returns:
        The payment, and whether it is new; a key that comes back brings its payment back, in whatever state.

    Raises:
        BadAmount: nothing to pay.
        KeyReused: the key belongs to another request.
        PaymentInProgress: the trade has an open payment under another key, or one that succeeded a moment ago and
            is about to pay its orders.
    """
    if wanted.amount.minor <= 0:
        raise BadAmount(wanted=wanted.amount)
    fresh = new_id(PaymentId)
    if await store.insert_payment(session, fresh, wanted, rules.fingerprint(wanted), now):
        zero = Money.zero(wanted.amount.currency)
        opened = Payment(
            id=fresh,
            trade=wanted.trade,
            payer=wanted.payer,
            amount=wanted.amount,
            refunded=zero,
            state=PaymentState.PENDING,
            method=wanted.method,
            code="",
            started_at=now,
            settled_at=None,
        )
        if simulator.calls_back(wanted.method):
            await queue.enqueue(session, SimulateCallbacks(fresh), key=fresh.text, after=simulator.takes(wanted.method))
        return opened, True
    known = await repeated(session, wanted)
    if known is None:
        raise PaymentInProgress(payment=await store.select_under_way(session, wanted.trade))
    return known, False


async def repeated(session: Session, wanted: NewPayment) -> Payment | None:
    """The payment that this very request made before, if it did; amounts are not compared, for they move on.

    Raises:
        KeyReused: the key belongs to another request.
    """
    known = await store.select_by_key(session, wanted.payer, wanted.key)
    if known is not None and known[1] != rules.fingerprint(wanted):
        raise KeyReused(payment=known[0].id)
    return None if known is None else known[0]


async def settle(session: Session, payment_id: PaymentId, answer: Answer, now: datetime) -> Payment:
    """Write down what the provider says about a payment; saying it twice, or too late, changes nothing.

    Raises:
        PaymentMissing: no such payment.

    Records: ``trade.payment_succeeded`` or ``trade.payment_declined`` when the payment changes.
    """
    moved_from = [state for state in PaymentState if rules.has_news(state, answer)]
    changed = await store.settle(session, payment_id, answer, moved_from, now) if moved_from else None
    if changed is None:
        return await payment(session, payment_id)
    if changed.state is PaymentState.SUCCEEDED:
        await journal.record(session, PaymentSucceeded(payment=changed.id, trade=changed.trade, amount=changed.amount))
    else:
        await journal.record(session, PaymentDeclined(payment=changed.id, trade=changed.trade, code=changed.code))
    return changed


async def settle_callback(session: Session, provider: str, notice: Notice | ChargebackNotice, now: datetime) -> Payment:
    """Take a provider's callback in; a message heard before changes nothing.

    Raises:
        PaymentMissing: about no payment of ours with this provider.
        BadCallback: the amount is not the one we asked for.

    Records: as `settle`, or ``trade.charge_disputed``.
    """
    if isinstance(notice, ChargebackNotice):
        return await chargebacks.hear_callback(session, provider, notice, now)
    known = await payment(session, notice.payment)
    if known.method.provider != provider:
        raise PaymentMissing(payment=notice.payment)
    if notice.amount != known.amount:
        raise BadCallback(reason="amount")
    if not await store.hear(session, provider, notice.event, now):
        return known
    return await settle(session, notice.payment, notice.answer, now)


async def payment(session: Session, payment_id: PaymentId) -> Payment:
    """One payment.

    Raises:
        PaymentMissing: no such payment.
    """
    found = await store.select_payment(session, payment_id)
    if found is None:
        raise PaymentMissing(payment=payment_id)
    return found


async def refund(
    session: Session, payment_id: PaymentId, amount: Money, *, reason: str, key: str, now: datetime
) -> None:
    """Give money back once this transaction is durable; the same key gives it back once.

    Args:
        key: what the refund is for, unique within the payment.

    Raises:
        PaymentMissing: no such payment.
        BadAmount: nothing, or more than is left of the payment.
        PaymentDisputed: a bank has taken back what would be left.

    Records: ``trade.payment_refunded``, later, when the provider has done it.
    """
    paid = await store.lock_payment(session, payment_id)
    if paid is None:
        raise PaymentMissing(payment=payment_id)
    if await store.has_refund(session, payment_id, key):
        return
    rules.check_refund(paid, amount)
    asked = Refund(
        id=new_id(RefundId),
        payment=paid.id,
        trade=paid.trade,
        amount=amount,
        reason=reason,
        is_done=False,
        method=paid.method,
    )
    await store.insert_refund(session, asked, key, now)
    await queue.enqueue(session, SendRefund(asked.id), key=asked.id.text)


async def refund_to_send(session: Session, refund_id: RefundId) -> Refund | None:
    """A refund that the provider has not confirmed yet."""
    found = await store.select_refund(session, refund_id)
    return None if found is None or found.is_done else found


async def finish_refund(session: Session, sent: Refund, reference: str, now: datetime) -> None:
    """Note that the provider has sent money back; noting it twice changes nothing.

    Records: ``trade.payment_refunded``.
    """
    if await store.finish_refund(session, sent.id, reference, now):
        entries = (Entry(Account.REFUNDS, PLATFORM, -sent.amount), Entry(Account.CLEARING, PLATFORM, sent.amount))
        await ledger.post(session, [Posting("refund_sent", sent.id.text, entries)], now)
        journal.append(
            session,
            PaymentRefunded(payment=sent.payment, trade=sent.trade, amount=sent.amount, reason=sent.reason),
        )


async def unsettled(session: Session, now: datetime, after: PaymentId, most: int = 100) -> list[Payment]:
    """Payments that have been open for so long that the provider must be asked, some at a time, in order of id."""
    return await store.select_unsettled(session, now - FIRST_CHASE, after, most)
