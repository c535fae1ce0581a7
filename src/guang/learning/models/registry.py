"""Trained versions: files in the data folder, one row each in ``learning.models``.

A version is *ready*, *shadow* (on trial: nobody is answered by it yet), *refused* after a trial, *rolled_back* after it
had answered worse than the one before it, or *withdrawn*. The version put into service last answers.
"""

import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

import msgspec
import structlog

from guang.kernel.db import Session, after_commit
from guang.learning.models import store
from guang.learning.models.calibration import Bin
from guang.learning.models.errors import UnsoundModel
from guang.learning.models.ranker import Ranker
from guang.learning.models.tables import ModelRow

NAME = "ranker"
KEPT = 10
"""Versions whose files stay, to go back to."""
WARM_KEPT = 3
"""The same of those that only go on from another: one is made every few minutes. Older ones are forgotten."""

RELIABILITY = "reliability"
"""The key of the diagrams among the metrics of a version."""

log = structlog.get_logger(__name__)


def stamp(now: datetime) -> str:
    """The name of a version that is made now."""
    return f"{now:%Y%m%dT%H%M%S}.{now.microsecond // 1000:03d}"


def folder(data_dir: Path, version: str) -> Path:
    """Where the files of a version are."""
    return data_dir / "models" / NAME / version


async def register(session: Session, data_dir: Path, ranker: Ranker, now: datetime, *, on_trial: bool = False) -> None:
    """Write the files, then the row: a process that sees the row finds the files.

    Versions beyond the newest `KEPT` are withdrawn, and their files go once that is committed; another one that was on
    trial is refused, because a newer one takes its place.

    Args:
        on_trial: nobody is answered by it before `promote`, unless nothing of its schema is in service.
    """
    target = folder(data_dir, ranker.version)
    target.parent.mkdir(parents=True, exist_ok=True)
    ranker.save(target)
    told = ranker.manifest
    before = [row.version for row in await store.newest(session, NAME) if row.schema_hash == told.schema]
    for row in await store.shadows(session, NAME):
        _drop(session, data_dir, row, "refused")
    waits = on_trial and bool(before)
    store.insert(
        session,
        ModelRow(
            name=NAME,
            version=told.version,
            schema_hash=told.schema,
            state="shadow" if waits else "ready",
            metrics={**told.metrics, RELIABILITY: msgspec.to_builtins(told.reliability)},
            trained_at=now,
            base=told.base or None,
            replaced=before[0] if before and not waits else None,
            since=None if waits else now,
        ),
    )
    await session.flush()
    for row in await store.beyond(session, NAME, KEPT, warm=False):
        _drop(session, data_dir, row, "withdrawn")
    for row in await store.beyond(session, NAME, WARM_KEPT, warm=True):
        _drop(session, data_dir, row, "withdrawn")
        await store.delete(session, row)


def _drop(session: Session, data_dir: Path, row: ModelRow, state: str) -> None:
    row.state = state
    after_commit(session, partial(shutil.rmtree, folder(data_dir, row.version), ignore_errors=True))


@dataclass(frozen=True, slots=True)
class Trained:
    """What the registry holds about a version; ``reliability`` by action."""

    version: str
    at: datetime
    state: str
    metrics: dict[str, float]
    reliability: dict[str, tuple[Bin, ...]]
    base: str | None = None
    replaced: str | None = None


async def trained(session: Session, most: int = 2 * KEPT) -> tuple[Trained, ...]:
    """The last versions with what was measured, newest first; those out of service, too."""
    return tuple(_told(row) for row in await store.last(session, NAME, most))


def _told(row: ModelRow) -> Trained:
    return Trained(
        version=row.version,
        at=row.trained_at,
        state=row.state,
        metrics={name: value for name, value in row.metrics.items() if name != RELIABILITY},
        reliability=msgspec.convert(row.metrics.get(RELIABILITY, {}), dict[str, tuple[Bin, ...]]),
        base=row.base,
        replaced=row.replaced,
    )


@dataclass(frozen=True, slots=True)
class Standing:
    """Which versions are in service, the one that answers first, and which one is on trial."""

    ready: tuple[Trained, ...]
    on_trial: Trained | None


async def standing(session: Session) -> Standing:
    """How things stand."""
    ready, trials = await store.newest(session, NAME), await store.shadows(session, NAME)
    return Standing(tuple(map(_told, ready)), _told(trials[0]) if trials else None)


async def promote(session: Session, version: str, measured: Mapping[str, float], now: datetime) -> None:
    """A version on trial is put into service."""
    row, before = await store.one(session, NAME, version), await newest(session)
    if row is not None and row.state == "shadow":
        row.state, row.since, row.replaced = "ready", now, before[0] if before else None
        row.metrics = {**row.metrics, **measured}


async def refuse(session: Session, version: str, measured: Mapping[str, float]) -> None:
    """A version on trial was worse than the one that answers."""
    await _end(session, version, "refused", measured)


async def roll_back(session: Session, version: str, measured: Mapping[str, float]) -> None:
    """A version answered worse than the one before it; every process goes back to that one."""
    await _end(session, version, "rolled_back", measured)


async def withdraw(session: Session, version: str) -> bool:
    """Take a version out of service; every process goes back to the one before. False: there is no such version."""
    return await _end(session, version, "withdrawn", {})


async def _end(session: Session, version: str, state: str, measured: Mapping[str, float]) -> bool:
    row = await store.one(session, NAME, version)
    if row is not None:
        row.state, row.metrics = state, {**row.metrics, **measured}
    return row is not None


async def state(session: Session, version: str) -> str | None:
    """What became of a version; None if it was forgotten."""
    row = await store.one(session, NAME, version)
    return row.state if row is not None else None


async def newest(session: Session) -> list[str]:
    """Versions in service, the one put there last first."""
    return [row.version for row in await store.newest(session, NAME)]


def load_first(data_dir: Path, versions: list[str], *, schema: str, refused: dict[str, str]) -> Ranker | None:
    """The first sound one of these versions; None if there is none.

    ``refused`` remembers why others were passed over, and keeps them from being tried again.
    """
    for version in versions:
        if version in refused:
            continue
        try:
            return Ranker.load(folder(data_dir, version), schema=schema)
        except UnsoundModel as fault:
            refused[version] = str(fault.facts.get("because", "unsound"))
            log.warning("models.refused", **fault.facts)
    return None
