"""Stripe, through its own SDK: payment intents, refunds, disputes and signed webhooks.

A charge is a PaymentIntent that the buyer's browser confirms with Stripe's own element; our id travels as its
idempotency key and in its metadata. Everything else is read back from Stripe, never from the browser. Tested against a
local server that speaks the API's shapes (``tests/trade/payments/stripe_api.py``), not against Stripe.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, Final

import stripe

from guang.kernel.errors import Refusal
from guang.kernel.ids import PaymentId, time_of
from guang.kernel.money import Money
from guang.trade.payments.errors import BadCallback
from guang.trade.payments.types import (
    Answer,
    Charge,
    Chargeback,
    ChargebackNotice,
    ChargebackPhase,
    Defence,
    Disputed,
    Listed,
    ListedKind,
    Method,
    Notice,
    PaymentState,
    Refund,
)

NAME: Final = "stripe"
TIMEOUT_S: Final = 20
PAGE: Final = 100
FORGETS_AFTER: Final = timedelta(hours=20)
"""Stripe forgets idempotency keys after 24 hours; past this a charge is looked for by what it carries."""
ABANDONED_AFTER: Final = timedelta(hours=1)
"""A buyer who has not confirmed by then does not: what waits for the payment has been freed long before."""
LONGEST_EVIDENCE: Final = 20_000
SIGNATURE_HEADER: Final = "stripe-signature"
_LATER: Final = (stripe.APIConnectionError, stripe.RateLimitError, stripe.APIError)
_INTENTS: Final = {"succeeded": PaymentState.SUCCEEDED, "canceled": PaymentState.DECLINED}
_REFUNDS: Final = {
    "succeeded": PaymentState.SUCCEEDED,
    "failed": PaymentState.DECLINED,
    "canceled": PaymentState.DECLINED,
}
_PHASES: Final = {phase.value: phase for phase in ChargebackPhase}
_EVENTS: Final = frozenset({"payment_intent.succeeded", "payment_intent.canceled"})


@dataclass(frozen=True, slots=True)
class Keys:
    """Whose account it is; never shown."""

    secret: str
    webhook: str
    publishable: str

    def __repr__(self) -> str:
        return "Keys(…)"


class Stripe:
    """One Stripe account.

    Args:
        url: another address of the API; Stripe's own, if empty.
    """

    name = NAME

    def __init__(self, keys: Keys, url: str = "") -> None:
        self._keys = keys
        self._client = stripe.StripeClient(
            keys.secret,
            base_addresses={"api": url} if url else {},
            http_client=stripe.HTTPXClient(timeout=TIMEOUT_S),
            max_network_retries=2,
        )
        self._api = self._client.v1

    @property
    def is_simulated(self) -> bool:
        """Keys of Stripe's test mode move no money."""
        return self._keys.secret.startswith("sk_test_")

    @property
    def browser_key(self) -> str:
        """With which a browser asks Stripe for the element in which cards are typed."""
        return self._keys.publishable

    def method(self, wish: str) -> Method:
        """Everything else is decided between the buyer and Stripe."""
        return Method(NAME)

    async def charge(self, charge: Charge, now: datetime) -> Answer:
        """Open the intent that the buyer's browser confirms; the same payment opens one."""
        try:
            return _answer(await self._opened(charge))
        except stripe.CardError as refused:
            return Answer(PaymentState.DECLINED, code=refused.code or "card_declined")
        except stripe.InvalidRequestError as refused:
            return Answer(PaymentState.DECLINED, code=refused.code or "invalid_request")
        except _LATER:
            return Answer(PaymentState.PENDING)

    async def status(self, charge: Charge, now: datetime) -> Answer:
        """What has become of the intent; one that nobody confirmed in time is cancelled."""
        known = await self._found(charge, now)
        if known is None:
            return Answer(PaymentState.DECLINED, code="unknown")
        intent = await self._api.payment_intents.retrieve_async(known)
        answer = _answer(intent)
        waits = intent.status in {"requires_payment_method", "requires_confirmation", "requires_action"}
        if waits and charge.started_at + ABANDONED_AFTER < now:
            return _answer(await self._api.payment_intents.cancel_async(intent.id))
        return answer

    async def give_back(self, refund: Refund, now: datetime) -> str:
        """Refund a part of an intent; the key makes it once, and the list of refunds tells what became of it.

        A refund that is older than Stripe's memory of keys is looked for before it is made.
        """
        if now - _asked_at(refund) > FORGETS_AFTER:
            async for one in _all(self._api.refunds.list_async, {"payment_intent": refund.charge}):
                if _metadata(one).get("refund") == refund.id.text:
                    return str(one.id)
        made = await self._api.refunds.create_async(
            {
                "payment_intent": refund.charge,
                "amount": refund.amount.minor,
                "metadata": {"refund": refund.id.text, "payment": refund.payment.text},
            },
            {"idempotency_key": refund.id.text},
        )
        return made.id

    async def answer(self, disputed: Disputed, now: datetime) -> Chargeback:
        """Submit the evidence, or close the dispute, which accepts it."""
        reference = disputed.chargeback.reference
        if disputed.defence is None:
            told = await self._api.disputes.close_async(reference, {}, {"idempotency_key": f"close-{reference}"})
        else:
            told = await self._api.disputes.update_async(
                reference,
                {"evidence": _evidence(disputed.defence), "submit": True},
                {"idempotency_key": f"answer-{reference}"},
            )
        phase = _PHASES.get(told.status, disputed.chargeback.phase)
        return replace(disputed.chargeback, phase=phase)

    def read_callback(self, headers: Mapping[str, str], body: bytes, now: datetime) -> Notice | ChargebackNotice | None:
        """Check the signature as the SDK does, its age included, and read what concerns us."""
        try:
            event = self._client.construct_event(body, headers.get(SIGNATURE_HEADER), self._keys.webhook)
        except stripe.SignatureVerificationError as fault:
            raise BadCallback(reason="signature") from fault
        except (ValueError, KeyError, AttributeError) as fault:
            raise BadCallback(reason="malformed") from fault
        told: Any = event.data.object
        if event.type in _EVENTS:
            return _notice(event.id, told)
        if event.type.startswith("charge.dispute.") and (claim := _chargeback(told)) is not None:
            return ChargebackNotice(event.id, claim)
        return None

    async def listed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Listed]:
        """Intents and refunds that Stripe says were made within a span."""
        span: dict[str, Any] = {"created": _span(since, until)}
        async for one in _all(self._api.payment_intents.list_async, span):
            answer = _answer(one)
            name = _metadata(one).get("payment", one.id)
            yield Listed(ListedKind.CHARGE, name, _money(one), answer.state, answer.reference, answer.code)
        async for one in _all(self._api.refunds.list_async, span):
            state = _REFUNDS.get(one.status or "", PaymentState.PENDING)
            yield Listed(ListedKind.REFUND, _metadata(one).get("refund", one.id), _money(one), state, one.id)

    async def disputed(
        self, since: datetime, until: datetime, told: AsyncIterator[Charge | Refund]
    ) -> AsyncIterator[Chargeback]:
        """Disputes that Stripe says were opened within a span, as they stand."""
        async for one in _all(self._api.disputes.list_async, {"created": _span(since, until)}):
            if (claim := _chargeback(one)) is not None:
                yield claim

    async def _opened(self, charge: Charge) -> stripe.PaymentIntent:
        return await self._api.payment_intents.create_async(
            {
                "amount": charge.amount.minor,
                "currency": charge.amount.currency.lower(),
                "automatic_payment_methods": {"enabled": True},
                "metadata": {"payment": charge.payment.text},
            },
            {"idempotency_key": charge.payment.text},
        )

    async def _found(self, charge: Charge, now: datetime) -> str | None:
        """The intent of a charge: opening it again brings it back, as long as Stripe remembers the key."""
        if now - charge.started_at < FORGETS_AFTER:
            return (await self._opened(charge)).id
        query = f"metadata['payment']:'{charge.payment.text}'"
        found = await self._api.payment_intents.search_async({"query": query, "limit": 1})
        return found.data[0].id if found.data else None


