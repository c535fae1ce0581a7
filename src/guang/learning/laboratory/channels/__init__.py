"""Ways of proposing items, one file each: fitted on histories, asked with contexts, answering in sparse rows."""

from guang.learning.laboratory.channels.base import Channel, ItemToItem, attention
from guang.learning.laboratory.channels.co_visits import CoVisits, NextItem, Window
from guang.learning.laboratory.channels.item_knn import ItemKnn
from guang.learning.laboratory.channels.live import Live
from guang.learning.laboratory.channels.own import Own
from guang.learning.laboratory.channels.popular import Popular
from guang.learning.laboratory.channels.same_traits import SameTraits
from guang.learning.laboratory.channels.sequence import Sequence
from guang.learning.laboratory.channels.session_knn import SessionKnn
from guang.learning.laboratory.channels.trend import Trend

__all__ = [
    "Channel",
    "CoVisits",
    "ItemKnn",
    "ItemToItem",
    "Live",
    "NextItem",
    "Own",
    "Popular",
    "SameTraits",
    "Sequence",
    "SessionKnn",
    "Trend",
    "Window",
    "attention",
]
