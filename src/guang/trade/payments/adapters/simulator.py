"""A provider that moves no money and behaves as it is told, badly included; labelled as simulated everywhere.

It keeps no books: what became of a charge follows from the charge and the time, so asking again gives the same answer
whatever was killed in between. Its callbacks are signed as a real provider's are.
"""

import hashlib
import hmac
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import msgspec

from guang.kernel import codec
from guang.kernel.errors import Refusal
from guang.kernel.ids import PaymentId
from guang.kernel.money import Money
from guang.trade.payments.errors import BadCallback, NoSuchMethod
from guang.trade.payments.types import (
    Answer,
    Charge,
    Chargeback,
    ChargebackNotice,
    ChargebackPhase,
    Disputed,
    Listed,
    ListedKind,
    Method,
    Notice,
    PaymentState,
    Refund,
)

NAME: Final = "simulator"
SIGNATURE_HEADER: Final = "guang-simulator-signature"
TAKES: Final = timedelta(seconds=4)
"""How long a delayed charge takes."""
VERY_LATE: Final = timedelta(minutes=20)
"""How long a charge takes that succeeds when nobody waits for it any more."""
OLDEST: Final = timedelta(minutes=5)
"""How old a callback may be."""
LISTENS: Final = timedelta(days=7)
"""How long the bank behind a chargeback listens."""
CHARGEBACK_FEE_MINOR: Final = 1_500
DECLINED: Final = "card_declined"
PARTIAL: Final = "captured_in_part"


class Outcome(StrEnum):
    """How a charge turns out.

    ``duplicate`` succeeds and is told twice more; ``out_of_order`` succeeds late, and an older "declined" arrives
    after the news of the success. ``timeout`` succeeds, but the answer gets lost: whoever asks again is told.
    ``very_late`` succeeds when the time to pay is over. ``partial`` finds only a part of the money, and gives it back.
    ``disputed`` succeeds, and soon after the buyer's bank wants it all back: whoever can prove that a courier has
    delivered keeps it.
    """

    SUCCESS = "success"
    DECLINE = "decline"
    DELAY = "delay"
    DUPLICATE = "duplicate"
    OUT_OF_ORDER = "out_of_order"
    TIMEOUT = "timeout"
    VERY_LATE = "very_late"
    PARTIAL = "partial"
    DISPUTED = "disputed"


_CALLS_BACK: Final = frozenset(
    {Outcome.DELAY, Outcome.DUPLICATE, Outcome.OUT_OF_ORDER, Outcome.VERY_LATE, Outcome.DISPUTED}
)
_TAKES: Final = MappingProxyType(
    {Outcome.DELAY.value: TAKES, Outcome.OUT_OF_ORDER.value: TAKES, Outcome.VERY_LATE.value: VERY_LATE}
)


@dataclass(frozen=True, slots=True)
class SignedCallback:
    """One message as it would come over the wire."""

    headers: Mapping[str, str]
    body: bytes


class _Dispute(msgspec.Struct, frozen=True):
    reference: str
    fee: Money
    reason: str
    phase: ChargebackPhase
    due_at: datetime


class _Message(msgspec.Struct, frozen=True):
    event: str
    payment: PaymentId
    amount: Money
    state: PaymentState
    code: str = ""
    dispute: _Dispute | None = None


