"""Switching the policy over HTTP."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import post

from guang.discovery.policies import service
from guang.discovery.policies.types import Policy
from guang.kernel.db import Session
from guang.kernel.web import Caller, Role, limited


class SwitchPolicy(msgspec.Struct, frozen=True):
    """The policy to put into force, and why."""

    policy: Policy
    note: Annotated[str, msgspec.Meta(min_length=3, max_length=400)]


@post(
    "/api/operator/policies/switch",
    operation_id="switchPolicy",
    tags=["operator"],
    status_code=204,
    guards=[limited("policies", per_minute=10)],
)
async def switch_policy(session: Session, caller: Caller, now: datetime, data: SwitchPolicy) -> None:
    """Make every page with this policy from now on; it is written down who decided that, when and why."""
    by = caller.require(Role.OPERATOR)
    await service.switch(session, data.policy, by=by, note=data.note, now=now)


routes = [switch_policy]
