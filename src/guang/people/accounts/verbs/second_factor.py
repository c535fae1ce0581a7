"""A second factor: six digits from an app on the person's phone, or a recovery code. Secrets lie sealed."""

from datetime import datetime
from typing import Final

from guang import journal
from guang.journal.facts.people import SecondFactorSet
from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.kernel.vault import Sealed, Vault
from guang.kernel.web import Role
from guang.people import factors
from guang.people.accounts import passwords, store
from guang.people.accounts.errors import AccountMissing, WrongPassword
from guang.people.accounts.tables import AccountRow
from guang.people.factors import FactorExists, FactorMissing, FactorNeeded, WrongCode

SEALED_FOR: Final = "accounts.second_factor"


async def begin_factor(session: Session, account: AccountId, vault: Vault) -> tuple[str, str]:
    """Make a fresh secret, to be confirmed with its first code; returns it with the address for a QR code.

    Raises:
        FactorExists: one is confirmed already.
    """
    row = await _locked(session, account)
    if row.factor_confirmed_at is not None:
        raise FactorExists
    secret = factors.new_secret()
    await store.change_account(session, account, {"factor_secret": vault.seal(SEALED_FOR, secret), "factor_step": 0})
    return secret, factors.enrolment_uri(secret, row.email or row.handle)


async def confirm_factor(
    session: Session, account: AccountId, code: str, vault: Vault, now: datetime
) -> tuple[str, ...]:
    """Prove that the app shows the right digits; from now on log-in asks for them. Returns the recovery codes.

    Raises:
        FactorMissing, FactorExists, WrongCode.

    Records: ``people.second_factor_set``.
    """
    row = await _locked(session, account)
    if row.factor_confirmed_at is not None:
        raise FactorExists
    if row.factor_secret is None:
        raise FactorMissing
    await use_code(session, row, code, vault, now)
    await store.change_account(session, account, {"factor_confirmed_at": now})
    journal.append(session, SecondFactorSet(account=account, on=True, at=now))
    return await factors.issue(session, account)


async def renew_codes(session: Session, account: AccountId, password: str) -> tuple[str, ...]:
    """Make new recovery codes, after the password was given once more; those before stop counting.

    Raises:
        WrongPassword, FactorMissing.
    """
    row = await _locked(session, account)
    if not await passwords.matches(row.password_hash, password):
        raise WrongPassword
    if row.factor_confirmed_at is None:
        raise FactorMissing
    return await factors.issue(session, account)


async def remove_factor(
    session: Session, account: AccountId, password: str, now: datetime, *, is_kept: bool = True
) -> None:
    """Stop asking for codes, after the password was given once more.

    Args:
        is_kept: whether operators have to keep theirs; not in a demo world.

    Raises:
        WrongPassword, FactorMissing.
        FactorNeeded: operators keep theirs.

    Records: ``people.second_factor_set``.
    """
    row = await _locked(session, account)
    if not await passwords.matches(row.password_hash, password):
        raise WrongPassword
    if is_kept and Role.OPERATOR.value in await store.roles(session, account):
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
    await factors.forget(session, account)
    journal.append(session, SecondFactorSet(account=account, on=False, at=now))


async def use_code(session: Session, row: AccountRow, code: str, vault: Vault, now: datetime) -> None:
    """Spend a code: two requests with the same one cannot both pass. A recovery code does once, too.

    A secret that lies there unsealed, or sealed with a former secret of the installation, is sealed anew.

    Raises:
        WrongCode.
    """
    secret = _opened(row, vault)
    step = factors.matching_step(secret, code, now, row.factor_step) if secret else None
    if step is not None and await store.advance_factor(session, row.id, step):
        if not vault.is_fresh(SEALED_FOR, row.factor_secret or ""):
            await store.change_account(session, row.id, {"factor_secret": vault.seal(SEALED_FOR, secret or "")})
    elif row.factor_confirmed_at is None or not await factors.spend(session, row.id, code):
        raise WrongCode


def _opened(row: AccountRow, vault: Vault) -> str | None:
    """The secret; None where none of the installation's secrets opens it: recovery codes go on counting."""
    try:
        return None if row.factor_secret is None else vault.open(SEALED_FOR, row.factor_secret)
    except Sealed:
        return None


async def _locked(session: Session, account: AccountId) -> AccountRow:
    row = await store.lock_account(session, account)
    if row is None:
        raise AccountMissing
    return row
