"""Argon2id, off the event loop: a hash takes tens of milliseconds of one core.

Source: OWASP Password Storage Cheat Sheet, Argon2id with m = 19 MiB, t = 2, p = 1.
"""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from guang.people.accounts.rules.passwords import clean_password

_HASHER = PasswordHasher(time_cost=2, memory_cost=19 * 1024, parallelism=1)
_THREADS = 4
"""Hashes at once: bounds memory and leaves cores to the pages."""


@cache
def _pool() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(max_workers=_THREADS, thread_name_prefix="argon2")


async def hash_password(password: str) -> str:
    """The encoded hash to store."""
    return await asyncio.get_running_loop().run_in_executor(_pool(), _HASHER.hash, clean_password(password))


async def matches(stored: str | None, password: str) -> bool:
    """Whether this is the password. Without a stored hash the same work is done and the answer is no."""
    return await asyncio.get_running_loop().run_in_executor(_pool(), _matches, stored, clean_password(password))


def is_outdated(stored: str) -> bool:
    """Whether the hash was made with other parameters and should be made anew."""
    return _HASHER.check_needs_rehash(stored)


@cache
def _decoy() -> str:
    return _HASHER.hash("nobody has this password")


def _matches(stored: str | None, password: str) -> bool:
    try:
        return _HASHER.verify(stored or _decoy(), password) and stored is not None
    except (VerificationError, InvalidHashError):
        return False
