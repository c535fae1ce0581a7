"""The job that takes batches further, one short transaction after another."""

from datetime import timedelta
from typing import Final

from guang.doors.goods import store_batches
from guang.doors.goods.types import Batch, BatchState
from guang.doors.goods.verbs import batching, carrying, importing
from guang.doors.goods.verbs.batching import WorkBatch
from guang.kernel import queue

KEPT_FOR: Final = timedelta(days=90)
AT_ONCE: Final = 5


@queue.job(name="goods.work_batch")
async def work_batch(context: queue.Context, order: WorkBatch) -> None:
    """Work a batch out, make it or undo it, until that is finished; a repeated job goes on where the last one ended."""
    while (batch := await _look(context, order)) is not None:
        if batch.kind == batching.IMPORT:
            await _import(context, batch)
            return
        if batch.state is BatchState.PLANNING:
            async with context.database.transaction() as session:
                held = await store_batches.select_batch(session, batch.id, lock=True)
                if held is None or held.state is not BatchState.PLANNING:
                    return
                goes_on = await batching.work_out(session, held, context.now())
        elif batch.state in {BatchState.RUNNING, BatchState.UNDOING}:
            goes_on = await carrying.carry_on(context.database, context.blobs, batch, context.now())
        else:
            return
        if not goes_on:
            return


async def _import(context: queue.Context, batch: Batch) -> None:
    if batch.state is BatchState.PLANNING:
        await importing.look(context.database, context.blobs, batch, context.now())
    elif batch.state is BatchState.RUNNING:
        await importing.bring(context.database, context.blobs, batch, context.now())


@queue.every(seconds=6 * 3600, name="goods.forget_batches")
async def forget_batches(context: queue.Context) -> None:
    """Batches, their changes and their files are kept for a season."""
    while files := await _forget(context):
        for file in filter(None, files):
            await context.blobs.delete(file)


async def _forget(context: queue.Context) -> list[str | None]:
    async with context.database.transaction() as session:
        return await store_batches.delete_old(session, context.now() - KEPT_FOR, AT_ONCE)


async def _look(context: queue.Context, order: WorkBatch) -> Batch | None:
    async with context.database.transaction() as session:
        return await store_batches.select_batch(session, order.batch)
