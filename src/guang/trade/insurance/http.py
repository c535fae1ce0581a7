"""Routes of insurance: how an order's way back is insured, and what that costs and brings a store."""

from datetime import datetime

import msgspec
from litestar import get

from guang.kernel.db import Session
from guang.kernel.ids import AfterSaleId, OrderId, StoreId
from guang.kernel.money import Money
from guang.kernel.settings import Settings
from guang.kernel.web import Caller
from guang.trade import stores
from guang.trade.insurance import service
from guang.trade.insurance.types import ClaimState, Policy


class ReturnClaim(msgspec.Struct, frozen=True, kw_only=True):
    """What the insurer owes or has paid, for which after-sale case; ``code`` says why it refused."""

    case: AfterSaleId
    state: ClaimState
    due_at: datetime
    done_at: datetime | None
    code: str


class ReturnPolicy(msgspec.Struct, frozen=True, kw_only=True):
    """The way back of one order, insured since it left. ``simulated``: the insurer moves no money."""

    order: OrderId
    pays: Money
    premium: Money | None
    insured_at: datetime
    claim: ReturnClaim | None
    simulated: bool


class ReturnCover(msgspec.Struct, frozen=True):
    """How the way back of an order is insured, if it is."""

    policy: ReturnPolicy | None


class StoreInsurance(msgspec.Struct, frozen=True, kw_only=True):
    """What insurance has cost and paid for orders that left during the last ``days``, and what came back lately."""

    days: int
    orders: int
    premiums: Money
    claims: int
    paid: Money
    items: list[ReturnPolicy]
    next: None = None


@get("/api/orders/{order_id:str}/return-insurance", operation_id="return_insurance", tags=["insurance"])
async def return_insurance(order_id: OrderId, session: Session, caller: Caller, settings: Settings) -> ReturnCover:
    """How the way back of one of the caller's orders is insured."""
    buyer = caller.require_account()
    found = await service.policy_of(session, order_id)
    if found is None or found.buyer != buyer:
        return ReturnCover(None)
    return ReturnCover(_out(found, settings, is_desk=False))


@get("/api/stores/{store_id:str}/return-insurance", operation_id="store_insurance", tags=["insurance"])
async def store_insurance(
    store_id: StoreId, session: Session, caller: Caller, settings: Settings, now: datetime
) -> StoreInsurance:
    """What insuring the way back costs a store and pays its buyers; needs the right ``money``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.MONEY)
    currency = (await stores.store(session, store_id)).currency
    totals, claimed = await service.claims_at(session, store_id, now)
    return StoreInsurance(
        days=service.LOOKS_BACK.days,
        orders=totals.orders,
        premiums=Money(totals.premiums, currency),
        claims=totals.claims,
        paid=Money(totals.paid, currency),
        items=[_out(one, settings, is_desk=True) for one in claimed],
    )


def _out(policy: Policy, settings: Settings, *, is_desk: bool) -> ReturnPolicy:
    claim = policy.claim
    return ReturnPolicy(
        order=policy.order,
        pays=policy.cover.pays,
        premium=policy.cover.premium if is_desk else None,
        insured_at=policy.bound_at,
        claim=None
        if claim is None
        else ReturnClaim(
            case=claim.case, state=claim.state, due_at=claim.due_at, done_at=claim.done_at, code=claim.code
        ),
        simulated=settings.demo,
    )


routes = [return_insurance, store_insurance]
