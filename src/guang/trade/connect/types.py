"""What crosses the wall: programs that act for a store, where they want to be told, and what they were told."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, ClientId, DeliveryId, StoreId, WebhookId
from guang.trade.stores import StaffRole


class DeliveryState(StrEnum):
    """How far a message has come."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Client:
    """A program with a post in one store; what it may do is what its post allows.

    Attributes:
        account: the program's own account, under which its acts are recorded.
        expires_at: its token ends then, or 30 days after its last use.
    """

    id: ClientId
    store: StoreId
    account: AccountId
    name: str
    role: StaffRole
    made_at: datetime
    expires_at: datetime
    revoked_at: datetime | None


@dataclass(frozen=True, slots=True)
class Webhook:
    """An address that wants to be told.

    Attributes:
        generation: counts up with each new secret.
        failing_since: when the messages began to fail that have failed ever since.
        paused_at: nothing is sent while it is set.
    """

    id: WebhookId
    store: StoreId
    url: str
    events: tuple[str, ...]
    generation: int
    made_at: datetime
    failing_since: datetime | None
    paused_at: datetime | None


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one webhook.

    Attributes:
        body: the JSON text that is signed and sent, the same at every attempt.
        status: the last HTTP status, if there was an answer.
    """

    id: DeliveryId
    webhook: WebhookId
    event: str
    body: str
    state: DeliveryState
    attempts: int
    made_at: datetime
    due_at: datetime
    done_at: datetime | None
    status: int | None
    error: str


@dataclass(frozen=True, slots=True)
class Parcel:
    """A message on its way out: where to, with which headers, and its bytes."""

    delivery: DeliveryId
    url: str
    headers: dict[str, str]
    body: bytes


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a status, or the reason why none did."""

    status: int | None
    error: str = ""

    @property
    def is_good(self) -> bool:
        """Whether the other side has taken the message."""
        return self.status is not None and 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Tiding:
    """Something that a store's own systems may want to know; ``content`` holds no pseudonym of any person."""

    store: StoreId
    event: str
    content: object
