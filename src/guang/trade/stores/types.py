"""What crosses the wall: stores, the people in them, and what delivery costs."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.days import PLATFORM_ZONE
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.trade import taxes


class StoreKind(StrEnum):
    """What a store may call itself (DOMAIN C3)."""

    FLAGSHIP = "flagship"
    FRANCHISE = "franchise"
    SPECIALITY = "speciality"
    ENTERPRISE = "enterprise"
    INDIVIDUAL = "individual"


class StaffRole(StrEnum):
    """The posts in a store."""

    OWNER = "owner"
    MANAGER = "manager"
    GOODS = "goods"
    ORDERS = "orders"
    SUPPORT = "support"


class Right(StrEnum):
    """What somebody in a store may do."""

    DESK = "desk"
    STAFF = "staff"
    SETTINGS = "settings"
    GOODS = "goods"
    ORDERS = "orders"
    MONEY = "money"
    SUPPORT = "support"


@dataclass(frozen=True, slots=True)
class ShippingRule:
    """A flat fee per order, waived from an amount of goods upwards.

    Attributes:
        free_over: goods worth at least this much travel free; never, if None.
    """

    fee: Money
    free_over: Money | None = None


@dataclass(frozen=True, slots=True)
class StoreDraft:
    """What an owner says about a new store.

    Attributes:
        time_zone: whose midnight begins the store's day (IANA).
        tax: what it says about its taxes; without it, none are reckoned.
    """

    name: Text
    kind: StoreKind
    shipping: ShippingRule
    intro: Text
    avatar_url: str | None = None
    time_zone: str = PLATFORM_ZONE
    tax: taxes.Profile | None = None


@dataclass(frozen=True, slots=True)
class Store:
    """A store as anybody may see it. Its currency is that of its shipping rule; its day, that of its time zone."""

    id: StoreId
    owner: AccountId
    name: Text
    kind: StoreKind
    intro: Text
    avatar_url: str | None
    shipping: ShippingRule
    is_restricted: bool
    opened_at: datetime
    time_zone: str = PLATFORM_ZONE
    tax: taxes.Profile | None = None

    @property
    def currency(self) -> str:
        """The one currency in which this store prices and ships."""
        return self.shipping.fee.currency


@dataclass(frozen=True, slots=True)
class Invitation:
    """A post that a store offers to somebody; it is theirs once they accept, and nobody's after a while."""

    store: StoreId
    account: AccountId
    role: StaffRole
    at: datetime
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Post:
    """One account's post in one store."""

    store: StoreId
    account: AccountId
    role: StaffRole
    since: datetime
