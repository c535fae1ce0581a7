"""Who is calling: a guest with a pseudonym, or an account that logged in."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

import msgspec
from litestar.connection import ASGIConnection
from litestar.exceptions import LitestarException

from guang.kernel.db import Session
from guang.kernel.errors import Anonymous, Forbidden, Refusal
from guang.kernel.ids import AccountId, SessionId, ViewerId, new_id
from guang.kernel.tokens import Signer

VIEWER_COOKIE = "guang_viewer"
SESSION_COOKIE = "guang_session"
PERSONALISED_COOKIE = "guang_personalised"
"""``0`` where a guest does not want pages chosen by their own behaviour."""
VIEWER_TTL = timedelta(days=400)


class Role(StrEnum):
    """What an account may be on the platform. Rights inside one store are the store's own matter."""

    SHOPPER = "shopper"
    CREATOR = "creator"
    MERCHANT = "merchant"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True)
class Identity:
    """What a session token stands for."""

    account: AccountId
    viewer: ViewerId
    session_id: SessionId
    roles: frozenset[Role]
    personalised: bool
    locale: str | None


Identify = Callable[[Session, str, datetime], Awaitable[Identity | None]]
"""Looks a session token up; given by the doors, so that the kernel knows no accounts."""


@dataclass(frozen=True, slots=True)
class Caller:
    """Whoever sent this request."""

    viewer: ViewerId
    account: AccountId | None = None
    roles: frozenset[Role] = field(default_factory=frozenset)
    session_id: SessionId | None = None
    locale: str = "en"
    ip: str = ""
    personalised: bool = True

    def require_account(self) -> AccountId:
        """The caller's account; raises `Anonymous` for a guest."""
        if self.account is None:
            raise Anonymous
        return self.account

    def require(self, role: Role) -> AccountId:
        """The caller's account if it has a role; raises `Anonymous` or `Forbidden`."""
        account = self.require_account()
        if role not in self.roles:
            raise Forbidden(needs=role.value)
        return account


class ViewerTicket(msgspec.Struct, frozen=True, array_like=True):
    """What a guest's cookie carries."""

    viewer: ViewerId


def read_viewer(signer: Signer, cookie: str | None, now: datetime) -> ViewerId | None:
    """The pseudonym in a guest's cookie, if we issued it."""
    if not cookie:
        return None
    try:
        return signer.check("viewer", ViewerTicket, cookie, now=now).viewer
    except Refusal:
        return None


def mint_viewer(signer: Signer, now: datetime) -> tuple[ViewerId, str]:
    """A new pseudonym and the cookie value that carries it."""
    viewer = new_id(ViewerId)
    return viewer, signer.sign("viewer", ViewerTicket(viewer), now=now, ttl=VIEWER_TTL)


def caller_of(connection: ASGIConnection) -> Caller:  # type: ignore[type-arg]
    """The caller of a request that has already been identified."""
    caller = connection.scope["guang"].caller  # type: ignore[typeddict-item]
    if not isinstance(caller, Caller):
        raise LitestarException("nobody has been identified yet")
    return caller
