"""Placing: from a wish to orders with frozen terms and stock set aside."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime

from guang import journal
from guang.journal.facts.trade import OrderLineTerms, OrderPlaced, TradePlaced
from guang.kernel.db import Session
from guang.kernel.ids import EventId, OrderId, TradeId, ViewerId, new_id
from guang.kernel.tokens import Attribution
from guang.people import accounts
from guang.trade import catalog, stores, warehouse
from guang.trade.orders import rules, store
from guang.trade.orders.errors import KeyReused, TotalChanged
from guang.trade.orders.types import Line, NewTrade, Order, OrderState, Quote, Trade, Wanted


async def quote(session: Session, lines: Sequence[Wanted]) -> Quote:
    """What a purchase would cost now, store by store; promises nothing.

    Raises:
        BadWish, NotForSale, WrongClick, MixedCurrencies.
    """
    rules.check_wish(lines)
    terms = await catalog.skus(session, [line.sku for line in lines])
    grouped = rules.freeze(lines, terms)
    return rules.quote(grouped, await stores.stores(session, list(grouped)))


async def place(session: Session, wanted: NewTrade, now: datetime) -> tuple[Trade, bool]:
    """Turn a wish into one trade with one order for each store, and set its stock aside.

    All or nothing. The same key with the same content brings the same trade back, even while the first call is still
    under way. Stock is locked last, so that nobody waits for our reading.

    Returns:
        The trade, and whether it is new.

    Raises:
        BadWish, KeyNeeded, NotForSale, WrongClick, MixedCurrencies: the wish makes no purchase.
        KeyReused: the key belongs to another purchase.
        TotalChanged: with the new quote in ``facts``.
        AddressMissing: not in the buyer's address book.
        OutOfStock: with the units missing by SKU.

    Records: ``trade.trade_placed``, ``trade.order_placed`` per order, and the act ``order`` per line.
    """
    rules.check_wish(wanted.lines)
    rules.check_key(wanted.key)
    print_ = rules.fingerprint(wanted)
    trade_id = new_id(TradeId)
    if not await store.insert_trade(session, trade_id, wanted, print_, now):
        return await _placed_before(session, wanted, print_), False
    place_ = (await accounts.address(session, wanted.buyer, wanted.address)).place
    offer = await quote(session, wanted.lines)
    if offer.total != wanted.expected_total:
        raise TotalChanged(quote=_told(offer))
    address = {name: value for name, value in asdict(place_).items() if value}
    orders = _orders(trade_id, wanted, offer, address, now)
    await store.insert_orders(session, orders)
    await warehouse.reserve(session, {order.id: rules.units_of([order]) for order in orders})
    await _record(session, wanted, orders, offer)
    names = {part.store: part.store_name for part in offer.orders}
    return Trade(trade_id, tuple(orders), offer.total, now + rules.PAY_WITHIN, names), True


async def _placed_before(session: Session, wanted: NewTrade, print_: str) -> Trade:
    known = await store.select_by_key(session, wanted.buyer, wanted.key)
    assert known is not None, "the key was taken a moment ago and trades are never deleted"
    if known[1] != print_:
        raise KeyReused(trade=known[0])
    orders = await store.select_trade(session, known[0])
    return trade_of(orders)


def trade_of(orders: Sequence[Order]) -> Trade:
    """The orders of one trade as a trade."""
    return Trade(orders[0].trade, tuple(orders), rules.summed(order.total for order in orders), orders[0].pay_by)


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
    )


def _orders(trade: TradeId, wanted: NewTrade, offer: Quote, address: dict[str, str], now: datetime) -> list[Order]:
    return [
        Order(
            id=new_id(OrderId),
            trade=trade,
            store=part.store,
            buyer=wanted.buyer,
            viewer=wanted.viewer,
            state=OrderState.CREATED,
            lines=part.lines,
            goods=part.goods,
            shipping=part.shipping,
            total=part.total,
            address=address,
            note=rules.check_note(wanted.note),
            placed_at=now,
            pay_by=now + rules.PAY_WITHIN,
        )
        for part in offer.orders
    ]


async def _record(session: Session, wanted: NewTrade, orders: Sequence[Order], offer: Quote) -> None:
    trade, viewer = orders[0].trade, wanted.viewer
    clicks = {wish.sku: wish.click for wish in wanted.lines if wish.click}
    await journal.record(
        session,
        TradePlaced(trade=trade, viewer=viewer, orders=tuple(order.id for order in orders), total=offer.total),
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
        acts=[_act(viewer, line, clicks.get(line.sku)) for order in orders for line in order.lines],
    )


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


def _told(offer: Quote) -> dict[str, object]:
    return {
        "orders": [
            {"store": part.store, "goods": part.goods, "shipping": part.shipping, "total": part.total}
            for part in offer.orders
        ],
        "total": offer.total,
    }
