"""What the timetable does for served pages."""

from datetime import timedelta
from typing import Final

from guang.discovery.pages import duels, store
from guang.kernel import queue
from guang.kernel.ids import PageId, first_at
from guang.learning import experiments

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


@queue.every(seconds=120, name="pages.judge_duels")
async def judge_duels(context: queue.Context) -> None:
    """Say of each page that two rankers made together whose items were taken to, once it is `duels.SETTLED` old."""
    now = context.now()
    until = PageId(first_at(now - duels.SETTLED))
    async with context.database.session() as session:
        running = await experiments.duelling(session, now)
    for experiment, reached in running:
        after = max(reached or PageId(0), PageId(first_at(experiment.started_at)))
        while after < until:
            async with context.database.transaction() as session:
                after = await duels.judge(session, experiment.key, (after, until), now)
