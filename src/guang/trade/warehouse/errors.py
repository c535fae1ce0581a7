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


class WarehouseMissing(Missing):
    """No such warehouse, or not one of this store."""

    code = "warehouse.missing"
    says = "There is no such warehouse."


class BadWarehouse(Invalid):
    """A description that makes no warehouse."""

    code = "warehouse.invalid"
    says = "A warehouse needs a name, and numbers that are in range."


class TooManyWarehouses(Refusal):
    """Every allocation weighs all of a store's warehouses; ``facts`` tell how many there may be."""

    kind = Kind.CONFLICT
    code = "warehouse.too_many"
    says = "This store has as many warehouses as it can have."


class WarehouseInUse(Refusal):
    """A warehouse that holds goods, or is the store's first, stays open."""

    kind = Kind.CONFLICT
    code = "warehouse.in_use"
    says = "Move what stands there first; a store's first warehouse stays open."
