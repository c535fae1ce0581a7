"""People for tests, made through the facade."""

from collections.abc import Awaitable, Callable
from datetime import datetime

import httpx
import pytest

from guang.kernel.db import Session
from guang.kernel.ids import EventId, new_id
from guang.people import accounts

PASSWORD = "a quiet river 42"
Opener = Callable[..., Awaitable[accounts.AccountProfile]]


def fresh_email(name: str = "ann") -> str:
    """An address that no other test uses."""
    return f"{name}.{new_id(EventId).text}@example.org"


@pytest.fixture
def open_one(session: Session, now: datetime) -> Opener:
    """Opens an account inside the test's own transaction."""

    async def opener(name: str = "Ann Lee", **more: object) -> accounts.AccountProfile:
        given = {"email": fresh_email(), "password": PASSWORD, **more}
        return await accounts.open_account(session, accounts.NewAccount(name=name, **given), now)  # type: ignore[arg-type]

    return opener


async def sign_up(client: httpx.AsyncClient, *, email: str | None = None, name: str = "Ann Lee") -> dict:  # type: ignore[type-arg]
    """Sign up over HTTP; the client is logged in afterwards."""
    body = {"email": email or fresh_email(), "password": PASSWORD, "name": name, "locale": "en"}
    answer = await client.post("/api/accounts", json=body)
    assert answer.status_code == 201, answer.text
    return {**answer.json(), "email": body["email"]}
