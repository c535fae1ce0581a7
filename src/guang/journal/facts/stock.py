"""What happens in warehouses, besides promises and corrections (those are in `trade`)."""

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, OrderId, ProductId, SkuId, StoreId, WarehouseId


@fact("trade.warehouse_set_up.v1")
class WarehouseSetUp(msgspec.Struct, frozen=True):
    """A store opened a warehouse, changed what it says about one, or closed it."""

    warehouse: WarehouseId
    store: StoreId
    area: str
    is_open: bool


@fact("trade.stock_moved.v1")
class StockMoved(msgspec.Struct, frozen=True):
    """Units went from one warehouse of a store to another."""

    sku: SkuId
    product: ProductId
    origin: WarehouseId
    target: WarehouseId
    units: int
    reason: str
    by: AccountId | None = None


@fact("trade.bin_changed.v1")
class BinChanged(msgspec.Struct, frozen=True):
    """By how much the units of a SKU in a warehouse other than the store's first one changed."""

    sku: SkuId
    warehouse: WarehouseId
    on_hand: int
    reserved: int
    order: OrderId | None = None


@fact("trade.stock_taken_back.v1")
class StockTakenBack(msgspec.Struct, frozen=True):
    """Units that a buyer sent back were looked at; ``sellable`` ones stand on the shelf again."""

    order: OrderId
    units: dict[SkuId, int]
    sellable: bool
    reason: str


@fact("trade.stock_low.v1")
class StockLow(msgspec.Struct, frozen=True):
    """No more than ``low_at`` units of a SKU are left to promise."""

    sku: SkuId
    product: ProductId
    available: int
    low_at: int
