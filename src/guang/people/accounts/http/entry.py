"""Coming in and going out: sign-up, log-in, sessions, links from mails."""

import dataclasses
from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Response, delete, get, post
from msgspec import Meta

from guang.kernel.db import Session
from guang.kernel.ids import SessionId, ViewerId
from guang.kernel.settings import Settings
from guang.kernel.vault import Vault
from guang.kernel.web import Caller, limited, passage_of
from guang.people.accounts.http.cookies import AnyRequest, become_new_guest, session_cookie
from guang.people.accounts.types import Admitted, Device, LogIn, NewAccount, OpenSession, OwnAccount, Terms
from guang.people.accounts.verbs import being, coming_in, guarding, recovering, signing_up

Text = Annotated[str, Meta(max_length=500)]
Secret = Annotated[str, Meta(min_length=1, max_length=512)]
Email = Annotated[str, Meta(min_length=3, max_length=320)]


class SignUp(msgspec.Struct, frozen=True, kw_only=True):
    """What a person hands in to sign up."""

    email: Email
    password: Secret
    name: Text
    locale: Annotated[str, Meta(max_length=35)] | None = None


class LogInForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a person hands in to log in."""

    email: Email
    password: Secret
    code: Annotated[str, Meta(max_length=20)] | None = None


class EmailForm(msgspec.Struct, frozen=True):
    """An e-mail address."""

    email: Email


class ProofForm(msgspec.Struct, frozen=True):
    """The secret out of a link."""

    token: Annotated[str, Meta(min_length=1, max_length=200)]


class NewPasswordForm(msgspec.Struct, frozen=True):
    """The secret out of a link, and the password to set."""

    token: Annotated[str, Meta(min_length=1, max_length=200)]
    password: Secret


class Me(msgspec.Struct, frozen=True, kw_only=True):
    """Who the caller is. ``active_roles`` are what this very session may act as."""

    viewer: ViewerId
    account: OwnAccount | None
    active_roles: list[str]
    personalised: bool
    locale: str


class SessionItem(msgspec.Struct, frozen=True, kw_only=True):
    """A log-in that still counts."""

    id: SessionId
    current: bool
    created_at: datetime
    used_at: datetime
    expires_at: datetime
    ip: str
    agent: str
    staff: bool


class SessionList(msgspec.Struct, frozen=True):
    """One's own log-ins."""

    items: list[SessionItem]
    next: None = None


class Ended(msgspec.Struct, frozen=True):
    """How many sessions ended."""

    ended: int


@post(
    "/api/accounts",
    operation_id="sign_up",
    tags=["people"],
    guards=[limited("sign_up", per_minute=6, burst=12, by="ip")],
)
async def sign_up(
    request: AnyRequest, data: SignUp, session: Session, caller: Caller, now: datetime, settings: Settings
) -> Response[Me]:
    """Open an account and log in; what the guest was interested in stays."""
    new = NewAccount(
        name=data.name,
        email=data.email,
        password=data.password,
        locale=data.locale or caller.locale,
        viewer=None if caller.account else caller.viewer,
        personalised=caller.personalised,
    )
    opened = await signing_up.open_account(session, new, now)
    staff = settings.demo
    admitted = await coming_in.admit(session, opened.id, now, device=device(request, caller), staff=staff)
    return await _welcome(request, session, admitted, now)


@post(
    "/api/sessions",
    operation_id="log_in",
    tags=["people"],
    guards=[limited("log_in", per_minute=20, burst=20, by="ip")],
)
async def log_in(
    request: AnyRequest,
    data: LogInForm,
    session: Session,
    caller: Caller,
    now: datetime,
    settings: Settings,
    vault: Vault,
) -> Response[Me]:
    """Log in. Wrong tries are counted, and after a few of them the door stays shut for a while."""
    await session.commit()
    async with passage_of(request).database.transaction() as own:
        await guarding.count_try(own, data.email, caller.ip, now)
        found = await coming_in.candidate(own, data.email)
    await coming_in.prove(found, data.password)
    guest = None if caller.account else caller.viewer
    entry = LogIn(data.email, data.password, data.code, device(request, caller), guest)
    admitted = await coming_in.enter(session, found, entry, terms(settings, vault), now)
    if caller.account is not None and caller.session_id is not None:
        await coming_in.log_out(session, caller.account, caller.session_id)
    await guarding.forgive(session, data.email, caller.ip)
    return await _welcome(request, session, admitted, now)


@post("/api/sessions/current", operation_id="rotate_session", tags=["people"], status_code=200)
async def rotate_session(request: AnyRequest, session: Session, caller: Caller, now: datetime) -> Response[Me]:
    """Exchange the session's token for a new one; the old one stops counting."""
    account = caller.require_account()
    assert caller.session_id is not None, "an account comes in by a session"
    return await _welcome(request, session, await coming_in.rotate(session, account, caller.session_id, now), now)


