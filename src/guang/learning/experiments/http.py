"""Experiments over HTTP, for operators."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import get, post

from guang.kernel.db import Session
from guang.kernel.web import Caller, Role, limited
from guang.learning.experiments import service
from guang.learning.experiments.types import Experiment, NewExperiment, ReadOut


class Experiments(msgspec.Struct, frozen=True):
    """The last experiments, the latest first."""

    items: tuple[Experiment, ...]


class EndExperiment(msgspec.Struct, frozen=True):
    """What was concluded."""

    verdict: Annotated[str, msgspec.Meta(min_length=3, max_length=400)]


@get("/api/operator/experiments", operation_id="getExperiments", tags=["operator"])
async def get_experiments(session: Session, caller: Caller) -> Experiments:
    """The experiments that run and ran."""
    caller.require(Role.OPERATOR)
    return Experiments(await service.latest(session))


@get("/api/operator/experiments/{key:str}", operation_id="getExperiment", tags=["operator"])
async def get_experiment(session: Session, caller: Caller, key: str) -> ReadOut:
    """What came out so far, with intervals, guardrails and a check of the split."""
    caller.require(Role.OPERATOR)
    return await service.read_out(session, key)


@post(
    "/api/operator/experiments",
    operation_id="startExperiment",
    tags=["operator"],
    guards=[limited("experiments", per_minute=10)],
)
async def start_experiment(session: Session, caller: Caller, now: datetime, data: NewExperiment) -> Experiment:
    """Try variants on a share of all viewers from now on."""
    return await service.start(session, data, by=caller.require(Role.OPERATOR), now=now)


@post(
    "/api/operator/experiments/{key:str}/end",
    operation_id="endExperiment",
    tags=["operator"],
    status_code=204,
    guards=[limited("experiments", per_minute=10)],
)
async def end_experiment(session: Session, caller: Caller, now: datetime, key: str, data: EndExperiment) -> None:
    """End an experiment, with what was concluded."""
    await service.end(session, key, data.verdict, by=caller.require(Role.OPERATOR), now=now)


routes = [get_experiments, get_experiment, start_experiment, end_experiment]
