"""The policies at hand."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from guang.discovery.policies.types import Policy

PLATFORM: Final = Policy("platform", {})
"""Platform-weighted: what people do decides, whoever made it; every knob as declared."""

FANS: Final = Policy(
    "fans",
    {
        "feed.inclination.followed": 3.0,
        "feed.followed.most": 300,
        "feed.stake.follow": 10.0,
        "feed.stake.comment": 8.0,
        "feed.trending.most": 40,
        "feed.popular.most": 60,
        "feed.explore.share": 0.05,
        "feed.variety.author_decay": 0.75,
    },
)
"""Fan-weighted: more of the creators whom one follows, and less decay for several of one creator.

Source: seed 000 sets the two against each other; the sizes are ours, to be tried with the preview.
"""

PRESETS: Final[Mapping[str, Policy]] = MappingProxyType({one.name: one for one in (PLATFORM, FANS)})
