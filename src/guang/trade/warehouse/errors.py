"""Everything the warehouse says no to."""

from guang.kernel.errors import Invalid, Kind, Missing, Refusal


class OutOfStock(Refusal):
    """Fewer units than wanted; ``facts`` tell how many are missing of each SKU."""

    kind = Kind.CONFLICT
    code = "warehouse.out_of_stock"
    says = "Not enough of this is left."


class BadUnits(Invalid):
    """A number of units that cannot be."""

    code = "warehouse.invalid_units"
    says = "A number of units must be whole and in range."


class SkuMissing(Missing):
    """No such SKU, or not one that this caller may see."""

    code = "warehouse.sku_missing"
    says = "There is no such variant of a product."


class StockPromised(Refusal):
    """The shelf cannot hold less than what is promised to orders."""

    kind = Kind.CONFLICT
    code = "warehouse.promised"
    says = "More units than that are promised to orders that have not been paid yet."
