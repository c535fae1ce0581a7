"""How long sessions, links and lock-outs last."""

from datetime import datetime, timedelta

IDLE = timedelta(days=30)
ABSOLUTE = timedelta(days=180)
STAFF = timedelta(hours=12)
"""A code opens operators' doors for a working day; then the session counts as an ordinary one (OWASP ASVS 3.3.2)."""
TOUCH = timedelta(minutes=10)
"""The last use is written down at most this often, so that reading costs no write."""
EMAIL_PROOF = timedelta(days=3)
PASSWORD_PROOF = timedelta(hours=1)

PAIR_FREE = 5
"""Wrong tries of one person from one address before the waiting starts."""
ADDRESS_FREE = 60
"""Tries from one address, whoever they are for: a household or an office behind one router."""
PERSON_FREE = 100
"""Tries for one person from anywhere. Source: NIST SP 800-63B §5.2.2, at most 100 in a row."""
FIRST_WAIT = timedelta(seconds=30)
LONGEST_WAIT = timedelta(hours=1)
PAIR_LASTS = timedelta(hours=24)
ADDRESS_LASTS = timedelta(minutes=15)
PERSON_LASTS = timedelta(hours=24)
"""How long a counter counts before it starts again."""

LETTERS = 5
LETTERS_LAST = timedelta(hours=1)
"""Links sent to one address in a while: strangers may ask for them, and nobody's box is to be filled [D]."""


def wait_after(tries: int, free: int) -> timedelta:
    """How long to wait after this many tries: nothing at first, then 30 s doubling up to an hour."""
    over = tries - free
    if over < 0:
        return timedelta(0)
    doublings: int = 2 ** min(over, 10)
    return min(FIRST_WAIT * doublings, LONGEST_WAIT)


def next_deadline(expires_at: datetime, now: datetime) -> datetime:
    """When a session used now lapses if it is not used again; never after its absolute end."""
    return min(now + IDLE, expires_at)
