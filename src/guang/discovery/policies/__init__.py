"""Policies: which way the platform leans when it ranks, as data that operators can see, compare and switch.

A policy is a name and some knobs; every other knob stays as it is declared. Two are at hand: ``platform`` lets
behaviour decide, ``fans`` gives more to the creators whom people follow. Every page logs the knobs that made it::

    policies.PRESETS["fans"].knobs
    await policies.switch(session, Policy("fans", {...}), by=account, note="a week of trial", now=now)

Processes hear ``discovery.policy_switched`` and change at once; nothing is read for a page.
"""

from guang.discovery.policies.errors import BadPolicy
from guang.discovery.policies.presets import PLATFORM, PRESETS
from guang.discovery.policies.service import checked, history, switch
from guang.discovery.policies.types import Policy, PolicySwitch

__all__ = ["PLATFORM", "PRESETS", "BadPolicy", "Policy", "PolicySwitch", "checked", "history", "switch"]
