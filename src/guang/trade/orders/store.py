"""All SQL of orders. Orders are locked in id order, before the warehouse's promises and shelves."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

import asyncpg
import msgspec
from sqlalchemy import ARRAY, BigInteger, Row, Select, bindparam, func, select, true, update

from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import (
    AccountId,
    LineId,
    OrderId,
    PageId,
    PaymentId,
    ProductId,
    SkuId,
    TradeId,
    VideoId,
)
from guang.kernel.money import Money
from guang.trade.orders.tables import LineRow, OrderRow, TradeRow
from guang.trade.orders.types import Due, Line, Order, OrderState
from guang.trade.shipping import Speed
from guang.trade.taxes import Tax

PAID_WITHIN = timedelta(days=2)
"""An order is paid or cancelled sooner than this after it was placed; ids say when that was."""
_ORDER = tuple(OrderRow.__table__.c)
_LINE = tuple(LineRow.__table__.c)
_LINES = (
    select(*_LINE)
    .where(LineRow.order_id == func.any(bindparam("orders", type_=ARRAY(BigInteger))))
    .order_by(LineRow.id)
)
_INSERT_TRADE = """
    INSERT INTO trade.trades (id, buyer, key, fingerprint, placed_at) SELECT $1, $2, $3, $4, $5
    WHERE (SELECT count(DISTINCT trade) FROM trade.orders WHERE buyer = $2 AND state = 'created') < $6
    ON CONFLICT (buyer, key) DO NOTHING RETURNING id
    """
_INSERT = """
    WITH made AS (
        INSERT INTO trade.orders (id, trade, store, buyer, viewer, state, currency, goods, shipping, total, address,
                                  note, placed_at, pay_by, speed, shipping_taxes)
        SELECT o.id, $1::bigint, o.store, $2::bigint, $3::bigint, 'created', $4::text, o.goods, o.shipping,
               o.goods + o.shipping, $5::text::jsonb, o.note, $6::timestamptz, $7::timestamptz, o.speed, o.taxes
        FROM jsonb_to_recordset($8::text::jsonb)
             AS o (id bigint, store bigint, goods bigint, shipping bigint, note text, speed text, taxes jsonb)
    )
    INSERT INTO trade.order_lines (id, order_id, product, sku, title, options, image_url, units, unit_price, video,
                                   promoter, commission_bps, page, list_price, pays, subsidy, parts, guarantees,
                                   taxes)
    SELECT * FROM jsonb_to_recordset($9::text::jsonb)
         AS l (id bigint, order_id bigint, product bigint, sku bigint, title jsonb, options jsonb, image_url text,
               units integer, unit_price bigint, video bigint, promoter bigint, commission_bps integer, page bigint,
               list_price bigint, pays bigint, subsidy bigint, parts jsonb, guarantees jsonb, taxes jsonb)
    """
_PAY = """
    WITH due AS (
        SELECT id FROM trade.orders WHERE trade = $1 AND state = 'created' ORDER BY id FOR UPDATE
    ), paid AS (
        UPDATE trade.orders SET state = 'paid', payment = $2, paid_at = $3
        FROM due WHERE orders.id = due.id
        RETURNING orders.id, orders.store, orders.viewer, orders.total, orders.currency
    )
    SELECT paid.id, paid.store, paid.viewer, paid.total, paid.currency, l.id AS line, l.product, l.sku, l.units,
           l.unit_price, l.video, l.promoter, l.commission_bps, l.page, l.pays, l.subsidy
    FROM paid JOIN trade.order_lines AS l ON l.order_id = paid.id ORDER BY l.id
    """
_DUE = "SELECT state, total, currency, pay_by FROM trade.orders WHERE trade = $1 AND buyer = $2"
_COVERED = """
    SELECT payment, sum(total)::bigint AS total FROM trade.orders
    WHERE trade = ANY((SELECT $1::bigint[])::bigint[]) AND payment = ANY((SELECT $2::bigint[])::bigint[])
    GROUP BY payment
    """
_STAMPS = {
    OrderState.SHIPPED: "shipped_at",
    OrderState.DELIVERED: "delivered_at",
    OrderState.CONFIRMED: "confirmed_at",
    OrderState.CANCELLED: "cancelled_at",
}


async def insert_trade(
    session: Session, trade: TradeId, whose: tuple[AccountId, str, str], most_open: int, now: datetime
) -> bool:
    """Take a buyer's key for a new trade; False if it is taken, or if the buyer has so many unpaid trades.

    Waits for whoever is taking the key. Trades that are being placed just now are not counted: the cap keeps stock
    from being hoarded, and one or two more do not.
    """
    made = await fetch(session, _INSERT_TRADE, trade, *whose, now, most_open)
    return bool(made)


async def select_by_key(session: Session, buyer: AccountId, key: str) -> tuple[TradeId, str] | None:
    """The trade that a key made, with the fingerprint of its request."""
    found = await session.execute(
        select(TradeRow.id, TradeRow.fingerprint).where(TradeRow.buyer == buyer, TradeRow.key == key)
    )
    row = found.first()
    return None if row is None else (row.id, row.fingerprint)


async def insert_orders(session: Session, orders: Sequence[Order]) -> None:
    """Write the orders of one trade down, lines included."""
    first = orders[0]
    shared = (first.trade, first.buyer, first.viewer, first.total.currency, _json(first.address))
    times = (first.placed_at, first.pay_by)
    lines = [_written_line(order.id, line) for order in orders for line in order.lines]
    await fetch(session, _INSERT, *shared, *times, _json([_written(order) for order in orders]), _json(lines))


async def pay(session: Session, trade: TradeId, payment: PaymentId, now: datetime) -> list[asyncpg.Record]:
    """Mark what is due of a trade as paid; one row for each line of each order that changed."""
    return await fetch(session, _PAY, trade, payment, now)


async def select_covered(session: Session, payments: Mapping[PaymentId, TradeId]) -> dict[PaymentId, int]:
    """What the orders that payments have paid cost, in minor units and by payment, whatever became of them."""
    rows = await fetch(session, _COVERED, list(payments.values()), list(payments))
    return {PaymentId(row["payment"]): row["total"] for row in rows}


async def select_due(session: Session, buyer: AccountId, trade: TradeId) -> Due | None:
    """What a buyer still has to pay of a trade; None if it is not the buyer's."""
    rows = await fetch(session, _DUE, trade, buyer)
    if not rows:
        return None
    due = sum(row["total"] for row in rows if row["state"] == OrderState.CREATED.value)
    return Due(trade, Money(due, rows[0]["currency"]), rows[0]["pay_by"])


