"""What payments do by themselves: send refunds, ask after silent charges, and play the simulated provider."""

from datetime import timedelta
from typing import Final

import structlog

from guang.kernel import outside, queue
from guang.kernel.ids import PaymentId
from guang.trade.payments import chargebacks, reconciling, service
from guang.trade.payments.adapters import simulator
from guang.trade.payments.gateways import gateway, gateways
from guang.trade.payments.types import Answer, Payment

SETTLED_DOWN: Final = timedelta(hours=1)
"""How long after midnight a provider's books of the day before are complete [D]."""
CHARGING: Final = outside.Errand[Payment, Answer](
    "payments",
    PaymentId,
    ask=lambda settings, payment, now: gateway(settings, payment.method.provider).status(payment.charge, now),
    hear=service.settle,
    late=service.unsettled,
)
log = structlog.get_logger(__name__)


@queue.job(name="payments.send_refund", attempts=10)
async def send_refund(context: queue.Context, order: service.SendRefund) -> None:
    """Tell the provider to send money back, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        due = await service.refund_to_send(session, order.refund)
    if due is None:
        return
    now = context.now()
    reference = await gateway(context.settings, due.method.provider).give_back(due, now)
    async with context.database.transaction() as session:
        await service.finish_refund(session, due, reference, now)


@queue.every(seconds=10, name="payments.chase")
async def chase(context: queue.Context) -> None:
    """Ask the providers about payments that they have been silent about."""
    await CHARGING.chase(context)


@queue.every(seconds=600, name="payments.reconcile")
async def reconcile(context: queue.Context) -> None:
    """Compare yesterday (UTC) with every provider's books, once it has been over for a while."""
    day = (context.now() - SETTLED_DOWN).date() - timedelta(days=1)
    for provider in gateways(context.settings):
        async with context.database.transaction() as session:
            known = await reconciling.is_done(session, provider.name, day)
        if not known:
            await _reconcile(context, reconciling.Reconcile(provider.name, day))


@queue.job(name="payments.reconcile_day", attempts=3)
async def reconcile_day(context: queue.Context, order: reconciling.Reconcile) -> None:
    """Compare a day because an operator wants it, again if it was compared before."""
    await _reconcile(context, order)


async def _reconcile(context: queue.Context, order: reconciling.Reconcile) -> None:
    provider = gateway(context.settings, order.provider)
    done = await reconciling.reconcile(context.database, provider, order.day, context.now())
    if done.open:
        log.error("payments.differences", provider=done.provider, day=done.day.isoformat(), open=done.open)


@queue.every(seconds=3600, name="payments.forget_callbacks")
async def forget_callbacks(context: queue.Context) -> None:
    """Drop notes of messages that are too old to be heard again."""
    async with context.database.transaction() as session:
        await reconciling.forget_callbacks(session, context.now())


@queue.job(name="payments.simulate_callbacks", attempts=3)
async def simulate_callbacks(context: queue.Context, order: service.SimulateCallbacks) -> None:
    """Be the simulated provider's side: send its signed callbacks through the same check that real ones pass."""
    provider = gateway(context.settings, simulator.NAME)
    assert isinstance(provider, simulator.Simulator)
    async with context.database.transaction() as session:
        payment = await service.payment(session, order.payment)
    for message in provider.callbacks(payment.charge, context.now()):
        await _deliver(context, provider, message)


@queue.job(name="payments.send_answer", attempts=10)
async def send_answer(context: queue.Context, order: chargebacks.SendAnswer) -> None:
    """Tell a bank what we have to say about a chargeback, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        due = await chargebacks.to_send(session, order.provider, order.reference)
    if due is None:
        return
    now = context.now()
    told = await gateway(context.settings, order.provider).answer(due, now)
    async with context.database.transaction() as session:
        await chargebacks.hear(session, order.provider, told, now)
        if order.provider == simulator.NAME and due.defence is not None:
            verdict = service.SimulateVerdict(order.reference)
            await queue.enqueue(session, verdict, key=order.reference, after=simulator.TAKES)


@queue.job(name="payments.simulate_verdict", attempts=3)
async def simulate_verdict(context: queue.Context, order: service.SimulateVerdict) -> None:
    """Be the bank behind a simulated chargeback: send its signed verdict."""
    provider = gateway(context.settings, simulator.NAME)
    assert isinstance(provider, simulator.Simulator)
    async with context.database.transaction() as session:
        known = await chargebacks.one(session, simulator.NAME, order.reference)
    if known is not None:
        await _deliver(context, provider, provider.verdict(known, context.now()))


async def _deliver(context: queue.Context, provider: simulator.Simulator, message: simulator.SignedCallback) -> None:
    notice = provider.read_callback(message.headers, message.body, context.now())
    async with context.database.transaction() as session:
        await service.settle_callback(session, provider.name, notice, context.now())
