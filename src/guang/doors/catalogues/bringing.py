"""Onto the shelves: each product of a file in a transaction of its own, and only if something about it is new."""

import asyncio
import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from guang.doors import ledger
from guang.doors.catalogues.hands import Album, Fate, Hands, Shelf, Summary
from guang.doors.catalogues.rows import Item, Read, Reject
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.money import Money
from guang.people import accounts
from guang.trade import stores

PORTERS = 4
MOST_TOLD = 1_000
MOST_SHOWN = 50


@dataclass(slots=True)
class Outlook:
    """What an import would do: counts, the first rows that it would leave out, and the first of what it would do."""

    summary: Summary = field(default_factory=Summary)
    rejects: list[Reject] = field(default_factory=list)
    coming: list[tuple[Fate, Item]] = field(default_factory=list)

    def reject(self, one: Reject) -> None:
        """A row that would be left out."""
        self.summary.reject(one)
        if len(self.rejects) < MOST_TOLD:
            self.rejects.append(one)

    def tell(self, fate: Fate, item: Item) -> None:
        """A product that would be new or changed."""
        if fate is not Fate.SAME and len(self.coming) < MOST_SHOWN:
            self.coming.append((fate, item))


@dataclass(frozen=True, slots=True)
class Plan:
    """An import: where to, the folder of pictures, where rejects are listed, and who hears how far it is."""

    shelf: Shelf
    pictures: Path | None
    rejects: Path
    tell: Callable[[int], None] = lambda done: None
    trusts_digest: bool = True


async def open_shelf(
    database: Database, name: str, currency: str, now: datetime, *, keeper: AccountId | None = None
) -> Shelf:
    """The store of this name among those that imports have opened (its id also names any other), or a new one.

    Args:
        keeper: who owns a new store; an account of the store's own name if left out.
    """
    if name.startswith("sto_"):
        async with database.transaction() as session:
            known = await stores.store(session, StoreId.parse(name))
            return Shelf(known.id, known.owner, known.currency)
    key = " ".join(name.casefold().split())

    async def owner(session: Session) -> int:
        return keeper or (await accounts.open_account(session, accounts.NewAccount(name=name[:40]), now)).id

    account = AccountId(await ledger.once(database, f"import/owner/{key}", owner, now))

    async def shop(session: Session) -> int:
        draft = stores.StoreDraft(
            name={"en": name},
            kind=stores.StoreKind.INDIVIDUAL,
            shipping=stores.ShippingRule(Money(0, currency)),
            intro={},
        )
        return (await stores.open_store(session, account, draft, now)).id

    store = StoreId(await ledger.once(database, f"import/store/{key}", shop, now))
    async with database.transaction() as session:
        return Shelf(store, account, (await stores.store(session, store)).currency)


async def bring_in(database: Database, blobs: Blobs, items: Iterator[Read], plan: Plan, now: datetime) -> Summary:
    """Import a stream. What was imported before and has not changed is left alone; what has changed is changed."""
    summary = Summary()
    plan.rejects.parent.mkdir(parents=True, exist_ok=True)
    with plan.rejects.open("w", newline="", encoding="utf-8") as file:
        listing = csv.writer(file)
        listing.writerow(["line", "reason", "about"])

        def reject(one: Reject) -> None:
            summary.reject(one)
            listing.writerow([one.line, one.reason, one.about])

        hands = Hands(database, blobs, plan.shelf, Album(plan.pictures), summary, now, plan.trusts_digest)
        await _carry(items, hands, reject, plan.tell)
    if not summary.rejected:
        plan.rejects.unlink()
    return summary


async def _carry(
    items: Iterator[Read], hands: "Hands", reject: Callable[[Reject], None], tell: Callable[[int], None]
) -> None:
    """Read on while a few porters put things up, never far ahead of them."""
    waiting: asyncio.Queue[Item | None] = asyncio.Queue(PORTERS * 4)

    async def porter() -> None:
        while (item := await waiting.get()) is not None:
            try:
                await hands.put(item)
            except Refusal as refusal:
                reject(Reject(item.line, said(refusal), item.external))
            tell(hands.summary.products)

    async with asyncio.TaskGroup() as group:
        for _ in range(PORTERS):
            group.create_task(porter())
        for one in items:
            if isinstance(one, Reject):
                reject(one)
            else:
                await waiting.put(one)
        for _ in range(PORTERS):
            await waiting.put(None)


def said(refusal: Refusal) -> str:
    """A refusal in one line, for lists of rejects."""
    facts = ", ".join(f"{name}: {value}" for name, value in refusal.facts.items())
    return f"{refusal.says} ({facts})" if facts else refusal.says


async def foresee(database: Database, blobs: Blobs, items: Iterator[Read], plan: Plan, now: datetime) -> Outlook:
    """What an import would do, item by item, without doing any of it."""
    outlook = Outlook()
    hands = Hands(database, blobs, plan.shelf, Album(plan.pictures), outlook.summary, now, plan.trusts_digest)
    for one in items:
        try:
            if isinstance(one, Reject):
                outlook.reject(one)
            else:
                outlook.tell(await hands.foresee(one), one)
        except Refusal as refusal:
            outlook.reject(Reject(one.line, said(refusal), one.external if isinstance(one, Item) else ""))
        plan.tell(outlook.summary.products)
    return outlook
