"""What may follow what; nothing here touches a database."""

import hashlib

from guang.kernel.money import Money
from guang.trade.payments.errors import BadAmount, PaymentDisputed
from guang.trade.payments.types import (
    Answer,
    Chargeback,
    ChargebackPhase,
    DifferenceKind,
    Disputed,
    Kept,
    Listed,
    ListedKind,
    NewPayment,
    Payment,
    PaymentState,
)


def next_state(now: PaymentState, heard: PaymentState) -> PaymentState:
    """Where a payment stands after a provider's word.

    Messages come twice and in the wrong order, so only two things ever change a payment: an open one takes any final
    word, and money that arrived counts even after a refusal. Nothing undoes a success; that is what refunds are for.
    """
    if heard is PaymentState.SUCCEEDED or now is PaymentState.PENDING:
        return heard
    return now


def has_news(now: PaymentState, answer: Answer) -> bool:
    """Whether a provider's word changes anything."""
    return next_state(now, answer.state) is not now


def fingerprint(wanted: NewPayment) -> str:
    """What must be equal for two requests to be the same."""
    content = (int(wanted.trade), wanted.method.provider, wanted.method.wish)
    return hashlib.sha256(repr(content).encode()).hexdigest()


def check_refund(paid: Payment, amount: Money) -> None:
    """Refuse to give back nothing, or more than is left.

    Raises:
        BadAmount: with what is left.
        PaymentDisputed: it would be enough, had not a bank taken it back.
    """
    if amount.minor <= 0 or paid.amount - paid.refunded < amount:
        raise BadAmount(left=paid.left, wanted=amount)
    if paid.left < amount:
        raise PaymentDisputed(payment=paid.id, left=paid.left)


ORDER = (
    ChargebackPhase.NEEDS_RESPONSE,
    ChargebackPhase.UNDER_REVIEW,
    ChargebackPhase.WON,
    ChargebackPhase.LOST,
)
FINAL = frozenset({ChargebackPhase.WON, ChargebackPhase.LOST})


def moves_on(now: ChargebackPhase, heard: ChargebackPhase) -> bool:
    """Whether a provider's word about a chargeback is news: never backwards, and nothing follows a decision."""
    return now not in FINAL and ORDER.index(heard) > ORDER.index(now)


def fee_back(known: Disputed, told: Chargeback) -> Money:
    """What a provider has given back of its fee, and has not been heard of: some do when a dispute is won, or later."""
    fee = known.chargeback.fee
    if told.phase is not ChargebackPhase.WON or known.chargeback.phase is ChargebackPhase.LOST:
        return Money.zero(fee.currency)
    return Money(max(0, fee.minor - known.fee_back_minor - told.fee.minor), fee.currency)


def difference(theirs: Listed, ours: Kept | None) -> DifferenceKind | None:
    """How a line of a provider's books differs from what we know of the same thing, if it does.

    A line that is undecided on both sides, or on theirs only while we do not count on it, is none: time will tell. So
    is a charge that both call declined.
    """
    if ours is None:
        return DifferenceKind.STRANGER
    if theirs.amount != ours.amount and PaymentState.DECLINED not in {theirs.state, ours.state}:
        return DifferenceKind.AMOUNT
    if theirs.state is ours.state:
        return None
    if ours.state is PaymentState.SUCCEEDED:
        waits = theirs.kind is ListedKind.REFUND and theirs.state is PaymentState.PENDING
        return None if waits else DifferenceKind.NOT_THERE
    if theirs.state is PaymentState.PENDING:
        return None
    return DifferenceKind.AMOUNT if theirs.amount != ours.amount else DifferenceKind.UNHEARD


def said(one: Listed | Kept | None) -> str:
    """One side's books in a few words; nothing for what is not there."""
    return "" if one is None else f"{one.kind.value} {one.state.value} {one.amount.minor} {one.amount.currency}"


def disputed(told: Chargeback) -> str:
    """A chargeback in a few words."""
    return f"chargeback {told.phase.value} {told.amount.minor} {told.amount.currency}"
