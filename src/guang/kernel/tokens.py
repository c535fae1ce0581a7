"""Signed texts: what we said ourselves, brought back by a stranger, unchanged and in time."""

import base64
import hashlib
import hmac
from datetime import datetime, timedelta
from typing import TypeVar

import msgspec

from guang.kernel import codec, ids
from guang.kernel.errors import Kind, Refusal
from guang.kernel.ids import AccountId, PageId, ProductId, VideoId, ViewerId

T = TypeVar("T")
_SIGNATURE_BYTES = 16
_LONGEST = 2048


class BadToken(Refusal):
    """The text was not signed here, or not for this use."""

    kind = Kind.INVALID
    code = "tokens.invalid"
    says = "This link or token was not issued here."


class ExpiredToken(Refusal):
    """The text was signed here and is too old."""

    kind = Kind.INVALID
    code = "tokens.expired"
    says = "This link or token has expired."


class Attribution(msgspec.Struct, frozen=True, array_like=True):
    """Where a wish came from, with the promoter's terms; frozen on the order line (DOMAIN A3, E2d)."""

    product: ProductId
    viewer: ViewerId
    video: VideoId | None = None
    promoter: AccountId | None = None
    commission_bps: int = 0
    page: PageId | None = None
    slot: int | None = None
    surface: str = "product"
    minted_at: datetime | None = None


class Signer:
    """Signs and checks with one secret; each ``purpose`` has a key of its own."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def sign(self, purpose: str, content: object, *, now: datetime, ttl: timedelta) -> str:
        """A URL-safe text that carries ``content`` until ``now + ttl``."""
        until = ids.first_at(now + ttl) >> ids.TAIL_BITS
        body = until.to_bytes(6) + codec.encode(content)
        return _text(self._mac(purpose, body) + body)

    def check(self, purpose: str, kind: type[T], text: str, *, now: datetime) -> T:
        """Read a signed text back.

        Raises:
            BadToken: another secret, another purpose, or not the shape of ``kind``.
            ExpiredToken: its time has passed.
        """
        raw = _bytes(text)
        mac, body = raw[:_SIGNATURE_BYTES], raw[_SIGNATURE_BYTES:]
        if not hmac.compare_digest(mac, self._mac(purpose, body)):
            raise BadToken
        if int.from_bytes(body[:6]) < ids.first_at(now) >> ids.TAIL_BITS:
            raise ExpiredToken
        try:
            return codec.decode(body[6:], kind)
        except (msgspec.MsgspecError, Refusal) as fault:
            raise BadToken from fault

    def _mac(self, purpose: str, body: bytes) -> bytes:
        key = hmac.digest(self._secret, purpose.encode(), hashlib.sha256)
        return hmac.digest(key, body, hashlib.sha256)[:_SIGNATURE_BYTES]


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _bytes(text: str) -> bytes:
    if len(text) > _LONGEST:
        raise BadToken
    try:
        raw = base64.b64decode(text + "=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except ValueError as fault:
        raise BadToken from fault
    if len(raw) < _SIGNATURE_BYTES + 6:
        raise BadToken
    return raw
