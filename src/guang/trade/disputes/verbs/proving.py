"""Proving: the file that speaks for a store by itself, made of what we know of its order."""

from collections.abc import Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import OrderId
from guang.kernel.money import Money
from guang.kernel.text import in_
from guang.trade import orders, shipping, support
from guang.trade.disputes.types import Dispute, Proof
from guang.trade.orders import Order
from guang.trade.shipping import Direction, Parcel, ParcelStep
from guang.trade.support import By, Message

SAID_AT_MOST = 60
LONGEST_LINE = 300
PLACE = ("name", "street", "district", "city", "region", "postcode", "country")
LOCALE = "en"
"""The language in which banks are written to."""


async def proofs(session: Session, dispute: Dispute) -> dict[OrderId, Proof]:
    """What speaks for each part of a dispute as things stand."""
    ids = [part.order for part in dispute.parts]
    parcels = await shipping.parcels_of(session, ids)
    found: dict[OrderId, Proof] = {}
    for part in dispute.parts:
        [order] = await orders.looking.those(session, part.store, [part.order])
        talk = await support.transcript(session, part.store, order.buyer, SAID_AT_MOST)
        sent = [one for one in parcels[order.id] if one.direction is Direction.OUT]
        found[order.id] = proof(order, sent, talk)
    return found


def proof(order: Order, sent: Sequence[Parcel], talk: Sequence[Message]) -> Proof:
    """What speaks for the seller of an order."""
    place = order.address
    return Proof(
        goods="\n".join(f"{line.units} x {in_(line.title, LOCALE)}, {_money(line.pays)}" for line in order.lines),
        address=", ".join(place[name] for name in PLACE if place.get(name)),
        buyer=place.get("name", ""),
        carrier=", ".join(dict.fromkeys(one.carrier for one in sent)),
        tracking=", ".join(one.tracking for one in sent),
        shipped_at=min((one.handed_at for one in sent), default=None),
        delivered_at=_delivered_at(order, sent),
        refunds=f"{_money(order.refunded)} of {_money(order.total)} had been refunded." if order.refunded.minor else "",
        talk="\n".join(
            f"{message.at:%Y-%m-%d %H:%M} {message.by.value}: {message.text[:LONGEST_LINE]}"
            for message in talk
            if message.text and message.by is not By.NOTE
        ),
    )


def _delivered_at(order: Order, sent: Sequence[Parcel]) -> datetime | None:
    """When the last parcel was with the buyer, where nothing is still to come and a courier says so of each."""
    ends = [one.ended_at for one in sent if one.step is ParcelStep.DELIVERED and one.ended_at is not None]
    is_whole = len(ends) == len(sent) and not any(line.units_to_ship for line in order.lines)
    return max(ends) if ends and is_whole else None


def _money(amount: Money) -> str:
    return f"{amount.decimal} {amount.currency}"
