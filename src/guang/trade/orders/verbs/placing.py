"""Placing: from a wish to orders with frozen terms; what their price is made of is taken, and stock set aside."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from guang import journal
from guang.journal.facts.trade import OrderLineTerms, OrderPlaced, TradePlaced
from guang.kernel.db import Session
from guang.kernel.ids import EventId, OrderId, SkuId, TradeId, ViewerId, new_id
from guang.kernel.tokens import Attribution
from guang.people import addresses
from guang.trade import checkout, pricing, promotions, shipping, warehouse
from guang.trade.orders import rules, store
from guang.trade.orders.errors import KeyReused, TooManyOpen, TotalChanged
from guang.trade.orders.rules import buying
from guang.trade.orders.types import Line, NewTrade, Order, Trade

NO_CAP: Final = 1_000_000
"""Whoever writes down what was agreed elsewhere is not held to a shopper's number of unpaid purchases."""


async def place(session: Session, wanted: NewTrade, now: datetime) -> tuple[Trade, bool]:
    """Turn a wish into one trade with one order for each store, take what its price is made of, set its stock aside.

    All or nothing. The same key with the same content brings the same trade back, even while the first call is still
    under way. Terms are frozen on the lines. What many want is locked last, so that nobody waits for our reading.

    Returns:
        The trade, and whether it is new.

    Raises:
        BadWish, KeyNeeded, NotForSale, WrongClick, MixedCurrencies: the wish makes no purchase.
        KeyReused: the key belongs to another purchase.
        TooManyOpen: the buyer leaves too many purchases unpaid.
        TotalChanged: a price, a fee or a coupon is not what the buyer saw; with the new quote in ``facts``.
        AddressMissing, NotDelivered: no such address, or not one that a store delivers to the way that was chosen.
        OutOfStock: with the units missing by SKU.

    Records: ``trade.trade_placed``, ``trade.order_placed`` per order, and the act ``order`` per line.
    """
    rules.check_key(wanted.key)
    for note in (wanted.note, *wanted.notes.values()):
        rules.check_note(note)
    print_ = buying.fingerprint(wanted)
    trade_id = new_id(TradeId)
    if not await store.insert_trade(session, trade_id, (wanted.buyer, wanted.key, print_), buying.MOST_OPEN, now):
        return await _placed_before(session, wanted, print_), False
    place_ = (await addresses.address(session, wanted.buyer, wanted.address)).place
    to = shipping.Destination(place_.country, place_.region)
    who = checkout.Who(wanted.viewer, wanted.buyer, to, wanted.coupons, wanted.speeds)
    offer = await _offer(session, wanted, who, now)
    orders = buying.orders(trade_id, wanted, offer, rules.kept_address(place_), now)
    await store.insert_orders(session, orders)
    homes = {line.sku: order.id for order in orders for line in order.lines}
    await _take(session, wanted, who, (offer, homes), now)
    wants = {order.id: rules.units_of([order]) for order in orders}
    await warehouse.reserve(session, wants, goal=buying.goal(orders[0].address, offer))
    if wanted.is_from_cart:
        await checkout.drop(session, wanted.viewer, list(homes))
    await _record(session, wanted, orders)
    names = {part.store: part.store_name for part in offer.orders}
    return Trade(trade_id, tuple(orders), offer.total, now + rules.PAY_WITHIN, names), True


async def keep(session: Session, made: Sequence[Order], key: str, fingerprint: str, now: datetime) -> TradeId:
    """Write one trade down on terms that were made elsewhere, and set its stock aside; the same key writes it once.

    Raises:
        KeyNeeded, KeyReused: no key, or one of another purchase.
        OutOfStock: with the units missing by SKU.

    Records: ``trade.trade_placed``, and ``trade.order_placed`` per order.
    """
    rules.check_key(key)
    trade, buyer = made[0].trade, made[0].buyer
    if not await store.insert_trade(session, trade, (buyer, key, fingerprint), NO_CAP, now):
        known = await store.select_by_key(session, buyer, key)
        assert known is not None, "the key was taken a moment ago and trades are never deleted"
        if known[1] != fingerprint:
            raise KeyReused(trade=known[0])
        return known[0]
    await store.insert_orders(session, made)
    await warehouse.reserve(session, {order.id: rules.units_of([order]) for order in made})
    await journal.record(session, *_placed(made))
    return trade


