"""A second factor: six digits from an app on the person's phone. Secrets lie in the database as they are."""

from datetime import datetime

from guang import journal
from guang.journal.facts.people import SecondFactorSet
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.kernel.web import Role
from guang.people.accounts import passwords, store
from guang.people.accounts.errors import (
    AccountMissing,
    FactorExists,
    FactorMissing,
    FactorNeeded,
    WrongCode,
    WrongPassword,
)
from guang.people.accounts.rules import codes
from guang.people.accounts.tables import AccountRow
from guang.people.accounts.types import Terms


async def begin_factor(session: Session, account: AccountId) -> tuple[str, str]:
    """Make a fresh secret, to be confirmed with its first code; returns it with the address for a QR code.

    Raises:
        FactorExists: one is confirmed already.
    """
    row = await _locked(session, account)
    if row.factor_confirmed_at is not None:
        raise FactorExists
    secret = codes.new_secret()
    await store.change_account(session, account, {"factor_secret": secret, "factor_step": 0})
    return secret, codes.enrolment_uri(secret, row.email or row.handle)


async def confirm_factor(session: Session, account: AccountId, code: str, now: datetime) -> None:
    """Prove that the app shows the right digits; from now on log-in asks for them.

    Raises:
        FactorMissing, FactorExists, WrongCode.

    Records: ``people.second_factor_set``.
    """
    row = await _locked(session, account)
    if row.factor_confirmed_at is not None:
        raise FactorExists
    if row.factor_secret is None:
        raise FactorMissing
    await use_code(session, row, code, now)
    await store.change_account(session, account, {"factor_confirmed_at": now})
    journal.append(session, SecondFactorSet(account=account, on=True, at=now))


async def remove_factor(session: Session, account: AccountId, password: str, terms: Terms, now: datetime) -> None:
    """Stop asking for codes, after the password was given once more.

    Raises:
        WrongPassword, FactorMissing.
        FactorNeeded: operators keep theirs, except in a demo world.

    Records: ``people.second_factor_set``.
    """
    row = await _locked(session, account)
    if not await passwords.matches(row.password_hash, password):
        raise WrongPassword
    if terms.staff_need_code and Role.OPERATOR.value in await store.roles(session, account):
        raise FactorNeeded
    await clear_factor(session, account, now)


async def clear_factor(session: Session, account: AccountId, now: datetime) -> None:
    """Take a lost second factor away, as an operator does after checking who asks.

    Raises:
        AccountMissing, FactorMissing.

    Records: ``people.second_factor_set``.
    """
    row = await _locked(session, account)
    if row.factor_secret is None:
        raise FactorMissing
    cleared = {"factor_secret": None, "factor_confirmed_at": None, "factor_step": 0}
    await store.change_account(session, account, cleared)
    journal.append(session, SecondFactorSet(account=account, on=False, at=now))


async def use_code(session: Session, row: AccountRow, code: str, now: datetime) -> None:
    """Spend a code: two requests with the same one cannot both pass.

    Raises:
        WrongCode.
    """
    step = codes.matching_step(row.factor_secret or "", code, now, row.factor_step) if row.factor_secret else None
    if step is None or not await store.advance_factor(session, row.id, step):
        raise WrongCode


async def _locked(session: Session, account: AccountId) -> AccountRow:
    row = await store.lock_account(session, account)
    if row is None:
        raise AccountMissing
    return row
