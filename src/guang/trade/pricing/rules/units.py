"""The price of a single item: which offer applies, and what a subsidy adds."""

from collections.abc import Iterable, MutableMapping, Sequence
from dataclasses import dataclass

from guang.kernel.ids import PromotionId
from guang.kernel.money import MixedCurrencies, Money
from guang.kernel.text import Text
from guang.trade.pricing import stacking
from guang.trade.pricing.errors import BadItems
from guang.trade.pricing.rules import saying
from guang.trade.pricing.types import Cap, Count, DiscountKind, Item, Offer, PricePart

FLOOR_MINOR = 1
"""The least that a unit costs after its own offers, and a line after everything."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What one unit costs, what it is measured against, and the offers behind it, in the order in which they apply."""

    price: Money
    base: Money
    offers: tuple[tuple[Offer, Money], ...] = ()

    @property
    def kinds(self) -> frozenset[DiscountKind]:
        """What has been applied."""
        return frozenset(offer.kind for offer, _ in self.offers)


def check(items: Sequence[Item]) -> str:
    """Refuse lines that cannot be priced; returns their currency.

    Raises:
        BadItems: none, a SKU twice, no units, or a price below one minor unit.
        MixedCurrencies: the lines are in different currencies.
    """
    if not items:
        raise BadItems(rule="at least one line")
    if len({item.sku for item in items}) != len(items):
        raise BadItems(rule="each SKU on one line")
    for item in items:
        if item.units < 1 or item.list_price.minor < 1:
            raise BadItems(rule="at least one unit, for at least one minor unit", sku=item.sku)
    currencies = {item.list_price.currency for item in items}
    if len(currencies) > 1:
        raise MixedCurrencies(currencies=sorted(currencies))
    return currencies.pop()


def cheapest(item: Item, offers: Iterable[Offer], budgets: MutableMapping[PromotionId, int]) -> Unit:
    """The lowest price that a buyer can have for these units, all of them at one price.

    An offer applies if its own stock, the buyer's share and the budget cover every unit of the line.

    Args:
        offers: for this SKU.
        budgets: what is left of each budget, in minor units; what this line takes is taken off.
    """
    mine = sorted(offers, key=lambda offer: (stacking.rank(offer.kind), offer.promotion))
    prices = [offer for offer in mine if offer.kind in stacking.ITEM_PRICES and _applies(offer, item)]
    found = Unit(item.list_price, item.list_price)
    for price in (None, *prices):
        unit = _priced(item.list_price, price)
        for subsidy in (None, *(offer for offer in mine if offer.kind is DiscountKind.SUBSIDY)):
            candidate = unit if subsidy is None else _subsidised(unit, subsidy, item, budgets)
            if candidate is not None and candidate.price < found.price:
                found = candidate
    for offer, off in found.offers:
        if offer.budget is not None:
            budgets[offer.promotion] = budgets.get(offer.promotion, offer.budget.left) - off.minor * item.units
    return found


def parts(item: Item, unit: Unit) -> tuple[PricePart, ...]:
    """What the offers of a unit take off its line."""
    return tuple(
        PricePart(
            promotion=offer.promotion,
            coupon=None,
            kind=offer.kind.value,
            payer=stacking.PAYERS[offer.kind],
            amount=off * item.units,
            why=why(unit.base, offer, off),
        )
        for offer, off in unit.offers
    )


def why(base: Money, offer: Offer, off: Money) -> Text:
    """Why a unit costs less than ``base``."""
    if offer.kind is DiscountKind.SUBSIDY:
        return saying.subsidy(off)
    return saying.item_price(offer.kind, offer.value, base)


def counts(item: Item, unit: Unit) -> Iterable[Count]:
    """The counters that these units raise when they are taken."""
    for offer, off in unit.offers:
        if offer.stock is not None:
            yield Count(offer.promotion, item.sku, True, False, item.units, offer.stock.most)
        if offer.budget is not None:
            yield Count(offer.promotion, item.sku, False, False, off.minor * item.units, offer.budget.most)
        if offer.share is not None:
            yield Count(offer.promotion, item.sku, True, True, item.units, offer.share.most)


def _applies(offer: Offer, item: Item) -> bool:
    return (
        FLOOR_MINOR <= offer.value.minor < _base(item.list_price, offer).minor
        and _covers(offer.stock, item.units)
        and _covers(offer.share, item.units)
    )


def _covers(cap: Cap | None, number: int) -> bool:
    return cap is None or cap.left >= number


def _base(list_price: Money, offer: Offer) -> Money:
    """What an offer is measured against: no more than the catalogue asked when it was planned."""
    return list_price if offer.reference is None else min(list_price, offer.reference)


def _priced(list_price: Money, offer: Offer | None) -> Unit:
    if offer is None:
        return Unit(list_price, list_price)
    base = _base(list_price, offer)
    return Unit(offer.value, base, ((offer, base - offer.value),))


def _subsidised(unit: Unit, offer: Offer, item: Item, budgets: MutableMapping[PromotionId, int]) -> Unit | None:
    floor = max(FLOOR_MINOR, offer.floor.minor if offer.floor else 0)
    off = min(offer.value.minor, unit.price.minor - floor)
    left = budgets.get(offer.promotion, offer.budget.left if offer.budget else 0)
    if off < 1 or off * item.units > left or not stacking.fits(DiscountKind.SUBSIDY, unit.kinds):
        return None
    if not (_covers(offer.stock, item.units) and _covers(offer.share, item.units)):
        return None
    taken = Money(off, unit.price.currency)
    return Unit(unit.price - taken, unit.base, (*unit.offers, (offer, taken)))
