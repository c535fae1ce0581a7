"""What waits for somebody: the numbers on the bottom bar and on the page about oneself."""

import msgspec
from litestar import get

from guang.kernel.db import Session
from guang.kernel.web import Caller
from guang.people import inbox
from guang.trade import orders, support


class MyCounts(msgspec.Struct, frozen=True):
    """Orders by state, notices not yet read, and messages of stores not yet seen."""

    orders: dict[str, int]
    unread: int
    messages: int


@get("/api/me/counts", operation_id="getMyCounts", tags=["people"])
async def get_counts(session: Session, caller: Caller) -> MyCounts:
    """How many orders of each state, and how many unread notices; a guest has none."""
    by_state = dict.fromkeys((state.value for state in orders.OrderState), 0)
    if caller.account is None:
        return MyCounts(by_state, 0, 0)
    for state, number in (await orders.looking.counts_of(session, caller.account)).items():
        by_state[state.value] = number
    notices = await inbox.unread(session, caller.account)
    return MyCounts(by_state, notices, await support.unread_of(session, caller.account))


routes = [get_counts]
