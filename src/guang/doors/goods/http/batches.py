"""Routes of batches: ask, look, begin, undo."""

from datetime import datetime
from typing import Annotated, Any

import msgspec
from litestar import get
from litestar.params import Parameter
from msgspec import Meta

from guang.doors.goods.errors import BadSearch
from guang.doors.goods.types import Batch, BatchState, Change, Chosen, Outcome, Plan, StockLevel, Told, Wanted
from guang.doors.goods.verbs import batching, listing
from guang.kernel.db import Session
from guang.kernel.errors import Refusal
from guang.kernel.ids import AccountId, CategoryId, JobId, ProductId, SkuId, StoreId
from guang.kernel.text import in_
from guang.kernel.web import Caller, does, makes
from guang.trade import stores

Key = Annotated[str, Parameter(header="Idempotency-Key", required=False, max_length=200)]
Price = Annotated[int, Meta(ge=0, le=10**12)]


class SearchForm(msgspec.Struct, frozen=True, kw_only=True):
    """A search of the list, as its query has it."""

    q: Annotated[str, Meta(max_length=100)] = ""
    state: Annotated[str, Meta(pattern="^(listed|draft|delisted)$")] | None = None
    category: CategoryId | None = None
    stock: StockLevel | None = None
    price_min: Price | None = None
    price_max: Price | None = None
    changed_since: datetime | None = None


class BatchForm(msgspec.Struct, frozen=True, kw_only=True):
    """What shall change, and of which goods: either these ids, or everything that a search finds."""

    wish: Change
    ids: Annotated[list[ProductId], Meta(max_length=1000)] = []
    search: SearchForm | None = None


class BatchOut(msgspec.Struct, frozen=True, kw_only=True):
    """A batch. ``counts`` are changes by outcome, ``reasons`` those that were not made; ``report`` is an import's."""

    id: JobId
    kind: str
    state: BatchState
    by: AccountId
    wish: dict[str, Any]
    looked_at: int
    counts: dict[str, int]
    reasons: dict[str, int]
    report: dict[str, Any]
    made_at: datetime
    begun_at: datetime | None
    ended_at: datetime | None


class Batches(msgspec.Struct, frozen=True):
    """A store's last batches, the newest first."""

    items: list[BatchOut]
    next: None = None


class StepOut(msgspec.Struct, frozen=True, kw_only=True):
    """One change. ``before`` and ``after`` are minor units, units, or 1 for a listed product and 0 for another."""

    product: ProductId
    sku: SkuId | None
    title: str
    options: list[str]
    code: str
    before: int | None
    after: int | None
    outcome: Outcome
    reason: str


class Steps(msgspec.Struct, frozen=True):
    """Some of a batch's changes."""

    items: list[StepOut]
    next: str | None


@makes("/api/stores/{store_id:str}/desk/batches", "ask_batch", tag="desk", per_minute=30)
async def ask_batch(
    store_id: StoreId, data: BatchForm, session: Session, caller: Caller, now: datetime, key: Key = ""
) -> BatchOut:
    """Work out what would change; nothing changes before the batch is begun. Needs the right ``goods``."""
    account = caller.require_account()
    await stores.require_staff(session, store_id, account, stores.Right.GOODS)
    plan = Plan(data.wish, Chosen(ids=tuple(dict.fromkeys(data.ids)), search=_wanted(data.search)))
    return await out(session, await batching.ask(session, store_id, account, plan, key, now))


@get("/api/stores/{store_id:str}/desk/batches", operation_id="desk_batches", tags=["desk"])
async def desk_batches(store_id: StoreId, session: Session, caller: Caller) -> Batches:
    """The last batches and imports of a store; needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    return Batches([await out(session, one) for one in await batching.recent(session, store_id)])


@get("/api/stores/{store_id:str}/desk/batches/{batch_id:str}", operation_id="desk_batch", tags=["desk"])
async def desk_batch(store_id: StoreId, batch_id: JobId, session: Session, caller: Caller) -> BatchOut:
    """How far a batch is; needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    return await out(session, await batching.known(session, store_id, batch_id))


@get("/api/stores/{store_id:str}/desk/batches/{batch_id:str}/lines", operation_id="desk_batch_lines", tags=["desk"])
async def desk_batch_lines(
    store_id: StoreId,
    batch_id: JobId,
    session: Session,
    caller: Caller,
    outcome: Outcome | None = None,
    cursor: Annotated[str | None, Parameter(max_length=60)] = None,
) -> Steps:
    """The changes of a batch one by one; needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    batch = await batching.known(session, store_id, batch_id)
    found = await batching.lines(session, batch, outcome, _after(cursor))
    shown = found[: batching.LINES]
    last = shown[-1].step if len(found) > batching.LINES else None
    following = None if last is None else f"{last.product.text}~{SkuId(last.sku or 0).text}"
    return Steps([_step(one, caller.locale) for one in shown], following)


@does("/api/stores/{store_id:str}/desk/batches/{batch_id:str}/begin", "begin_batch", tag="desk", per_minute=60)
async def begin_batch(store_id: StoreId, batch_id: JobId, session: Session, caller: Caller, now: datetime) -> BatchOut:
    """Make the changes that were worked out; beginning twice is once. Needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    return await out(session, await batching.begin(session, store_id, batch_id, now))


@does("/api/stores/{store_id:str}/desk/batches/{batch_id:str}/undo", "undo_batch", tag="desk", per_minute=60)
async def undo_batch(store_id: StoreId, batch_id: JobId, session: Session, caller: Caller, now: datetime) -> BatchOut:
    """Put everything back that nobody has changed since; undoing twice is once. Needs the right ``goods``."""
    await stores.require_staff(session, store_id, caller.require_account(), stores.Right.GOODS)
    return await out(session, await batching.undo(session, store_id, batch_id, now))


def _wanted(search: SearchForm | None) -> Wanted | None:
    if search is None:
        return None
    return Wanted(
        q=search.q.strip().replace("\x00", ""),
        state=search.state,
        categories=listing.below(search.category),
        stock=search.stock,
        price_min=search.price_min,
        price_max=search.price_max,
        changed_since=search.changed_since,
    )


def _after(cursor: str | None) -> tuple[int, int]:
    if cursor is None:
        return 0, -1
    product, _, sku = cursor.partition("~")
    try:
        return int(ProductId.parse(product)), int(SkuId.parse(sku))
    except Refusal as fault:
        raise BadSearch(field="cursor") from fault


async def out(session: Session, batch: Batch) -> BatchOut:
    """A batch with its counts."""
    counts, reasons = await batching.counts(session, batch)
    return BatchOut(
        id=batch.id,
        kind=batch.kind,
        state=batch.state,
        by=batch.account,
        wish={name: said for name, said in msgspec.to_builtins(batch.plan.wish).items() if name != "file"},
        looked_at=batch.looked_at,
        counts=counts,
        reasons=reasons,
        report=dict(batch.report),
        made_at=batch.made_at,
        begun_at=batch.begun_at,
        ended_at=batch.ended_at,
    )


def _step(one: Told, locale: str) -> StepOut:
    return StepOut(
        product=one.step.product,
        sku=one.step.sku,
        title=in_(one.title, locale),
        options=[in_(option, locale) for option in one.options],
        code=one.code,
        before=one.step.before,
        after=one.step.after,
        outcome=one.step.outcome,
        reason=one.step.why,
    )


routes = [ask_batch, desk_batches, desk_batch, desk_batch_lines, begin_batch, undo_batch]
