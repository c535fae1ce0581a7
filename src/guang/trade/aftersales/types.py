"""What crosses the wall: after-sale cases with their steps, and what people do about them."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from guang.kernel.ids import (
    AccountId,
    AfterSaleId,
    ImageId,
    LineId,
    OrderId,
    ParcelId,
    ProductId,
    SkuId,
    StoreId,
    ViewerId,
)
from guang.kernel.money import Money
from guang.trade.claims import CaseReason, CaseSide, CaseState, Decision, Goods, Liability, Offer, Wish


@dataclass(frozen=True, slots=True)
class Picture:
    """A piece of evidence."""

    id: ImageId
    url: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened to a case; ``state`` is where it stood afterwards. Words alone are steps, too.

    Attributes:
        key: under which it was asked for, if under any, with the ``fingerprint`` of the request.
    """

    number: int
    event: str
    state: CaseState
    side: CaseSide
    by: AccountId | None
    words: str
    pictures: tuple[Picture, ...]
    facts: Mapping[str, Any]
    at: datetime
    key: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Case:
    """One wish about one line, and how far it has come.

    Attributes:
        asked: what the buyer wants back; ``granted`` what was agreed or decided.
        is_unshipped: nothing of it had left when it was opened.
        due_at: when the clock moves it, or when a decision is owed.
        rules: the version of the rules under which it was opened.
        sku: what it is about; ``origin`` is the exchange that brought it, if one did.
        wished: what is to come instead; ``outbound`` is the parcel in which it left.
    """

    id: AfterSaleId
    order: OrderId
    line: LineId
    product: ProductId
    sku: SkuId
    store: StoreId
    buyer: AccountId
    viewer: ViewerId
    wish: Wish
    reason: CaseReason
    units: int
    asked: Money
    granted: Money | None
    liability: Liability | None
    state: CaseState
    is_unshipped: bool
    is_fast: bool
    carrier: str
    tracking: str
    due_at: datetime | None
    opened_at: datetime
    moved_at: datetime
    ended_at: datetime | None
    rules: str
    steps: tuple[Step, ...] = ()
    wished: SkuId | None = None
    origin: AfterSaleId | None = None
    outbound: ParcelId | None = None

    @property
    def is_back(self) -> bool:
        """Whether the goods have been sent back."""
        return bool(self.carrier)

    @property
    def is_sent(self) -> bool:
        """Whether a replacement has left."""
        return self.outbound is not None

    @property
    def holder(self) -> OrderId:
        """The number under which the warehouse holds the replacement: the case's own, so that it is held once."""
        return OrderId(self.id)

    @property
    def source(self) -> OrderId:
        """The number under which the warehouse gave the goods that the case is about."""
        return self.order if self.origin is None else OrderId(self.origin)


@dataclass(frozen=True, slots=True)
class LineOffers:
    """Everything that may be asked for about one line."""

    line: LineId
    units_left: int
    left: Money
    open_case: AfterSaleId | None
    offers: tuple[Offer, ...]
    goods: tuple[Goods, ...] = ()


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody does something about a case: with which words, and which pictures.

    Attributes:
        key: the caller's idempotency key, where they sent one; the same act under it is done once.
        about: what else the request says, as a text: another one under the same key is refused.
    """

    side: CaseSide
    by: AccountId | None
    now: datetime
    words: str = ""
    images: Sequence[ImageId] = ()
    key: str = ""
    about: str = ""

    @property
    def fingerprint(self) -> str:
        """What must be equal for two requests under one key to be the same."""
        content = (self.about, self.words, [int(image) for image in self.images])
        return hashlib.sha256(repr(content).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Inspection:
    """What a store found in a parcel that came back; ``restocked`` units can be sold again."""

    is_fine: bool
    restocked: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What an operator decided; ``amount`` is all that was asked for if left out."""

    decision: Decision
    liability: Liability
    amount: Money | None = None