async def lock_order(session: Session, order: OrderId) -> Order | None:
    """One order, held until this transaction ends."""
    rows = (await session.execute(_orders().where(OrderRow.id == order).with_for_update())).all()
    return next(iter(await _with_lines(session, rows)), None)


async def lock_overdue(session: Session, now: datetime, most: int) -> list[Order]:
    """Orders whose time to pay is over and that nobody else is at, held until this transaction ends."""
    query = _orders().where(OrderRow.state == OrderState.CREATED.value, OrderRow.pay_by < now)
    rows = (await session.execute(query.order_by(OrderRow.id).limit(most).with_for_update(skip_locked=True))).all()
    return await _with_lines(session, rows)


async def cancel(session: Session, orders: Collection[OrderId], reason: str, now: datetime) -> None:
    """Mark orders as cancelled; they must be locked."""
    await session.execute(
        update(OrderRow)
        .where(OrderRow.id.in_(list(orders)))
        .values(state=OrderState.CANCELLED.value, cancelled_at=now, cancel_reason=reason)
    )


async def move(
    session: Session, order: OrderId, then: OrderState, since: Iterable[OrderState], now: datetime, **noted: object
) -> bool:
    """Move an order to a state, if it is in one of those that come before; False if it is not."""
    moved = await session.execute(
        update(OrderRow)
        .where(OrderRow.id == order, OrderRow.state.in_([state.value for state in since]))
        .values(state=then.value, **{_STAMPS[then]: now}, **noted)
        .returning(OrderRow.id)
    )
    return moved.first() is not None


async def select_order(session: Session, order: OrderId) -> Order | None:
    """One order with its lines."""
    rows = (await session.execute(_orders().where(OrderRow.id == order))).all()
    return next(iter(await _with_lines(session, rows)), None)


async def select_orders(session: Session, orders: Collection[OrderId]) -> list[Order]:
    """Orders with their lines, in order of id."""
    if not orders:
        return []
    rows = (await session.execute(_orders().where(OrderRow.id.in_(list(orders))).order_by(OrderRow.id))).all()
    return await _with_lines(session, rows)


async def select_trade(session: Session, trade: TradeId) -> list[Order]:
    """The orders of a trade."""
    rows = (await session.execute(_orders().where(OrderRow.trade == trade).order_by(OrderRow.id))).all()
    return await _with_lines(session, rows)


async def select_page(
    session: Session, buyer: AccountId, *, state: OrderState | None = None, before: int | None = None, most: int = 20
) -> list[Order]:
    """A page of a buyer's orders, the newest first."""
    query = _orders().where(
        OrderRow.buyer == buyer,
        OrderRow.state == state.value if state is not None else true(),
        OrderRow.id < before if before is not None else true(),
    )
    rows = (await session.execute(query.order_by(OrderRow.id.desc()).limit(most))).all()
    return await _with_lines(session, rows)


