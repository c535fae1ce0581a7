"""A market for the benchmarks that buy: stores with goods, buyers with addresses, tills, and a meter of work done.

Two web processes, a worker, PostgreSQL and the buyers share the machine. Beside the time that buyers wait there is the
time that processors work: seconds of the web processes, the worker and the database, which other work on the machine
disturbs far less.
"""

import asyncio
import os
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import msgspec
from sqlalchemy import text

from bench import harness, wire
from guang.journal import reactions
from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import AccountId, CategoryId, ImageId, SkuId, StoreId, new_id
from guang.kernel.money import Money
from guang.kernel.postgres import Cluster, process
from guang.kernel.settings import Settings
from guang.kernel.text import text as words
from guang.people import accounts, addresses
from guang.trade import catalog, stores

WEB_PROCESSES: Final = 2
PLENTY: Final = 10_000_000
PRICE: Final = Money(1990, "CNY")
FEE: Final = Money(800, "CNY")
PLACE: Final = addresses.Place(
    name="Mei",
    phone="+15105550100",
    country="US",
    region="CA",
    city="Oakland",
    street="1 Main St",
    postcode="94601",
)
_LETTERS: Final = ("Ka", "Mo", "Ri", "Su", "Te", "No", "Ha", "Lu", "Pe", "Do")
_PROC: Final = Path("/proc")


@dataclass(frozen=True)
class Buyer:
    """A logged-in account with an address."""

    token: str
    address: str


@dataclass(frozen=True)
class Place:
    """An installation at work: where its web processes answer, and what everybody in it has worked so far."""

    settings: Settings
    cluster: Cluster
    bases: Sequence[str]
    spent: Callable[[], Mapping[str, float]]
    """Processor seconds by who used them; empty where the system does not tell."""


@contextmanager
def place() -> Iterator[Place]:
    """A demo installation with its web processes and its worker, until the block ends."""
    with harness.installation() as made, ExitStack() as running:
        bases, web = [], []
        for _ in range(WEB_PROCESSES):
            one = replace(made, settings=replace(made.settings, port=harness.free_port()))
            base, child = running.enter_context(one.serving(environment={"GUANG_DEMO": "1"}))
            bases.append(base)
            web.append(child.pid)
        worker = running.enter_context(made.worker()).pid

        def spent() -> Mapping[str, float]:
            if not _PROC.is_dir():
                return {}
            return {"web": _worked(*web), "worker": _worked(worker), "database": _database_worked(made.cluster)}

        yield Place(replace(made.settings, demo=True), made.cluster, bases, spent)


def work_of_each(before: Mapping[str, float], after: Mapping[str, float], things: int) -> dict[str, float]:
    """Milliseconds of processor time that each of so many things took, by who spent them."""
    return {f"cpu_ms_{who}": round(1000 * (after[who] - before[who]) / max(1, things), 2) for who in before}


def told(money: Money) -> dict[str, object]:
    """Money as a request says it."""
    return {"minor": money.minor, "currency": money.currency}


async def store(session: Session, owner: AccountId, now: datetime) -> tuple[StoreId, ImageId]:
    """A store that charges `FEE` for delivery, and a picture for its goods."""
    draft = stores.StoreDraft(words("Bench"), stores.StoreKind.INDIVIDUAL, stores.ShippingRule(FEE), {})
    opened = await stores.open_store(session, owner, draft, now)
    image = new_id(ImageId)
    await session.execute(
        text("INSERT INTO trade.images (id, owner, width, height, kept_at) VALUES (:id, :owner, 1, 1, :at)"),
        {"id": int(image), "owner": int(owner), "at": now},
    )
    return opened.id, image


async def goods(session: Session, home: StoreId, image: ImageId, number: int, count: int, now: datetime) -> list[SkuId]:
    """So many products of a store at `PRICE`, listed, each with one SKU."""
    made = []
    for place_ in range(count):
        draft = catalog.ProductDraft(
            category=CategoryId(142),
            title=words(f"Tea {_LETTERS[number]}{_LETTERS[place_]}"),
            text=words("Picked in spring."),
            images=(image,),
            skus=(catalog.SkuDraft(PRICE),),
        )
        product = await catalog.draft(session, home, draft, now)
        if not (await catalog.list_product(session, product.id, now)).is_on_sale:
            raise RuntimeError("screening held a benchmark product back")
        made.append(product.skus[0].id)
    return made


