"""Typed 64-bit ids, ordered by time, that read as ``prd_03h5k2c9w8d1x`` wherever a person sees them (ADR 0003).

Layout, from the top: one zero bit, 42 bits of milliseconds since 2000-01-01 UTC (good until 2139), 21 bits that are
random within a millisecond and count up inside one process. An id therefore tells its instant, which lets daily
partitions follow from the key.
"""

import secrets
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, ClassVar, NewType, Self, TypeVar

from guang.kernel import clock
from guang.kernel.errors import Kind, Refusal

EPOCH = datetime(2000, 1, 1, tzinfo=UTC)
TAIL_BITS = 21
TEXT_LENGTH = 13
LARGEST = 2**63 - 1
ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_PAIRS = [high + low for high in ALPHABET for low in ALPHABET]
_LOW_BITS = 2**30 - 1
_TO_PYTHON = bytes(
    b"0123456789abcdefghijklmnopqrstuv"[ALPHABET.index(chr(byte))] if chr(byte) in ALPHABET else ord("!")
    for byte in range(256)
)
"""Translates Crockford's letters into the digits that ``int(…, 32)`` reads, and all others into one that it refuses."""

SubjectId = NewType("SubjectId", str)
"""The text of any id: what likes, comments, reports and restrictions are about."""


class BadId(Refusal):
    """A text that names nothing."""

    kind = Kind.INVALID
    code = "ids.malformed"
    says = "This identifier is not well formed."


