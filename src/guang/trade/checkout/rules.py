"""From wishes to lines with terms, and what lies in a cart; nothing here touches a database."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final

from guang.kernel.ids import ProductId, SkuId, StoreId, ViewerId
from guang.kernel.money import Money
from guang.kernel.tokens import Attribution
from guang.trade import catalog, guarantees, pricing, shipping, stores
from guang.trade.checkout.errors import BadWish, NotForSale, WrongClick
from guang.trade.checkout.types import Cart, CartItem, CartLine, Guarantee, Line, StoreQuote, Wanted, Who

MOST_LINES: Final = 50
MOST_UNITS: Final = 999
MOST_IN_CART: Final = 100
LARGEST_TOTAL_MINOR: Final = 10**15
CLICKED: Final = "alliance.click"
"""The purpose of click tokens: who mints them and who reads them must say the same."""
CLICK_LASTS: Final = timedelta(days=15)
"""How long a click that lies in a cart still counts (DOMAIN E6: the longest attribution window of content) [D]."""


def check_wish(lines: Sequence[Wanted]) -> None:
    """Refuse lines that make no purchase.

    Raises:
        BadWish: none, too many, a SKU twice, or a number of units out of range.
    """
    if not 1 <= len(lines) <= MOST_LINES:
        raise BadWish(rule=f"from 1 to {MOST_LINES} lines")
    if len({line.sku for line in lines}) != len(lines):
        raise BadWish(rule="each SKU on one line")
    for line in lines:
        check_units(line.sku, line.units)


def check_units(sku: SkuId, units: int) -> None:
    """Refuse a number of units that nobody buys.

    Raises:
        BadWish: out of range.
    """
    if not 1 <= units <= MOST_UNITS:
        raise BadWish(rule=f"from 1 to {MOST_UNITS} units", sku=sku)


def check_for_sale(lines: Sequence[Wanted], terms: Mapping[SkuId, catalog.SkuTerms]) -> None:
    """Refuse what cannot be bought.

    Raises:
        NotForSale: naming every SKU that cannot be bought.
        WrongClick: a click token for another product.
    """
    gone = [wish.sku.text for wish in lines if wish.sku not in terms or not terms[wish.sku].is_on_sale]
    if gone:
        raise NotForSale(skus=gone)
    for wish in lines:
        check_click(wish.click, terms[wish.sku].product, wish.sku)


def check_click(click: Attribution | None, product: ProductId, sku: SkuId) -> None:
    """Refuse a click token for another product.

    Raises:
        WrongClick: it is.
    """
    if click is not None and click.product != product:
        raise WrongClick(sku=sku, product=click.product)


def check_stores(wanted: Iterable[StoreId], known: Mapping[StoreId, stores.Store]) -> None:
    """Refuse stores that are gone or restricted.

    Raises:
        NotForSale: naming them.
    """
    if closed := [store.text for store in wanted if store not in known or known[store].is_restricted]:
        raise NotForSale(stores=closed)


def items(lines: Sequence[Wanted], terms: Mapping[SkuId, catalog.SkuTerms]) -> list[pricing.Item]:
    """Wishes as pricing reads them."""
    return [
        pricing.Item(
            sku=wish.sku,
            product=terms[wish.sku].product,
            store=terms[wish.sku].store,
            category=terms[wish.sku].category,
            units=wish.units,
            list_price=terms[wish.sku].price,
        )
        for wish in lines
    ]


def known(lines: Sequence[Wanted], terms: Mapping[SkuId, catalog.SkuTerms]) -> dict[SkuId, pricing.Item]:
    """The same by SKU, for whoever would read the catalogue otherwise."""
    return {item.sku: item for item in items(lines, terms)}


def counting(lines: Sequence[Wanted], viewers: Collection[ViewerId]) -> tuple[Wanted, ...]:
    """The wishes, without the clicks of other people: a share is owed for whom one has led here."""
    return tuple(
        wish if wish.click is None or wish.click.viewer in viewers else replace(wish, click=None) for wish in lines
    )


def goods(terms: Iterable[catalog.SkuTerms]) -> list[guarantees.Good]:
    """What is about to be bought, as whoever says what is promised reads it."""
    return [guarantees.Good(sku.product, sku.store, sku.category, sku.price.currency) for sku in terms]


def load(wishes: Sequence[Wanted], terms: Mapping[SkuId, catalog.SkuTerms], pays: Money) -> shipping.Load:
    """What some wishes of one store weigh, as delivery counts it."""
    return shipping.Load.of(((wish.units, terms[wish.sku].weight_g) for wish in wishes), pays)


def delivery(
    template: shipping.Template,
    wishes: Sequence[Wanted],
    terms: Mapping[SkuId, catalog.SkuTerms],
    pays: Money,
    who: Who,
) -> shipping.Offered:
    """How one store's part can be delivered, and how it will be.

    Raises:
        NotDelivered: not there, or not the way that was chosen; ``facts`` name the lines.
    """
    try:
        return shipping.offer(template, who.to, load(wishes, terms, pays), who.speeds.get(template.store))
    except shipping.NotDelivered as refusal:
        titles = [dict(terms[wish.sku].title) for wish in wishes]
        raise type(refusal)(**refusal.facts, skus=[wish.sku.text for wish in wishes], titles=titles) from refusal


def freeze(wish: Wanted, sku: catalog.SkuTerms, price: pricing.PricedLine, promised: tuple[Guarantee, ...]) -> Line:
    """One wish as a line with terms."""
    return Line(
        product=sku.product,
        sku=sku.sku,
        title=sku.title,
        options=sku.options,
        image_url=sku.image_url,
        units=wish.units,
        list_price=price.list_price,
        unit_price=price.unit_price,
        pays=price.pays,
        subsidy=price.subsidy,
        parts=price.parts,
        guarantees=promised,
        click=wish.click,
    )


def total(parts: Sequence[StoreQuote]) -> Money:
    """What all stores' parts cost.

    Raises:
        MixedCurrencies: the stores price in different currencies.
        BadWish: a total beyond reason.
    """
    together = summed(part.total for part in parts)
    if together.minor > LARGEST_TOTAL_MINOR:
        raise BadWish(rule=f"at most {LARGEST_TOTAL_MINOR} minor units")
    return together


def summed(amounts: Iterable[Money]) -> Money:
    """Amounts of one currency added up; at least one.

    Raises:
        MixedCurrencies: they are of different currencies.
    """
    first, *rest = amounts
    for amount in rest:
        first += amount
    return first


def still_counts(click: Attribution | None, added_at: datetime, now: datetime) -> Attribution | None:
    """The click that led to a line of a cart, while it counts."""
    return click if click is not None and now - added_at <= CLICK_LASTS else None


def line_of(
    item: CartItem, sku: catalog.SkuTerms | None, store: stores.Store | None, price: pricing.UnitPrice | None, left: int
) -> CartLine:
    """One item of a cart beside what is known of it now."""
    if sku is None:
        return CartLine(item, None, None, {}, (), None, None, 0, "gone")
    is_open = sku.is_on_sale and store is not None and not store.is_restricted
    why = "" if is_open and left else "sold_out" if is_open else "gone"
    return CartLine(item, sku.product, sku.store, sku.title, sku.options, sku.image_url, price, left, why)


def arranged(lines: Sequence[CartLine], known: Mapping[StoreId, stores.Store]) -> Cart:
    """Lines by store, in the order in which they come; what cannot be bought lies apart."""
    by_store: dict[StoreId, list[CartLine]] = {}
    for line in lines:
        if line.store is not None and not line.why:
            by_store.setdefault(line.store, []).append(line)
    groups = tuple((store, known[store].name, tuple(held)) for store, held in by_store.items())
    return Cart(groups, tuple(line for line in lines if line.why))
