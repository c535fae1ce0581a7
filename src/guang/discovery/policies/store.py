"""All SQL of policies."""

from collections.abc import Sequence

from sqlalchemy import select

from guang.discovery.policies.tables import PolicySwitchRow
from guang.discovery.policies.types import PolicySwitch
from guang.kernel.db import Session


def insert(session: Session, one: PolicySwitch) -> None:
    """Another policy is in force."""
    row = PolicySwitchRow(name=one.name, knobs=dict(one.knobs), by=one.by, note=one.note, switched_at=one.at)
    session.add(row)


async def latest(session: Session, most: int) -> Sequence[PolicySwitchRow]:
    """The last switches, the latest first."""
    return (await session.scalars(select(PolicySwitchRow).order_by(PolicySwitchRow.id.desc()).limit(most))).all()
