"""What was decided about viewers, for operators."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get
from litestar.params import Parameter

from guang.kernel.db import Session
from guang.kernel.ids import ViewerId
from guang.kernel.web import Caller, Role
from guang.learning.integrity import service

Most = Annotated[int, Parameter(query="limit", ge=1, le=500)]


class WeighedViewer(msgspec.Struct, frozen=True):
    """One decision about one viewer: what their acts weigh in rankings from ``since`` on, and why."""

    viewer: ViewerId
    weight: float
    reason: str
    since: datetime
    at: datetime
    version: str


class WeighedViewers(msgspec.Struct, frozen=True):
    """The last decisions, the latest first; ``total`` counts all that were ever made."""

    items: list[WeighedViewer]
    total: int


@get("/api/operator/integrity", operation_id="getWeighedViewers", tags=["operator"])
async def get_weighed_viewers(session: Session, caller: Caller, limit: Most = 100) -> WeighedViewers:
    """Whose engagement counts less in rankings, and why."""
    caller.require(Role.OPERATOR)
    items = [
        WeighedViewer(viewer, weight, reason, verdict.said.since, verdict.at, verdict.said.version)
        for verdict in reversed(await service.verdicts(session))
        for viewer, weight, reason in zip(verdict.said.viewers, verdict.said.weights, verdict.said.reasons, strict=True)
    ]
    return WeighedViewers(items[:limit], len(items))


routes = [get_weighed_viewers]
