"""The operator's page of policies: which is in force since when, what there is to turn, and what would change."""

import asyncio
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, post

from guang.discovery import feed as feeds
from guang.discovery import pages, policies
from guang.kernel import params
from guang.kernel.db import Session
from guang.kernel.ids import ViewerId
from guang.kernel.web import Caller, Role, limited

PAGE = 12
SAMPLE = 12
KNOBS = "feed."


class Knob(msgspec.Struct, frozen=True):
    """A number that a policy may turn."""

    name: str
    default: float
    low: float
    high: float


class Policies(msgspec.Struct, frozen=True):
    """The policy in force, those at hand, what one can turn, and what was switched, the latest first."""

    in_force: policies.Policy
    presets: tuple[policies.Policy, ...]
    knobs: tuple[Knob, ...]
    history: tuple[policies.PolicySwitch, ...]


class TryPolicy(msgspec.Struct, frozen=True):
    """A policy to be tried on some viewers; without any, on those who were here last."""

    policy: policies.Policy
    viewers: Annotated[tuple[ViewerId, ...], msgspec.Meta(max_length=SAMPLE)] = ()


class Tried(msgspec.Struct, frozen=True):
    """Pages under the policy in force and under the other one, and what that makes on the whole."""

    pages: tuple[feeds.Rehearsal, ...]
    measures: tuple[feeds.Measure, ...]


@get("/api/operator/policies", operation_id="getPolicies", tags=["operator"])
async def get_policies(session: Session, caller: Caller, feed: feeds.Feed) -> Policies:
    """The policy in force, those at hand, the knobs, and who switched what when."""
    caller.require(Role.OPERATOR)
    return Policies(
        in_force=feed.policy,
        presets=tuple(policies.PRESETS.values()),
        knobs=tuple(
            Knob(one.name, one.default, one.low, one.high) for one in params.declared() if one.name.startswith(KNOBS)
        ),
        history=await policies.history(session),
    )


@post(
    "/api/operator/policies/preview",
    operation_id="tryPolicy",
    tags=["operator"],
    status_code=200,
    guards=[limited("policies", per_minute=60)],
)
async def try_policy(session: Session, caller: Caller, now: datetime, feed: feeds.Feed, data: TryPolicy) -> Tried:
    """What pages would look like under another policy, beside what they look like now; nobody is shown them."""
    caller.require(Role.OPERATOR)
    tried = policies.checked(data.policy)
    rehearsals = []
    for viewer in data.viewers or await pages.latest_viewers(session, SAMPLE):
        rehearsals.append(await feed.rehearse(session, feeds.Wish(viewer=viewer, now=now, limit=PAGE), tried))
        await asyncio.sleep(0)  # others have a turn between two pages
    return Tried(tuple(rehearsals), feeds.measures(rehearsals, feed.videos))


@post(
    "/api/operator/policies/estimate",
    operation_id="estimatePolicy",
    tags=["operator"],
    status_code=200,
    guards=[limited("policies", per_minute=60)],
)
async def estimate_policy(
    session: Session, caller: Caller, now: datetime, feed: feeds.Feed, data: policies.Policy
) -> feeds.Estimated:
    """What another policy would have earned on pages that were served, told from the chances logged with them."""
    caller.require(Role.OPERATOR)
    return await feeds.estimate(session, feed.videos, feed.policy, policies.checked(data), now)


routes = [get_policies, try_policy, estimate_policy]
