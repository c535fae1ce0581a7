"""How fast a store answers, and what buyers say about it."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.kernel.web import Caller
from guang.trade.support.http import desk
from guang.trade.support.rules import clock
from guang.trade.support.types import Figures
from guang.trade.support.verbs import looking


class SupportFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How the store answered between two instants, in seconds of its opening hours; see ``rules/clock.py``."""

    since: datetime
    until: datetime
    answer_within_s: int
    figures: Figures


@get("/api/stores/{store_id:str}/support-figures", operation_id="support_figures", tags=["desk"])
async def support_figures(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    now: datetime,
    days: Annotated[int, Parameter(ge=1, le=92)] = 7,
) -> SupportFigures:
    """How fast the store answered in the last days, and what buyers said about it; needs ``support``."""
    await desk.seat_at(session, store_id, caller)
    since = now - timedelta(days=days)
    found = await looking.figures(session, store_id, since, now)
    return SupportFigures(since=since, until=now, answer_within_s=clock.ANSWER_WITHIN_S, figures=found)


routes = [support_figures]
