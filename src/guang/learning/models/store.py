"""All SQL of the models room."""

from collections.abc import Sequence

from sqlalchemy import select

from guang.kernel.db import Session
from guang.learning.models.tables import ModelRow

_CONSIDERED = 10


async def newest(session: Session, name: str) -> Sequence[ModelRow]:
    """The last versions that were not withdrawn, newest first."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name, ModelRow.state == "ready")
        .order_by(ModelRow.trained_at.desc(), ModelRow.version.desc())
        .limit(_CONSIDERED)
    )
    return found.all()


async def last(session: Session, name: str, most: int) -> Sequence[ModelRow]:
    """The last versions, withdrawn or not, newest first."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name)
        .order_by(ModelRow.trained_at.desc(), ModelRow.version.desc())
        .limit(most)
    )
    return found.all()


async def beyond(session: Session, name: str, kept: int) -> Sequence[ModelRow]:
    """Versions in service that are older than the newest ``kept``."""
    found = await session.scalars(
        select(ModelRow)
        .where(ModelRow.name == name, ModelRow.state == "ready")
        .order_by(ModelRow.trained_at.desc(), ModelRow.version.desc())
        .offset(kept)
    )
    return found.all()


async def one(session: Session, name: str, version: str) -> ModelRow | None:
    """One version, if it exists."""
    return await session.get(ModelRow, (name, version))


def insert(session: Session, row: ModelRow) -> None:
    """A new version."""
    session.add(row)
