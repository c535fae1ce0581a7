"""Quoting: what a purchase costs now, store by store, and why."""

from collections.abc import Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade import catalog, guarantees, promotions, shipping, stores
from guang.trade.checkout import rules, store, taxing
from guang.trade.checkout.types import Quote, StoreQuote, Wanted, Who


async def quote(session: Session, lines: Sequence[Wanted], who: Who, now: datetime) -> Quote:
    """What a purchase would cost somebody now, store by store; promises nothing.

    Clicks of other people than the buyer, and of those that the buyer was as a guest, do not count. While it is not
    known where it goes, the first zone of each option says what delivery costs.

    Raises:
        BadWish, NotForSale, WrongClick, MixedCurrencies: the lines make no purchase.
        CouponUnusable: one of the coupons does not apply.
        NotDelivered: a store does not deliver there, or not the way that was chosen; ``facts`` name its lines.
    """
    rules.check_wish(lines)
    terms = await catalog.skus(session, [line.sku for line in lines])
    rules.check_for_sale(lines, terms)
    homes = dict.fromkeys(terms[line.sku].store for line in lines)
    known = await stores.stores(session, list(homes))
    rules.check_stores(homes, known)
    templates = await shipping.terms.templates(session, known)
    priced = await promotions.price(session, rules.items(lines, terms), buyer=who.buyer, coupons=who.coupons, now=now)
    country = who.to.country if who.to else None
    given = await guarantees.promised(session, rules.goods(terms.values()), now, country=country)
    prices = {line.sku: line for line in priced.lines}
    grouped: dict[StoreId, list[Wanted]] = {home: [] for home in homes}
    for wish in await _counting(session, lines, who):
        grouped[terms[wish.sku].store].append(wish)
    parts = []
    for home, wishes in grouped.items():
        goods = rules.summed(prices[wish.sku].pays for wish in wishes)
        delivery = rules.delivery(templates[home], wishes, terms, goods, who)
        fast = guarantees.delivery(delivery.chosen.ship_within_h, delivery.chosen.deliver_within_d)
        held = tuple(
            rules.freeze(wish, sku, prices[wish.sku], guarantees.frozen((*given[sku.product], *fast)))
            for wish, sku in ((wish, terms[wish.sku]) for wish in wishes)
        )
        part = StoreQuote(home, known[home].name, held, goods, delivery)
        parts.append(taxing.reckoned(part, known[home], terms, who, now))
    return Quote(tuple(parts), rules.total(parts), priced)


async def _counting(session: Session, lines: Sequence[Wanted], who: Who) -> tuple[Wanted, ...]:
    strangers = {wish.click.viewer for wish in lines if wish.click is not None} - {who.viewer}
    known = await store.select_known(session, who.viewer, strangers) if strangers else set()
    return rules.counting(lines, {who.viewer, *known})