async def _all(page: Callable[..., Awaitable[Any]], asked: Mapping[str, Any]) -> AsyncIterator[Any]:
    """Every object of a list, page by page."""
    last: dict[str, str] = {}
    while True:
        found = await page({**asked, **last, "limit": PAGE})
        for one in found.data:
            yield one
        if not found.has_more or not found.data:
            return
        last = {"starting_after": found.data[-1].id}


def _answer(intent: stripe.PaymentIntent) -> Answer:
    state = _INTENTS.get(intent.status, PaymentState.PENDING)
    code = intent.cancellation_reason or "canceled" if state is PaymentState.DECLINED else ""
    secret = intent.client_secret or "" if state is PaymentState.PENDING else ""
    return Answer(state, intent.id, code, secret)


def _notice(event: str, intent: stripe.PaymentIntent) -> Notice | None:
    try:
        payment = PaymentId.parse(_metadata(intent).get("payment", ""))
    except Refusal:
        return None
    return Notice(event, payment, _money(intent), _answer(intent))


def _chargeback(told: stripe.Dispute) -> Chargeback | None:
    """A dispute that has taken money; an inquiry, which has not, is none."""
    phase = _PHASES.get(told.status)
    intent = told.payment_intent
    if phase is None or intent is None:
        return None
    due_by = told.evidence_details.due_by
    amount = _money(told)
    return Chargeback(
        reference=told.id,
        amount=amount,
        fee=Money(sum(one.fee for one in told.balance_transactions), amount.currency),
        reason=told.reason,
        phase=phase,
        due_at=None if due_by is None else datetime.fromtimestamp(due_by, UTC),
        charge=intent if isinstance(intent, str) else intent.id,
    )


def _evidence(defence: Defence) -> Any:
    """What Stripe passes on to the bank; fields that have nothing to say are left out."""
    talk = f"What the buyer and the store said (UTC):\n{defence.talk}" if defence.talk else ""
    delivered = f"Delivered {_day(defence.delivered_at)}, as the courier says." if defence.delivered_at else ""
    said = {
        "customer_name": defence.buyer,
        "product_description": defence.goods,
        "shipping_address": defence.address,
        "shipping_carrier": defence.carrier,
        "shipping_tracking_number": defence.tracking,
        "shipping_date": _day(defence.shipped_at),
        "refund_policy_disclosure": defence.refunds,
        "uncategorized_text": "\n\n".join(part for part in (defence.words, delivered, talk) if part),
    }
    return {field: text[:LONGEST_EVIDENCE] for field, text in said.items() if text}


def _day(at: datetime | None) -> str:
    return "" if at is None else f"{at.astimezone(UTC):%Y-%m-%d}"


def _money(told: Any) -> Money:
    return Money(told.amount, str(told.currency).upper())


def _metadata(told: Any) -> dict[str, str]:
    return told.metadata.to_dict() if told.metadata else {}


def _span(since: datetime, until: datetime) -> dict[str, int]:
    return {"gte": int(since.timestamp()), "lt": int(until.timestamp())}


def _asked_at(refund: Refund) -> datetime:
    return time_of(refund.id)