class Simulator:
    """The provider itself.

    Args:
        secret: what it shares with us; each side signs and checks with a key derived from it.
    """

    name = NAME
    is_simulated = True
    browser_key = ""

    def __init__(self, secret: str) -> None:
        self._key = hmac.digest(secret.encode(), b"payments.simulator", hashlib.sha256)

    def method(self, wish: str) -> Method:
        """One of the outcomes."""
        if wish not in set(Outcome):
            raise NoSuchMethod(outcome=wish[:40], known=sorted(Outcome))
        return Method(NAME, wish)

    async def charge(self, charge: Charge, now: datetime) -> Answer:
        """Behave as the charge's wish says."""
        if charge.wish == Outcome.TIMEOUT:
            return Answer(PaymentState.PENDING)
        return self._answer(charge, now)

    async def status(self, charge: Charge, now: datetime) -> Answer:
        """The same answer as `charge`, as of now, unless that got lost."""
        return self._answer(charge, now)

    async def give_back(self, refund: Refund, now: datetime) -> str:
        """Always works."""
        return f"sim-{refund.id.text}"

    def callbacks(self, charge: Charge, now: datetime) -> list[SignedCallback]:
        """What this provider sends once a charge is decided, in the order in which it arrives."""
        told = self._answer(charge, charge.started_at + VERY_LATE)
        decided = self._sign(charge, told, "decided", now)
        if charge.wish == Outcome.DUPLICATE:
            return [decided, decided]
        if charge.wish == Outcome.DISPUTED:
            begun = _chargeback(charge, ChargebackPhase.NEEDS_RESPONSE)
            return [decided, self._claim(begun, now), self._claim(begun, now)]
        if charge.wish == Outcome.OUT_OF_ORDER:
            stale = Answer(PaymentState.DECLINED, code=DECLINED)
            return [decided, self._sign(charge, stale, "first-try", now)]
        return [decided] if charge.wish in {Outcome.DELAY, Outcome.VERY_LATE} else []

    async def answer(self, disputed: Disputed, now: datetime) -> Chargeback:
        """The bank reads it, unless there is nothing to read."""
        phase = ChargebackPhase.LOST if disputed.defence is None else ChargebackPhase.UNDER_REVIEW
        return replace(disputed.chargeback, phase=phase)

    def verdict(self, disputed: Disputed, now: datetime) -> SignedCallback:
        """What the bank says at last: whoever proves that the goods were delivered keeps the money, and the fee."""
        told = disputed.chargeback
        if disputed.defence is not None and disputed.defence.delivered_at is not None:
            won = replace(told, phase=ChargebackPhase.WON, fee=Money.zero(told.fee.currency))
            return self._claim(won, now)
        return self._claim(replace(told, phase=ChargebackPhase.LOST), now)

    async def disputed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Chargeback]:
        """The charges that it was told to have disputed, as they began: it keeps no books."""
        async for one in told:
            if isinstance(one, Charge) and one.wish == Outcome.DISPUTED and one.started_at + TAKES < until:
                yield _chargeback(one, ChargebackPhase.NEEDS_RESPONSE)

    async def listed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Listed]:
        """What it was told, as it turned out by the end of the time asked for."""
        async for one in told:
            if isinstance(one, Refund):
                yield Listed(ListedKind.REFUND, one.id.text, one.amount, PaymentState.SUCCEEDED, f"sim-{one.id.text}")
            else:
                answer = self._answer(one, until)
                yield Listed(
                    ListedKind.CHARGE, one.payment.text, one.amount, answer.state, answer.reference, answer.code
                )

    def read_callback(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice | ChargebackNotice:
        """Check the signature ``t=<unix seconds>,v1=<hex of HMAC-SHA256 over "t.body">`` and read the message."""
        stamp, signature = _signature(headers.get(SIGNATURE_HEADER, ""))
        if not hmac.compare_digest(signature, self._mac(stamp, body)):
            raise BadCallback(reason="signature")
        if abs(now.timestamp() - stamp) > OLDEST.total_seconds():
            raise BadCallback(reason="too_old")
        try:
            said = codec.decode(body, _Message)
        except (msgspec.MsgspecError, Refusal) as fault:
            raise BadCallback(reason="malformed") from fault
        if (claim := said.dispute) is not None:
            told = Chargeback(
                claim.reference, said.amount, claim.fee, claim.reason, claim.phase, claim.due_at, said.payment
            )
            return ChargebackNotice(said.event, told)
        return Notice(said.event, said.payment, said.amount, Answer(said.state, _reference(said.payment), said.code))

    def _answer(self, charge: Charge, now: datetime) -> Answer:
        reference = _reference(charge.payment)
        if charge.wish == Outcome.DECLINE:
            return Answer(PaymentState.DECLINED, reference, DECLINED)
        if charge.wish == Outcome.PARTIAL:
            return Answer(PaymentState.DECLINED, reference, PARTIAL)
        takes = _TAKES.get(charge.wish)
        if takes is not None and now < charge.started_at + takes:  # "now" of a second request may lie before the start
            return Answer(PaymentState.PENDING, reference)
        return Answer(PaymentState.SUCCEEDED, reference)

    def _sign(self, charge: Charge, told: Answer, step: str, now: datetime) -> SignedCallback:
        event = f"{charge.payment.text}.{step}"
        return self._signed(_Message(event, charge.payment, charge.amount, told.state, told.code), now)

    def _claim(self, told: Chargeback, now: datetime) -> SignedCallback:
        assert told.payment is not None, "this provider knows what its charges were called"
        assert told.due_at is not None, "it always says until when it listens"
        claim = _Dispute(told.reference, told.fee, told.reason, told.phase, told.due_at)
        event = f"{told.reference}.{told.phase.value}"
        return self._signed(_Message(event, told.payment, told.amount, PaymentState.SUCCEEDED, dispute=claim), now)

    def _signed(self, message: _Message, now: datetime) -> SignedCallback:
        body, stamp = codec.encode(message), int(now.timestamp())
        return SignedCallback({SIGNATURE_HEADER: f"t={stamp},v1={self._mac(stamp, body)}"}, body)

    def _mac(self, stamp: int, body: bytes) -> str:
        return hmac.new(self._key, f"{stamp}.".encode() + body, hashlib.sha256).hexdigest()


def calls_back(method: Method) -> bool:
    """Whether the simulated provider says something unasked about charges of this kind."""
    return method.provider == NAME and method.wish in _CALLS_BACK


def takes(method: Method) -> timedelta:
    """When the simulated provider says something unasked about a charge of this kind, counted from its start."""
    return _TAKES.get(method.wish, TAKES)


def _chargeback(charge: Charge, phase: ChargebackPhase) -> Chargeback:
    return Chargeback(
        reference=f"sim-dispute-{charge.payment.text}",
        amount=charge.amount,
        fee=Money(CHARGEBACK_FEE_MINOR, charge.amount.currency),
        reason="product_not_received",
        phase=phase,
        due_at=charge.started_at + LISTENS,
        payment=charge.payment,
    )


def _reference(payment: PaymentId) -> str:
    return f"sim-{payment.text}"


def _signature(header: str) -> tuple[int, str]:
    parts = dict(part.partition("=")[::2] for part in header[:200].split(","))
    stamp = parts.get("t", "")
    if not (stamp.isascii() and stamp.isdecimal() and len(stamp) <= 12):
        raise BadCallback(reason="signature")
    return int(stamp), parts.get("v1", "")
