"""A market that is really there, for tests that come in through HTTP or from several sessions at once."""

from dataclasses import dataclass

import httpx
from tests.conftest import new_client
from tests.trade import market

from guang.doors import web
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, new_id
from guang.kernel.money import Money
from guang.people import accounts


@dataclass(frozen=True)
class Shopper:
    """Somebody who is logged in, with an address."""

    who: market.Buyer
    client: httpx.AsyncClient

    async def place(
        self, goods: market.Goods, *, units: int = 1, key: str | None = None, **more: object
    ) -> httpx.Response:
        """Place an order for some units of the first SKU; the shop ships for 8 yuan."""
        body = {
            "lines": [{"sku": goods.sku.text, "units": units}],
            "address": self.who.address.text,
            "expected_total": {"minor": goods.price.minor * units + 800, "currency": "CNY"},
            **more,
        }
        return await self.client.post("/api/trades", json=body, headers=fresh_key(key))

    async def pay(self, trade: str, outcome: str = "success", key: str | None = None) -> httpx.Response:
        """Pay for a trade with the simulator."""
        return await self.client.post(
            f"/api/trades/{trade}/payments", json={"outcome": outcome}, headers=fresh_key(key)
        )


def fresh_key(key: str | None = None) -> dict[str, str]:
    """The header of an idempotent request."""
    return {"Idempotency-Key": key or new_id(EventId).text}


async def stall(database: Database, *, units: int = 10, price: Money | None = None) -> tuple[market.Shop, market.Goods]:
    """A store with one product, committed."""
    async with database.transaction() as session:
        shop = await market.open_shop(session)
        return shop, await market.goods(session, shop, units=units, price=price)


async def logged_in(database: Database, app: web.Edge) -> Shopper:
    """Somebody new who is logged in, committed."""
    async with database.transaction() as session:
        who = await market.buyer(session)
        token = (await accounts.admit(session, who.account, clock.now())).token
    return Shopper(who, with_token(app, token))


async def staff(database: Database, app: web.Edge, account: market.AccountId) -> httpx.AsyncClient:
    """A client that acts as an account."""
    async with database.transaction() as session:
        token = (await accounts.admit(session, account, clock.now())).token
    return with_token(app, token)


def with_token(app: web.Edge, token: str) -> httpx.AsyncClient:
    """A client that sends a session token."""
    client = new_client(app)
    client.headers["Authorization"] = f"Bearer {token}"
    return client
