"""Which channels answer a task: the recipe, and the peers it is measured against."""

from collections.abc import Callable
from pathlib import Path

from guang.learning import sequences
from guang.learning.laboratory.channels import (
    Channel,
    CoVisits,
    ItemKnn,
    Live,
    NextItem,
    Own,
    Popular,
    SameTraits,
    Sequence,
    SessionKnn,
    Trend,
    Window,
)
from guang.learning.laboratory.types import Task

TRIAL = "sequence"
"""The channel that costs most; it stays where it earns that."""
DEPTH = 50
"""Candidates of each column that proposes."""


def channels(task: Task) -> list[Channel]:
    """The recipe. The same for every data set; what is known about items is used where something is."""
    own = task.repeats
    found: list[Channel] = [
        CoVisits(
            {"covisits_recent": 0.5, "covisits_last": 0.0}, proposes=("covisits_recent", "covisits_last"), own=own
        ),
        CoVisits(
            {"wide_recent": 0.8, "wide_all": 1.0},
            proposes=("wide_recent",),
            window=Window(size=20, fade=0.85, backwards=0.8, damping=0.5),
            own=own,
        ),
        NextItem("next", own=own),
        ItemKnn({"knn_recent": 0.8, "knn_last": 0.0, "knn_all": 1.0}, proposes=("knn_recent",), own=own),
        SessionKnn("sessions"),
        Popular(),
    ]
    if task.traits is not None:
        found.append(SameTraits(task.traits, {"traits_recent": 0.8, "traits_last": 0.0}, proposes=("traits_recent",)))
    if task.test.at is not None:
        found.append(Trend(task.log))
    if task.log is not None:
        found.append(Live(task.log, task.items))
    return found


def on_trial(folder: Path | None, tell: Callable[[str, int, int], None]) -> list[Channel]:
    """What is in the recipe only where it helps; nothing, where what it needs is not installed."""
    return [Sequence(TRIAL, folder=folder, tell=tell)] if sequences.can_learn() else []


def peers(task: Task) -> dict[str, Channel]:
    """What is simple, fitted on all that the recipe may know (``late``), each with one list of its own."""
    own = task.repeats
    lately: dict[str, Channel] = {"own_by_recency": Own("own_by_recency")} if own and task.test.at is not None else {}
    return lately | {
        "popularity": Popular("popularity"),
        "item_knn": ItemKnn({"item_knn": 0.8}, proposes=("item_knn",), own=own),
        "co_visits": CoVisits({"co_visits": 0.7}, proposes=("co_visits",), own=own),
        "session_knn": SessionKnn("session_knn"),
    }
