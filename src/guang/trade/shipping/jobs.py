"""What shipping does by itself: ask couriers how far parcels have come."""

from datetime import timedelta
from typing import Final

import structlog

from guang.kernel import queue
from guang.trade.shipping import service
from guang.trade.shipping.couriers import courier

log = structlog.get_logger(__name__)
AFTER_A_FAULT: Final = timedelta(minutes=10)


@queue.every(seconds=5, name="shipping.follow_parcels")
async def follow_parcels(context: queue.Context) -> None:
    """Ask the courier about parcels that have news to expect, outside any transaction, and write its answers down."""
    asked = courier(context.settings)
    if asked is None:
        return
    now = context.now()
    while True:
        async with context.database.transaction() as session:
            due = await service.to_follow(session, now)
        told, look_at = {}, {}
        for parcel in due:
            try:
                told[parcel.id] = await asked.track(parcel, now)
                look_at[parcel.id] = asked.look_again(parcel, now)
            except Exception:
                log.exception("shipping.no_answer", parcel=parcel.id.text, carrier=parcel.carrier)
                told[parcel.id], look_at[parcel.id] = (), now + AFTER_A_FAULT
        if told:
            async with context.database.transaction() as session:
                await service.hear(session, told, look_at)
        if len(due) < service.FOLLOWED_AT_ONCE:
            return
