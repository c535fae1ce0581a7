"""Routes of promptness: a store's own figures."""

from datetime import datetime, timedelta
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.kernel.web import Caller
from guang.trade import stores
from guang.trade.promptness import service
from guang.trade.promptness.types import Figures


class SupportFigures(msgspec.Struct, frozen=True, kw_only=True):
    """How the store answered between two instants, in seconds of its opening hours; see `trade.support`."""

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
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.SUPPORT)
    since = now - timedelta(days=days)
    found = await service.figures(session, store_id, since, now)
    return SupportFigures(since=since, until=now, answer_within_s=service.ANSWER_WITHIN_S, figures=found)


routes = [support_figures]
