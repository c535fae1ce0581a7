"""What crosses the wall: promises about goods, and what a store has chosen to promise."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final, NamedTuple

import msgspec

from guang.kernel.ids import AccountId, CategoryId, ProductId, StoreId
from guang.kernel.money import Money


class GuaranteeKind(StrEnum):
    """Everything that can be promised; the last two are terms of delivery."""

    NO_REASON_RETURN = "no_reason_return"
    RETURN_FREIGHT = "return_freight"
    PRICE_PROTECTION = "price_protection"
    BROKEN_ON_ARRIVAL = "broken_on_arrival"
    FAST_REFUND = "fast_refund"
    SHIP_WITHIN = "ship_within"
    DELIVER_WITHIN = "deliver_within"


class GuaranteeStance(StrEnum):
    """Whether something must, may, or must not be promised."""

    COMPELLED = "compelled"
    OPEN = "open"
    BARRED = "barred"


class GuaranteePayer(StrEnum):
    """Who bears what keeping a promise costs."""

    STORE = "store"
    BUYER = "buyer"
    INSURER = "insurer"


OWN_CHOICE: Final = "store"
"""The basis of what a store promises of itself."""


class Guarantee(msgspec.Struct, frozen=True, kw_only=True):
    """One promise about goods, as it is shown and as an order line freezes it.

    Which of ``days``, ``hours`` and ``amount`` it has follows from its kind. ``basis`` says by what it is given: a
    law, the platform's rule, or the store's own choice.
    """

    kind: GuaranteeKind
    basis: str = OWN_CHOICE
    payer: GuaranteePayer = GuaranteePayer.STORE
    days: int | None = None
    hours: int | None = None
    amount: Money | None = None


class GuaranteeChoice(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a store has chosen about one kind: whether to promise it, and for how many days."""

    on: bool
    days: int | None = None


Choices = Mapping[GuaranteeKind, GuaranteeChoice]


class Good(NamedTuple):
    """Goods that something may be promised about."""

    product: ProductId
    store: StoreId
    category: CategoryId
    currency: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """What a store has chosen for all it sells (no product), or for one product, from an instant on."""

    store: StoreId
    product: ProductId | None
    since: datetime
    choices: Choices
    is_made_to_order: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    """What is chosen now, and what will be from ``later.since`` on, if anything else."""

    now: Chosen | None
    later: Chosen | None

    @property
    def last(self) -> Chosen | None:
        """What was chosen last."""
        return self.later or self.now


@dataclass(frozen=True, slots=True)
class Change:
    """Somebody of a store chooses."""

    store: StoreId
    product: ProductId | None
    choices: Choices
    by: AccountId
    is_made_to_order: bool = False
