"""Prices in memory, for lists that are made many times a second."""

import time
from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final

import msgspec

from guang.journal.facts import selling, trade
from guang.kernel.db import Session
from guang.kernel.ids import ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade import catalog, pricing, promotions
from guang.trade.pricing import DiscountKind, Item, Offer, UnitPrice

FRESH_S: Final = 30.0
"""How old what is left of stocks and budgets may be; a price that is gone is never charged, whatever a list shows."""
FRESH_EMPTY_S: Final = 300.0

_CHANGES: Final = (
    selling.PromotionPlanned,
    selling.PromotionStopped,
    selling.PromotionEnded,
    selling.PromotionSoldOut,
    selling.PromotionBackInStock,
)


class Board:
    """What public offers do to the prices of products; read again after the journal says that something changed.

    Costs no query while nothing changes, and holds nothing where there are no promotions. A buyer's own limits are not
    on it; which stores somebody is a member of is for the reader to say.
    """

    def __init__(self) -> None:
        self._offers: dict[ProductId, list[tuple[datetime, Offer]]] = {}
        self._items: dict[SkuId, Item] = {}
        self._read_at: float | None = None

    def hear(self, happened: msgspec.Struct) -> None:
        """Note that a fact has changed what is on the board."""
        if isinstance(happened, _CHANGES) or (
            isinstance(happened, trade.ProductChanged) and happened.product in self._offers
        ):
            self._read_at = None

    async def lower(
        self,
        session: Session,
        prices: Mapping[ProductId, Money],
        now: datetime,
        joined: Collection[StoreId] = frozenset(),
    ) -> dict[ProductId, UnitPrice]:
        """The products of these that cost less now than in the catalogue, each with its cheapest variant's price.

        Args:
            prices: what the cheapest variant of each costs in the catalogue.
            joined: the stores whose prices for members are the reader's.
        """
        await self._refresh(session, now)
        return self.look_up(prices, now, joined)

    def look_up(
        self, prices: Mapping[ProductId, Money], now: datetime, joined: Collection[StoreId] = frozenset()
    ) -> dict[ProductId, UnitPrice]:
        """The same from what is on the board, however old."""
        found = {}
        for product in self._offers.keys() & prices.keys():
            cheapest = self._cheapest(product, now, joined)
            if cheapest is not None and cheapest.now.minor < prices[product].minor:
                found[product] = cheapest
        return found

    async def _refresh(self, session: Session, now: datetime) -> None:
        patience = FRESH_S if self._offers else FRESH_EMPTY_S
        if self._read_at is not None and time.monotonic() - self._read_at < patience:
            return
        self._read_at = time.monotonic()  # a fact that comes in while we read makes it None again
        await self.read(session, now)

    async def read(self, session: Session, now: datetime, products: Collection[ProductId] | None = None) -> None:
        """Put every offer that is open or to come on the board; or only those for some products."""
        offers: dict[ProductId, list[tuple[datetime, Offer]]] = {}
        rows = await promotions.offered(session, now, products)
        terms = await catalog.skus(session, [offer.sku for _, _, offer in rows])  # asks nothing where there are none
        for product, starts_at, offer in rows:
            offers.setdefault(product, []).append((starts_at, offer))
        self._items = {
            sku: Item(sku, one.product, one.store, one.category, 1, one.price)
            for sku, one in terms.items()
            if one.is_on_sale
        }
        self._offers = offers

    def _cheapest(self, product: ProductId, now: datetime, joined: Collection[StoreId]) -> UnitPrice | None:
        live: dict[SkuId, list[Offer]] = {}
        for starts_at, offer in self._offers[product]:
            if starts_at <= now < offer.until and offer.sku in self._items and self._is_for(offer, joined):
                live.setdefault(offer.sku, []).append(offer)
        prices = [pricing.unit_price(self._items[sku], offers, None) for sku, offers in live.items()]
        return min(prices, key=lambda one: one.now.minor, default=None)

    def _is_for(self, offer: Offer, joined: Collection[StoreId]) -> bool:
        return offer.kind is not DiscountKind.MEMBER or self._items[offer.sku].store in joined


async def lowered(session: Session, prices: Mapping[ProductId, Money], now: datetime) -> dict[ProductId, UnitPrice]:
    """What `Board.lower` says, read for these products alone: for pages that are seldom made."""
    board = Board()
    if prices:
        await board.read(session, now, prices)
    return board.look_up(prices, now)
