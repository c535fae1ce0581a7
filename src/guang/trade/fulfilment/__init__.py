"""Fulfilment: what becomes of an order that was placed, until nothing can be asked about it any more.

It is packed, sent parcel by parcel, arrives, is confirmed, settled and closed; or it is cancelled, lost or taken back,
and its money goes back, never more than was paid. Here is decided which state may follow which; orders keep the record.
"""

from guang.trade.fulfilment.types import PartCancel, RefundPart
from guang.trade.fulfilment.verbs.charging_back import charge_back, paid_by
from guang.trade.fulfilment.verbs.moving import cancel, cancel_for_store, confirm_old, receive
from guang.trade.fulfilment.verbs.refunding import refund
from guang.trade.fulfilment.verbs.sending import deliver, pack, pay_for_loss, readdress, ship
from guang.trade.fulfilment.verbs.settling import hold, release, settle

__all__ = [
    "PartCancel",
    "RefundPart",
    "cancel",
    "cancel_for_store",
    "charge_back",
    "confirm_old",
    "deliver",
    "hold",
    "pack",
    "paid_by",
    "pay_for_loss",
    "readdress",
    "receive",
    "refund",
    "release",
    "settle",
    "ship",
]
