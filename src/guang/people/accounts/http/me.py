"""Oneself: profile, second factor, one's data."""

from datetime import datetime
from typing import Annotated

import msgspec
from litestar import Response, delete, get, patch, post, put
from litestar.datastructures import Cookie
from msgspec import Meta

from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId
from guang.kernel.settings import Settings
from guang.kernel.vault import Vault
from guang.kernel.web import Caller, limited, passage_of
from guang.kernel.web.caller import PERSONALISED_COOKIE, VIEWER_TTL
from guang.people.accounts.http.cookies import AnyRequest, session_cookie
from guang.people.accounts.types import OwnAccount
from guang.people.accounts.verbs import (
    being,
    coming_in,
    guarding,
    leaving,
    recovering,
    second_factor,
    signing_up,
)

Text = Annotated[str, Meta(max_length=500)]
LongText = Annotated[str, Meta(max_length=2000)]
Secret = Annotated[str, Meta(min_length=1, max_length=512)]


class ProfileForm(msgspec.Struct, frozen=True, kw_only=True):
    """What a person changes about themselves; what is left out stays."""

    name: Text | msgspec.UnsetType = msgspec.UNSET
    bio: LongText | msgspec.UnsetType = msgspec.UNSET
    avatar_url: Text | msgspec.UnsetType | None = msgspec.UNSET
    locale: Text | msgspec.UnsetType = msgspec.UNSET
    handle: Text | msgspec.UnsetType = msgspec.UNSET


class Switch(msgspec.Struct, frozen=True):
    """On or off."""

    on: bool


class PasswordChange(msgspec.Struct, frozen=True):
    """The old password and the new one."""

    current: Secret
    password: Secret


class EmailChange(msgspec.Struct, frozen=True):
    """Another address, confirmed by the password."""

    email: Annotated[str, Meta(min_length=3, max_length=320)]
    password: Secret


class Confirmation(msgspec.Struct, frozen=True):
    """The password, once more."""

    password: Secret


class Code(msgspec.Struct, frozen=True):
    """Six digits from the authenticator app."""

    code: Annotated[str, Meta(min_length=6, max_length=20)]


class Enrolment(msgspec.Struct, frozen=True):
    """What the authenticator app needs: the secret by hand, or the address as a QR code."""

    secret: str
    uri: str


class RecoveryCodes(msgspec.Struct, frozen=True):
    """Codes that stand in for the app, each good once. They are shown now and never again."""

    codes: tuple[str, ...]


@patch("/api/me", operation_id="change_me", tags=["people"])
async def change_me(data: ProfileForm, session: Session, caller: Caller) -> OwnAccount:
    """Change one's own profile."""
    account = caller.require_account()
    change = being.ProfileChange(name=data.name, bio=data.bio, avatar_url=data.avatar_url, locale=data.locale)
    await being.change_profile(session, account, change)
    if data.handle is not msgspec.UNSET:
        await signing_up.change_handle(session, account, data.handle)
    return await being.own(session, account)


@put("/api/me/personalisation", operation_id="set_personalisation", tags=["people"])
async def set_personalisation(data: Switch, session: Session, caller: Caller) -> Response[Switch]:
    """Allow or forbid that pages are chosen by one's own behaviour; guests may say so too."""
    await being.set_personalised(session, caller.viewer, caller.account, on=data.on)
    kept = Cookie(
        key=PERSONALISED_COOKIE,
        value="1" if data.on else "0",
        max_age=int(VIEWER_TTL.total_seconds()),
        httponly=True,
        samesite="lax",
    )
    return Response(data, cookies=[kept])


@post("/api/me/password", operation_id="change_password", tags=["people"], status_code=204)
async def change_password(
    request: AnyRequest, data: PasswordChange, session: Session, caller: Caller, now: datetime
) -> Response[None]:
    """Replace the password; every other device is logged out, and this one gets another token."""
    account = await _guarded(session, passage_of(request).database, caller, now)
    await recovering.change_password(
        session, account, current=data.current, wished=data.password, keep=caller.session_id, now=now
    )
    return await _renewed(request, session, caller, now)


@post("/api/me/email", operation_id="change_email", tags=["people"], status_code=204)
async def change_email(data: EmailChange, session: Session, database: Database, caller: Caller, now: datetime) -> None:
    """Move to another e-mail address; a link to prove it is sent there."""
    account = await _guarded(session, database, caller, now)
    await recovering.change_email(session, account, email=data.email, password=data.password, now=now)
    await guarding.forgive(session, account.text, caller.ip)


