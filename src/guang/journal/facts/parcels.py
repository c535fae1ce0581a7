"""What happens to parcels, on their way to buyers and back."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import LineId, OrderId, ParcelId, StoreId, ViewerId


@fact("trade.parcel_handed_over.v1")
class ParcelHandedOver(msgspec.Struct, frozen=True):
    """A parcel is with a courier: to the buyer, or (``ref`` says for what) back to the store.

    ``ship_by`` and ``deliver_by`` are what the buyer was promised, if anything was; ``speed`` is what they chose.
    """

    parcel: ParcelId
    order: OrderId
    store: StoreId
    viewer: ViewerId
    carrier: str
    tracking: str
    units: dict[LineId, int]
    at: datetime
    ship_by: datetime | None = None
    deliver_by: datetime | None = None
    ref: str = ""
    speed: str = "standard"


@fact("trade.parcel_moved.v1")
class ParcelMoved(msgspec.Struct, frozen=True):
    """A courier tells how far a parcel has come: ``picked_up``, ``in_transit``, ``out_for_delivery`` or ``failed``."""

    parcel: ParcelId
    order: OrderId
    viewer: ViewerId
    step: str
    at: datetime


class ParcelEnd(msgspec.Struct, frozen=True):
    """What every fact about the end of a parcel says: whose it was, what was in it, and when."""

    parcel: ParcelId
    order: OrderId
    store: StoreId
    viewer: ViewerId
    units: dict[LineId, int]
    at: datetime


@fact("trade.parcel_delivered.v1")
class ParcelDelivered(ParcelEnd, frozen=True):
    """A parcel is with the buyer; ``in_time``: whether a promise was kept; ``ref``: what it replaces, if anything."""

    in_time: bool | None = None
    ref: str = ""


@fact("trade.parcel_lost.v1")
class ParcelLost(ParcelEnd, frozen=True):
    """A courier has lost a parcel."""

    ref: str = ""


@fact("trade.parcel_damaged.v1")
class ParcelDamaged(ParcelEnd, frozen=True):
    """A courier has damaged a parcel and does not deliver it."""

    ref: str = ""


@fact("trade.parcel_returned.v1")
class ParcelReturned(ParcelEnd, frozen=True):
    """A parcel has arrived at its store: sent back by the buyer (``ref`` says for what), or undeliverable."""

    ref: str = ""