async def _offer(session: Session, wanted: NewTrade, who: checkout.Who, now: datetime) -> checkout.Quote:
    try:
        offer = await checkout.quote(session, wanted.lines, who, now)
    except pricing.CouponUnusable as refusal:
        again = await checkout.quote(session, wanted.lines, replace(who, coupons=None), now)
        raise TotalChanged(quote=buying.told(again), coupon=refusal.facts) from refusal
    if offer.total != wanted.expected_total:
        raise TotalChanged(quote=buying.told(offer))
    return offer


async def _take(
    session: Session,
    wanted: NewTrade,
    who: checkout.Who,
    taken: tuple[checkout.Quote, dict[SkuId, OrderId]],
    now: datetime,
) -> None:
    """Take what the price is made of.

    Raises:
        TotalChanged: it was to be had when we read it, and is not any more; with what it costs now.
    """
    offer, homes = taken
    try:
        await promotions.take(session, offer.priced, buyer=wanted.buyer, orders=homes, now=now)
    except promotions.PromotionGone as refusal:
        again = await checkout.quote(session, wanted.lines, replace(who, coupons=None), now)
        raise TotalChanged(quote=buying.told(again), gone=refusal.facts) from refusal


async def _placed_before(session: Session, wanted: NewTrade, print_: str) -> Trade:
    known = await store.select_by_key(session, wanted.buyer, wanted.key)
    if known is None:
        raise TooManyOpen(most=buying.MOST_OPEN)
    if known[1] != print_:
        raise KeyReused(trade=known[0])
    orders = await store.select_trade(session, known[0])
    return trade_of(orders)


def trade_of(orders: Sequence[Order]) -> Trade:
    """The orders of one trade as a trade."""
    total = checkout.summed(order.total for order in orders)
    return Trade(orders[0].trade, tuple(orders), total, orders[0].pay_by)


def line_terms(line: Line) -> OrderLineTerms:
    """A line as the journal remembers it."""
    return OrderLineTerms(
        line=line.id,
        product=line.product,
        sku=line.sku,
        units=line.units,
        unit_price=line.unit_price,
        video=line.video,
        promoter=line.promoter,
        commission_bps=line.commission_bps,
        page=line.page,
        pays=line.pays,
        subsidy=line.subsidy,
    )


async def _record(session: Session, wanted: NewTrade, orders: Sequence[Order]) -> None:
    clicks = {wish.sku: wish.click for wish in wanted.lines if wish.click}
    acts = [_act(wanted.viewer, line, clicks.get(line.sku)) for order in orders for line in order.lines]
    await journal.record(session, *_placed(orders), acts=acts)


def _placed(orders: Sequence[Order]) -> list[TradePlaced | OrderPlaced]:
    trade, viewer = orders[0].trade, orders[0].viewer
    total = checkout.summed(order.total for order in orders)
    return [
        TradePlaced(trade=trade, viewer=viewer, orders=tuple(order.id for order in orders), total=total),
        *(
            OrderPlaced(
                order=order.id,
                trade=trade,
                store=order.store,
                viewer=viewer,
                lines=tuple(line_terms(line) for line in order.lines),
                total=order.total,
            )
            for order in orders
        ),
    ]


def _act(viewer: ViewerId, line: Line, click: Attribution | None) -> journal.Behaviour:
    return journal.Behaviour(
        id=new_id(EventId),
        viewer=viewer,
        kind=journal.Kind.order,
        subject=line.product,
        origin=line.video,
        page=line.page,
        slot=click.slot if click else None,
        surface=journal.Surface.__members__.get(click.surface) if click else None,
    )
