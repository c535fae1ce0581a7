"""Merchants and buyers who need no browser: their own stores and goods, so that no story disturbs another."""

import csv
import io
import uuid
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
from tests.trade.market import fresh_word, picture

PASSWORD = "slow-river-42-lantern"
PNG = {"Content-Type": "image/png"}


@dataclass(frozen=True)
class Merchant:
    """Somebody with a store."""

    client: httpx.Client
    email: str
    store: str

    def sells(self, title: str, prices: Sequence[int], *, units: int = 20) -> dict[str, Any]:
        """List a product with a variant for each price (in fen), so many units of each on the shelf.

        Its title is like no other's, lest it be taken for a copy.
        """
        title = f"{title} {fresh_word()}"
        sizes = [{"en": f"Size {n + 1}", "zh-CN": f"{n + 1} 号"} for n in range(len(prices))]
        form = {
            "category": self._category(),
            "title": {"en": title, "zh-CN": title},
            "text": {"en": "Made for a proof.", "zh-CN": "为验证而做。"},
            "images": [asked(self.client.post("/api/images", content=picture(), headers=PNG))["id"]],
            "options": [{"name": {"en": "Size", "zh-CN": "尺码"}, "values": sizes}] if len(prices) > 1 else [],
            "skus": [
                {"price": yuan(price), "choice": [n] if len(prices) > 1 else []} for n, price in enumerate(prices)
            ],
        }
        product = asked(self.client.post(f"/api/stores/{self.store}/products", json=form))
        for sku in product["skus"]:
            counted = {"on_hand": units, "reason": "first stock"}
            asked(self.client.put(f"/api/desk/skus/{sku['id']}/stock", json=counted))
        listed = asked(self.client.post(f"/api/desk/products/{product['id']}/list"))
        assert listed["state"] == "listed", listed
        return dict(listed)

    def plans(self, kind: str, **terms: Any) -> dict[str, Any]:
        """A promotion for the next three days."""
        ends = (datetime.now(UTC) + timedelta(days=3)).isoformat()
        name = f"Proof {uuid.uuid4().hex[:4]}"
        form = {"kind": kind, "name": {"en": name, "zh-CN": name}, "ends_at": ends, **terms}
        return asked(self.client.post(f"/api/stores/{self.store}/promotions", json=form, headers=key()))

    def purse(self) -> dict[str, int]:
        """What the page of the store's money shows, in fen."""
        [one] = asked(self.client.get(f"/api/stores/{self.store}/finance"))["items"]
        return {name: one[name]["minor"] for name in ("available", "pending", "in_payout")}

    def statement(self) -> dict[str, int]:
        """What the lines of the statement that can be downloaded add up to, in fen, by account."""
        day = timedelta(days=1)
        span = {"since": (datetime.now(UTC) - day).isoformat(), "until": (datetime.now(UTC) + day).isoformat()}
        answer = self.client.get(f"/api/stores/{self.store}/finance/statement.csv", params=span)
        assert answer.status_code == 200, answer.text
        sums: dict[str, int] = {}
        for line in csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff"))):
            sums[line["account"]] = sums.get(line["account"], 0) + round(float(line["amount"]) * 100)
        return sums

    def _category(self) -> str:
        found: list[dict[str, Any]] = asked(self.client.get("/api/categories"))["items"]
        while children := found[0].get("children"):
            found = children
        return str(found[0]["id"])


@contextmanager
def merchant(address: str, name: str) -> Iterator[Merchant]:
    """Somebody new who has just opened a store that ships for 8 yuan."""
    with httpx.Client(base_url=address, timeout=30) as client:
        email = sign_up(client, name)
        form = {"name": {"en": name, "zh-CN": name}, "shipping": {"fee": yuan(800)}}
        yield Merchant(client, email, str(asked(client.post("/api/stores", json=form))["id"]))


def sign_up(client: httpx.Client, name: str) -> str:
    """A new account; the client is logged in as it. Returns its address."""
    email = f"{name.lower().replace(' ', '.')}.{uuid.uuid4().hex[:10]}@example.org"
    asked(client.post("/api/accounts", json={"email": email, "name": name, "password": PASSWORD}))
    return email


def asked(answer: httpx.Response) -> Any:
    """What was answered, if it was a yes."""
    assert answer.is_success, f"{answer.request.method} {answer.request.url}: {answer.text}"
    return answer.json() if answer.content else None


def yuan(fen: int) -> Mapping[str, object]:
    """An amount of money."""
    return {"minor": fen, "currency": "CNY"}


def key() -> dict[str, str]:
    """The header of a request that may be sent twice."""
    return {"Idempotency-Key": uuid.uuid4().hex}
