"""What goes back when an order, or some of its units, is given up."""

from collections.abc import Mapping

from guang.kernel.ids import SkuId


def returned(
    sku: SkuId, units: Mapping[SkuId, int] | None, held: tuple[int, int], off: tuple[int, int]
) -> tuple[int, int]:
    """How many units of a line go back, and how much of what was taken off them.

    The amount follows the units cumulatively: whatever the steps, the last unit brings back the last minor unit.

    Args:
        units: how many of each SKU go back; all that is left, if None.
        held: units taken, and units given back before.
        off: minor units taken, and given back before.
    """
    taken, before = held
    back = taken - before if units is None else min(units.get(sku, 0), taken - before)
    return back, off[0] * (before + back) // taken - off[1]
