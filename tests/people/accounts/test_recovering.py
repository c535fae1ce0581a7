"""Links sent by mail, and changed passwords."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import text
from tests.people.accounts.conftest import PASSWORD, Opener, fresh_email

from guang.kernel.db import Session
from guang.kernel.vault import Vault
from guang.people import accounts
from guang.people.accounts.errors import (
    BadProof,
    EmailTaken,
    NothingToProve,
    WeakPassword,
    WrongCredentials,
    WrongPassword,
)
from guang.people.accounts.rules import lasting
from guang.people.accounts.types import LogIn, Terms
from guang.people.accounts.verbs import being, coming_in, recovering

NEW_PASSWORD = "a louder river 43"


async def asked(session: Session, name: str, account: accounts.AccountProfile) -> int:
    await session.flush()
    query = "SELECT count(*) FROM journal.facts WHERE name = :n AND body->>'account' = :a"
    return int(await session.scalar(text(query), {"n": f"people.{name}.v1", "a": account.id.text}) or 0)


async def test_a_link_proves_the_address_once(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    token = await accounts.issue_proof(session, ann.id, "email", now)

    assert await recovering.confirm_email(session, token, now + timedelta(days=2)) == ann.id

    assert (await being.own(session, ann.id)).email_verified
    with pytest.raises(BadProof):
        await recovering.confirm_email(session, token, now + timedelta(days=2))
    with pytest.raises(NothingToProve):
        await recovering.ask_verification(session, ann.id, now)


@pytest.mark.parametrize(("purpose", "lasts"), [("email", timedelta(days=3)), ("password", timedelta(hours=1))])
async def test_a_link_expires(
    session: Session, now: datetime, open_one: Opener, purpose: str, lasts: timedelta
) -> None:
    ann = await open_one()
    token = await accounts.issue_proof(session, ann.id, purpose, now)
    late = now + lasts

    opening = {
        "email": lambda: recovering.confirm_email(session, token, late),
        "password": lambda: recovering.confirm_reset(session, token, NEW_PASSWORD, late),
    }
    with pytest.raises(BadProof):
        await opening[purpose]()

    assert not (await being.own(session, ann.id)).email_verified


async def test_a_link_for_one_thing_is_no_link_for_another(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    token = await accounts.issue_proof(session, ann.id, "email", now)

    with pytest.raises(BadProof):
        await recovering.confirm_reset(session, token, NEW_PASSWORD, now)


async def test_only_the_last_link_counts(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    first = await accounts.issue_proof(session, ann.id, "email", now)
    second = await accounts.issue_proof(session, ann.id, "email", now)

    with pytest.raises(BadProof):
        await recovering.confirm_email(session, first, now)
    assert await recovering.confirm_email(session, second, now) == ann.id


async def test_a_forgotten_password_is_replaced_and_every_device_logged_out(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    old = await accounts.admit(session, ann.id, now)
    token = await accounts.issue_proof(session, ann.id, "password", now)

    await recovering.confirm_reset(session, token, NEW_PASSWORD, now)

    assert await accounts.identify(session, old.token, now) is None
    with pytest.raises(WrongCredentials):
        await coming_in.log_in(session, LogIn(email, PASSWORD), Terms(Vault("s" * 40)), now)
    assert (await coming_in.log_in(session, LogIn(email, NEW_PASSWORD), Terms(Vault("s" * 40)), now)).account == ann.id
    assert (await being.own(session, ann.id)).email_verified
    assert await asked(session, "password_changed", ann) == 1


async def test_a_weak_password_leaves_the_link_good(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    token = await accounts.issue_proof(session, ann.id, "password", now)

    with pytest.raises(WeakPassword):
        async with session.begin_nested():
            await recovering.confirm_reset(session, token, "12345678", now)

    assert await recovering.confirm_reset(session, token, NEW_PASSWORD, now) == ann.id


async def test_asking_for_a_reset_says_nothing_about_who_is_here(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)

    await recovering.ask_reset(session, fresh_email(), now)
    await recovering.ask_reset(session, "not an address", now)
    assert await asked(session, "password_reset_asked", ann) == 0

    await recovering.ask_reset(session, email.upper(), now)
    assert await asked(session, "password_reset_asked", ann) == 1


async def test_a_changed_password_ends_the_other_sessions(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    here, there = [await accounts.admit(session, ann.id, now) for _ in range(2)]

    await recovering.change_password(session, ann.id, current=PASSWORD, wished=NEW_PASSWORD, keep=here.session, now=now)

    assert await accounts.identify(session, here.token, now) is not None
    assert await accounts.identify(session, there.token, now) is None


async def test_without_the_old_password_nothing_changes(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    there = await accounts.admit(session, ann.id, now)

    with pytest.raises(WrongPassword):
        await recovering.change_password(
            session, ann.id, current="another river 43", wished=NEW_PASSWORD, keep=None, now=now
        )
    with pytest.raises(WrongPassword):
        await recovering.change_email(session, ann.id, email=fresh_email(), password="another river 43", now=now)

    assert await accounts.identify(session, there.token, now) is not None
    assert await asked(session, "password_changed", ann) == 0


async def test_another_address_has_to_be_proven_again(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    old_link = await accounts.issue_proof(session, ann.id, "email", now)
    moved = fresh_email("moved")

    await recovering.change_email(session, ann.id, email=moved, password=PASSWORD, now=now)

    own = await being.own(session, ann.id)
    assert (own.email, own.email_verified) == (moved, False)
    with pytest.raises(BadProof):
        await recovering.confirm_email(session, old_link, now)


async def test_nobody_moves_to_somebody_elses_address(session: Session, now: datetime, open_one: Opener) -> None:
    taken = fresh_email("bo")
    ann, _ = await open_one("Ann Lee"), await open_one("Bo Chan", email=taken)
    before = (await being.own(session, ann.id)).email

    with pytest.raises(EmailTaken):
        await recovering.change_email(session, ann.id, email=taken, password=PASSWORD, now=now)

    assert (await being.own(session, ann.id)).email == before


async def test_nobodys_box_is_filled_with_links(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    for _ in range(lasting.LETTERS):
        await recovering.ask_reset(session, email, now)
    await recovering.ask_reset(session, email.upper(), now)
    await recovering.ask_verification(session, ann.id, now)

    assert await asked(session, "password_reset_asked", ann) == lasting.LETTERS
    assert await asked(session, "email_verification_asked", ann) == 1
    await recovering.ask_reset(session, email, now + lasting.LETTERS_LAST)
    assert await asked(session, "password_reset_asked", ann) == lasting.LETTERS + 1
