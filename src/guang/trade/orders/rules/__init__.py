"""What may follow what, and what a purchase costs; nothing here touches a database."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import timedelta
from types import MappingProxyType
from typing import Final

from guang.kernel.ids import LineId, SkuId, StoreId, new_id
from guang.kernel.money import Money
from guang.people import accounts
from guang.trade import catalog, stores
from guang.trade.orders.errors import BadParcel, BadWish, KeyNeeded, LineMissing, NotForSale, WrongClick
from guang.trade.orders.types import Line, NewTrade, Order, OrderState, Quote, StoreQuote, Wanted

MOST_LINES: Final = 50
MOST_UNITS: Final = 999
LONGEST_NOTE: Final = 500
LARGEST_TOTAL_MINOR: Final = 10**15
CLICKED: Final = "alliance.click"
"""The purpose of click tokens: who mints them and who reads them must say the same."""
PAY_WITHIN: Final = timedelta(minutes=15)
"""How long stock is held for an unpaid order [D]."""

_S = OrderState
NEXT: Final[Mapping[OrderState, frozenset[OrderState]]] = MappingProxyType(
    {
        _S.CREATED: frozenset({_S.PAID, _S.CANCELLED}),
        _S.PAID: frozenset({_S.PACKED, _S.SHIPPED, _S.CANCELLED, _S.REFUNDED}),
        _S.PACKED: frozenset({_S.SHIPPED, _S.CANCELLED, _S.REFUNDED}),
        _S.SHIPPED: frozenset({_S.DELIVERED, _S.CONFIRMED, _S.REFUNDED}),
        _S.DELIVERED: frozenset({_S.CONFIRMED, _S.REFUNDED}),
        _S.CONFIRMED: frozenset({_S.SETTLED, _S.REFUNDED}),
        _S.SETTLED: frozenset({_S.CLOSED, _S.REFUNDED}),
        _S.CLOSED: frozenset({_S.REFUNDED}),
        _S.CANCELLED: frozenset(),
        _S.REFUNDED: frozenset(),
    }
)
"""Which state may follow which (DOMAIN D1). A buyer may confirm what the courier has not reported yet,
and a chargeback may reach an order that is closed."""


def may_become(now: OrderState, then: OrderState) -> bool:
    """Whether an order may move from one state to another."""
    return then in NEXT[now]


def before(then: OrderState) -> frozenset[OrderState]:
    """The states from which an order may move to this one."""
    return frozenset(state for state, following in NEXT.items() if then in following)


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
        if not 1 <= line.units <= MOST_UNITS:
            raise BadWish(rule=f"from 1 to {MOST_UNITS} units", sku=line.sku)


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        KeyNeeded: absent, too short, too long, or not plain.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise KeyNeeded()
    return key


def check_note(note: str) -> str:
    """A note to the seller, trimmed.

    Raises:
        BadWish: too long.
    """
    if len(note) > LONGEST_NOTE or "\x00" in note:
        raise BadWish(rule=f"a note of at most {LONGEST_NOTE} characters")
    return note.strip()


def units_to_send(order: Order, lines: Mapping[LineId, int] | None) -> dict[LineId, int]:
    """Which units of an order leave with a parcel.

    Args:
        lines: units by line; everything that is left, if None.

    Raises:
        LineMissing: not a line of the order.
        BadParcel: nothing, or more than is left of a line.
    """
    left = {line.id: line.units_to_ship for line in order.lines}
    if lines is None:
        return {line: units for line, units in left.items() if units}
    if missing := [line.text for line in lines if line not in left]:
        raise LineMissing(lines=missing)
    for line, units in lines.items():
        if not 1 <= units <= left[line]:
            raise BadParcel(line=line.text, units_left=left[line])
    if not lines:
        raise BadParcel(rule="at least one unit")
    return dict(lines)


def kept_address(place: accounts.Place) -> dict[str, str]:
    """An address as an order keeps it: what is empty is left out."""
    return {name: value for name, value in asdict(place).items() if value}


def freeze(wanted: Sequence[Wanted], terms: Mapping[SkuId, catalog.SkuTerms]) -> dict[StoreId, list[Line]]:
    """Turn wishes into lines with frozen terms, grouped by store in the order of first mention.

    Raises:
        NotForSale: naming every SKU that cannot be bought.
        WrongClick: a click token for another product.
    """
    gone = [wish.sku.text for wish in wanted if wish.sku not in terms or not terms[wish.sku].is_on_sale]
    if gone:
        raise NotForSale(skus=gone)
    grouped: dict[StoreId, list[Line]] = {}
    for wish in wanted:
        sku = terms[wish.sku]
        grouped.setdefault(sku.store, []).append(_line(wish, sku))
    return grouped


def quote(grouped: Mapping[StoreId, Sequence[Line]], known: Mapping[StoreId, stores.Store]) -> Quote:
    """What the lines cost, store by store, delivery included.

    Raises:
        NotForSale: a store is gone or restricted.
        MixedCurrencies: the stores price in different currencies.
        BadWish: a total beyond reason.
    """
    closed = [store.text for store in grouped if store not in known or known[store].is_restricted]
    if closed:
        raise NotForSale(stores=closed)
    parts: list[StoreQuote] = []
    for store, lines in grouped.items():
        goods = summed(line.total for line in lines)
        fee = stores.shipping_fee(known[store].shipping, goods)
        parts.append(StoreQuote(store, known[store].name, tuple(lines), goods, fee))
    total = summed(part.total for part in parts)
    if total.minor > LARGEST_TOTAL_MINOR:
        raise BadWish(rule=f"at most {LARGEST_TOTAL_MINOR} minor units")
    return Quote(tuple(parts), total)


def summed(amounts: Iterable[Money]) -> Money:
    """Amounts of one currency added up; at least one.

    Raises:
        MixedCurrencies: they are of different currencies.
    """
    first, *rest = amounts
    for amount in rest:
        first += amount
    return first


def units_of(orders: Iterable[Order]) -> dict[SkuId, int]:
    """How many units of each SKU orders hold together; those that were cancelled are not held."""
    units: dict[SkuId, int] = {}
    for order in orders:
        for line in order.lines:
            if held := line.units - line.cancelled_units:
                units[line.sku] = units.get(line.sku, 0) + held
    return units


def fingerprint(wanted: NewTrade) -> str:
    """What must be equal for two requests to be the same purchase."""
    lines = sorted((int(line.sku), line.units, repr(line.click)) for line in wanted.lines)
    content = (lines, int(wanted.address), wanted.expected_total, wanted.note)
    return hashlib.sha256(repr(content).encode()).hexdigest()


def _line(wish: Wanted, sku: catalog.SkuTerms) -> Line:
    click = wish.click
    if click is not None and click.product != sku.product:
        raise WrongClick(sku=wish.sku, product=click.product)
    return Line(
        id=new_id(LineId),
        product=sku.product,
        sku=sku.sku,
        title=sku.title,
        options=sku.options,
        image_url=sku.image_url,
        units=wish.units,
        unit_price=sku.price,
        list_price=sku.price,
        pays=sku.price * wish.units,
        subsidy=Money.zero(sku.price.currency),
        refunded=Money.zero(sku.price.currency),
        subsidy_refunded=Money.zero(sku.price.currency),
        video=click.video if click else None,
        promoter=click.promoter if click else None,
        commission_bps=click.commission_bps if click else 0,
        page=click.page if click else None,
    )
