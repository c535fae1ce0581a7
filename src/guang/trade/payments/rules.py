"""What may follow what; nothing here touches a database."""

import hashlib

from guang.kernel.money import Money
from guang.trade.payments.errors import BadAmount
from guang.trade.payments.types import Answer, NewPayment, PaymentState


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


def check_refund(paid: Money, refunded: Money, amount: Money) -> None:
    """Refuse to give back nothing, or more than is left.

    Raises:
        BadAmount: with what is left.
    """
    left = paid - refunded
    if amount.minor <= 0 or left < amount:
        raise BadAmount(left=left, wanted=amount)
