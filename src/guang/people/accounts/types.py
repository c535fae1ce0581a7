"""What crosses the wall of the accounts room: people as others see them, and what they hand in."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from guang.kernel.ids import AccountId, ActId, SessionId, ViewerId
from guang.kernel.vault import Vault

LOCALES = ("en", "zh-CN")


class Purpose(StrEnum):
    """What a link in a mail proves."""

    EMAIL = "email"
    PASSWORD = "password"  # noqa: S105 - the name of a purpose


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAccount:
    """What a person hands in to sign up.

    ``email`` and ``password`` may both be left out for accounts nobody logs in to (the demo world, imports).
    ``viewer`` is the pseudonym used so far as a guest; it becomes the account's unless another account owns it.
    """

    name: str
    email: str | None = None
    password: str | None = None
    locale: str = "en"
    viewer: ViewerId | None = None
    handle: str | None = None
    personalised: bool = True
    bio: str = ""
    avatar_url: str | None = None


@dataclass(frozen=True, slots=True)
class AccountProfile:
    """A person as anybody may see them."""

    id: AccountId
    viewer: ViewerId
    handle: str
    name: str
    avatar_url: str | None
    bio: str
    verified: bool


@dataclass(frozen=True, slots=True)
class OwnAccount:
    """A person as only they may see themselves."""

    id: AccountId
    viewer: ViewerId
    handle: str
    name: str
    email: str | None
    email_verified: bool
    avatar_url: str | None
    bio: str
    roles: tuple[str, ...]
    second_factor: bool
    personalised: bool
    locale: str
    opened_at: datetime


@dataclass(frozen=True, slots=True)
class Contact:
    """Where to reach somebody."""

    account: AccountId
    name: str
    email: str | None
    email_verified: bool
    locale: str


@dataclass(frozen=True, slots=True)
class Device:
    """From where a session was opened."""

    ip: str = ""
    agent: str = ""


@dataclass(frozen=True, slots=True)
class OpenSession:
    """A log-in that still counts."""

    id: SessionId
    created_at: datetime
    used_at: datetime
    expires_at: datetime
    ip: str
    agent: str
    staff: bool


@dataclass(frozen=True, slots=True)
class Admitted:
    """The answer to a log-in: the token is shown once and stored only as a hash."""

    account: AccountId
    viewer: ViewerId
    session: SessionId
    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class LogIn:
    """What a person hands in to log in."""

    email: str
    password: str
    code: str | None = None
    device: Device = Device()
    guest: ViewerId | None = None


@dataclass(frozen=True, slots=True)
class Candidate:
    """Who might be logging in: nobody, if the address is unknown."""

    account: AccountId | None
    password_hash: str | None


@dataclass(frozen=True, slots=True)
class Terms:
    """How this installation lets people in: what opens sealed secrets, and whether operators need a second factor.

    They can do without one in demo worlds only.
    """

    vault: Vault
    staff_need_code: bool = True


@dataclass(frozen=True, slots=True)
class Act:
    """One line of the operators' log."""

    id: ActId
    actor: AccountId
    act: str
    subject: str | None
    facts: dict[str, Any]
    at: datetime
