"""Routes of the platform: what it was called on for, and deciding."""

from datetime import datetime

from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import AfterSaleId
from guang.kernel.web import Caller, Role, does
from guang.trade.aftersales.http import forms, views
from guang.trade.aftersales.types import Act, Verdict
from guang.trade.aftersales.verbs import judging, looking
from guang.trade.claims import CaseSide

ALL = "/api/operator/after-sales"


@get(ALL, operation_id="list_arbitrations", tags=["operator"])
async def list_arbitrations(session: Session, caller: Caller, cursor: AfterSaleId | None = None) -> views.AfterSalePage:
    """Cases that wait for a verdict, by when it is due."""
    caller.require(Role.OPERATOR)
    found = await looking.before_platform(session, cursor, looking.PAGE + 1)
    shown = found[: looking.PAGE]
    following = shown[-1].id if len(found) > looking.PAGE else None
    return views.AfterSalePage(await views.cases_out(session, shown, CaseSide.OPERATOR, caller.locale), following)


@get(f"{ALL}/{{case_id:str}}", operation_id="get_arbitration", tags=["operator"])
async def get_arbitration(case_id: AfterSaleId, session: Session, caller: Caller) -> views.AfterSaleOut:
    """A case that the platform was called on for, with all that both sides have said and shown."""
    caller.require(Role.OPERATOR)
    case = await looking.case_before_platform(session, case_id)
    return await views.case_out(session, case, CaseSide.OPERATOR, caller.locale)


@does(f"{ALL}/{{case_id:str}}/judge", "judge_after_sale", tag="operator", per_minute=60)
async def judge_after_sale(
    case_id: AfterSaleId, data: forms.VerdictForm, session: Session, caller: Caller, now: datetime, key: forms.Key = ""
) -> views.AfterSaleOut:
    """Decide, in words that both sides read; whoever has touched the case, or decided it before, may not."""
    operator = caller.require(Role.OPERATOR)
    verdict = Verdict(data.decision, data.liability, data.amount)
    act = Act(CaseSide.OPERATOR, operator, now, data.words, key=key, about=f"judge {verdict}")
    case = await judging.judge(session, operator, case_id, verdict, act)
    return await views.case_out(session, case, CaseSide.OPERATOR, caller.locale)


routes = [list_arbitrations, get_arbitration, judge_after_sale]
