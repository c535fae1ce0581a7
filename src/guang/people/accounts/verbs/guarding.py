"""Against guessing: every try is counted before it is judged, in a transaction that survives the refusal."""

import hashlib
from datetime import datetime

from guang.kernel.db import Session
from guang.people.accounts import store
from guang.people.accounts.errors import BadField, TooManyAttempts
from guang.people.accounts.rules import identity, lasting


async def count_try(session: Session, who: str, ip: str, now: datetime) -> None:
    """Count a try to get in, or refuse to look at it. Commit it even when what follows is refused.

    Three counters guard a door: this person from this address, this address, and this person from anywhere.

    Args:
        who: what the visitor claims to be, an e-mail address or an account's id.

    Raises:
        TooManyAttempts: with ``wait_s``. The refusal itself need not be committed.
    """
    keys = _keys(who, ip)
    limits = dict(zip(keys, (lasting.PAIR_FREE, lasting.ADDRESS_FREE, lasting.PERSON_FREE), strict=True))
    lasts = dict(zip(keys, (lasting.PAIR_LASTS, lasting.ADDRESS_LASTS, lasting.PERSON_LASTS), strict=True))
    counted = await store.count_attempts(session, lasts, now)
    blocked = [row.blocked_until for row in counted.values() if row.blocked_until and row.blocked_until > now]
    if blocked:
        raise TooManyAttempts(wait_s=int((max(blocked) - now).total_seconds()) + 1)
    for key in sorted(limits):
        wait = lasting.wait_after(counted[key].tries, limits[key])
        if wait:
            await store.block_until(session, key, now + wait)


async def may_write(session: Session, email: str, now: datetime) -> bool:
    """Count a link to be sent to an address; False once there have been enough of them for a while."""
    key = hashlib.sha256(f"letter|{_one_spelling(email)}".encode()).digest()
    counted = await store.count_attempts(session, {key: lasting.LETTERS_LAST}, now)
    return int(counted[key].tries) <= lasting.LETTERS


async def forgive(session: Session, who: str, ip: str) -> None:
    """Forget the tries of somebody who has proved to be the right person; the address's count loses this try only."""
    keys = _keys(who, ip)
    await store.forgive(session, list(keys), keys[1])


async def sweep(session: Session, now: datetime) -> int:
    """Delete counters, sessions and links that no longer mean anything; how many rows went."""
    return await store.drop_stale(session, now)


def _keys(who: str, ip: str) -> tuple[bytes, bytes, bytes]:
    person = _one_spelling(who)
    texts = (f"pair|{person}|{ip}", f"address|{ip}", f"person|{person}")
    pair, address, anywhere = (hashlib.sha256(text.encode()).digest() for text in texts)
    return pair, address, anywhere


def _one_spelling(who: str) -> str:
    """What is counted must be what is looked up: a domain has endless spellings that mean one address."""
    try:
        return identity.clean_email(who)
    except BadField:
        return who.strip().lower()
