"""From a quote to orders, and what their payment enters into the books; nothing here touches a database."""

import hashlib
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from guang.kernel.ids import LineId, OrderId, TradeId, new_id
from guang.kernel.money import Money
from guang.trade import checkout, pricing, warehouse
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.orders import rules
from guang.trade.orders.types import Line, NewTrade, Order, OrderState

MOST_OPEN = 20
"""Purchases that one buyer may leave unpaid at a time: they hold stock that others could buy [D]."""


def orders(
    trade: TradeId, wanted: NewTrade, offer: checkout.Quote, address: dict[str, str], now: datetime
) -> list[Order]:
    """One order for each store, its terms frozen as the quote says."""
    return [
        Order(
            id=new_id(OrderId),
            trade=trade,
            store=part.store,
            buyer=wanted.buyer,
            viewer=wanted.viewer,
            state=OrderState.CREATED,
            lines=tuple(_line(line) for line in part.lines),
            goods=part.goods,
            shipping=part.shipping,
            total=part.total,
            address=address,
            note=rules.check_note(wanted.notes.get(part.store, wanted.note)),
            placed_at=now,
            pay_by=now + rules.PAY_WITHIN,
            speed=part.delivery.chosen.speed,
            shipping_taxes=part.shipping_taxes,
        )
        for part in offer.orders
    ]


def goal(address: Mapping[str, str], offer: checkout.Quote) -> warehouse.Goal:
    """Where the units go, and by when the strictest of the stores has promised them."""
    area = "/".join(address[part] for part in ("country", "region", "city") if address.get(part))
    return warehouse.Goal(area, min(part.delivery.chosen.deliver_within_d for part in offer.orders))


def fingerprint(wanted: NewTrade) -> str:
    """What must be equal for two requests to be the same purchase."""
    lines = sorted((int(line.sku), line.units, repr(line.click)) for line in wanted.lines)
    notes = sorted((int(store), note) for store, note in wanted.notes.items())
    speeds = sorted((int(store), speed.value) for store, speed in wanted.speeds.items())
    content = (lines, int(wanted.address), wanted.expected_total, wanted.note, notes, wanted.coupons, speeds)
    return hashlib.sha256(repr(content).encode()).hexdigest()


def told(offer: checkout.Quote) -> dict[str, object]:
    """A quote as a refusal tells it: what it costs now, store by store and line by line."""
    return {
        "orders": [
            {
                "store": part.store,
                "goods": part.goods,
                "shipping": part.shipping,
                "total": part.total,
                "lines": [{"sku": line.sku, "total": line.pays} for line in part.lines],
            }
            for part in offer.orders
        ],
        "total": offer.total,
    }


def paid_posting(order: OrderId, store: int, paid: Money, subsidy: Money) -> Posting:
    """What the payment of an order does: the provider holds the buyer's part, the platform owes its own."""
    entries = (
        Entry(Account.CLEARING, PLATFORM, -paid, order),
        Entry(Account.SUBSIDY, PLATFORM, -subsidy, order),
        Entry(Account.ESCROW, store, paid + subsidy, order),
    )
    return Posting("order_paid", order.text, entries)


def rest_posting(payment: str, rest: Money) -> Posting:
    """Money that covers nothing is on its way back."""
    return Posting(
        "payment_rest",
        payment,
        (Entry(Account.CLEARING, PLATFORM, -rest), Entry(Account.REFUNDS, PLATFORM, rest)),
    )


def _line(line: checkout.Line) -> Line:
    nothing = Money.zero(line.pays.currency)
    return Line(
        id=new_id(LineId),
        product=line.product,
        sku=line.sku,
        title=line.title,
        options=line.options,
        image_url=line.image_url,
        units=line.units,
        unit_price=line.unit_price,
        list_price=line.list_price,
        pays=line.pays,
        subsidy=line.subsidy,
        refunded=nothing,
        subsidy_refunded=nothing,
        parts=tuple(_part(part) for part in line.parts),
        guarantees=line.guarantees,
        taxes=line.taxes,
        video=line.video,
        promoter=line.promoter,
        commission_bps=line.commission_bps,
        page=line.page,
    )


def _part(part: pricing.PricePart) -> Mapping[str, Any]:
    return {
        "promotion": part.promotion.text if part.promotion else None,
        "coupon": part.coupon.text if part.coupon else None,
        "kind": str(part.kind),
        "payer": part.payer.value,
        "amount": part.amount.minor,
        "why": dict(part.why),
    }
