"""Readers for tests, made through the facade."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import pytest

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, EventId, new_id
from guang.people import accounts

Opener = Callable[..., Awaitable[AccountId]]
PASSWORD = "a quiet river 42"


def fresh_email() -> str:
    """An address that no other test uses."""
    return f"reader.{new_id(EventId).text}@example.org"


@pytest.fixture
def reader(session: Session, now: datetime) -> Opener:
    """Opens an account inside the test's own transaction."""

    async def opener(name: str = "Ann Lee", *, email: str | None = None, locale: str = "en") -> AccountId:
        new = accounts.NewAccount(name=name, email=email, password=PASSWORD if email else None, locale=locale)
        return (await accounts.open_account(session, new, now)).id

    return opener