async def buyers(database: Database, count: int, now: datetime) -> list[Buyer]:
    """So many people with an address, logged in; a hundred in a transaction."""
    made: list[Buyer] = []
    while len(made) < count:
        async with database.transaction() as session:
            for number in range(len(made), min(count, len(made) + 100)):
                opened = await accounts.open_account(session, accounts.NewAccount(name=f"Buyer {number}"), now)
                address = await addresses.add(session, opened.id, PLACE)
                made.append(Buyer((await accounts.admit(session, opened.id, now)).token, address.id.text))
    return made


_FIRST_TURNS: Final = """
    SELECT EXISTS (SELECT FROM kernel.timetable WHERE name = 'learning.retrain')
       AND NOT EXISTS (SELECT FROM pgqueuer WHERE execute_after <= now()) AS taken
    """


async def worker_at_work(database: Database) -> None:
    """Wait until the worker has brought all that happened to its reactions and done what a new installation does once.

    Its start and its first training would otherwise take seconds of a core out of what is measured.
    """
    while True:
        async with database.session() as session:
            (turns,) = await fetch(session, _FIRST_TURNS)
            if turns["taken"] and not any((await reactions.lag(session)).values()):
                return
        await asyncio.sleep(0.2)


class Till(wire.Connection):
    """A connection over which one buyer after another asks for things."""

    async def ask(
        self, method: str, path: str, buyer: Buyer, body: Mapping[str, object] | None = None
    ) -> tuple[int, dict[str, Any]]:
        """Ask under a key of its own; returns the status, and what the answer says."""
        self.headers = {"Authorization": f"Bearer {buyer.token}", "Idempotency-Key": f"{random.getrandbits(64):016x}"}
        reply = await self.send(method, path, b"" if body is None else msgspec.json.encode(body))
        return reply.status, msgspec.json.decode(reply.body) if reply.body else {}

    async def pay(self, trade: str, buyer: Buyer) -> str:
        """Pay with the simulated provider; returns what went wrong, or nothing."""
        status, paid = await self.ask("POST", f"/api/trades/{trade}/payments", buyer, {"outcome": "success"})
        return "" if status == 201 and paid["state"] == "succeeded" else f"pay: {status} {paid}"


async def compare_shelves(database: Database, stocked: Mapping[SkuId, int]) -> tuple[int, int]:
    """Compare what was sold with what left the shelves.

    Args:
        stocked: how many units a shelf began with, where it was not `PLENTY`.

    Returns:
        Units sold beyond what was stocked, and shelves whose books disagree.
    """
    async with database.transaction() as session:
        rows = await session.execute(
            text(
                "SELECT s.sku, s.on_hand, s.reserved,"
                " coalesce(sum(l.units) FILTER (WHERE o.state = 'paid'), 0) AS paid,"
                " coalesce(sum(l.units) FILTER (WHERE o.state = 'created'), 0) AS waiting"
                " FROM trade.shelves s LEFT JOIN trade.order_lines l ON l.sku = s.sku"
                " LEFT JOIN trade.orders o ON o.id = l.order_id GROUP BY s.sku, s.on_hand, s.reserved"
            )
        )
        oversold = unbalanced = 0
        for row in rows:
            began = stocked.get(row.sku, PLENTY)
            oversold += max(0, int(row.paid) + int(row.waiting) - began)
            unbalanced += row.on_hand + row.paid != began or row.reserved != row.waiting
    return oversold, unbalanced


def _worked(*pids: int) -> float:
    """Seconds that processes have worked."""
    return sum(sum(_ticks(pid)[:2]) for pid in pids) / os.sysconf("SC_CLK_TCK")


def _database_worked(cluster: Cluster) -> float:
    """Seconds of every server process, those that have ended included."""
    main = process.running(cluster.data)
    ended = 0 if main is None else sum(_ticks(main.pid)[2:])
    return _worked(*process.leftovers(cluster.data)) + ended / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> list[int]:
    """A process's own time, in its program and in the system, and that of its children that have ended."""
    try:
        return [int(one) for one in (_PROC / str(pid) / "stat").read_text().rpartition(")")[2].split()[11:15]]
    except OSError:
        return [0, 0, 0, 0]  # it has just ended
