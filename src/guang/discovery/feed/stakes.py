"""What each action of a viewer is worth, in one table."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from guang.kernel.params import Param

STAKES: Final = MappingProxyType(
    {
        "click": 0.4,
        "finish": 0.6,
        "like": 0.5,
        "comment": 5.0,
        "share": 2.0,
        "follow": 4.0,
        "cart": 3.0,
        "order": 12.0,
        "skip": -0.2,
        "not_interested": -43.2,
        "report": -234.0,
        "return": -16.0,
        "low_rating": -20.0,
    }
)
"""Action → worth. These multiply *probabilities* (`learning.serving.ACTIONS`), never counts: an action that hardly ever
happens needs a large stake to matter at all, which is why being told "not interested" outweighs eighty likes.

Source: DOMAIN A1; X's published defaults (home-mixer ``param.rs``: favourite 0.5, reply 5, repost 1, share 2, follow 4,
click 0.4, not-interested −43.2, report −234) for what both know; the others are choices of ours. An order that comes
back is worth less than none, and one that is regretted aloud less still (DOMAIN A2).
"""

KNOBS: Final[Mapping[str, Param]] = {
    action: Param(f"feed.stake.{action}", worth, low=-500, high=500) for action, worth in STAKES.items()
}
"""A knob for each line of the table, for policies and experiments."""
