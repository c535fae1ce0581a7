"""Shipping: what delivery costs, what it promises, and where parcels are.

A store delivers by its template: one option or several among which the buyer chooses, each with zones, fees by units
or by weight, and two promises, when a courier has the goods and when the buyer has them. Parcels are handed to
couriers, who are asked outside any transaction; what they say is kept and told as facts. Orders and after-sales hear
them; nobody above is called.
"""

from guang.trade.shipping import terms
from guang.trade.shipping.couriers import courier
from guang.trade.shipping.errors import NotDelivered
from guang.trade.shipping.rules import offer
from guang.trade.shipping.service import (
    hand_over,
    hear,
    parcels_of,
    send_back,
    tracked,
)
from guang.trade.shipping.types import (
    Destination,
    Direction,
    Event,
    Load,
    NewParcel,
    Offered,
    Parcel,
    ParcelStep,
    Speed,
    Template,
)

__all__ = [
    "Destination",
    "Direction",
    "Event",
    "Load",
    "NewParcel",
    "NotDelivered",
    "Offered",
    "Parcel",
    "ParcelStep",
    "Speed",
    "Template",
    "courier",
    "hand_over",
    "hear",
    "offer",
    "parcels_of",
    "send_back",
    "terms",
    "tracked",
]
