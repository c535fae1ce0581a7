"""What insurance does by itself: have buyers paid."""

from typing import Final

from guang.kernel import outside, queue
from guang.kernel.ids import OrderId
from guang.trade.insurance import service
from guang.trade.insurance.insurers import insurer
from guang.trade.insurance.types import Freight

PAYING: Final = outside.Errand[Freight, outside.Answer](
    "insurance",
    OrderId,
    ask=lambda settings, asked, now: insurer(settings).ask(asked, now),
    hear=service.finish,
    late=service.overdue,
)


@queue.job(name="insurance.pay", attempts=10)
async def pay(context: queue.Context, order: service.PayFreight) -> None:
    """Tell the insurer to pay, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        asked = await service.to_pay(session, order.order)
    if asked is not None:
        await PAYING.run(context, asked)


@queue.every(seconds=10, name="insurance.chase")
async def chase(context: queue.Context) -> None:
    """Ask again about what the insurer has not decided."""
    await PAYING.chase(context)
