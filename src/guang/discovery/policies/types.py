"""What crosses the wall: a policy, and when one came into force."""

from collections.abc import Mapping
from datetime import datetime
from typing import Annotated

import msgspec

from guang.kernel.ids import AccountId

Name = Annotated[str, msgspec.Meta(min_length=1, max_length=40)]


class Policy(msgspec.Struct, frozen=True):
    """A name, and the knobs that differ from what is declared."""

    name: Name
    knobs: Mapping[str, float]


class PolicySwitch(msgspec.Struct, frozen=True):
    """A policy came into force: when, by whom, and why."""

    name: str
    knobs: Mapping[str, float]
    by: AccountId
    note: str
    at: datetime
