"""What the timetable does for promotions."""

from guang.kernel import queue
from guang.trade.promotions.verbs import keeping


@queue.every(seconds=5, name="promotions.keep_time")
async def keep_time(context: queue.Context) -> None:
    """Begin what is due and end what is over, in short transactions."""
    moved = 1
    while moved:
        async with context.database.transaction() as session:
            moved = await keeping.keep_time(session, context.now())


@queue.every(seconds=60, name="promotions.expire_coupons")
async def expire_coupons(context: queue.Context) -> None:
    """End coupons that were not used in time, in short transactions."""
    ended = keeping.AT_ONCE
    while ended == keeping.AT_ONCE:
        async with context.database.transaction() as session:
            ended = await keeping.expire(session, context.now())
