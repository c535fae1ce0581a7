"""What the timetable does for served pages."""

from datetime import timedelta
from typing import Final

from guang.discovery.pages import store
from guang.kernel import queue
from guang.kernel.ids import PageId, first_at

PAGES_KEPT: Final = timedelta(days=14)
"""How long a served page can be explained and trained on."""

_BATCH: Final = 2_000


@queue.every(seconds=600, name="pages.forget_old")
async def forget_old_pages(context: queue.Context) -> None:
    """Delete pages older than `PAGES_KEPT`, in short transactions."""
    before = PageId(first_at(context.now() - PAGES_KEPT))
    while True:
        async with context.database.transaction() as session:
            if await store.delete_pages(session, before, _BATCH) < _BATCH:
                return