async def count_states(session: Session, buyer: AccountId) -> dict[OrderState, int]:
    """How many orders of each state a buyer has."""
    counted = select(OrderRow.state, func.count().label("orders")).where(OrderRow.buyer == buyer)
    rows = await session.execute(counted.group_by(OrderRow.state))
    return {OrderState(row.state): row.orders for row in rows}


async def forget_person(session: Session, buyer: AccountId) -> None:
    """Erase addresses and notes of a buyer, except where a parcel still has to find its way."""
    await session.execute(
        update(OrderRow)
        .where(OrderRow.buyer == buyer, OrderRow.state.not_in(["paid", "packed", "shipped"]))
        .values(address={}, note="")
    )


def _json(value: Any) -> str:
    return codec.encode(value).decode()


def _written(order: Order) -> dict[str, Any]:
    """What differs from order to order of a trade, by column; ids as plain numbers."""
    return {
        "id": int(order.id),
        "store": int(order.store),
        "goods": order.goods.minor,
        "shipping": order.shipping.minor,
        "note": order.note,
        "speed": order.speed.value,
        "taxes": order.shipping_taxes,
    }


def _written_line(order: OrderId, line: Line) -> dict[str, Any]:
    """A line by column; what is not there is left out."""
    pointers = {"video": line.video, "promoter": line.promoter, "page": line.page}
    return {
        "id": int(line.id),
        "order_id": int(order),
        "product": int(line.product),
        "sku": int(line.sku),
        "title": line.title,
        "options": line.options,
        "image_url": line.image_url,
        "units": line.units,
        "unit_price": line.unit_price.minor,
        "commission_bps": line.commission_bps,
        "list_price": line.list_price.minor,
        "pays": line.pays.minor,
        "subsidy": line.subsidy.minor,
        "parts": line.parts,
        "guarantees": line.guarantees,
        "taxes": line.taxes,
        **{name: int(value) for name, value in pointers.items() if value is not None},
    }


def _orders() -> Select[Any]:
    return select(*_ORDER)


async def _with_lines(session: Session, rows: Sequence[Row[Any]]) -> list[Order]:
    if not rows:
        return []
    currency = {row.id: row.currency for row in rows}
    lines: dict[OrderId, list[Line]] = {}
    for line in await session.execute(_LINES, {"orders": list(currency)}):
        lines.setdefault(line.order_id, []).append(_line(line, currency[line.order_id]))
    return [_order(row, tuple(lines.get(row.id, ()))) for row in rows]


def _line(row: Row[Any], currency: str) -> Line:
    return Line(
        id=LineId(row.id),
        product=ProductId(row.product),
        sku=SkuId(row.sku),
        title=row.title,
        options=tuple(row.options),
        image_url=row.image_url,
        units=row.units,
        unit_price=Money(row.unit_price, currency),
        video=None if row.video is None else VideoId(row.video),
        promoter=None if row.promoter is None else AccountId(row.promoter),
        commission_bps=row.commission_bps,
        page=None if row.page is None else PageId(row.page),
        list_price=Money(row.list_price, currency),
        pays=Money(row.pays, currency),
        subsidy=Money(row.subsidy, currency),
        refunded=Money(row.refunded, currency),
        subsidy_refunded=Money(row.subsidy_refunded, currency),
        parts=tuple(row.parts),
        guarantees=tuple(row.guarantees),
        taxes=msgspec.convert(row.taxes, tuple[Tax, ...]),
        shipped_units=row.shipped_units,
        refunded_units=row.refunded_units,
        cancelled_units=row.cancelled_units,
    )


def _order(row: Row[Any], lines: tuple[Line, ...]) -> Order:
    return Order(
        id=row.id,
        trade=row.trade,
        store=row.store,
        buyer=row.buyer,
        viewer=row.viewer,
        state=OrderState(row.state),
        lines=lines,
        goods=Money(row.goods, row.currency),
        shipping=Money(row.shipping, row.currency),
        total=Money(row.total, row.currency),
        address=row.address,
        note=row.note,
        placed_at=row.placed_at,
        pay_by=row.pay_by,
        payment=row.payment,
        paid_at=row.paid_at,
        shipped_at=row.shipped_at,
        delivered_at=row.delivered_at,
        confirmed_at=row.confirmed_at,
        cancelled_at=row.cancelled_at,
        cancel_reason=row.cancel_reason,
        packed_at=row.packed_at,
        settle_at=row.settle_at,
        settled_at=row.settled_at,
        closed_at=row.closed_at,
        refunded_at=row.refunded_at,
        holds=row.holds,
        shipping_refunded_minor=row.shipping_refunded,
        shipping_taxes=msgspec.convert(row.shipping_taxes, tuple[Tax, ...]),
        speed=Speed(row.speed),
    )
