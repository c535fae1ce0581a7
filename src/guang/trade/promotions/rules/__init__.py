"""What lines cost; nothing here touches a database."""

from collections.abc import Iterable, Sequence

from guang.kernel.money import MixedCurrencies, Money
from guang.trade.promotions.errors import BadItems
from guang.trade.promotions.types import Item, Priced, PricedLine


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


def plain(items: Sequence[Item]) -> Priced:
    """What lines cost where no promotion applies."""
    return Priced(tuple(line(item) for item in items), Money.zero(items[0].list_price.currency))


def line(item: Item) -> PricedLine:
    """A line at its list price."""
    whole, nothing = item.list_price * item.units, Money.zero(item.list_price.currency)
    return PricedLine(item.sku, item.units, item.list_price, item.list_price, (), whole, nothing)


def summed(amounts: Iterable[Money], currency: str) -> Money:
    """Amounts added up; nothing, if there are none."""
    return sum(amounts, Money.zero(currency))
