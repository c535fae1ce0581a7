"""The operators' log: who did what to whom, written once."""

from dataclasses import dataclass
from typing import Any

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ActId, new_id, time_of
from guang.people.accounts import store
from guang.people.accounts.types import Act


@dataclass(frozen=True, slots=True)
class ActsWanted:
    """Which lines of the log to read: of one operator, about one subject, before a line."""

    actor: AccountId | None = None
    subject: str | None = None
    before: ActId | None = None
    most: int = 50


async def record_act(
    session: Session, actor: AccountId, act: str, subject: str | None = None, facts: dict[str, Any] | None = None
) -> ActId:
    """Note what an operator does, in the transaction that does it.

    Args:
        act: a verb phrase in the form ``room.verb``, such as ``governance.restrict``.
        subject: the text of the id that it is done to.
        facts: what else tells the story, as JSON-able values; no personal data.
    """
    act_id = new_id(ActId)
    await store.add_act(session, {"id": act_id, "actor": actor, "act": act, "subject": subject, "facts": facts or {}})
    return act_id


async def acts(session: Session, wanted: ActsWanted) -> list[Act]:
    """Lines of the log, newest first."""
    rows = await store.acts(session, wanted.actor, wanted.subject, wanted.before, wanted.most)
    return [Act(row.id, row.actor, row.act, row.subject, row.facts, time_of(row.id)) for row in rows]
