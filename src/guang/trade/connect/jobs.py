"""What the timetable does for connect: send what is due, pause who never answers, forget what is old."""

import asyncio
from typing import Final

from guang.kernel import queue
from guang.trade.connect import service, store
from guang.trade.connect.adapters import outgoing

AT_ONCE: Final = 50
SWEPT_AT_ONCE: Final = 2_000


@queue.every(seconds=2, name="connect.send")
async def send(context: queue.Context) -> None:
    """Send what is due, side by side, outside any transaction; a worker that dies gives its messages back."""
    is_demo = context.settings.demo
    async with context.database.transaction() as session:
        found = await service.due(session, context.settings.signing_secret, context.now(), AT_ONCE)
    if not found:
        return
    async with outgoing.client() as client:
        replies = await asyncio.gather(*(outgoing.send(client, parcel, is_demo=is_demo) for _, parcel in found))
    async with context.database.transaction() as session:
        results = [(sent, reply) for (sent, _), reply in zip(found, replies, strict=True)]
        await service.note(session, results, context.now())


@queue.every(seconds=3600, name="connect.tidy")
async def tidy(context: queue.Context) -> None:
    """Pause webhooks that have only failed for days, and forget old messages, in short transactions."""
    async with context.database.transaction() as session:
        await service.pause_hopeless(session, context.now())
    swept = SWEPT_AT_ONCE
    while swept == SWEPT_AT_ONCE:
        async with context.database.transaction() as session:
            swept = await store.delete_old(session, context.now() - service.KEPT, SWEPT_AT_ONCE)