class Id(int):
    """A number to the database, a prefixed text to the world."""

    prefix: ClassVar[str] = ""
    kinds: ClassVar[dict[str, type["Id"]]] = {}
    __slots__ = ()

    def __init_subclass__(cls, *, prefix: str, **options: Any) -> None:
        super().__init_subclass__(**options)
        if prefix in Id.kinds:
            raise TypeError(f"two kinds of id share the prefix {prefix!r}")
        cls.prefix = prefix
        Id.kinds[prefix] = cls

    @property
    def text(self) -> str:
        """The id as the world sees it: prefix, underscore, 13 letters of Crockford's base 32."""
        value = int(self)
        first, upper, lower = ALPHABET[value >> 60], value >> 30, value & _LOW_BITS
        return (
            f"{self.prefix}_{first}{_PAIRS[upper >> 20 & 1023]}{_PAIRS[upper >> 10 & 1023]}{_PAIRS[upper & 1023]}"
            f"{_PAIRS[lower >> 20]}{_PAIRS[lower >> 10 & 1023]}{_PAIRS[lower & 1023]}"
        )

    @property
    def subject(self) -> SubjectId:
        """The same text, typed for those who speak about anything."""
        return SubjectId(self.text)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an id of exactly this kind.

        Raises:
            BadId: another prefix, another length, a letter outside the alphabet, or more than 63 bits.
        """
        prefix, _, letters = text.partition("_")
        if prefix != cls.prefix or len(letters) != TEXT_LENGTH:
            raise BadId(given=text[:40], expected=f"{cls.prefix}_…")
        try:
            value = int(letters.encode("latin-1").translate(_TO_PYTHON), 32)
        except ValueError:
            raise BadId(given=text[:40], expected=f"{cls.prefix}_…") from None
        if value > LARGEST:
            raise BadId(given=text[:40], expected=f"{cls.prefix}_…")
        return cls(value)

    def __repr__(self) -> str:
        return self.text

    __str__ = __repr__
    __format__ = object.__format__


class AccountId(Id, prefix="acc"): ...


class ActId(Id, prefix="act"): ...


class AddressId(Id, prefix="adr"): ...


class AfterSaleId(Id, prefix="aft"): ...


class CaseId(Id, prefix="cas"): ...


class CategoryId(Id, prefix="cat"): ...


class ClientId(Id, prefix="cli"): ...


class CommentId(Id, prefix="com"): ...


class ConversationId(Id, prefix="cnv"): ...


class CouponId(Id, prefix="cpn"): ...


class DeliveryId(Id, prefix="dlv"): ...


class DisputeId(Id, prefix="dsp"): ...


class EventId(Id, prefix="evt"): ...


class FactId(Id, prefix="fct"): ...


class ImageId(Id, prefix="img"): ...


class InvoiceId(Id, prefix="inv"): ...


class JobId(Id, prefix="job"): ...


class LineId(Id, prefix="lin"): ...


class MessageId(Id, prefix="msg"): ...


class NoticeId(Id, prefix="ntc"): ...


class OrderId(Id, prefix="ord"): ...


class PageId(Id, prefix="pag"): ...


class ParcelId(Id, prefix="par"): ...


class PaymentId(Id, prefix="pay"): ...


class PostingId(Id, prefix="pst"): ...


class ProductId(Id, prefix="prd"): ...


class PromotionId(Id, prefix="prm"): ...


class RefundId(Id, prefix="rfd"): ...


class ReportId(Id, prefix="rep"): ...


class ReviewId(Id, prefix="rev"): ...


class SessionId(Id, prefix="ses"): ...


class SkuId(Id, prefix="sku"): ...


class StoreId(Id, prefix="sto"): ...


class TemplateId(Id, prefix="tpl"): ...


class TitleId(Id, prefix="ttl"): ...


class TradeId(Id, prefix="trd"): ...


class UploadId(Id, prefix="upl"): ...


class VideoId(Id, prefix="vid"): ...


class ViewerId(Id, prefix="vwr"): ...


class WarehouseId(Id, prefix="whs"): ...


class WebhookId(Id, prefix="whk"): ...


class WithdrawalId(Id, prefix="wdr"): ...


AnyId = TypeVar("AnyId", bound=Id)
_lock = threading.Lock()
_last = 0
_past: ContextVar["count[int] | None"] = ContextVar("guang_ids_past", default=None)


def new_id(kind: type[AnyId], at: datetime | None = None) -> AnyId:
    """Make an id that nobody else has.

    Args:
        kind: which class of id.
        at: the instant to embed; now if left out. A given instant draws all 21 bits at random (2.1 million a
            millisecond), because imports of one past instant may come from several processes.
    """
    global _last
    if at is None and (past := _past.get()) is not None:
        return kind(next(past))
    if at is not None:
        return kind(first_at(at) | secrets.randbits(TAIL_BITS))
    with _lock:
        fresh = first_at(clock.now()) | secrets.randbits(TAIL_BITS)
        _last = fresh if fresh > _last else _last + 1
        return kind(_last)


@contextmanager
def dated(at: datetime) -> Iterator[None]:
    """Let ids made inside the block embed an instant that has passed, and still go up (worlds that look back).

    Without it the ids of a process never go back in time, whatever its clock says.
    """
    token = _past.set(count(first_at(at) | secrets.randbits(TAIL_BITS)))
    try:
        yield
    finally:
        _past.reset(token)


def first_at(instant: datetime) -> int:
    """The smallest id number of an instant: the bound of partitions and of time ranges."""
    milliseconds = (instant - EPOCH) // timedelta(milliseconds=1)
    if not 0 <= milliseconds < 2**42:
        raise BadId(given=instant.isoformat(), expected="an instant between 2000 and 2139")
    return milliseconds << TAIL_BITS


def time_of(number: int) -> datetime:
    """The instant embedded in an id, to the millisecond (UTC)."""
    return EPOCH + timedelta(milliseconds=int(number) >> TAIL_BITS)


def subject(text: str) -> Id:
    """Read an id of any kind by its prefix.

    Raises:
        BadId: no kind has this prefix, or the rest is malformed.
    """
    kind = Id.kinds.get(text.partition("_")[0])
    if kind is None:
        raise BadId(given=text[:40], expected="a known prefix")
    return kind.parse(text)


def those(kind: type[AnyId], texts: Iterable[str]) -> set[AnyId]:
    """The ids of one kind among some texts, which may be anything."""
    found = set()
    for text in texts:
        try:
            found.add(kind.parse(text))
        except BadId:
            continue
    return found
