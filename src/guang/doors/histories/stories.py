"""Purchases that were made elsewhere, told step by step, and what of a source makes no story."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import IntEnum

from guang.kernel.money import Money


class Kind(IntEnum):
    """What happened; of things that happened at one instant, in this order."""

    PLACE = 0
    PAY = 1
    CANCEL = 2
    SHIP = 3
    DELIVER = 4
    REVIEW = 5
    CREDIT = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One line of a purchase.

    Attributes:
        product: the source's id of what was bought, unique within its seller.
    """

    product: str
    name: str
    units: int
    unit_price: Money

    @property
    def total(self) -> Money:
        """What the units cost."""
        return self.unit_price * self.units


@dataclass(frozen=True, slots=True)
class Part:
    """What was bought from one seller, and what its delivery cost."""

    seller: str
    items: tuple[Item, ...]
    shipping: Money

    @property
    def total(self) -> Money:
        """Goods and delivery."""
        total = self.shipping
        for item in self.items:
            total += item.total
        return total


@dataclass(frozen=True, slots=True)
class Destination:
    """Where it went, as far as the source says."""

    country: str
    region: str
    city: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Review:
    """What the buyer said: stars from 1 to 5, and words."""

    key: str
    stars: int
    words: str


@dataclass(frozen=True, slots=True)
class Credit:
    """Units that a seller took back, at the price of the credit note."""

    key: str
    seller: str
    item: Item


@dataclass(frozen=True, slots=True)
class Story:
    """One purchase; ``key`` is the source's id of it."""

    key: str
    buyer: str
    destination: Destination
    parts: tuple[Part, ...]
    placed_at: datetime
    promised_by: datetime | None = None

    @property
    def total(self) -> Money:
        """Everything that was bought, delivery included."""
        first, *rest = self.parts
        total = first.total
        for part in rest:
            total += part.total
        return total


@dataclass(frozen=True, slots=True)
class Step:
    """Something that happened to a story at one instant."""

    at: datetime
    kind: Kind
    story: Story
    review: Review | None = None
    credit: Credit | None = None

    @property
    def key(self) -> str:
        """The name under which this step is remembered as done."""
        about = self.review.key if self.review else self.credit.key if self.credit else ""
        return f"{self.story.key}/{self.kind.name.lower()}/{about}".rstrip("/")

    @property
    def worth(self) -> Decimal | None:
        """What this step adds to the worth of a source, in major units; None where it moves no money."""
        if self.kind is Kind.PLACE:
            return Decimal(self.story.total.minor) / 100
        return Decimal(self.credit.item.total.minor) / 100 if self.credit else None


@dataclass(frozen=True, slots=True)
class Refused:
    """Something of a source that our rules do not take.

    Attributes:
        amount: what it was worth in the source, in major units, exactly as written there.
    """

    key: str
    reason: str
    amount: Decimal


@dataclass(slots=True)
class History:
    """A source, read: what happened in order of time, and what makes no story.

    Attributes:
        worth: what all of it is worth, in major units, counted line by line as it was read.
    """

    source: str
    currency: str
    steps: Sequence[Step] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)
    worth: Decimal = Decimal(0)
