"""Which features there are."""

from collections.abc import Sequence

from guang.learning.features.affinity import Affinity
from guang.learning.features.item_facts import ItemFacts
from guang.learning.features.memory import Memory
from guang.learning.features.price_fit import PriceFit
from guang.learning.features.types import Feature
from guang.learning.features.viewer_item import ViewerItem
from guang.learning.features.viewer_pace import ViewerPace


def standard(memory: Memory) -> Sequence[Feature]:
    """Every feature that reads the memory alone, in the order of its columns. A new one is added here."""
    return (
        ViewerItem(memory.pairs),
        ViewerPace(),
        ItemFacts(memory.catalogue),
        Affinity(memory.catalogue),
        PriceFit(memory.catalogue),
    )
