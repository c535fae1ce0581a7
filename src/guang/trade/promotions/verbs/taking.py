"""Taking what a price was made of, and giving it back."""

from collections.abc import Mapping
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, OrderId, SkuId
from guang.trade.promotions.types import Priced


async def take(
    session: Session, priced: Priced, *, buyer: AccountId, orders: Mapping[SkuId, OrderId], now: datetime
) -> None:
    """Consume what a price was made of: stock of promotions, the buyer's share, coupons, budgets.

    All or nothing, and once per order. Asks the database nothing where no promotion applies.

    Args:
        orders: the order that each line belongs to.

    Raises:
        PromotionGone: something is no longer to be had; ``facts`` say per line what and why.
    """


async def give_back(session: Session, order: OrderId, units: Mapping[SkuId, int] | None, now: datetime) -> None:
    """Return what an order took, for all its units (None) or for some of them.

    A coupon comes back when everything that it was used for is given back.
    """
