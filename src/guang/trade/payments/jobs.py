"""What payments do by themselves: send refunds, ask after silent charges, and play the simulated provider."""

from datetime import datetime

import structlog

from guang.kernel import queue
from guang.kernel.ids import PaymentId
from guang.trade.payments import service
from guang.trade.payments.adapters import simulator
from guang.trade.payments.gateways import gateway
from guang.trade.payments.types import Payment

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
    """Ask the providers about payments that they have been silent about, and write their answers down.

    A provider that does not answer, or is no longer here, keeps nobody else waiting.
    """
    now, last = context.now(), PaymentId(0)
    while True:
        async with context.database.transaction() as session:
            silent = await service.unsettled(session, now, after=last)
        if not silent:
            return
        for payment in silent:
            try:
                await _ask(context, payment, now)
            except Exception:
                log.exception("payments.no_answer", payment=payment.id.text, provider=payment.method.provider)
        last = silent[-1].id


async def _ask(context: queue.Context, payment: Payment, now: datetime) -> None:
    answer = await gateway(context.settings, payment.method.provider).status(payment.charge, now)
    async with context.database.transaction() as session:
        await service.settle(session, payment.id, answer, now)


@queue.job(name="payments.simulate_callbacks", attempts=3)
async def simulate_callbacks(context: queue.Context, order: service.SimulateCallbacks) -> None:
    """Be the simulated provider's side: send its signed callbacks through the same check that real ones pass."""
    provider = gateway(context.settings, simulator.NAME)
    assert isinstance(provider, simulator.Simulator)
    async with context.database.transaction() as session:
        payment = await service.payment(session, order.payment)
    for message in provider.callbacks(payment.charge, context.now()):
        notice = provider.read_callback(message.headers, message.body, context.now())
        async with context.database.transaction() as session:
            await service.settle_callback(session, provider.name, notice, context.now())
