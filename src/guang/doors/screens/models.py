"""The operator's page of models: which ranker answers, how it ranked on later days, and whether its odds came true."""

from collections.abc import Mapping
from datetime import datetime

import msgspec
from litestar import get

from guang.discovery import feed as feeds
from guang.kernel.db import Session
from guang.kernel.web import Caller, Role
from guang.learning import models

WAYS = ("ranker", "co_visits", "item_knn", "popularity")


class WayMeasured(msgspec.Struct, frozen=True):
    """How one way of ranking did on later days, among the first 20."""

    way: str
    hr20: float
    ndcg20: float


class ReliabilityBin(msgspec.Struct, frozen=True):
    """A tenth of what was foretold: the mean of the promises, the share that came true, and of how many lines."""

    promised: float
    happened: float
    lines: float


class ActionMeasured(msgspec.Struct, frozen=True):
    """Whether the odds of one action came true on days that neither trees nor curve had seen."""

    action: str
    log_loss: float
    error: float
    bins: tuple[ReliabilityBin, ...]


class ActionAgainst(msgspec.Struct, frozen=True):
    """One action: how much more often the newer ranker had what was done above what was not, and the error of that."""

    action: str
    auc_gain: float
    auc_error: float


class AgainstTheOther(msgspec.Struct, frozen=True):
    """A ranker against the one that answered before it, on pages that neither had learnt from.

    ``gain`` is that of log-loss in nats a line, above 0 where the newer one foretold better; ``error`` is standard.
    """

    lines: float
    gain: float
    error: float
    actions: tuple[ActionAgainst, ...]


class TrainedModel(msgspec.Struct, frozen=True):
    """One version; ``answers``: it is the one that this process asks.

    ``state``: ready, shadow (on trial), refused (after it), rolled_back (it answered worse than the one before it) or
    withdrawn. ``base``: whose trees it goes on from; ``trial`` was before it answered, ``live`` ended that.
    """

    version: str
    at: datetime
    state: str
    answers: bool
    base: str | None
    replaced: str | None
    trial: AgainstTheOther | None
    live: AgainstTheOther | None
    ways: tuple[WayMeasured, ...]
    actions: tuple[ActionMeasured, ...]


class TrainedModels(msgspec.Struct, frozen=True):
    """The last training runs, newest first; ``answering`` is "untrained" before the first."""

    answering: str
    items: tuple[TrainedModel, ...]


@get("/api/operator/models", operation_id="getModels", tags=["operator"])
async def get_models(session: Session, caller: Caller, feed: feeds.Feed) -> TrainedModels:
    """Trained rankers with what was measured."""
    caller.require(Role.OPERATOR)
    now = feed.model.version
    found = await models.registry.trained(session)
    return TrainedModels(now, tuple(_told(one, answers=one.version == now) for one in found))


def _told(one: models.registry.Trained, *, answers: bool) -> TrainedModel:
    measured = one.metrics
    return TrainedModel(
        version=one.version,
        at=one.at,
        state=one.state,
        answers=answers,
        base=one.base,
        replaced=one.replaced,
        trial=_against("shadow", measured),
        live=_against("live", measured),
        ways=tuple(
            WayMeasured(way, measured[f"{way}_hr20"], measured[f"{way}_ndcg20"])
            for way in WAYS
            if f"{way}_hr20" in measured
        ),
        actions=tuple(
            ActionMeasured(
                action,
                measured[f"log_loss_{action}"],
                measured[f"ece_{action}"],
                tuple(ReliabilityBin(each.promised, each.happened, each.lines) for each in one.reliability[action]),
            )
            for action in models.ACTIONS
            if action in one.reliability
        ),
    )


def _against(name: str, measured: Mapping[str, float]) -> AgainstTheOther | None:
    if f"{name}_whole_gain" not in measured:
        return None
    return AgainstTheOther(
        lines=measured[f"{name}_lines"],
        gain=measured[f"{name}_whole_gain"],
        error=measured[f"{name}_whole_error"],
        actions=tuple(
            ActionAgainst(action, measured[f"{name}_auc_{action}_gain"], measured[f"{name}_auc_{action}_error"])
            for action in models.ACTIONS
            if f"{name}_auc_{action}_gain" in measured
        ),
    )


routes = [get_models]
