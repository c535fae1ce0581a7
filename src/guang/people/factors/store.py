"""All SQL of second factors."""

from collections.abc import Collection

from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId

_KEEP = "INSERT INTO people.recovery_code (account, hash) SELECT $1, unnest($2::bytea[])"
_DROP = "DELETE FROM people.recovery_code WHERE account = $1"
_SPEND = "DELETE FROM people.recovery_code WHERE account = $1 AND hash = $2 RETURNING account"
_LEFT = "SELECT count(*) AS codes FROM people.recovery_code WHERE account = $1"


async def keep(session: Session, account: AccountId, hashes: Collection[bytes]) -> None:
    """Keep somebody's recovery codes in place of those before."""
    await fetch(session, _DROP, account)
    await fetch(session, _KEEP, account, list(hashes))


async def drop(session: Session, account: AccountId) -> None:
    """Forget somebody's recovery codes."""
    await fetch(session, _DROP, account)


async def spend(session: Session, account: AccountId, hash_: bytes) -> bool:
    """Use a code up; False if it is not there, or if somebody else is using it."""
    return bool(await fetch(session, _SPEND, account, hash_))


async def count(session: Session, account: AccountId) -> int:
    """How many codes somebody has left."""
    return int((await fetch(session, _LEFT, account))[0]["codes"])
