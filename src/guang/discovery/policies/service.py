"""Switching policies, and what was switched."""

from datetime import datetime

from guang import journal
from guang.discovery.policies import store
from guang.discovery.policies.errors import BadPolicy
from guang.discovery.policies.types import Policy, PolicySwitch
from guang.journal.facts.discovery import PolicySwitched
from guang.kernel import params
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.people import accounts


def checked(policy: Policy) -> Policy:
    """The policy itself, if every knob is known and its value in range.

    Raises:
        BadPolicy: with the first that is not.
    """
    try:
        return Policy(policy.name, dict(params.checked(policy.knobs)))
    except ValueError as fault:
        raise BadPolicy(because=str(fault)) from fault


async def switch(session: Session, policy: Policy, *, by: AccountId, note: str, now: datetime) -> None:
    """Make every page with this policy from now on.

    Raises:
        BadPolicy: a knob is unknown or out of range.

    Records: ``discovery.policy_switched``.
    """
    sound = checked(policy)
    store.insert(session, PolicySwitch(sound.name, sound.knobs, by, note, now))
    await accounts.record_act(session, by, "policies.switch", None, {"policy": sound.name, "reason": note})
    journal.append(session, PolicySwitched(sound.name, dict(sound.knobs), by, note))


async def history(session: Session, most: int = 20) -> tuple[PolicySwitch, ...]:
    """The last switches, the latest first."""
    rows = await store.latest(session, most)
    return tuple(PolicySwitch(row.name, row.knobs, row.by, row.note, row.switched_at) for row in rows)
