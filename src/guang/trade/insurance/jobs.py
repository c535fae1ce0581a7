"""What insurance does by itself: have buyers paid."""

import structlog

from guang.kernel import queue
from guang.kernel.ids import OrderId
from guang.trade.insurance import service
from guang.trade.insurance.insurers import insurer
from guang.trade.insurance.types import Request

log = structlog.get_logger(__name__)


@queue.job(name="insurance.pay", attempts=10)
async def pay(context: queue.Context, order: service.PayFreight) -> None:
    """Tell the insurer to pay, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        request = await service.to_pay(session, order.order)
    if request is not None:
        await _ask(context, request)


@queue.every(seconds=10, name="insurance.chase")
async def chase(context: queue.Context) -> None:
    """Ask again about what the insurer has not decided; one claim that fails keeps no other waiting."""
    now = context.now()
    await queue.ask_again(
        context,
        "insurance",
        OrderId(0),
        late=lambda session, last: service.overdue(session, now, after=last),
        ask=lambda request: _ask(context, request),
        place=lambda request: request.order,
    )


async def _ask(context: queue.Context, request: Request) -> None:
    now = context.now()
    answer = await insurer(context.settings).pay(request, now)
    async with context.database.transaction() as session:
        await service.finish(session, request.order, answer, now)
