"""What payments do by themselves: send refunds, ask after silent charges, and play the simulated provider."""

from guang.kernel import queue
from guang.trade.payments import service
from guang.trade.payments.adapters import simulator
from guang.trade.payments.gateways import gateway


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
    """Ask the providers about payments that they have been silent about, and write their answers down."""
    now = context.now()
    async with context.database.transaction() as session:
        silent = await service.unsettled(session, now)
    for payment in silent:
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
