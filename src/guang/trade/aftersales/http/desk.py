"""Routes of a store's staff: what waits for an answer, and answering."""

from datetime import datetime
from typing import Annotated

from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, StoreId
from guang.kernel.web import Caller, does
from guang.trade import stores
from guang.trade.aftersales.http import forms, views
from guang.trade.aftersales.types import Act, Inspection
from guang.trade.aftersales.verbs import looking, moving, replacing, stepping
from guang.trade.claims import CaseSide, CaseState

ALL = "/api/stores/{store_id:str}/after-sales"
ONE = f"{ALL}/{{case_id:str}}"
Due = Annotated[bool, Parameter(query="due", required=False)]


async def staff(session: Session, store_id: StoreId, caller: Caller) -> AccountId:
    """The caller, who needs the right ``orders`` in a store."""
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.ORDERS)
    return account


@get(ALL, operation_id="store_after_sales", tags=["desk"])
async def store_after_sales(
    store_id: StoreId,
    session: Session,
    caller: Caller,
    now: datetime,
    states: forms.States = None,
    due: Due = False,
    cursor: AfterSaleId | None = None,
) -> views.AfterSaleDesk:
    """A store's cases, the newest first; with ``due``, only those that wait for the store, by when they are due."""
    await staff(session, store_id, caller)
    if due:
        found = await looking.due_at(session, store_id, cursor, looking.PAGE + 1)
    else:
        found = await looking.cases_at(session, store_id, states or (), cursor, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    counts = await looking.counts_at(session, store_id, now)
    return views.AfterSaleDesk(
        items=await views.cases_out(session, shown, CaseSide.MERCHANT, caller.locale),
        next=shown[-1].id if len(found) > looking.PAGE else None,
        counts={state.value: counts.states.get(state, 0) for state in CaseState},
        due_soon=counts.soon,
        overdue=counts.late,
    )


@get(ONE, operation_id="store_after_sale", tags=["desk"])
async def store_after_sale(
    store_id: StoreId, case_id: AfterSaleId, session: Session, caller: Caller
) -> views.AfterSaleOut:
    """One of a store's cases, with its history."""
    await staff(session, store_id, caller)
    case = await looking.case_at(session, store_id, case_id)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/approve", "approve_after_sale", tag="desk", per_minute=120)
async def approve_after_sale(
    store_id: StoreId,
    case_id: AfterSaleId,
    data: forms.WordsForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: forms.Key = "",
) -> views.AfterSaleOut:
    """Grant what the buyer asks for: money goes back at once, or once the goods are back."""
    account = await staff(session, store_id, caller)
    act = Act(CaseSide.MERCHANT, account, now, data.words, data.images, key, "approve")
    case = await moving.approve(session, store_id, case_id, act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/reject", "reject_after_sale", tag="desk", per_minute=120)
async def reject_after_sale(
    store_id: StoreId, case_id: AfterSaleId, data: forms.WordsForm, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Say no, and why."""
    act = Act(CaseSide.MERCHANT, await staff(session, store_id, caller), now, data.words, data.images)
    case = await moving.reject(session, store_id, case_id, act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/received", "receive_after_sale", tag="desk", per_minute=120)
async def receive_after_sale(
    store_id: StoreId, case_id: AfterSaleId, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Say that the goods are back; the buyer is paid 48 hours later unless the store says something."""
    act = Act(CaseSide.MERCHANT, await staff(session, store_id, caller), now)
    case = await moving.receive(session, store_id, case_id, act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/inspect", "inspect_after_sale", tag="desk", per_minute=120)
async def inspect_after_sale(
    store_id: StoreId,
    case_id: AfterSaleId,
    data: forms.InspectionForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: forms.Key = "",
) -> views.AfterSaleOut:
    """Say what came back: fine, and the buyer is paid or gets another one; or not, and why."""
    account, about = await staff(session, store_id, caller), f"inspect {data.fine} {data.restocked}"
    act = Act(CaseSide.MERCHANT, account, now, data.words, data.images, key, about)
    case = await moving.inspect(session, store_id, case_id, Inspection(data.fine, data.restocked), act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/replace", "send_replacement", tag="desk", per_minute=240)
async def send_replacement(
    store_id: StoreId,
    case_id: AfterSaleId,
    data: forms.ReplacementForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: forms.Key = "",
) -> views.AfterSaleOut:
    """Hand what the buyer gets in exchange to a courier. The same key sends it once."""
    account, parcel = await staff(session, store_id, caller), (data.carrier, data.tracking)
    act = Act(CaseSide.MERCHANT, account, now, data.words, key=key, about=f"replace {parcel}")
    case = await replacing.send(session, store_id, case_id, parcel, act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/refund-instead", "pay_instead_of_replacing", tag="desk", per_minute=120)
async def pay_instead_of_replacing(
    store_id: StoreId,
    case_id: AfterSaleId,
    data: forms.WordsForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: forms.Key = "",
) -> views.AfterSaleOut:
    """Pay back what cannot be sent in exchange. The same key pays once."""
    account = await staff(session, store_id, caller)
    act = Act(CaseSide.MERCHANT, account, now, data.words, data.images, key, "refund-instead")
    case = await moving.pay_instead(session, store_id, case_id, act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


@does(f"{ONE}/evidence", "show_store_evidence", tag="desk", per_minute=60)
async def show_store_evidence(
    store_id: StoreId, case_id: AfterSaleId, data: forms.WordsForm, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Add words and pictures to a case that is not over."""
    act = Act(CaseSide.MERCHANT, await staff(session, store_id, caller), now, data.words, data.images)
    case = await moving.show(session, await stepping.at_store(session, store_id, case_id), act)
    return await views.case_out(session, case, CaseSide.MERCHANT, caller.locale)


routes = [
    store_after_sales,
    store_after_sale,
    approve_after_sale,
    reject_after_sale,
    receive_after_sale,
    inspect_after_sale,
    send_replacement,
    pay_instead_of_replacing,
    show_store_evidence,
]
