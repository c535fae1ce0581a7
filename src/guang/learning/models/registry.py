"""Trained versions: files in the data folder, one row each in ``learning.models``."""

import shutil
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

RELIABILITY = "reliability"
"""The key of the diagrams among the metrics of a version."""

log = structlog.get_logger(__name__)


def folder(data_dir: Path, version: str) -> Path:
    """Where the files of a version are."""
    return data_dir / "models" / NAME / version


async def register(session: Session, data_dir: Path, ranker: Ranker, now: datetime) -> None:
    """Write the files, then the row: a process that sees the row finds the files.

    Versions beyond the newest `KEPT` are withdrawn, and their files go once that is committed.
    """
    target = folder(data_dir, ranker.version)
    target.parent.mkdir(parents=True, exist_ok=True)
    ranker.save(target)
    told = ranker.manifest
    store.insert(
        session,
        ModelRow(
            name=NAME,
            version=told.version,
            schema_hash=told.schema,
            metrics={**told.metrics, RELIABILITY: msgspec.to_builtins(told.reliability)},
            trained_at=now,
        ),
    )
    await session.flush()
    for row in await store.beyond(session, NAME, KEPT):
        row.state = "withdrawn"
        after_commit(session, partial(shutil.rmtree, folder(data_dir, row.version), ignore_errors=True))


@dataclass(frozen=True, slots=True)
class Trained:
    """What the registry holds about a version; ``reliability`` by action."""

    version: str
    at: datetime
    state: str
    metrics: dict[str, float]
    reliability: dict[str, tuple[Bin, ...]]


async def trained(session: Session, most: int = KEPT) -> tuple[Trained, ...]:
    """The last versions with what was measured, newest first; those withdrawn, too."""
    return tuple(
        Trained(
            version=row.version,
            at=row.trained_at,
            state=row.state,
            metrics={name: value for name, value in row.metrics.items() if name != RELIABILITY},
            reliability=msgspec.convert(row.metrics.get(RELIABILITY, {}), dict[str, tuple[Bin, ...]]),
        )
        for row in await store.last(session, NAME, most)
    )


async def withdraw(session: Session, version: str) -> bool:
    """Take a version out of service; every process goes back to the one before. False: there is no such version."""
    row = await store.one(session, NAME, version)
    if row is not None:
        row.state = "withdrawn"
    return row is not None


async def newest(session: Session) -> list[str]:
    """Versions in service, newest first."""
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
