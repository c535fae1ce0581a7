"""Every served page, written down in batches: no page waits for it, and a server that stops writes the rest."""

import asyncio
import hashlib
from collections.abc import Sequence
from itertools import islice
from typing import Any, Final

import asyncpg
import numpy as np
import structlog
from sqlalchemy.exc import SQLAlchemyError

from guang.discovery.pages import store
from guang.discovery.pages.types import Entry
from guang.kernel.db import Database
from guang.kernel.ids import PageId
from guang.kernel.pipeline import KEPT, Array, Served

MOST_WAITING: Final = 5_000
"""Pages kept in memory while the database does not take them; beyond that the oldest are lost, and counted."""

BATCH: Final = 200
ODDS_EVERY: Final = 16
"""Of one page in so many, by lot, the odds of all candidates are kept: some 30 KB each."""

PAUSE_S: Final = 0.2

log = structlog.get_logger(__name__)


class PageLog:
    """A buffer of served pages and the task that empties it into ``discovery.pages``.

    What a killed process loses is at most the pages of the last `PAUSE_S`.
    """

    def __init__(self, database: Database | None) -> None:
        """Log into a database; without one, keep the last pages in memory only (tests, laboratories)."""
        self._database = database
        self._waiting: dict[PageId, dict[str, Any]] = {}
        self._digests: dict[tuple[str, ...], str] = {(): ""}
        self._unwritten: set[tuple[str, ...]] = set()
        self._odds: dict[PageId, bytes] = {}
        self.lost = 0

    def take(self, entry: Entry, page: Served) -> None:
        """Note a page, instead of what was noted under its id before; costs some twenty microseconds."""
        if len(self._waiting) >= MOST_WAITING:
            oldest = next(iter(self._waiting))
            del self._waiting[oldest]
            self._odds.pop(oldest, None)
            self.lost += 1
        if "odds" in page.scored and is_sampled(entry.page):
            self._odds[entry.page] = _bytes(page.scored["odds"], "<f4")
        scores = np.full(len(page.candidates), np.nan, dtype=np.float32)
        if "score" in page.scored:
            scores[page.removed_by == KEPT] = page.scored["score"]
        self._waiting[entry.page] = {
            "id": entry.page,
            "viewer": entry.viewer,
            "surface": int(entry.surface),
            "recipe": entry.recipe,
            "model": entry.model,
            "variants": dict(entry.variants),
            "knobs": dict(entry.knobs),
            "sources": list(page.sources),
            "filters": list(page.filters),
            "silent": [f"{fault.name}: {fault.reason}" for fault in page.silent],
            "took_us": round(page.took_s * 1e6),
            "candidates": _bytes(page.candidates.ids, "<i8"),
            "found_by": _bytes(page.candidates["sources"], "<u8"),
            "removed_by": _bytes(page.removed_by, "<i2"),
            "scores": _bytes(scores, "<f4"),
            "items": _bytes(page.items.ids, "<i8"),
            "propensity": _bytes(page.items.get("propensity", np.ones(len(page.items))), "<f4"),
            "features": _bytes(page.items.get("features", np.empty(0)), "<f4"),
            "feature_names": self._digest(entry.feature_names) if "features" in page.items else "",
        }

    def find(self, page: PageId) -> dict[str, Any] | None:
        """A page that has not been written yet, with what the columns of its features are called."""
        row = self._waiting.get(page)
        if row is None:
            return None
        names = next(names for names, digest in self._digests.items() if digest == row["feature_names"])
        return {**row, "names": names}

    async def write(self) -> int:
        """Write what waits, in one transaction of at most `BATCH` pages; returns how many that were."""
        if self._database is None or not self._waiting:
            return 0
        batch, names = list(islice(self._waiting.values(), BATCH)), list(self._unwritten)
        try:
            async with self._database.transaction() as session:
                for one in names:
                    await store.know_features(session, self._digest(one), list(one))
                await store.copy_pages(session, batch)
        except asyncpg.UniqueViolationError:  # a commit whose answer was lost on the way
            async with self._database.transaction() as session:
                await store.insert_pages(session, batch)
        self._unwritten.difference_update(names)
        for line in batch:
            if self._waiting.get(line["id"]) is line:
                del self._waiting[line["id"]]
        await self._write_odds([line["id"] for line in batch])
        return len(batch)

    async def _write_odds(self, written: Sequence[PageId]) -> None:
        """Keep the odds of pages that have just been written; if that fails, they are done without."""
        mine = {page: self._odds.pop(page) for page in written if page in self._odds}
        if not mine or self._database is None:
            return
        try:
            async with self._database.transaction() as session:
                await store.keep_odds(session, mine)
        except (OSError, SQLAlchemyError) as fault:  # its viewer's pages may have been erased meanwhile
            log.warning("pages.odds_lost", fault=repr(fault)[:200], pages=len(mine))

    async def run(self) -> None:
        """Write for ever; cancel to stop, then call `drain`."""
        while True:
            await asyncio.sleep(PAUSE_S)
            try:
                while await self.write() == BATCH:
                    pass
            except (OSError, SQLAlchemyError, asyncpg.PostgresError, asyncpg.InterfaceError) as fault:
                log.warning("pages.waiting", fault=repr(fault)[:200], pages=len(self._waiting), lost=self.lost)

    async def drain(self) -> None:
        """Write all that waits, before the process ends."""
        while await self.write():
            pass

    def _digest(self, names: tuple[str, ...]) -> str:
        digest = self._digests.get(names)
        if digest is None:
            digest = self._digests[names] = digest_of(names)
            self._unwritten.add(names)
        return digest


def is_sampled(page: PageId) -> bool:
    """Whether the odds of this page are kept."""
    return (int(page) * 0x9E3779B97F4A7C15 >> 32) % ODDS_EVERY == 0


def digest_of(names: Sequence[str]) -> str:
    """What stands for the names of columns with every page."""
    return hashlib.blake2s("\n".join(names).encode(), digest_size=8).hexdigest()


def _bytes(values: Array, kind: str) -> bytes:
    return np.ascontiguousarray(values, dtype=kind).tobytes()
