"""Batches: asked for, worked out, shown, made, undone. Nothing changes before somebody could see the plan."""

import hashlib
from collections.abc import Iterable
from datetime import datetime
from typing import Final

import msgspec

from guang.doors.goods import rules, store, store_batches
from guang.doors.goods.errors import BadBatch, BatchMissing, KeyReused, WrongMoment
from guang.doors.goods.types import (
    Batch,
    BatchState,
    DelistWish,
    ListWish,
    Outcome,
    Plan,
    PriceWish,
    Step,
    StockWish,
    Told,
    Wanted,
)
from guang.kernel import codec, queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, JobId, ProductId, StoreId, new_id

AT_ONCE: Final = 500
"""Products worked out in one transaction."""
SOON: Final = 200
"""Up to so many chosen products are worked out before the answer, without a worker."""
LINES: Final = 50
RECENT: Final = 20
IMPORT: Final = "import"


class WorkBatch(msgspec.Struct, frozen=True):
    """The job that takes a batch further: works it out, makes it or undoes it."""

    batch: JobId


async def ask(session: Session, store_id: StoreId, account: AccountId, plan: Plan, key: str, now: datetime) -> Batch:
    """Ask for a batch; the same key again answers with the batch that it made.

    A few chosen products are worked out at once; anything more is left to a worker.

    Raises:
        BadKey: no key.
        BadBatch: neither products nor a search.
        KeyReused: the key was used for another wish.
    """
    rules.check_key(key)
    rules.check_chosen(plan.chosen)
    if isinstance(plan.wish, StockWish) and (not plan.wish.reason.strip() or "\x00" in plan.wish.reason):
        raise BadBatch(field="wish.reason", rule="words")
    batch, is_new = await open_batch(session, store_id, account, plan, key, now)
    if is_new and plan.chosen.ids and len(plan.chosen.ids) <= SOON:
        await work_out(session, batch, now)
    elif is_new:
        await hand_on(session, batch)
    return await known(session, store_id, batch.id)


async def open_batch(
    session: Session, store_id: StoreId, account: AccountId, plan: Plan, key: str, now: datetime
) -> tuple[Batch, bool]:
    """Write a batch down once for each key; also says whether it is new."""
    kind = str(msgspec.to_builtins(plan.wish, enc_hook=codec.encode_hook)["type"])
    fingerprint = hashlib.sha256(codec.encode(plan)).hexdigest()
    wanted = Batch(
        new_id(JobId), store_id, account, kind, BatchState.PLANNING, plan, {}, 0, 0, 0, now, None, None, fingerprint
    )
    made = await store_batches.insert_batch(session, wanted, key)
    if made is not None:
        return made, True
    before = await store_batches.select_by_key(session, store_id, key)
    if before is None or before.fingerprint != fingerprint:
        raise KeyReused()
    return before, False


async def known(session: Session, store_id: StoreId, batch_id: JobId) -> Batch:
    """One of a store's batches.

    Raises:
        BatchMissing: no such batch, or another store's.
    """
    found = await store_batches.select_batch(session, batch_id)
    if found is None or found.store != store_id:
        raise BatchMissing(batch=batch_id)
    return found


async def recent(session: Session, store_id: StoreId) -> list[Batch]:
    """A store's last batches, the newest first."""
    return await store_batches.select_batches(session, store_id, RECENT)


async def counts(session: Session, batch: Batch) -> tuple[dict[str, int], dict[str, int]]:
    """How many changes have which outcome, and how many have not been made for which reason."""
    outcomes = dict.fromkeys((one.value for one in Outcome), 0)
    reasons: dict[str, int] = {}
    for outcome, reason, lines in await store_batches.counts(session, batch.id):
        outcomes[outcome] += lines
        if reason:
            reasons[reason] = reasons.get(reason, 0) + lines
    return outcomes, reasons


async def lines(
    session: Session, batch: Batch, outcome: Outcome | None, after: tuple[int, int], most: int = LINES + 1
) -> list[Told]:
    """Some of a batch's changes, beyond a place."""
    return await store_batches.select_lines(session, batch.id, outcome, after, most)


async def begin(session: Session, store_id: StoreId, batch_id: JobId, now: datetime) -> Batch:
    """Make what was worked out; beginning what has begun only calls a worker again.

    Raises:
        BatchMissing.
        WrongMoment: it is not worked out yet, or was undone.
    """
    return await _turn(session, store_id, batch_id, (BatchState.READY, BatchState.RUNNING, BatchState.DONE), now)


async def undo(session: Session, store_id: StoreId, batch_id: JobId, now: datetime) -> Batch:
    """Put back what a batch has changed, where nobody has changed it since.

    Raises:
        BatchMissing.
        WrongMoment: it is not done, or it brought a file in.
    """
    if (await known(session, store_id, batch_id)).kind == IMPORT:
        raise WrongMoment(state="done", rule="an import is not undone as a whole")
    return await _turn(session, store_id, batch_id, (BatchState.DONE, BatchState.UNDOING, BatchState.UNDONE), now)


async def _turn(
    session: Session, store_id: StoreId, batch_id: JobId, way: tuple[BatchState, BatchState, BatchState], now: datetime
) -> Batch:
    await known(session, store_id, batch_id)
    batch = await store_batches.select_batch(session, batch_id, lock=True)
    if batch is None or batch.state not in way:
        raise WrongMoment(state="" if batch is None else batch.state.value)
    if batch.state is way[0]:
        await store_batches.move(session, batch_id, way[1], begun=now)
    if batch.state is not way[2]:
        await hand_on(session, batch)
    return await known(session, store_id, batch_id)


async def hand_on(session: Session, batch: Batch) -> None:
    """Leave the next part of a batch to a worker."""
    await queue.enqueue(session, WorkBatch(batch.id))


async def work_out(session: Session, batch: Batch, now: datetime) -> bool:
    """Work out the changes of some more products; False once all are worked out, and the batch is ready."""
    chosen = batch.plan.chosen
    if chosen.ids:
        following = [one for one in sorted(chosen.ids) if one > batch.reached][:AT_ONCE]
    else:
        wanted = chosen.search or Wanted()
        following = await store.select_ids(session, batch.store, wanted, batch.reached, AT_ONCE)
    states = await store_batches.select_states(session, batch.store, following)
    await store_batches.add_steps(session, batch.id, await _steps(session, batch, states))
    reached = int(following[-1]) if following else batch.reached
    await store_batches.note(session, batch.id, reached=reached, looked_at=batch.looked_at + len(states), done=0)
    if len(following) == AT_ONCE:
        return True
    await store_batches.move(session, batch.id, BatchState.READY)
    return False


async def _steps(session: Session, batch: Batch, states: dict[ProductId, str]) -> list[Step]:
    wish = batch.plan.wish
    if isinstance(wish, ListWish | DelistWish):
        wanted = isinstance(wish, ListWish)
        return [
            Step(product, None, int(not wanted), int(wanted), Outcome.PLANNED)
            for product, state in states.items()
            if (state == "listed") is not wanted
        ]
    variants = await store_batches.select_variants(session, states)
    made: Iterable[Step | None] = ()
    if isinstance(wish, PriceWish):
        made = (rules.price_step(wish, one) for one in variants)
    elif isinstance(wish, StockWish):
        made = (rules.stock_step(wish, one) for one in variants)
    return [step for step in made if step is not None]
