"""Quoting: what a purchase costs now, store by store, and why."""

from collections.abc import Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade import catalog, guarantees, promotions, shipping, stores
from guang.trade.checkout import rules, store
from guang.trade.checkout.types import Line, Quote, Wanted, Who


async def quote(session: Session, lines: Sequence[Wanted], who: Who, now: datetime) -> Quote:
    """What a purchase would cost somebody now, store by store; promises nothing.

    Clicks of other people than the buyer, and of those that the buyer was as a guest, do not count. While it is not
    known where it goes, each store's first zone says what delivery costs.

    Raises:
        BadWish, NotForSale, WrongClick, MixedCurrencies: the lines make no purchase.
        CouponUnusable: one of the coupons does not apply.
        NotDelivered: a store does not deliver there; ``facts`` name its lines.
    """
    rules.check_wish(lines)
    terms = await catalog.skus(session, [line.sku for line in lines])
    rules.check_for_sale(lines, terms)
    homes = dict.fromkeys(terms[line.sku].store for line in lines)
    known = await stores.stores(session, list(homes))
    rules.check_stores(homes, known)
    templates = await shipping.templates(session, known)
    priced = await promotions.price(session, rules.items(lines, terms), buyer=who.buyer, coupons=who.coupons, now=now)
    country = who.to.country if who.to else None
    given = await guarantees.promised(session, rules.goods(terms.values()), now, country=country)
    prices = {line.sku: line for line in priced.lines}
    grouped: dict[StoreId, list[Line]] = {home: [] for home in homes}
    for wish in await _counting(session, lines, who):
        sku = terms[wish.sku]
        promised = guarantees.frozen(rules.promises(given[sku.product], templates[sku.store]))
        grouped[sku.store].append(rules.freeze(wish, sku, prices[wish.sku], promised))
    parts = tuple(rules.store_quote(known[home], templates[home], held, who) for home, held in grouped.items())
    return Quote(parts, rules.total(parts), priced)


async def _counting(session: Session, lines: Sequence[Wanted], who: Who) -> tuple[Wanted, ...]:
    strangers = {wish.click.viewer for wish in lines if wish.click is not None} - {who.viewer}
    known = await store.select_known(session, who.viewer, strangers) if strangers else set()
    return rules.counting(lines, {who.viewer, *known})
