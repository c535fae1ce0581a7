"""What the past says about a viewer, an item, and the two together.

A feature is one file: it holds state, takes in behaviour (`Feature.update`) and gives columns (`Feature.value`). The
same objects serve requests and replay the journal for training, so the two cannot differ. All of them stand on one
`Memory`: dense rows for ids, the catalogue, each viewer's trail, and the pairs of viewer and item.

To add a feature: write its file and name it in ``standard.py``. Old rankers are then refused by their schema hash, and
the next ``guang train`` makes one that uses it.
"""

from guang.learning.features.affinity import WORTH, attention
from guang.learning.features.catalogue import Catalogue
from guang.learning.features.decay import Decayed
from guang.learning.features.grouping import CREDITED, faults, group_of
from guang.learning.features.item_counts import ItemCounts
from guang.learning.features.memory import Memory
from guang.learning.features.standard import standard
from guang.learning.features.trails import rank_within
from guang.learning.features.types import TOUCHES, Acts, Feature, Floats, Group, Question, Rows, Sort, Trail

__all__ = [
    "CREDITED",
    "TOUCHES",
    "WORTH",
    "Acts",
    "Catalogue",
    "Decayed",
    "Feature",
    "Floats",
    "Group",
    "ItemCounts",
    "Memory",
    "Question",
    "Rows",
    "Sort",
    "Trail",
    "attention",
    "faults",
    "group_of",
    "rank_within",
    "standard",
]
