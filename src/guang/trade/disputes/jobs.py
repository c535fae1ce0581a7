"""What disputes do by themselves: make files, and speak for stores that are silent."""

import structlog

from guang.kernel import queue
from guang.kernel.ids import DisputeId
from guang.trade.disputes.verbs import moving

log = structlog.get_logger(__name__)


@queue.every(seconds=10, name="disputes.keep_time")
async def keep_time(context: queue.Context) -> None:
    """Move every dispute whose time has come, each in a transaction of its own; one keeps no other waiting."""
    now, last = context.now(), DisputeId(0)
    while True:
        async with context.database.transaction() as session:
            late = await moving.overdue(session, now, after=last)
        for dispute in late:
            try:
                async with context.database.transaction() as session:
                    await moving.tick(session, dispute, now)
            except Exception:
                log.exception("disputes.stuck", dispute=dispute.text)
        if len(late) < moving.AT_ONCE:
            return
        last = late[-1]
