"""The street of the feed's tests, and an operator."""

import httpx
import pytest_asyncio
from tests.discovery.feed.conftest import guest, model, neighbourhood, open_feed

from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, EventId, new_id
from guang.kernel.web import Role
from guang.people.accounts.verbs.being import grant

__all__ = ["guest", "model", "neighbourhood", "open_feed"]


@pytest_asyncio.fixture
async def operator(guest: httpx.AsyncClient, database: Database) -> httpx.AsyncClient:
    """A browser in which an operator is logged in."""
    body = {"email": f"op.{new_id(EventId).text}@example.org", "password": "a quiet river 42", "name": "Op"}
    opened = await guest.post("/api/accounts", json=body | {"locale": "en"})
    async with database.transaction() as session:
        await grant(session, AccountId.parse(opened.json()["account"]["id"]), Role.OPERATOR, clock.now())
    await guest.post("/api/sessions", json={"email": body["email"], "password": body["password"]})
    return guest
