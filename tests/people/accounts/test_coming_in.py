"""Log-in and sessions."""

import asyncio
import contextlib
import time
from datetime import datetime, timedelta

import pyotp
import pytest
from sqlalchemy import text
from tests.people.accounts.conftest import PASSWORD, Opener, fresh_email

from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, SessionId, ViewerId, new_id
from guang.kernel.vault import Vault
from guang.kernel.web import Role
from guang.people import accounts, factors
from guang.people.accounts import passwords
from guang.people.accounts.errors import (
    HandleTaken,
    SessionMissing,
    TooManyAttempts,
    WrongCredentials,
    WrongPassword,
)
from guang.people.accounts.rules import lasting
from guang.people.accounts.types import LogIn, Terms
from guang.people.accounts.verbs import coming_in, guarding, recovering, second_factor, signing_up
from guang.people.factors import CodeRequired, FactorNeeded, WrongCode

VAULT = Vault("s" * 40)
STRICT, DEMO = Terms(VAULT, staff_need_code=True), Terms(VAULT, staff_need_code=False)


async def test_the_right_password_opens_a_session(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    ann = await open_one(email=email)

    admitted = await coming_in.log_in(session, LogIn(email.upper(), PASSWORD), STRICT, now)

    who = await accounts.identify(session, admitted.token, now)
    assert who is not None
    assert (who.account, who.viewer, who.session_id, who.roles) == (
        ann.id,
        ann.viewer,
        admitted.session,
        frozenset({Role.SHOPPER}),
    )
    assert (who.locale, who.personalised) == ("en", True)


@pytest.mark.parametrize("wrong", ["email", "password"])
async def test_a_wrong_pair_is_refused_without_saying_why(
    session: Session, now: datetime, open_one: Opener, wrong: str
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    entry = LogIn("not even an address", PASSWORD) if wrong == "email" else LogIn(email, "another river 43")

    with pytest.raises(WrongCredentials) as refused:
        await coming_in.log_in(session, entry, STRICT, now)

    assert refused.value.facts == {}
    assert await coming_in.sessions(session, ann.id, now) == []


async def test_an_unknown_address_costs_the_same_work(session: Session, open_one: Opener) -> None:
    email = fresh_email()
    await open_one(email=email)

    async def cost(address: str) -> float:
        found = await coming_in.candidate(session, address)
        started = time.perf_counter()
        for _ in range(5):
            with pytest.raises(WrongCredentials):
                await coming_in.prove(found, "another river 43")
        return time.perf_counter() - started

    await cost(email)
    known, unknown = await cost(email), await cost(fresh_email())
    assert 0.3 < unknown / known < 3


async def test_hashing_leaves_the_loop_free() -> None:
    async def ticks() -> int:
        count = 0
        while True:
            await asyncio.sleep(0.001)
            count += 1
            if work.done():
                return count

    work = asyncio.create_task(passwords.hash_password(PASSWORD))
    assert await ticks() >= 3


async def test_only_the_hash_of_a_token_is_kept(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    admitted = await accounts.admit(session, ann.id, now)

    rows = (await session.execute(text("SELECT * FROM people.session WHERE account = :a"), {"a": int(ann.id)})).all()

    assert len(rows) == 1
    assert admitted.token not in str(rows)
    assert len(admitted.token) == 43


async def test_a_session_lapses_when_unused_and_ends_for_good(
    session: Session, now: datetime, open_one: Opener
) -> None:
    ann = await open_one()
    token = (await accounts.admit(session, ann.id, now)).token

    assert await accounts.identify(session, token, now + lasting.IDLE + timedelta(seconds=1)) is None

    later = now
    while later + timedelta(days=20) < now + lasting.ABSOLUTE:
        later += timedelta(days=20)
        assert await accounts.identify(session, token, later) is not None
    assert await accounts.identify(session, token, now + lasting.ABSOLUTE + timedelta(seconds=1)) is None


async def test_identifying_is_one_query(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        profile = await accounts.open_account(session, accounts.NewAccount(name="Ann Lee"), now)
        await accounts.grant(session, profile.id, Role.CREATOR, now)
        token = (await accounts.admit(session, profile.id, now)).token
    asked: list[str] = []

    async with database.session() as session:
        driver = await session.driver()
        with driver.query_logger(lambda record: asked.append(record.query)):
            who = await accounts.identify(session, token, now + timedelta(minutes=1))

    assert who is not None
    assert who.roles == {Role.SHOPPER, Role.CREATOR}
    assert len(asked) == 1


async def test_a_token_that_was_never_given_is_nobody(session: Session, now: datetime) -> None:
    for token in ("", "nonsense", "x" * 5000, "\x00"):
        assert await accounts.identify(session, token, now) is None


async def test_a_rotated_token_stops_counting(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    old = await accounts.admit(session, ann.id, now)

    new = await coming_in.rotate(session, ann.id, old.session, now)

    assert await accounts.identify(session, old.token, now) is None
    who = await accounts.identify(session, new.token, now)
    assert who is not None
    assert who.session_id == old.session


async def test_sessions_are_listed_and_ended_one_or_all(session: Session, now: datetime, open_one: Opener) -> None:
    ann, bo = await open_one("Ann Lee"), await open_one("Bo Chan")
    mine = [await accounts.admit(session, ann.id, now) for _ in range(3)]
    other = await accounts.admit(session, bo.id, now)
    assert {each.id for each in await coming_in.sessions(session, ann.id, now)} == {each.session for each in mine}

    await coming_in.log_out(session, ann.id, mine[0].session)
    assert await accounts.identify(session, mine[0].token, now) is None
    assert await coming_in.log_out_everywhere(session, ann.id, keep=mine[1].session) == 1

    assert await accounts.identify(session, mine[1].token, now) is not None
    assert await accounts.identify(session, other.token, now) is not None


async def test_somebody_elses_session_is_missing_to_me(session: Session, now: datetime, open_one: Opener) -> None:
    ann, bo = await open_one("Ann Lee"), await open_one("Bo Chan")
    theirs = await accounts.admit(session, bo.id, now)

    for unknown in (theirs.session, new_id(SessionId)):
        with pytest.raises(SessionMissing):
            await coming_in.log_out(session, ann.id, unknown)

    assert await accounts.identify(session, theirs.token, now) is not None


async def test_a_guests_interests_go_over_once(session: Session, now: datetime, open_one: Opener) -> None:
    email, guest = fresh_email(), new_id(ViewerId)
    ann = await open_one(email=email)

    for _ in range(2):
        await coming_in.log_in(session, LogIn(email, PASSWORD, guest=guest), STRICT, now)
    await coming_in.log_in(session, LogIn(email, PASSWORD, guest=ann.viewer), STRICT, now)

    await session.flush()
    query = "SELECT body FROM journal.facts WHERE name = 'people.viewers_merged.v1' AND body->>'source' = :v"
    merged = (await session.scalars(text(query), {"v": guest.text})).all()
    assert merged == [{"source": guest.text, "into": ann.viewer.text}]


async def test_another_persons_pseudonym_never_goes_over(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    await open_one(email=email)
    bo = await open_one("Bo Chan")

    await coming_in.log_in(session, LogIn(email, PASSWORD, guest=bo.viewer), STRICT, now)

    await session.flush()
    query = "SELECT count(*) FROM journal.facts WHERE name = 'people.viewers_merged.v1' AND body->>'source' = :v"
    assert await session.scalar(text(query), {"v": bo.viewer.text}) == 0


async def enrol(session: Session, account: accounts.AccountProfile, now: datetime) -> pyotp.TOTP:
    secret, uri = await second_factor.begin_factor(session, account.id, VAULT)
    assert uri.startswith("otpauth://totp/Guang:")
    totp = pyotp.TOTP(secret)
    await second_factor.confirm_factor(session, account.id, totp.at(now), VAULT, now)
    return totp


async def test_with_a_second_factor_the_password_is_not_enough(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    totp = await enrol(session, await open_one(email=email), now)
    later = now + timedelta(minutes=5)

    with pytest.raises(CodeRequired):
        await coming_in.log_in(session, LogIn(email, PASSWORD), STRICT, later)
    with pytest.raises(WrongCode):
        await coming_in.log_in(session, LogIn(email, PASSWORD, code="000000"), STRICT, later)
    with pytest.raises(WrongCredentials):
        await coming_in.log_in(session, LogIn(email, "another river 43", code=totp.at(later)), STRICT, later)

    admitted = await coming_in.log_in(session, LogIn(email, PASSWORD, code=totp.at(later)), STRICT, later)
    assert await accounts.identify(session, admitted.token, later) is not None


async def test_a_code_is_good_once(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    totp = await enrol(session, await open_one(email=email), now)
    later = now + timedelta(minutes=5)
    entry = LogIn(email, PASSWORD, code=totp.at(later))
    await coming_in.log_in(session, entry, STRICT, later)

    with pytest.raises(WrongCode):
        await coming_in.log_in(session, entry, STRICT, later)


async def test_an_operator_without_a_code_is_an_ordinary_person(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    await accounts.grant(session, ann.id, Role.OPERATOR, now)

    strict = await coming_in.log_in(session, LogIn(email, PASSWORD), STRICT, now)
    demo = await coming_in.log_in(session, LogIn(email, PASSWORD), DEMO, now)

    found = [await accounts.identify(session, each.token, now) for each in (strict, demo)]
    assert [Role.OPERATOR in who.roles for who in found if who] == [False, True]


async def test_a_code_opens_the_operators_doors_for_a_working_day(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    await accounts.grant(session, ann.id, Role.OPERATOR, now)
    totp = await enrol(session, ann, now)
    later = now + timedelta(minutes=5)
    token = (await coming_in.log_in(session, LogIn(email, PASSWORD, code=totp.at(later)), STRICT, later)).token

    async def is_operator(at: datetime) -> bool:
        who = await accounts.identify(session, token, at)
        return who is not None and Role.OPERATOR in who.roles

    assert await is_operator(later)
    assert await is_operator(later + timedelta(hours=11))
    assert not await is_operator(later + timedelta(hours=13))


async def test_operators_keep_their_second_factor(session: Session, now: datetime, open_one: Opener) -> None:
    ann = await open_one()
    await enrol(session, ann, now)
    await accounts.grant(session, ann.id, Role.OPERATOR, now)

    with pytest.raises(FactorNeeded):
        await second_factor.remove_factor(session, ann.id, PASSWORD, now)
    with pytest.raises(WrongPassword):
        await second_factor.remove_factor(session, ann.id, "another river 43", now, is_kept=False)


async def secret_of(session: Session, account: accounts.AccountProfile) -> str:
    query = text("SELECT factor_secret FROM people.account WHERE id = :id")
    return str(await session.scalar(query, {"id": account.id}))


async def test_a_secret_lies_sealed_and_an_old_one_is_sealed_when_it_is_used(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    totp = await enrol(session, ann, now)
    assert totp.secret not in await secret_of(session, ann)
    former = Vault("f" * 40)
    for old in (totp.secret, former.seal(second_factor.SEALED_FOR, totp.secret)):
        now += timedelta(minutes=5)
        rotated = Terms(Vault("s" * 40, ["f" * 40]))
        await session.execute(
            text("UPDATE people.account SET factor_secret = :old WHERE id = :id"), {"old": old, "id": ann.id}
        )
        await coming_in.log_in(session, LogIn(email, PASSWORD, code=totp.at(now)), rotated, now)

        kept = await secret_of(session, ann)
        assert VAULT.open(second_factor.SEALED_FOR, kept) == totp.secret
        assert VAULT.is_fresh(second_factor.SEALED_FOR, kept)


async def test_ten_recovery_codes_stand_in_for_the_app_each_once(
    session: Session, now: datetime, open_one: Opener
) -> None:
    email = fresh_email()
    ann = await open_one(email=email)
    secret, _ = await second_factor.begin_factor(session, ann.id, VAULT)
    codes = await second_factor.confirm_factor(session, ann.id, pyotp.TOTP(secret).at(now), VAULT, now)

    async def log_in(code: str, terms: Terms = STRICT) -> None:
        await coming_in.log_in(session, LogIn(email, PASSWORD, code=code), terms, now)

    assert (len(set(codes)), await factors.left(session, ann.id)) == (10, 10)
    await log_in(codes[0])
    await log_in(codes[1].upper().replace("-", " "))
    for used in (codes[0], "2222-2222-2222-2222"):
        with pytest.raises(WrongCode):
            await log_in(used)
    assert await factors.left(session, ann.id) == 8
    hashes = (await session.execute(text("SELECT hash FROM people.recovery_code"))).scalars().all()
    assert codes[2].encode() not in b"".join(hashes)

    await log_in(codes[2], Terms(Vault("x" * 40)))  # the app's secret is lost with the installation's
    with pytest.raises(WrongPassword):
        await second_factor.renew_codes(session, ann.id, "another river 43")
    fresh = await second_factor.renew_codes(session, ann.id, PASSWORD)
    with pytest.raises(WrongCode):
        await log_in(codes[3])
    await log_in(fresh[0])
    await second_factor.remove_factor(session, ann.id, PASSWORD, now)
    assert await factors.left(session, ann.id) == 0


async def test_a_recovery_code_of_somebody_else_is_no_code(session: Session, now: datetime, open_one: Opener) -> None:
    email = fresh_email()
    ann, bo = await open_one(email=email), await open_one("Bo Chan")
    await enrol(session, ann, now)
    foreign = await factors.issue(session, bo.id)

    with pytest.raises(WrongCode):
        await coming_in.log_in(session, LogIn(email, PASSWORD, code=foreign[0]), STRICT, now + timedelta(minutes=5))
    assert await factors.left(session, bo.id) == 10


async def test_guessing_has_to_wait_longer_and_longer(session: Session, now: datetime) -> None:
    for _ in range(lasting.PAIR_FREE):
        await guarding.count_try(session, "ann@example.org", "192.0.2.1", now)

    with pytest.raises(TooManyAttempts) as refused:
        async with session.begin_nested():
            await guarding.count_try(session, "ANN@example.org ", "192.0.2.1", now)
    assert 0 < refused.value.facts["wait_s"] <= 31

    await guarding.count_try(session, "ann@example.org", "192.0.2.1", now + timedelta(seconds=31))
    with pytest.raises(TooManyAttempts) as again:
        await guarding.count_try(session, "ann@example.org", "192.0.2.1", now + timedelta(seconds=32))
    assert again.value.facts["wait_s"] == 60


async def test_a_try_that_has_to_wait_does_not_make_the_wait_longer(database: Database, now: datetime) -> None:
    who = fresh_email()
    for _ in range(lasting.PAIR_FREE + 20):
        with contextlib.suppress(TooManyAttempts):
            async with database.transaction() as session:
                await guarding.count_try(session, who, "192.0.2.7", now)

    async with database.transaction() as session:
        await guarding.count_try(session, who, "192.0.2.7", now + timedelta(seconds=31))


async def test_others_do_not_wait_for_one_who_guesses(session: Session, now: datetime) -> None:
    for _ in range(lasting.PAIR_FREE):
        await guarding.count_try(session, "ann@example.org", "192.0.2.1", now)

    await guarding.count_try(session, "ann@example.org", "192.0.2.2", now)
    await guarding.count_try(session, "bo@example.org", "192.0.2.1", now)


async def test_one_address_that_tries_everybody_has_to_wait(session: Session, now: datetime) -> None:
    for number in range(lasting.ADDRESS_FREE):
        await guarding.count_try(session, f"p{number}@example.org", "192.0.2.1", now)

    with pytest.raises(TooManyAttempts):
        await guarding.count_try(session, "fresh@example.org", "192.0.2.1", now)


async def test_the_right_person_is_forgiven(session: Session, now: datetime) -> None:
    for _ in range(3):
        for _ in range(lasting.PAIR_FREE - 1):
            await guarding.count_try(session, "ann@example.org", "192.0.2.1", now)
        await guarding.forgive(session, "ann@example.org", "192.0.2.1")


async def test_people_who_come_in_do_not_count_against_their_address(session: Session, now: datetime) -> None:
    for number in range(lasting.ADDRESS_FREE + 5):
        await guarding.count_try(session, f"p{number}@example.org", "192.0.2.1", now)
        await guarding.forgive(session, f"p{number}@example.org", "192.0.2.1")


async def test_ten_tries_at_once_are_all_counted(database: Database, now: datetime) -> None:
    who = fresh_email()

    async def once() -> bool:
        try:
            async with database.transaction() as session:
                await guarding.count_try(session, who, "192.0.2.9", now)
        except TooManyAttempts:
            return False
        return True

    assert sum(await asyncio.gather(*(once() for _ in range(20)))) == lasting.PAIR_FREE


async def test_other_spellings_of_one_address_are_counted_as_one(session: Session, now: datetime) -> None:
    for spelling in (
        "x@example.org",
        "X@Example.org",
        "x@ｅxample.org",
        "x@exa\u00admple.org",
        "x@ｅｘａｍｐｌｅ。org",
    ):
        await guarding.count_try(session, spelling, "192.0.2.77", now)
    with pytest.raises(TooManyAttempts):
        await guarding.count_try(session, "x@ex\u00adample.org", "192.0.2.77", now)


async def test_a_log_in_under_way_does_not_outlive_a_change_of_the_password(database: Database, now: datetime) -> None:
    email = fresh_email()
    async with database.transaction() as session:
        ann = await accounts.open_account(session, accounts.NewAccount(name="Ann", email=email, password=PASSWORD), now)
    async with database.session() as thief, database.session() as owner:
        found = await coming_in.candidate(thief, email)
        admitted = await coming_in.enter(thief, found, LogIn(email, PASSWORD), STRICT, now)
        changing = asyncio.create_task(
            recovering.change_password(owner, ann.id, current=PASSWORD, wished="another river 43", keep=None, now=now)
        )
        await asyncio.wait({changing}, timeout=0.5)
        await thief.commit()
        await changing
        await owner.commit()

    async with database.transaction() as session:
        assert await accounts.identify(session, admitted.token, now) is None


async def test_requests_of_one_session_do_not_wait_for_each_other(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        ann = await accounts.open_account(session, accounts.NewAccount(name="Ann"), now)
        token = (await accounts.admit(session, ann.id, now)).token
    later = now + lasting.TOUCH
    async with database.session() as slow, database.session() as quick:
        assert await accounts.identify(slow, token, later) is not None
        assert await asyncio.wait_for(accounts.identify(quick, token, later), 2) is not None
        await slow.commit()
    async with database.transaction() as session:
        [known] = await coming_in.sessions(session, ann.id, later)
        assert known.used_at == later


async def test_a_handle_that_two_take_at_once_is_one_persons(database: Database, now: datetime) -> None:
    wished = f"h{new_id(SessionId).text[-12:]}"
    async with database.transaction() as session:
        ann, ben = [
            (await accounts.open_account(session, accounts.NewAccount(name=name), now)).id for name in ("Ann", "Ben")
        ]

    async def take(account: AccountId) -> bool:
        async with database.transaction() as session:
            try:
                await signing_up.change_handle(session, account, wished)
            except HandleTaken:
                return False
            await asyncio.sleep(0.2)
            return True

    assert sorted(await asyncio.gather(take(ann), take(ben))) == [False, True]
