"""What after-sales do by themselves: move the cases whose time is over."""

import structlog

from guang.kernel import queue
from guang.trade import payments
from guang.trade.aftersales.verbs import timing

log = structlog.get_logger(__name__)


@queue.every(seconds=10, name="aftersales.keep_time")
async def keep_time(context: queue.Context) -> None:
    """Move every overdue case, each in a transaction of its own; one that cannot be moved keeps no other waiting.

    A case whose money a bank disputes is tried again until the bank has decided.
    """
    now, place = context.now(), timing.START
    while True:
        async with context.database.transaction() as session:
            late = await timing.overdue(session, now, place)
        for _, case in late:
            try:
                async with context.database.transaction() as session:
                    await timing.tick(session, case, now)
            except payments.PaymentDisputed:
                log.info("aftersales.waits_for_bank", case=case.text)
            except Exception:
                log.exception("aftersales.stuck", case=case.text)
        if len(late) < timing.AT_ONCE:
            return
        place = late[-1]
