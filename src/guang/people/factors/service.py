"""The verbs of recovery codes."""

from guang.kernel.db import Session
from guang.kernel.ids import AccountId
from guang.people.factors import rules, store


async def issue(session: Session, account: AccountId) -> tuple[str, ...]:
    """Make ten recovery codes; those before stop counting. They are told now and never again."""
    codes = rules.new_codes()
    await store.keep(session, account, [rules.digest(account, code) for code in codes])
    return codes


async def spend(session: Session, account: AccountId, code: str) -> bool:
    """Use a recovery code up: of two requests with the same one, one passes."""
    return await store.spend(session, account, rules.digest(account, code))


async def left(session: Session, account: AccountId) -> int:
    """How many recovery codes somebody has left."""
    return await store.count(session, account)


async def forget(session: Session, account: AccountId) -> None:
    """Recovery codes go with the second factor that they stand in for."""
    await store.drop(session, account)
