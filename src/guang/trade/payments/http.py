"""Routes of payments: looking at one, and the door that providers knock at."""

from datetime import date, datetime
from typing import Annotated, Any

import msgspec
from litestar import Request, get, post
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import PaymentId, TradeId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.web import Caller, Role, limited
from guang.people import accounts
from guang.trade.payments import reconciling, service
from guang.trade.payments.errors import BadCallback, PaymentMissing
from guang.trade.payments.gateways import gateway, gateways
from guang.trade.payments.types import DifferenceKind, Payment, PaymentState, Reconciliation

LARGEST_CALLBACK_BYTES = 64 * 1024


class PaymentOut(msgspec.Struct, frozen=True, kw_only=True):
    """One attempt to pay; ``simulated`` ones move no money. ``code`` says why a provider declined."""

    id: PaymentId
    trade: TradeId
    state: PaymentState
    amount: Money
    refunded: Money
    code: str
    simulated: bool
    started_at: datetime
    settled_at: datetime | None


class WayToPay(msgspec.Struct, frozen=True):
    """A provider that this installation has; with a ``browser_key``, the browser talks to it, too."""

    method: str
    simulated: bool
    browser_key: str


class WaysToPay(msgspec.Struct, frozen=True):
    """How one can pay here, the real ones first."""

    items: list[WayToPay]
    next: None = None


class Heard(msgspec.Struct, frozen=True):
    """What a provider is told: we have it. No payment means that it was about nothing of ours."""

    payment: PaymentId | None
    state: PaymentState | None


@get("/api/payment-methods", operation_id="list_payment_methods", tags=["payments"])
async def list_payment_methods(settings: Settings) -> WaysToPay:
    """How one can pay here."""
    return WaysToPay([WayToPay(one.name, one.is_simulated, one.browser_key) for one in gateways(settings)])


@get("/api/payments/{payment_id:str}", operation_id="get_payment", tags=["payments"])
async def get_payment(payment_id: PaymentId, session: Session, caller: Caller, settings: Settings) -> PaymentOut:
    """One of the caller's payments."""
    payer = caller.require_account()
    found = await service.payment(session, payment_id)
    if found.payer != payer:
        raise PaymentMissing(payment=payment_id)
    return payment_out(found, is_simulated=gateway(settings, found.method.provider).is_simulated)


@post(
    "/api/payments/callbacks/{provider:str}",
    operation_id="hear_provider",
    tags=["payments"],
    status_code=200,
    guards=[limited("hear_provider", per_minute=6_000, by="ip")],
)
async def hear_provider(
    provider: str, request: Request[Any, Any, Any], session: Session, now: datetime, settings: Settings
) -> Heard:
    """A provider's signed callback; hearing it twice changes nothing, and what it pays for follows by itself."""
    body = await request.body()
    if len(body) > LARGEST_CALLBACK_BYTES:
        raise BadCallback(reason="too_large")
    notice = gateway(settings, provider).read_callback(dict(request.headers), body, now)
    if notice is None:
        return Heard(None, None)
    payment = await service.settle_callback(session, provider, notice, now)
    return Heard(payment.id, payment.state)


def payment_out(payment: Payment, *, is_simulated: bool) -> PaymentOut:
    """A payment as its payer sees it."""
    return PaymentOut(
        id=payment.id,
        trade=payment.trade,
        state=payment.state,
        amount=payment.amount,
        refunded=payment.refunded,
        code=payment.code,
        simulated=is_simulated,
        started_at=payment.started_at,
        settled_at=payment.settled_at,
    )


class DifferenceOut(msgspec.Struct, frozen=True):
    """Something in which a provider's books and ours differ, or did before it was mended."""

    kind: DifferenceKind
    subject: str
    theirs: str
    ours: str
    mended: bool


class ReconciliationOut(msgspec.Struct, frozen=True, kw_only=True):
    """One day of one provider; ``open`` differences wait for a person."""

    provider: str
    day: date
    done_at: datetime
    listed: int
    mended: int
    open: int
    differences: list[DifferenceOut]


class ReconciliationList(msgspec.Struct, frozen=True):
    """The last days that were compared, the newest first."""

    items: list[ReconciliationOut]


class ReconcileForm(msgspec.Struct, frozen=True):
    """Which day (UTC) to compare with which provider."""

    day: date
    provider: Annotated[str, Meta(max_length=40)] = "simulator"


@get("/api/operator/payments/reconciliations", operation_id="list_reconciliations", tags=["operator"])
async def list_reconciliations(session: Session, caller: Caller) -> ReconciliationList:
    """How the providers' books compare with ours, day by day."""
    caller.require(Role.OPERATOR)
    return ReconciliationList([_reconciliation_out(one) for one in await reconciling.reconciliations(session)])


@post(
    "/api/operator/payments/reconciliations",
    operation_id="reconcile_day",
    tags=["operator"],
    status_code=202,
    guards=[limited("reconcile_day", per_minute=12)],
)
async def reconcile_day(
    data: ReconcileForm, session: Session, caller: Caller, now: datetime, settings: Settings
) -> None:
    """Have a day compared by a worker, again if it was compared before."""
    operator = caller.require(Role.OPERATOR)
    provider = gateway(settings, data.provider).name
    await reconciling.ask(session, provider, data.day, now)
    facts = {"provider": provider, "day": data.day.isoformat()}
    await accounts.record_act(session, operator, "payments.reconcile", facts=facts)


def _reconciliation_out(one: Reconciliation) -> ReconciliationOut:
    return ReconciliationOut(
        provider=one.provider,
        day=one.day,
        done_at=one.done_at,
        listed=one.listed,
        mended=one.mended,
        open=one.open,
        differences=[
            DifferenceOut(each.kind, each.subject, each.theirs, each.ours, each.is_mended) for each in one.differences
        ],
    )


routes = [list_payment_methods, get_payment, hear_provider, list_reconciliations, reconcile_day]
