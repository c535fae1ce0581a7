"""For operators. Every act leaves a line in the operators' log."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import delete, get, put
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ActId
from guang.kernel.web import Caller, Role
from guang.people.accounts.types import Act, OwnAccount
from guang.people.accounts.verbs import acting, being, coming_in, second_factor


class ActList(msgspec.Struct, frozen=True):
    """Lines of the operators' log, newest first."""

    items: list[Act]
    next: ActId | None


@get("/api/operator/acts", operation_id="list_acts", tags=["operator"])
async def list_acts(
    session: Session,
    caller: Caller,
    actor: AccountId | None = None,
    subject: str | None = None,
    cursor: ActId | None = None,
    limit: Annotated[int, Parameter(ge=1, le=200)] = 50,
) -> ActList:
    """Who among the operators did what, newest first."""
    caller.require(Role.OPERATOR)
    found = await acting.acts(session, acting.ActsWanted(actor, subject, cursor, limit))
    return ActList(found, found[-1].id if len(found) == limit else None)


class Found(msgspec.Struct, frozen=True):
    """The one account that was looked for, if it is there."""

    items: list[OwnAccount]
    next: None = None


@get("/api/operator/accounts", operation_id="find_account", tags=["operator"])
async def find_account(q: Annotated[str, Parameter(max_length=320)], session: Session, caller: Caller) -> Found:
    """The account with exactly this e-mail address or handle; looking leaves a line in the log."""
    actor = caller.require(Role.OPERATOR)
    found = await being.find(session, q)
    if found is None:
        return Found([])
    await acting.record_act(session, actor, "accounts.look", found.id.text)
    return Found([await being.own(session, found.id)])


@get("/api/operator/accounts/{account:str}", operation_id="look_at_account", tags=["operator"])
async def look_at_account(account: AccountId, session: Session, caller: Caller) -> OwnAccount:
    """One account with its personal details; looking leaves a line in the log."""
    actor = caller.require(Role.OPERATOR)
    found = await being.own(session, account)
    await acting.record_act(session, actor, "accounts.look", account.text)
    return found


@put("/api/operator/accounts/{account:str}/roles/{role:str}", operation_id="grant_role", tags=["operator"])
async def grant_role(account: AccountId, role: Role, session: Session, caller: Caller, now: datetime) -> OwnAccount:
    """Give somebody a role."""
    actor = caller.require(Role.OPERATOR)
    if await being.grant(session, account, role, now):
        await acting.record_act(session, actor, "accounts.grant", account.text, {"role": role.value})
    return await being.own(session, account)


@delete(
    "/api/operator/accounts/{account:str}/roles/{role:str}",
    operation_id="withdraw_role",
    tags=["operator"],
    status_code=200,
)
async def withdraw_role(account: AccountId, role: Role, session: Session, caller: Caller) -> OwnAccount:
    """Take a role away, at once in every session."""
    actor = caller.require(Role.OPERATOR)
    if await being.withdraw(session, account, role):
        await acting.record_act(session, actor, "accounts.withdraw", account.text, {"role": role.value})
    return await being.own(session, account)


@delete("/api/operator/accounts/{account:str}/second-factor", operation_id="clear_second_factor", tags=["operator"])
async def clear_second_factor(account: AccountId, session: Session, caller: Caller, now: datetime) -> None:
    """Help somebody who lost their phone: the second factor goes, and every session of theirs ends."""
    actor = caller.require(Role.OPERATOR)
    await second_factor.clear_factor(session, account, now)
    ended = await coming_in.log_out_everywhere(session, account)
    await acting.record_act(session, actor, "accounts.clear_second_factor", account.text, {"sessions_ended": ended})


routes = [list_acts, find_account, look_at_account, grant_role, withdraw_role, clear_second_factor]
