"""Routes of buyers: what may be asked for, asking, and following it to its end."""

from datetime import datetime

from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import AfterSaleId, LineId, OrderId
from guang.kernel.web import Caller, does, makes
from guang.trade.aftersales.http import forms, views
from guang.trade.aftersales.types import Act
from guang.trade.aftersales.verbs import looking, moving, opening, replacing, stepping
from guang.trade.claims import CaseSide, NewCase

ONE = "/api/after-sales/{case_id:str}"


@get("/api/orders/{order_id:str}/after-sales/options", operation_id="after_sale_options", tags=["aftersales"])
async def after_sale_options(order_id: OrderId, session: Session, caller: Caller, now: datetime) -> views.OrderOptions:
    """What may be asked for about each line of one of the caller's orders, with the most of it, and why not."""
    found = await opening.options(session, caller.require_account(), order_id, now)
    return await views.options_out(session, found, caller.locale)


@get(
    "/api/orders/{order_id:str}/lines/{line_id:str}/exchange-choices",
    operation_id="exchange_choices",
    tags=["aftersales"],
)
async def exchange_choices(
    order_id: OrderId, line_id: LineId, session: Session, caller: Caller, origin: AfterSaleId | None = None
) -> views.ExchangeChoices:
    """What could come in exchange for a line: the same again, or another SKU of the product that is not dearer."""
    found = await opening.exchanges(session, caller.require_account(), order_id, line_id, origin)
    return views.choices_out(found, caller.locale)


@makes("/api/orders/{order_id:str}/after-sales", "open_after_sale", tag="aftersales", per_minute=20)
async def open_after_sale(
    order_id: OrderId,
    data: forms.CaseForm,
    session: Session,
    caller: Caller,
    now: datetime,
    key: forms.Key = "",
) -> views.AfterSaleOut:
    """Ask for money or a return about one line. The same key asks once."""
    wanted = NewCase(
        buyer=caller.require_account(),
        viewer=caller.viewer,
        order=order_id,
        line=data.line,
        wish=data.kind,
        reason=data.reason,
        key=key,
        units=data.units,
        amount=data.amount,
        words=data.words,
        images=tuple(data.images),
        wished=data.wished,
        origin=data.origin,
    )
    case, _ = await opening.open_case(session, wanted, now)
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@get("/api/after-sales", operation_id="my_after_sales", tags=["aftersales"])
async def my_after_sales(
    session: Session, caller: Caller, states: forms.States = None, cursor: AfterSaleId | None = None
) -> views.AfterSalePage:
    """The caller's cases, the newest first."""
    buyer = caller.require_account()
    found = await looking.cases_of(session, buyer, states or (), cursor, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    following = shown[-1].id if len(found) > looking.PAGE else None
    return views.AfterSalePage(await views.cases_out(session, shown, CaseSide.BUYER, caller.locale), following)


@get(ONE, operation_id="get_after_sale", tags=["aftersales"])
async def get_after_sale(case_id: AfterSaleId, session: Session, caller: Caller) -> views.AfterSaleOut:
    """One of the caller's cases, with its history."""
    case = await looking.case_of(session, caller.require_account(), case_id)
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@does(f"{ONE}/return-parcel", "send_after_sale_back", tag="aftersales", per_minute=30)
async def send_after_sale_back(
    case_id: AfterSaleId, data: forms.ReturnForm, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Say with whom the goods travel back."""
    buyer = caller.require_account()
    act = Act(CaseSide.BUYER, buyer, now, data.words, data.images)
    case = await moving.send_back(session, buyer, case_id, (data.carrier, data.tracking), act)
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@does(f"{ONE}/refund-instead", "take_refund_instead", tag="aftersales", per_minute=30)
async def take_refund_instead(
    case_id: AfterSaleId, session: Session, caller: Caller, now: datetime, key: forms.Key = ""
) -> views.AfterSaleOut:
    """Take the refund where nothing is left to exchange the goods for. The same key takes it once."""
    buyer = caller.require_account()
    act = Act(CaseSide.BUYER, buyer, now, key=key, about="refund-instead")
    case = await moving.take_refund(session, buyer, case_id, act)
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@does(f"{ONE}/received", "receive_replacement", tag="aftersales", per_minute=30)
async def receive_replacement(
    case_id: AfterSaleId, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Say that what came in exchange is here."""
    buyer = caller.require_account()
    case = await replacing.receive(session, buyer, case_id, Act(CaseSide.BUYER, buyer, now))
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@does(f"{ONE}/withdraw", "withdraw_after_sale", tag="aftersales", per_minute=30)
async def withdraw_after_sale(
    case_id: AfterSaleId, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Ask for nothing any more."""
    buyer = caller.require_account()
    case = await moving.withdraw(session, buyer, case_id, Act(CaseSide.BUYER, buyer, now))
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@does(f"{ONE}/escalate", "escalate_after_sale", tag="aftersales", per_minute=30)
async def escalate_after_sale(
    case_id: AfterSaleId, data: forms.WordsForm, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Call on the platform against the store's no."""
    buyer = caller.require_account()
    case = await moving.escalate(session, buyer, case_id, Act(CaseSide.BUYER, buyer, now, data.words, data.images))
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


@does(f"{ONE}/evidence", "show_after_sale_evidence", tag="aftersales", per_minute=30)
async def show_after_sale_evidence(
    case_id: AfterSaleId, data: forms.WordsForm, session: Session, caller: Caller, now: datetime
) -> views.AfterSaleOut:
    """Add words and pictures (kept by ``POST /api/images``) to a case that is not over."""
    buyer = caller.require_account()
    held = await stepping.of_buyer(session, buyer, case_id)
    case = await moving.show(session, held, Act(CaseSide.BUYER, buyer, now, data.words, data.images))
    return await views.case_out(session, case, CaseSide.BUYER, caller.locale)


routes = [
    after_sale_options,
    exchange_choices,
    open_after_sale,
    my_after_sales,
    get_after_sale,
    send_after_sale_back,
    take_refund_instead,
    receive_replacement,
    withdraw_after_sale,
    escalate_after_sale,
    show_after_sale_evidence,
]
