"""Who might like what: candidate channels, the ranker, and the registry of trained versions.

`Mind` is what a process knows; the channels and the ranker read it. Two baselines, `Popularity` and `ItemKnn`, stand
here for comparison.
"""

from guang.learning.models import calibration, registry
from guang.learning.models.baselines import ItemKnn, Popularity
from guang.learning.models.channels import IMPERSONAL
from guang.learning.models.covisits import CoVisits
from guang.learning.models.errors import UnsoundModel
from guang.learning.models.mind import Mind, seconds
from guang.learning.models.personal import CHANNELS as CHANNEL_CODE
from guang.learning.models.personal import loved_by
from guang.learning.models.ranker import ROUNDS, Manifest, Odds, Ranker, fit
from guang.learning.models.types import ACTIONS, AFTER_ORDER, CHANNELS
from guang.learning.models.untrained import Untrained

__all__ = [
    "ACTIONS",
    "AFTER_ORDER",
    "CHANNELS",
    "CHANNEL_CODE",
    "IMPERSONAL",
    "ROUNDS",
    "CoVisits",
    "ItemKnn",
    "Manifest",
    "Mind",
    "Odds",
    "Popularity",
    "Ranker",
    "UnsoundModel",
    "Untrained",
    "calibration",
    "fit",
    "loved_by",
    "registry",
    "seconds",
]
