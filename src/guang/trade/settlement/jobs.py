"""What settlement does by itself: settle what is due, have money sent, close the books of each day."""

from datetime import timedelta
from typing import Final

import structlog

from guang.kernel import outside, queue
from guang.kernel.ids import WithdrawalId
from guang.trade.settlement.banks import bank
from guang.trade.settlement.types import Withdrawal
from guang.trade.settlement.verbs import closing, settling, withdrawing

DEMO_DAY: Final = timedelta(seconds=10)
"""How long a day of waiting for settlement takes in a demo installation."""
SENDING: Final = outside.Errand[Withdrawal, outside.Answer](
    "settlement",
    WithdrawalId,
    ask=lambda settings, asked, now: bank(settings, asked.bank).ask(asked.transfer, now),
    hear=withdrawing.finish,
    late=withdrawing.overdue,
)
log = structlog.get_logger(__name__)


@queue.every(seconds=10, name="settlement.settle")
async def settle(context: queue.Context) -> None:
    """Settle what is due, in short transactions; in a demo installation a day of waiting takes some seconds."""
    haste = timedelta(days=1) / DEMO_DAY if context.settings.demo else 1.0
    settled = settling.AT_ONCE
    while settled == settling.AT_ONCE:
        async with context.database.transaction() as session:
            settled = await settling.settle_due(session, context.now(), haste=haste)


@queue.job(name="settlement.send_money", attempts=10)
async def send_money(context: queue.Context, order: withdrawing.SendMoney) -> None:
    """Tell a bank to send what was withdrawn, outside any transaction; safe to repeat."""
    async with context.database.transaction() as session:
        asked = await withdrawing.to_send(session, order.withdrawal)
    if asked is not None:
        await SENDING.run(context, asked)


@queue.every(seconds=10, name="settlement.chase")
async def chase(context: queue.Context) -> None:
    """Ask the banks again about what they have not decided."""
    await SENDING.chase(context)


@queue.every(seconds=600, name="settlement.close_day")
async def close_day(context: queue.Context) -> None:
    """Close the books once a day, as soon as the platform's day before is over."""
    await _close(context, closing.CloseBooks(closing.key_of_yesterday(context.now(), context.settings.time_zone)))


@queue.job(name="settlement.close_books", attempts=3, at_once=1)
async def close_books(context: queue.Context, order: closing.CloseBooks) -> None:
    """Close the books now, because an operator wants it."""
    await _close(context, order)


async def _close(context: queue.Context, order: closing.CloseBooks) -> None:
    close = await closing.close_books(context.database, order.key, context.now())
    if close.offenders:
        log.error("settlement.books_wrong", close=close.number, offenders=close.offenders)
