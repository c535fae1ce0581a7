"""The tax in what a purchase costs, by the store's own profile; nothing here touches a database."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from functools import cache

from guang.kernel import days
from guang.kernel.ids import CategoryId, SkuId
from guang.trade import catalog, stores, taxes
from guang.trade.checkout.types import StoreQuote, Who


def reckoned(
    part: StoreQuote, store: stores.Store, terms: Mapping[SkuId, catalog.SkuTerms], who: Who, now: datetime
) -> StoreQuote:
    """A store's part of a purchase with the tax in it; as it was, where the store says nothing about taxes."""
    if store.tax is None:
        return part
    found = taxes.taxed(
        store.tax,
        who.to.country if who.to else None,
        days.day_of(now, store.time_zone),
        [taxes.Taxable(_path(terms[line.sku].category), line.pays.minor, line.subsidy.minor) for line in part.lines],
        part.shipping.minor,
    )
    lines = tuple(replace(line, taxes=held) for line, held in zip(part.lines, found.lines, strict=True))
    return replace(part, lines=lines, shipping_taxes=found.shipping)


@cache
def _path(category: CategoryId) -> tuple[str, ...]:
    """The slugs that lead to a category, the root first."""
    known = {one.id: one for one in catalog.categories()}
    slugs: list[str] = []
    here: CategoryId | None = category
    while here in known:
        slugs.append(known[here].slug)
        here = known[here].parent
    return tuple(reversed(slugs))
