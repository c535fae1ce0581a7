"""Carts: by pseudonym, so that a guest has one; the guest's goes into the account's at log-in."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, SkuId, ViewerId
from guang.trade import catalog, promotions, stores, warehouse
from guang.trade.checkout import rules, store
from guang.trade.checkout.errors import CartFull
from guang.trade.checkout.types import Cart, CartItem, Wanted


async def put(session: Session, viewer: ViewerId, wanted: Wanted, buyer: AccountId | None, now: datetime) -> None:
    """Put so many units of a SKU into a cart, in place of those that lie there.

    What one unit costs is remembered when it is first put there, and so is the click that led to it.

    Raises:
        BadWish: a number of units out of range.
        NotForSale: it cannot be bought.
        WrongClick: a click token for another product.
        CartFull: too many lines.
    """
    rules.check_units(wanted.sku, wanted.units)
    terms = await catalog.skus(session, [wanted.sku])
    rules.check_for_sale([wanted], terms)
    known = rules.known([wanted], terms)
    prices = await promotions.unit_prices(session, [wanted.sku], buyer=buyer, now=now, known=known)
    item = CartItem(wanted.sku, wanted.units, prices[wanted.sku].now, now, wanted.click)
    if not await store.put(session, viewer, item, rules.MOST_IN_CART):
        raise CartFull(most=rules.MOST_IN_CART)


async def drop(session: Session, viewer: ViewerId, skus: Collection[SkuId]) -> None:
    """Take SKUs out of a cart; those that do not lie there change nothing."""
    await store.drop(session, viewer, skus)


async def cart(session: Session, viewer: ViewerId, buyer: AccountId | None, now: datetime) -> Cart:
    """What lies in somebody's cart, at the prices and with the stock of now; what cannot be bought lies apart."""
    found = await store.select_cart(session, viewer)
    if not found:
        return Cart((), ())
    skus = [item.sku for item in found]
    terms = await catalog.skus(session, skus)
    known = await stores.stores(session, {one.store for one in terms.values()})
    listed = rules.known([Wanted(sku, 1) for sku in terms], terms)
    prices = await promotions.unit_prices(session, list(terms), buyer=buyer, now=now, known=listed)
    left = await warehouse.available_many(session, skus)
    lines = []
    for item in found:
        sku = terms.get(item.sku)
        counting = replace(item, click=rules.still_counts(item.click, item.added_at, now))
        store_ = None if sku is None else known.get(sku.store)
        lines.append(rules.line_of(counting, sku, store_, prices.get(item.sku), left[item.sku]))
    return rules.arranged(lines, known)


async def merge(session: Session, source: ViewerId, into: ViewerId) -> None:
    """Put a guest's cart into that of the person they turned out to be; doing it twice changes nothing."""
    await store.merge(session, source, into, rules.MOST_UNITS)


async def forget(session: Session, viewer: ViewerId) -> None:
    """Erase the cart of somebody who has left."""
    await store.forget(session, viewer)


async def export(session: Session, _: AccountId, viewer: ViewerId) -> Any:
    """What somebody who asks for their data has in the cart."""
    return await store.select_cart(session, viewer)
