"""Routes of a store's staff: disputes about its orders."""

from datetime import datetime

from litestar import get, post

from guang.kernel.db import Session
from guang.kernel.ids import DisputeId, StoreId
from guang.kernel.web import Caller, limited
from guang.trade import stores
from guang.trade.disputes.http import views
from guang.trade.disputes.types import Said, Stance
from guang.trade.disputes.verbs import looking, moving

TAGS = ["disputes"]
ALL = "/api/stores/{store_id:str}/disputes"
ONE = f"{ALL}/{{dispute_id:str}}"


@get(ALL, operation_id="list_store_disputes", tags=TAGS)
async def list_store_disputes(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    in_state: views.InState = None,
    cursor: DisputeId | None = None,
) -> views.DisputePage:
    """Disputes about a store's orders, the newest first; needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    found = await looking.disputes(session, in_state, cursor, looking.PAGE + 1, store_id)
    return views.page_out(found, await looking.counts_at(session, store_id), looking.PAGE, store_id)


@get(ONE, operation_id="get_store_dispute", tags=TAGS)
async def get_store_dispute(
    store_id: StoreId, dispute_id: DisputeId, session: Session, caller: Caller
) -> views.DisputeOut:
    """One dispute, with the file that was made by itself; needs the right ``orders``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.ORDERS)
    return views.dispute_out(await looking.dispute_at(session, store_id, dispute_id), store_id)


@post(
    f"{ONE}/contest",
    operation_id="contest_dispute",
    tags=TAGS,
    status_code=200,
    guards=[limited("answer_dispute", per_minute=30)],
)
async def contest_dispute(
    store_id: StoreId,
    dispute_id: DisputeId,
    data: views.ContestForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: views.Key = "",
) -> views.DisputeOut:
    """Tell the bank that the money is the store's, with its own words and the file; needs the right ``orders``."""
    by = caller.require_account()
    await stores.require_staff(session, store_id, by, stores.Right.ORDERS)
    said = Said(Stance.CONTEST, data.words, by, key)
    return views.dispute_out(await moving.say(session, store_id, dispute_id, said, now), store_id)


@post(
    f"{ONE}/accept",
    operation_id="accept_dispute",
    tags=TAGS,
    status_code=200,
    guards=[limited("answer_dispute", per_minute=30)],
)
async def accept_dispute(
    store_id: StoreId, dispute_id: DisputeId, session: Session, caller: Caller, now: datetime, key: views.Key = ""
) -> views.DisputeOut:
    """Leave the money to the buyer; needs the right ``money``."""
    by = caller.require_account()
    await stores.require_staff(session, store_id, by, stores.Right.MONEY)
    said = Said(Stance.ACCEPT, "", by, key)
    return views.dispute_out(await moving.say(session, store_id, dispute_id, said, now), store_id)


routes = [list_store_disputes, get_store_dispute, contest_dispute, accept_dispute]
