"""What crosses the wall: templates of fees and promises, parcels, and how far they have come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Final, Self

from guang.kernel.ids import LineId, OrderId, ParcelId, SkuId, StoreId, ViewerId
from guang.kernel.money import Money

UNWEIGHED_G: Final = 500
"""What a unit counts for whose SKU has no weight, where fees go by weight [D]."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where something goes, as far as fees care."""

    country: str
    region: str = ""


class Speed(StrEnum):
    """The options of delivery among which a buyer chooses."""

    ECONOMY = "economy"
    STANDARD = "standard"
    EXPRESS = "express"


class ChargedBy(StrEnum):
    """What fees go by: how many units an order has, or how many grams they weigh together."""

    UNITS = "units"
    WEIGHT = "weight"


@dataclass(frozen=True, slots=True)
class Load:
    """What one store sends one buyer, as far as fees care.

    Attributes:
        goods: what it costs, before delivery.
    """

    units: int
    grams: int
    goods: Money

    @classmethod
    def of(cls, parts: Iterable[tuple[int, int | None]], goods: Money) -> Self:
        """Units, each with the weight of one in grams; what nobody has weighed weighs what is usual."""
        held = [(units, UNWEIGHED_G if weight_g is None else weight_g) for units, weight_g in parts]
        return cls(sum(units for units, _ in held), sum(units * weight_g for units, weight_g in held), goods)


@dataclass(frozen=True, slots=True)
class Zone:
    """Places to which delivery costs the same. What is counted, units or grams, the option says.

    Attributes:
        places: ``CN`` for a country, ``CN/浙江`` for a region whose name begins so, ``*`` for everywhere.
        first_fee: for an order of up to ``first`` units or grams.
        further_fee: for every ``further`` more, begun ones included.
        free_over: goods worth at least this much travel free; never, if None.
    """

    places: tuple[str, ...]
    first: int
    first_fee: Money
    further: int
    further_fee: Money
    free_over: Money | None = None


@dataclass(frozen=True, slots=True)
class ShippingOption:
    """One way to deliver: where to, for how much, and how fast.

    Attributes:
        ship_within_h: hours from the payment until the courier has it.
        deliver_within_d: days from the courier until the buyer has it.
    """

    speed: Speed
    zones: tuple[Zone, ...]
    ship_within_h: int
    deliver_within_d: int
    charged_by: ChargedBy = ChargedBy.UNITS


@dataclass(frozen=True, slots=True)
class Template:
    """How one store delivers: one option at least, no speed twice.

    Attributes:
        is_own: whether the store made it; otherwise it says what the store's flat fee says.
    """

    store: StoreId
    options: tuple[ShippingOption, ...]
    is_own: bool = True

    @property
    def usual(self) -> ShippingOption:
        """What is told before anybody has chosen: the standard option, or the first where there is none."""
        return next((one for one in self.options if one.speed is Speed.STANDARD), self.options[0])


@dataclass(frozen=True, slots=True)
class Offer:
    """What one option costs for one order, and what it promises."""

    speed: Speed
    fee: Money
    ship_within_h: int
    deliver_within_d: int


@dataclass(frozen=True, slots=True)
class Offered:
    """Every option that reaches a place, as the store's template has them, and the one that was chosen."""

    chosen: Offer
    options: tuple[Offer, ...]


class Direction(StrEnum):
    """Which way a parcel goes."""

    OUT = "out"
    BACK = "back"


class ParcelStep(StrEnum):
    """How far a parcel has come, in the words of couriers."""

    HANDED_OVER = "handed_over"
    PICKED_UP = "picked_up"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    FAILED = "failed"
    DELIVERED = "delivered"
    LOST = "lost"
    DAMAGED = "damaged"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True)
class Event:
    """What a courier says about a parcel; ``place`` in its own words."""

    step: ParcelStep
    at: datetime
    place: str = ""


@dataclass(frozen=True, slots=True)
class NewParcel:
    """What is handed to a courier.

    Attributes:
        lines: units by line of the order.
        skus: what is on those lines.
        ship_by, deliver_by: what the buyer was promised.
        ref: what a parcel on its way back is for, or one that replaces what came back.
        speed: what the buyer chose.
    """

    order: OrderId
    store: StoreId
    viewer: ViewerId
    lines: Mapping[LineId, int]
    skus: Mapping[LineId, SkuId]
    carrier: str
    tracking: str
    direction: Direction = Direction.OUT
    ship_by: datetime | None = None
    deliver_by: datetime | None = None
    ref: str = ""
    speed: Speed = Speed.STANDARD


@dataclass(frozen=True, slots=True)
class Parcel:
    """What a courier has, or had; ``ended_at`` is when nothing more could happen to it."""

    id: ParcelId
    order: OrderId
    store: StoreId
    viewer: ViewerId
    direction: Direction
    ref: str
    carrier: str
    tracking: str
    step: ParcelStep
    units: Mapping[LineId, int]
    handed_at: datetime
    ship_by: datetime | None
    deliver_by: datetime | None
    ended_at: datetime | None
    events: tuple[Event, ...] = field(default=())
    speed: Speed = Speed.STANDARD

    @property
    def is_in_time(self) -> bool | None:
        """Whether it was delivered as promised; None while it is not delivered, or if nothing was promised."""
        if self.step is not ParcelStep.DELIVERED or self.deliver_by is None or self.ended_at is None:
            return None
        return self.ended_at <= self.deliver_by


@dataclass(frozen=True, slots=True)
class Kept:
    """How a store kept its promises about parcels that were handed over within some time.

    Attributes:
        handed: parcels with a promise about when they would leave; ``handed_in_time`` did.
        delivered: parcels that have arrived and had a promise about it; ``delivered_in_time`` kept it.
    """

    handed: int
    handed_in_time: int
    delivered: int
    delivered_in_time: int
    lost: int
    damaged: int