@get("/api/sessions", operation_id="list_sessions", tags=["people"])
async def list_sessions(session: Session, caller: Caller, now: datetime) -> SessionList:
    """Where one is logged in."""
    found = await coming_in.sessions(session, caller.require_account(), now)
    return SessionList([_item(each, caller.session_id) for each in found])


@delete("/api/sessions/current", operation_id="log_out", tags=["people"])
async def log_out(request: AnyRequest, session: Session, caller: Caller, now: datetime) -> Response[None]:
    """Log out; the device goes on as a new guest."""
    if caller.account is not None and caller.session_id is not None:
        await coming_in.log_out(session, caller.account, caller.session_id)
    become_new_guest(request, now)
    return Response(None, status_code=204, cookies=[session_cookie(request, None, now)])


@delete("/api/sessions/{session_id:str}", operation_id="end_session", tags=["people"])
async def end_session(session_id: SessionId, session: Session, caller: Caller) -> None:
    """Log one of one's devices out."""
    await coming_in.log_out(session, caller.require_account(), session_id)


@delete("/api/sessions", operation_id="end_other_sessions", tags=["people"], status_code=200)
async def end_other_sessions(session: Session, caller: Caller) -> Ended:
    """Log every other device out."""
    return Ended(await coming_in.log_out_everywhere(session, caller.require_account(), keep=caller.session_id))


@post(
    "/api/password-resets",
    operation_id="ask_password_reset",
    tags=["people"],
    status_code=204,
    guards=[limited("password_reset", per_minute=5, burst=5, by="ip")],
)
async def ask_password_reset(data: EmailForm, session: Session, now: datetime) -> None:
    """Have a link sent that sets a new password. The answer does not tell whether there is such an account."""
    await recovering.ask_reset(session, data.email, now)


@post(
    "/api/password-resets/confirm",
    operation_id="confirm_password_reset",
    tags=["people"],
    status_code=204,
    guards=[limited("proof", per_minute=20, by="ip")],
)
async def confirm_password_reset(data: NewPasswordForm, session: Session, now: datetime) -> None:
    """Set a new password with the link from the mail; every device is logged out."""
    await recovering.confirm_reset(session, data.token, data.password, now)


@post(
    "/api/verifications",
    operation_id="ask_verification",
    tags=["people"],
    status_code=204,
    guards=[limited("verification", per_minute=3, burst=3)],
)
async def ask_verification(session: Session, caller: Caller, now: datetime) -> None:
    """Have a link sent that proves the e-mail address."""
    await recovering.ask_verification(session, caller.require_account(), now)


@post(
    "/api/verifications/confirm",
    operation_id="confirm_verification",
    tags=["people"],
    status_code=204,
    guards=[limited("proof", per_minute=20, by="ip")],
)
async def confirm_verification(data: ProofForm, session: Session, now: datetime) -> None:
    """Prove the e-mail address with the link from the mail; the device need not be logged in."""
    await recovering.confirm_email(session, data.token, now)


@get("/api/me", operation_id="me", tags=["people"])
async def me(session: Session, caller: Caller) -> Me:
    """Who the caller is: a guest with a pseudonym, or somebody with an account."""
    account = await being.own(session, caller.account) if caller.account else None
    return Me(
        viewer=caller.viewer,
        account=account,
        active_roles=sorted(role.value for role in caller.roles),
        personalised=caller.personalised,
        locale=caller.locale,
    )


def terms(settings: Settings, vault: Vault) -> Terms:
    """How this installation lets people in."""
    return Terms(vault, staff_need_code=not settings.demo)


def device(request: AnyRequest, caller: Caller) -> Device:
    """From where the caller comes, as a person will recognise it in the list of log-ins."""
    return Device(ip=caller.ip, agent=request.headers.get("user-agent", ""))


async def _welcome(request: AnyRequest, session: Session, admitted: Admitted, now: datetime) -> Response[Me]:
    become_new_guest(request, now)
    identity = await coming_in.identify(session, admitted.token, now)
    assert identity is not None, "a session that was just opened counts"
    own = await being.own(session, admitted.account)
    body = Me(
        viewer=admitted.viewer,
        account=own,
        active_roles=sorted(role.value for role in identity.roles),
        personalised=own.personalised,
        locale=own.locale,
    )
    return Response(body, cookies=[session_cookie(request, admitted, now)])


def _item(each: OpenSession, current: SessionId | None) -> SessionItem:
    return SessionItem(current=each.id == current, **dataclasses.asdict(each))


routes = [
    sign_up,
    log_in,
    rotate_session,
    list_sessions,
    log_out,
    end_session,
    end_other_sessions,
    ask_password_reset,
    confirm_password_reset,
    ask_verification,
    confirm_verification,
    me,
]
