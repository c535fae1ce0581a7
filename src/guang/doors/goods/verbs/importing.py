"""Files that the browser brings: looked at first, brought in when somebody has seen what would happen."""

import asyncio
import csv
import hashlib
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from guang.doors import catalogues
from guang.doors.catalogues import parcels
from guang.doors.goods import rules, store_batches
from guang.doors.goods.errors import UnreadableFile
from guang.doors.goods.types import Batch, BatchState, Chosen, ImportWish, Plan
from guang.doors.goods.verbs import batching
from guang.kernel.blobs import BlobMissing, Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, StoreId
from guang.kernel.words import clean_line
from guang.trade import stores

LARGEST_FILE: Final = 64 * 1024 * 1024
NOTE_EVERY_S: Final = 1.0
LONGEST_TOLD: Final = 300
MOST_TOLD: Final = 1_000
MOST_REASONS: Final = 50


Items = Iterator[catalogues.Item | catalogues.Reject]


@dataclass(slots=True)
class _Seen:
    """How many products have been seen so far."""

    products: int = 0

    def tell(self, products: int) -> None:
        self.products = products


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as the browser sent it."""

    name: str
    data: bytes


async def ask(
    session: Session, blobs: Blobs, staff: tuple[StoreId, AccountId], upload: Upload, key: str, now: datetime
) -> Batch:
    """Keep a file and have it looked at; the same key again answers with the import that it began.

    Raises:
        BadKey, KeyReused, BadText.
        UnreadableFile: nothing in it, or too much.
    """
    rules.check_key(key)
    if not upload.data or len(upload.data) > LARGEST_FILE:
        raise UnreadableFile(bytes=len(upload.data), most=LARGEST_FILE)
    digest = hashlib.sha256(upload.data).hexdigest()
    file = f"private/imports/{staff[0].text}/{digest[:40]}"
    wish = ImportWish(file=file, name=clean_line(upload.name or "catalogue", field="name", most=200))
    batch, is_new = await batching.open_batch(session, *staff, Plan(wish, Chosen()), key, now)
    if is_new:
        await blobs.put(file, upload.data, "application/octet-stream")
        await batching.hand_on(session, batch)
    return batch


async def look(database: Database, blobs: Blobs, batch: Batch, now: datetime) -> None:
    """Read a file and note what bringing it in would do; a file that cannot be read ends the batch."""
    try:
        async with _opened(database, blobs, batch) as (items, plan, kind):
            outlook = await catalogues.foresee(database, blobs, items, plan, now)
    except (ValueError, BlobMissing) as fault:
        said = str(fault).replace("\x00", "")[:LONGEST_TOLD]
        await _end(database, batch, BatchState.FAILED, {"fault": said}, now)
        return
    told = {
        "format": kind.value,
        "foreseen": _summary(outlook.summary),
        "errors": [[one.line, one.reason, one.about] for one in outlook.rejects],
        "coming": [
            {"fate": fate.value, "line": item.line, "title": item.title, "variants": len(item.variants)}
            for fate, item in outlook.coming
        ],
    }
    await _end(database, batch, BatchState.READY, told)


async def bring(database: Database, blobs: Blobs, batch: Batch, now: datetime) -> None:
    """Bring a file in and note what became of it; a worker that died goes through it again, changing nothing twice."""
    async with _opened(database, blobs, batch) as (items, plan, _):
        summary = await catalogues.bring_in(database, blobs, items, plan, now)
        errors = list(_listed(plan.rejects))
    await _end(database, batch, BatchState.DONE, {"brought": _summary(summary), "errors": errors}, now)
    assert isinstance(batch.plan.wish, ImportWish)
    await blobs.delete(batch.plan.wish.file)


@asynccontextmanager
async def _opened(
    database: Database, blobs: Blobs, batch: Batch
) -> AsyncIterator[tuple[Items, catalogues.Plan, catalogues.Format]]:
    """The items of a batch's file, while how many have been seen is noted now and then."""
    assert isinstance(batch.plan.wish, ImportWish)
    seen = _Seen()
    noting = asyncio.create_task(_note(database, batch, seen))
    try:
        with tempfile.TemporaryDirectory(prefix="guang-import-") as home:
            folder = Path(home) / "inside"
            folder.mkdir()
            file = await blobs.fetch(batch.plan.wish.file, Path(home) / "upload")
            found, kind = await asyncio.to_thread(parcels.unpacked, file, folder)
            async with database.transaction() as session:
                currency = (await stores.store(session, batch.store)).currency
            shelf = catalogues.Shelf(batch.store, batch.account, currency)
            plan = catalogues.Plan(shelf, folder, Path(home) / "rejects.csv", seen.tell, trusts_digest=False)
            yield catalogues.read(found, kind, currency), plan, kind
    finally:
        noting.cancel()
        with suppress(asyncio.CancelledError):
            await noting


async def _note(database: Database, batch: Batch, seen: _Seen) -> None:
    while True:
        await asyncio.sleep(NOTE_EVERY_S)
        async with database.transaction() as session:
            await store_batches.note(session, batch.id, reached=0, looked_at=seen.products, done=seen.products)


async def _end(
    database: Database, batch: Batch, to: BatchState, told: dict[str, Any], ended: datetime | None = None
) -> None:
    async with database.transaction() as session:
        held = await store_batches.select_batch(session, batch.id, lock=True)
        if held is not None and held.state is batch.state:
            await store_batches.report(session, batch.id, told)
            await store_batches.move(session, batch.id, to, ended=ended)


def _summary(told: catalogues.Summary) -> dict[str, Any]:
    return {
        "new": told.new,
        "changed": told.changed,
        "same": told.same,
        "drafts": told.drafts,
        "variants": told.variants,
        "pictures": told.pictures,
        "pictures_missing": told.unfetched,
        "rejected": dict(told.rejected.most_common(MOST_REASONS)),
    }


def _listed(rejects: Path) -> Iterator[list[Any]]:
    """The first rows that were left out, as the import listed them."""
    if not rejects.is_file():
        return
    with rejects.open(newline="", encoding="utf-8") as file:
        for line, reason, about in islice(csv.reader(file), 1, MOST_TOLD + 1):
            yield [int(line), reason, about]
