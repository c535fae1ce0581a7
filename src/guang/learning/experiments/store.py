"""All SQL of experiments."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import func, select

from guang.kernel.db import Session
from guang.learning.experiments.tables import ExperimentRow
from guang.learning.experiments.types import Experiment


async def lock(session: Session) -> None:
    """One experiment is started or ended at a time."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("learning.experiments"))))


async def running(session: Session) -> Sequence[Experiment]:
    """Experiments that have not ended."""
    rows = await session.scalars(select(ExperimentRow).where(ExperimentRow.ended_at.is_(None)))
    return [experiment(row) for row in rows]


async def latest(session: Session, most: int) -> Sequence[Experiment]:
    """The last experiments, the latest first."""
    rows = await session.scalars(select(ExperimentRow).order_by(ExperimentRow.started_at.desc()).limit(most))
    return [experiment(row) for row in rows]


async def one(session: Session, key: str) -> ExperimentRow | None:
    """One experiment."""
    return await session.get(ExperimentRow, key)


def insert(session: Session, made: Experiment) -> None:
    """Another experiment runs."""
    values = {name: getattr(made, name) for name in made.__struct_fields__}
    session.add(ExperimentRow(**values | {"variants": msgspec.to_builtins(made.variants)}))


def experiment(row: ExperimentRow) -> Experiment:
    """A row as the rooms above know it."""
    values = {name: getattr(row, name) for name in Experiment.__struct_fields__}
    return msgspec.convert(values, Experiment, from_attributes=True)
