"""Shipping: what delivery costs, what it promises, and where parcels are.

A store delivers by its template: zones with fees, and two promises, when a courier has the goods and when the buyer
has them. Parcels are handed to couriers, who are asked outside any transaction; what they say is kept and told as
facts. Orders and after-sales hear them; nobody above is called.
"""

from guang.trade.shipping.couriers import courier
from guang.trade.shipping.errors import BadParcel, NotDelivered, ParcelMissing
from guang.trade.shipping.rules import fee
from guang.trade.shipping.service import (
    hand_over,
    hear,
    kept,
    parcel,
    parcels_of,
    send_back,
    template,
    templates,
)
from guang.trade.shipping.types import Destination, Direction, Event, NewParcel, Parcel, ParcelStep, Template

__all__ = [
    "BadParcel",
    "Destination",
    "Direction",
    "Event",
    "NewParcel",
    "NotDelivered",
    "Parcel",
    "ParcelMissing",
    "ParcelStep",
    "Template",
    "courier",
    "fee",
    "hand_over",
    "hear",
    "kept",
    "parcel",
    "parcels_of",
    "send_back",
    "template",
    "templates",
]