@get(
    "/api/me/export",
    operation_id="export_me",
    tags=["people"],
    media_type="application/zip",
    guards=[limited("export", per_minute=4, burst=4)],
)
async def export_me(session: Session, caller: Caller, now: datetime) -> Response[bytes]:
    """Everything kept about oneself, as a ZIP of JSON files."""
    archive = await leaving.export(session, caller.require_account(), now)
    headers = {"Content-Disposition": 'attachment; filename="guang-my-data.zip"', "Cache-Control": "no-store"}
    return Response(archive, media_type="application/zip", headers=headers)


@delete("/api/me", operation_id="erase_me", tags=["people"])
async def erase_me(
    request: AnyRequest, data: Confirmation, session: Session, caller: Caller, now: datetime
) -> Response[None]:
    """Delete one's account and everything personal with it. This cannot be undone."""
    account = await _guarded(session, passage_of(request).database, caller, now)
    await leaving.erase_account(session, account, data.password)
    return Response(None, status_code=204, cookies=[session_cookie(request, None, now)])


@post("/api/me/second-factor", operation_id="begin_second_factor", tags=["people"])
async def begin_second_factor(session: Session, caller: Caller, vault: Vault) -> Enrolment:
    """Start two-step log-in; it counts once the first code has been confirmed."""
    secret, uri = await second_factor.begin_factor(session, caller.require_account(), vault)
    return Enrolment(secret, uri)


@put("/api/me/second-factor", operation_id="confirm_second_factor", tags=["people"])
async def confirm_second_factor(
    request: AnyRequest, data: Code, session: Session, caller: Caller, now: datetime, vault: Vault
) -> Response[RecoveryCodes]:
    """Confirm the first code; from now on log-in asks for one. An operator's doors open at once."""
    account = await _guarded(session, passage_of(request).database, caller, now)
    codes = await second_factor.confirm_factor(session, account, data.code, vault, now)
    renewed = await _renewed(request, session, caller, now, staff=True)
    return Response(RecoveryCodes(codes), cookies=renewed.cookies)


@post("/api/me/second-factor/codes", operation_id="renew_recovery_codes", tags=["people"], status_code=200)
async def renew_recovery_codes(
    data: Confirmation, session: Session, database: Database, caller: Caller, now: datetime
) -> RecoveryCodes:
    """New recovery codes in place of those before, confirmed by the password."""
    account = await _guarded(session, database, caller, now)
    codes = await second_factor.renew_codes(session, account, data.password)
    await guarding.forgive(session, account.text, caller.ip)
    return RecoveryCodes(codes)


@delete("/api/me/second-factor", operation_id="remove_second_factor", tags=["people"])
async def remove_second_factor(
    data: Confirmation, session: Session, database: Database, caller: Caller, now: datetime, settings: Settings
) -> None:
    """Stop two-step log-in, confirmed by the password."""
    account = await _guarded(session, database, caller, now)
    await second_factor.remove_factor(session, account, data.password, now, is_kept=not settings.demo)
    await guarding.forgive(session, account.text, caller.ip)


async def _guarded(session: Session, database: Database, caller: Caller, now: datetime) -> AccountId:
    """The caller's account, after counting a try to prove that it is them; the count survives a refusal.

    The request's connection is given back first: a request never holds two.
    """
    account = caller.require_account()
    await session.commit()
    async with database.transaction() as own:
        await guarding.count_try(own, account.text, caller.ip, now)
    return account


async def _renewed(
    request: AnyRequest, session: Session, caller: Caller, now: datetime, *, staff: bool = False
) -> Response[None]:
    """The locks have changed: the tries are forgiven, and this session goes on under another token."""
    account = caller.require_account()
    await guarding.forgive(session, account.text, caller.ip)
    assert caller.session_id is not None, "an account comes in by a session"
    admitted = await coming_in.rotate(session, account, caller.session_id, now, staff=staff)
    return Response(None, status_code=204, cookies=[session_cookie(request, admitted, now)])


routes = [
    change_me,
    set_personalisation,
    change_password,
    change_email,
    export_me,
    erase_me,
    begin_second_factor,
    confirm_second_factor,
    renew_recovery_codes,
    remove_second_factor,
]
