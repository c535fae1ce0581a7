"""Becoming somebody."""

import asyncio
from datetime import datetime

import pytest
from sqlalchemy import text
from tests.people.accounts.conftest import PASSWORD, Opener, fresh_email

from guang.kernel.db import Database, Session
from guang.kernel.ids import ViewerId, new_id
from guang.kernel.web import Role
from guang.people import accounts
from guang.people.accounts.errors import BadField, EmailTaken, HandleTaken, WeakPassword
from guang.people.accounts.verbs import being, signing_up


async def how_many(session: Session, email: str) -> int:
    return int(await session.scalar(text("SELECT count(*) FROM people.account WHERE email = :e"), {"e": email}) or 0)


async def test_a_guests_pseudonym_becomes_the_accounts(session: Session, open_one: Opener) -> None:
    guest = new_id(ViewerId)

    profile = await open_one(viewer=guest)

    assert profile.viewer == guest
    assert await accounts.viewer_of(session, profile.id) == guest
    assert await accounts.accounts_of(session, [guest, new_id(ViewerId)]) == {guest: profile.id}


async def test_a_pseudonym_belongs_to_one_account(open_one: Opener) -> None:
    first = await open_one()

    second = await open_one(viewer=first.viewer)

    assert second.viewer != first.viewer


async def test_the_handle_is_made_from_the_name(open_one: Opener) -> None:
    first, second = await open_one("Zoë Quartz"), await open_one("Zoë Quartz")

    assert first.handle == "zoe_quartz"
    assert second.handle.startswith("zoe_quartz_")


async def test_the_password_is_nowhere(session: Session, open_one: Opener) -> None:
    profile = await open_one()

    row = (await session.execute(text("SELECT * FROM people.account WHERE id = :a"), {"a": int(profile.id)})).one()
    assert row.password_hash.startswith("$argon2id$v=19$m=19456,t=2,p=1$")
    assert PASSWORD not in str(row)


async def test_an_address_opens_one_account_whatever_its_spelling(session: Session, open_one: Opener) -> None:
    email = fresh_email()
    await open_one(email=email)

    with pytest.raises(EmailTaken):
        await open_one(email=f" {email.upper()} ")

    assert await how_many(session, email) == 1


async def test_accounts_nobody_logs_in_to_need_no_address(session: Session, now: datetime) -> None:
    profile = await accounts.open_account(session, accounts.NewAccount(name="Demo Potter"), now)

    own = await being.own(session, profile.id)
    assert (own.email, own.roles, own.second_factor, own.personalised) == (None, ("shopper",), False, True)


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"email": "nonsense"}, BadField),
        ({"password": "12345678"}, WeakPassword),
        ({"password": None}, BadField),
        ({"email": None}, BadField),
        ({"handle": "admin"}, BadField),
        ({"avatar_url": "javascript:alert(1)"}, BadField),
    ],
)
async def test_what_does_not_hold_opens_nothing(
    session: Session, open_one: Opener, change: dict[str, object], refusal: type[Exception]
) -> None:
    before = await session.scalar(text("SELECT count(*) FROM people.account"))

    with pytest.raises(refusal):
        await open_one(**change)

    assert await session.scalar(text("SELECT count(*) FROM people.account")) == before


async def test_a_handle_can_be_changed_but_not_taken(session: Session, open_one: Opener) -> None:
    ann, bo = await open_one("Ann Lee"), await open_one("Bo Chan")
    wished = f"x{str(bo.id)[-12:]}"

    assert await signing_up.change_handle(session, ann.id, f"@{wished.upper()}") == wished
    with pytest.raises(HandleTaken):
        await signing_up.change_handle(session, bo.id, wished)

    assert (await accounts.profile(session, bo.id)).handle == bo.handle


async def test_one_address_and_ten_people_make_one_account(database: Database, now: datetime) -> None:
    email = fresh_email()

    async def once() -> bool:
        try:
            async with database.transaction() as session:
                new = accounts.NewAccount(name="Ann Lee", email=email, password=PASSWORD)
                await accounts.open_account(session, new, now)
        except EmailTaken:
            return False
        return True

    assert sorted(await asyncio.gather(*(once() for _ in range(10)))) == [False] * 9 + [True]
    async with database.transaction() as session:
        assert await how_many(session, email) == 1


async def test_ten_people_of_one_name_all_get_a_handle(database: Database, now: datetime) -> None:
    async def once() -> str:
        async with database.transaction() as session:
            profile = await accounts.open_account(session, accounts.NewAccount(name="Wilhelmina Vox"), now)
        return profile.handle

    handles = await asyncio.gather(*(once() for _ in range(10)))

    assert len(set(handles)) == 10


async def test_roles_are_granted_and_withdrawn(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()

    assert await accounts.grant(session, ann.id, Role.CREATOR, now) is True
    assert await accounts.grant(session, ann.id, Role.CREATOR, now) is False
    assert (await being.own(session, ann.id)).roles == ("creator", "shopper")

    assert await being.withdraw(session, ann.id, Role.CREATOR) is True
    assert await being.withdraw(session, ann.id, Role.CREATOR) is False
    assert (await being.own(session, ann.id)).roles == ("shopper",)
