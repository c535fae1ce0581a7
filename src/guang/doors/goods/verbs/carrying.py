"""Carrying batches out, some products a transaction, and undoing them the same way.

Each part takes the batch's row first, so two workers never carry the same part; what is written about a step is
written with its effect, so a worker that dies leaves nothing half done.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Final

from guang.doors.goods import rules, store_batches
from guang.doors.goods.types import (
    Batch,
    BatchState,
    DelistWish,
    ListWish,
    Outcome,
    PriceWish,
    Step,
    StockWish,
    Variant,
    Why,
)
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import ProductId, SkuId
from guang.trade import catalog, warehouse

AT_ONCE: Final = 100
"""Products in one transaction; fewer where each has to be screened."""
SCREENED_AT_ONCE: Final = 20
REASONS: Final = {
    "catalog.listing_refused": Why.SCREENED,
    "catalog.not_ready": Why.NOT_READY,
    "catalog.changed_meanwhile": Why.CHANGED,
    "catalog.store_restricted": Why.STORE,
    "catalog.product_missing": Why.GONE,
}


async def carry_on(database: Database, blobs: Blobs, batch: Batch, now: datetime) -> bool:
    """Make or undo the next part of a batch in one transaction; False once there is nothing left."""
    is_back = batch.state is BatchState.UNDOING
    looks_for = Outcome.DONE if is_back else Outcome.PLANNED
    faces = await _faces(database, blobs, batch, looks_for) if _lists(batch, is_back) else {}
    async with database.transaction() as session:
        held = await store_batches.select_batch(session, batch.id, lock=True)
        if held is None or held.state is not batch.state:
            return False
        few = SCREENED_AT_ONCE if _lists(batch, is_back) else AT_ONCE
        steps = await store_batches.next_steps(session, batch.id, looks_for, few)
        if not steps:
            await store_batches.move(session, batch.id, BatchState.UNDONE if is_back else BatchState.DONE, ended=now)
            return False
        if _lists(batch, is_back):
            steps = [step for step in steps if step.product in faces]
        settled = await _carry(session, held, steps, faces, now)
        await store_batches.settle(session, batch.id, settled)
    return True


async def _carry(
    session: Session,
    batch: Batch,
    steps: Sequence[Step],
    faces: dict[ProductId, tuple[bytes | None, datetime]],
    now: datetime,
) -> list[Step]:
    wish, is_back = batch.plan.wish, batch.state is BatchState.UNDOING
    if isinstance(wish, PriceWish):
        return await _reprice(session, steps, now, is_back=is_back)
    if isinstance(wish, StockWish):
        return await _restock(session, batch, wish, steps, now)
    if _lists(batch, is_back):
        return [await _list(session, step, faces[step.product], now, is_back=is_back) for step in steps]
    return await _delist(session, steps, now, is_back=is_back)


async def _reprice(session: Session, steps: Sequence[Step], now: datetime, *, is_back: bool) -> list[Step]:
    wanted: dict[SkuId, tuple[int, int]] = {}
    for step in steps:
        if step.sku is not None and step.before is not None and step.after is not None:
            wanted[step.sku] = (step.after, step.before) if is_back else (step.before, step.after)
    outcomes = await catalog.desk.reprice(session, wanted, now)
    made, failed = (Outcome.UNDONE, Outcome.KEPT) if is_back else (Outcome.DONE, Outcome.REFUSED)
    settled = []
    for step in steps:
        why = outcomes.get(step.sku) if step.sku is not None else None
        settled.append(replace(step, outcome=made if why is None else failed, why="" if why is None else why.value))
    return settled


async def _restock(session: Session, batch: Batch, wish: StockWish, steps: Sequence[Step], now: datetime) -> list[Step]:
    """Work the change out again on the shelves as they are, held, and make it."""
    products = sorted({step.product for step in steps})
    await store_batches.hold_shelves(session, products)
    shelves = {int(one.sku): one for one in await store_batches.select_variants(session, products)}
    if batch.state is BatchState.UNDOING:
        made, other = rules.stock_back(steps, shelves)
        counts = {step.sku: step.before for step in made if step.sku is not None and step.before is not None}
        reason = f"undone: {wish.reason}"[:200]
    else:
        fresh = [_worked_out(wish, step, shelves) for step in steps]
        made = [step for step in fresh if step.outcome is Outcome.DONE]
        other = [step for step in fresh if step.outcome is not Outcome.DONE]
        counts = {step.sku: step.after for step in made if step.sku is not None and step.after is not None}
        reason = wish.reason.strip()
    if not await _adjusted(session, counts, reason, batch, now):
        one_by_one = {sku: await _adjusted(session, {sku: count}, reason, batch, now) for sku, count in counts.items()}
        failed = Outcome.KEPT if batch.state is BatchState.UNDOING else Outcome.REFUSED
        made = [
            step
            if step.sku is not None and one_by_one.get(step.sku)
            else replace(step, outcome=failed, why=Why.PROMISED.value)
            for step in made
        ]
    return [*made, *other]


async def _adjusted(session: Session, counts: Mapping[SkuId, int], reason: str, batch: Batch, now: datetime) -> bool:
    """Adjust all of these shelves, or none: False where the warehouse refuses, as for what one place has promised."""
    if not counts:
        return True
    try:
        async with session.begin_nested():
            await warehouse.adjust(session, counts, reason=reason, by=batch.account, now=now)
    except Refusal:
        return False
    return True


def _worked_out(wish: StockWish, step: Step, shelves: dict[int, Variant]) -> Step:
    shelf = shelves.get(int(step.sku or 0))
    if shelf is None:
        return replace(step, outcome=Outcome.REFUSED, why=Why.GONE.value)
    fresh = rules.stock_step(wish, shelf)
    if fresh is None:
        return replace(step, before=shelf.on_hand, after=shelf.on_hand, outcome=Outcome.DONE, why="")
    return replace(fresh, outcome=Outcome.DONE) if fresh.outcome is Outcome.PLANNED else fresh


def _lists(batch: Batch, is_back: bool) -> bool:
    return isinstance(batch.plan.wish, DelistWish if is_back else ListWish)


async def _faces(
    database: Database, blobs: Blobs, batch: Batch, looks_for: Outcome
) -> dict[ProductId, tuple[bytes | None, datetime]]:
    """The main pictures of the next products for their screening, read while no transaction waits."""
    async with database.session() as session:
        steps = await store_batches.next_steps(session, batch.id, looks_for, SCREENED_AT_ONCE)
        known = [await catalog.product(session, step.product) for step in steps]
        await session.commit()
    return {one.id: (await catalog.desk.face(blobs, one), one.changed_at) for one in known}


async def _list(
    session: Session, step: Step, face: tuple[bytes | None, datetime], now: datetime, *, is_back: bool
) -> Step:
    """List one product; a refusal leaves it as it was, and its screening is kept."""
    made, failed = (Outcome.UNDONE, Outcome.KEPT) if is_back else (Outcome.DONE, Outcome.REFUSED)
    try:
        shown = await catalog.list_product(session, step.product, now, *face)
    except Refusal as refusal:
        return replace(step, outcome=failed, why=REASONS.get(refusal.code, Why.CHANGED).value)
    return replace(step, outcome=made, why=Why.IN_REVIEW.value if shown.is_in_review else "")


async def _delist(session: Session, steps: Sequence[Step], now: datetime, *, is_back: bool) -> list[Step]:
    """Take products off; one that a person still looks at is not on the street, and is left to them."""
    waits = Why.IN_REVIEW.value if is_back else None
    await catalog.desk.delist_many(session, [step.product for step in steps if step.why != waits], now)
    if not is_back:
        return [replace(step, outcome=Outcome.DONE) for step in steps]
    return [replace(step, outcome=Outcome.KEPT if step.why == waits else Outcome.UNDONE) for step in steps]
