"""Routes of operators: every dispute."""

from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import DisputeId
from guang.kernel.web import Caller, Role
from guang.trade.disputes.http import views
from guang.trade.disputes.verbs import looking


@get("/api/operator/disputes", operation_id="list_disputes", tags=["operator"])
async def list_disputes(
    session: Session, caller: Caller, in_state: views.InState = None, cursor: DisputeId | None = None
) -> views.DisputePage:
    """Disputes of all stores, the newest first."""
    caller.require(Role.OPERATOR)
    found = await looking.disputes(session, in_state, cursor, looking.PAGE + 1)
    return views.page_out(found, await looking.counts_at(session, None), looking.PAGE)


@get("/api/operator/disputes/{dispute_id:str}", operation_id="get_dispute", tags=["operator"])
async def get_dispute(dispute_id: DisputeId, session: Session, caller: Caller) -> views.DisputeOut:
    """One dispute with all of its orders and their files."""
    caller.require(Role.OPERATOR)
    return views.dispute_out(await looking.dispute(session, dispute_id))


routes = [list_disputes, get_dispute]
