"""A courier that moves nothing and lives in a time of its own: a day of its lasts as long as it is told.

What happens to a parcel follows from its tracking number alone, so that a story can be told: a number with LOST,
DAMAGED, FAILED, RETURNED or LATE in it ends so; every other parcel arrives within a day. Express takes half the time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from guang.trade.shipping.types import Direction, Event, Parcel, ParcelStep, Speed

Journey = tuple[tuple[float, ParcelStep, str], ...]
"""What happens after how many days, and where."""

_SETS_OUT: Final[Journey] = (
    (0.05, ParcelStep.PICKED_UP, "Simulated depot"),
    (0.25, ParcelStep.IN_TRANSIT, "Simulated sorting centre"),
)
_TRIES: Final[Journey] = (*_SETS_OUT, (0.6, ParcelStep.OUT_FOR_DELIVERY, "Simulated neighbourhood"))
USUAL: Final[Journey] = (*_TRIES, (0.75, ParcelStep.DELIVERED, "Simulated door"))
OTHERS: Final[dict[str, Journey]] = {
    "LOST": (*_SETS_OUT, (3.0, ParcelStep.LOST, "Nobody knows")),
    "DAMAGED": (*_SETS_OUT, (0.5, ParcelStep.DAMAGED, "Simulated sorting centre")),
    "FAILED": (
        *_TRIES,
        (0.75, ParcelStep.FAILED, "Nobody at home"),
        (1.6, ParcelStep.OUT_FOR_DELIVERY, "Simulated neighbourhood"),
        (1.75, ParcelStep.DELIVERED, "Simulated door"),
    ),
    "RETURNED": (*_TRIES, (0.75, ParcelStep.FAILED, "Nobody at home"), (3.0, ParcelStep.RETURNED, "Simulated sender")),
    "LATE": (
        *_SETS_OUT,
        (20.0, ParcelStep.OUT_FOR_DELIVERY, "Simulated neighbourhood"),
        (20.2, ParcelStep.DELIVERED, "At last"),
    ),
}


class Simulator:
    """The courier of demo installations and tests."""

    is_simulated = True

    def __init__(self, day: timedelta) -> None:
        """Prepare for parcels whose days last so long."""
        self._day = day

    async def track(self, parcel: Parcel, now: datetime) -> Sequence[Event]:
        """Everything that has happened until now."""
        return [event for event in self._all(parcel) if event.at <= now]

    def look_again(self, parcel: Parcel, now: datetime) -> datetime | None:
        """When the next thing happens."""
        return next((event.at for event in self._all(parcel) if event.at > now), None)

    def _all(self, parcel: Parcel) -> list[Event]:
        day = self._day / 2 if parcel.speed is Speed.EXPRESS else self._day
        return [Event(step, parcel.handed_at + day * days, place) for days, step, place in journey(parcel)]


def journey(parcel: Parcel) -> Journey:
    """What is going to happen to a parcel; one that goes back arrives at its store."""
    story = next((story for word, story in OTHERS.items() if word in parcel.tracking.upper()), USUAL)
    if parcel.direction is Direction.OUT:
        return story
    return tuple(
        (days, ParcelStep.RETURNED if step is ParcelStep.DELIVERED else step, place) for days, step, place in story
    )
