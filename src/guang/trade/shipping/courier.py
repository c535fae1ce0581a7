"""The port to whoever carries parcels."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from guang.trade.shipping.types import Event, Parcel


class Courier(Protocol):
    """One carrier, or a service that knows several. It is asked outside any transaction, and may be asked again."""

    @property
    def is_simulated(self) -> bool:
        """Whether nothing really moves."""

    async def track(self, parcel: Parcel, now: datetime) -> Sequence[Event]:
        """Everything that has happened to a parcel until now, old news included."""

    def look_again(self, parcel: Parcel, now: datetime) -> datetime | None:
        """When to ask again; None if nothing more is to come."""
