"""All SQL of the models room."""

from collections.abc import Sequence

from sqlalchemy import func, select

from guang.kernel.db import Session
from guang.learning.models.tables import ModelRow

_CONSIDERED = 10
_SINCE = func.coalesce(ModelRow.since, ModelRow.trained_at)


async def newest(session: Session, name: str) -> Sequence[ModelRow]:
    """The last versions in service, the one put there last first."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name, ModelRow.state == "ready")
        .order_by(_SINCE.desc(), ModelRow.version.desc())
        .limit(_CONSIDERED)
    )
    return found.all()


async def shadows(session: Session, name: str) -> Sequence[ModelRow]:
    """Versions that are on trial, newest first."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name, ModelRow.state == "shadow")
        .order_by(ModelRow.trained_at.desc(), ModelRow.version.desc())
    )
    return found.all()


async def last(session: Session, name: str, most: int) -> Sequence[ModelRow]:
    """The last versions, whatever became of them, newest first."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name)
        .order_by(ModelRow.trained_at.desc(), ModelRow.version.desc())
        .limit(most)
    )
    return found.all()


async def beyond(session: Session, name: str, kept: int, *, warm: bool) -> Sequence[ModelRow]:
    """Versions in service older than the newest ``kept``: of those that go on from another, or of the others."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name, ModelRow.state == "ready", ModelRow.base.is_not(None) == warm)
        .order_by(_SINCE.desc(), ModelRow.version.desc())
        .offset(kept)
    )
    return found.all()


async def one(session: Session, name: str, version: str) -> ModelRow | None:
    """One version, if it exists."""
    return await session.get(ModelRow, (name, version))


def insert(session: Session, row: ModelRow) -> None:
    """A new version."""
    session.add(row)


async def delete(session: Session, row: ModelRow) -> None:
    """A version is forgotten."""
    await session.delete(row)
