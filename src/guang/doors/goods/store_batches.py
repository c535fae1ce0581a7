"""SQL of batches: the batch itself, its lines, and what they are worked out from."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, Final

from guang.doors.goods.types import Batch, BatchState, Outcome, Plan, Step, Told, Variant
from guang.kernel import codec
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, JobId, ProductId, SkuId, StoreId

_COLUMNS: Final = (
    "id, store, account, kind, state, wish, report, total, done, reached, made_at, begun_at, ended_at, fingerprint"
)
_INSERT = f"""
    INSERT INTO kernel.goods_batches (id, store, account, key, fingerprint, kind, state, wish, made_at)
    VALUES ($1, $2, $3, $4, $5, $6, 'planning', $7::text::jsonb, $8)
    ON CONFLICT (store, key) DO NOTHING RETURNING {_COLUMNS}
    """  # noqa: S608 - names of our own columns
_BY_KEY = f"SELECT {_COLUMNS} FROM kernel.goods_batches WHERE store = $1 AND key = $2"  # noqa: S608
_BY_ID = f"SELECT {_COLUMNS} FROM kernel.goods_batches WHERE id = $1"  # noqa: S608
_OF_STORE = f"SELECT {_COLUMNS} FROM kernel.goods_batches WHERE store = $1 ORDER BY id DESC LIMIT $2"  # noqa: S608
_MOVE = """
    UPDATE kernel.goods_batches SET state = $2, begun_at = coalesce($3, begun_at), ended_at = $4 WHERE id = $1
    """
_NOTE = "UPDATE kernel.goods_batches SET reached = $2, total = $3, done = $4 WHERE id = $1"
_REPORT = "UPDATE kernel.goods_batches SET report = report || $2::text::jsonb WHERE id = $1"
_DELETE_OLD = """
    DELETE FROM kernel.goods_batches WHERE id IN (
        SELECT id FROM kernel.goods_batches WHERE made_at < $1 AND state NOT IN ('running', 'undoing')
        ORDER BY id LIMIT $2
    ) RETURNING wish->'wish'->>'file' AS file
    """
_ADD = """
    INSERT INTO kernel.goods_batch_lines (batch, product, sku, before, after, outcome, reason)
    SELECT $1, w.product, w.sku, w.before, w.after, w.outcome, w.reason
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[])
         AS w (product, sku, before, after, outcome, reason)
    ON CONFLICT DO NOTHING
    """
_SETTLE = """
    UPDATE kernel.goods_batch_lines AS l
    SET before = w.before, after = w.after, outcome = w.outcome, reason = w.reason
    FROM unnest($2::bigint[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[], $7::text[])
         AS w (product, sku, before, after, outcome, reason)
    WHERE l.batch = $1 AND l.product = w.product AND l.sku = w.sku
    """
_NEXT = """
    SELECT product, sku, before, after, outcome, reason FROM kernel.goods_batch_lines
    WHERE batch = $1 AND outcome = $2 AND product <= (
        SELECT max(product) FROM (
            SELECT DISTINCT product FROM kernel.goods_batch_lines WHERE batch = $1 AND outcome = $2
            ORDER BY product LIMIT $3
        ) AS few
    ) ORDER BY product, sku
    """
_COUNTS = """
    SELECT outcome, reason, count(*) AS lines FROM kernel.goods_batch_lines WHERE batch = $1 GROUP BY outcome, reason
    """
_LINES = """
    SELECT l.product, l.sku, l.before, l.after, l.outcome, l.reason, p.title, p.options, s.choice,
           coalesce(s.code, '') AS code
    FROM (
        SELECT * FROM kernel.goods_batch_lines
        WHERE batch = $1 AND ($2::text IS NULL OR outcome = $2) AND (product, sku) > ($3, $4)
        ORDER BY product, sku LIMIT $5
    ) AS l
    JOIN trade.products p ON p.id = l.product LEFT JOIN trade.skus s ON s.id = l.sku
    ORDER BY l.product, l.sku
    """
_VARIANTS = """
    SELECT s.product, s.id, s.price, s.list_price, coalesce(h.on_hand, 0) AS on_hand,
           coalesce(h.reserved, 0) AS reserved
    FROM trade.skus s LEFT JOIN trade.shelves h ON h.sku = s.id
    WHERE s.product = ANY($1::bigint[]) AND s.dropped_at IS NULL ORDER BY s.product, s.id
    """
_STATES = "SELECT id, state FROM trade.products WHERE id = ANY($1::bigint[]) AND store = $2 ORDER BY id"
_LOCK_SHELVES = """
    SELECT sku FROM trade.shelves WHERE product = ANY($1::bigint[]) ORDER BY sku FOR UPDATE
    """


async def insert_batch(session: Session, batch: Batch, key: str) -> Batch | None:
    """Take a key for a new batch; None if it is taken."""
    plan = codec.encode(batch.plan).decode()
    told = (batch.id, batch.store, batch.account, key, batch.fingerprint, batch.kind, plan, batch.made_at)
    rows = await fetch(session, _INSERT, *told)
    return _batch(rows[0]) if rows else None


async def select_by_key(session: Session, store: StoreId, key: str) -> Batch | None:
    """The batch that a key made."""
    rows = await fetch(session, _BY_KEY, store, key)
    return _batch(rows[0]) if rows else None


async def select_batch(session: Session, batch: JobId, *, lock: bool = False) -> Batch | None:
    """One batch; with ``lock`` nobody else works on it until this transaction ends."""
    rows = await fetch(session, _BY_ID + (" FOR UPDATE" if lock else ""), batch)
    return _batch(rows[0]) if rows else None


async def select_batches(session: Session, store: StoreId, most: int) -> list[Batch]:
    """A store's batches, the newest first."""
    return [_batch(row) for row in await fetch(session, _OF_STORE, store, most)]


async def move(
    session: Session, batch: JobId, to: BatchState, *, begun: datetime | None = None, ended: datetime | None = None
) -> None:
    """Bring a batch into a state."""
    await fetch(session, _MOVE, batch, to.value, begun, ended)


async def note(session: Session, batch: JobId, *, reached: int, looked_at: int, done: int) -> None:
    """Write down how far a batch is."""
    await fetch(session, _NOTE, batch, reached, looked_at, done)


async def report(session: Session, batch: JobId, told: dict[str, Any]) -> None:
    """Add to what a batch tells of itself."""
    await fetch(session, _REPORT, batch, codec.encode(told).decode())


async def delete_old(session: Session, before: datetime, most: int) -> list[str | None]:
    """Forget some batches from before an instant; returns the key of each one's file, if it had one."""
    return [row["file"] for row in await fetch(session, _DELETE_OLD, before, most)]


async def add_steps(session: Session, batch: JobId, steps: Sequence[Step]) -> None:
    """Write steps down; those that are there already stay as they are."""
    if steps:
        await fetch(session, _ADD, batch, *_columns(steps))


async def settle(session: Session, batch: JobId, steps: Sequence[Step]) -> None:
    """Write down what became of steps."""
    if steps:
        await fetch(session, _SETTLE, batch, *_columns(steps))


async def next_steps(session: Session, batch: JobId, outcome: Outcome, products: int) -> list[Step]:
    """All steps of the first few products that have some with this outcome."""
    return [_step(row) for row in await fetch(session, _NEXT, batch, outcome.value, products)]


async def counts(session: Session, batch: JobId) -> list[tuple[str, str, int]]:
    """How many steps have which outcome, for which reason."""
    return [(row["outcome"], row["reason"], row["lines"]) for row in await fetch(session, _COUNTS, batch)]


async def select_lines(
    session: Session, batch: JobId, outcome: Outcome | None, after: tuple[int, int], most: int
) -> list[Told]:
    """Steps for people to read, in the order of products, beyond a place."""
    wanted = None if outcome is None else outcome.value
    return [_told(row) for row in await fetch(session, _LINES, batch, wanted, *after, most)]


async def select_variants(session: Session, products: Collection[ProductId]) -> list[Variant]:
    """The SKUs of products with their prices and shelves."""
    rows = await fetch(session, _VARIANTS, list(products))
    return [
        Variant(
            ProductId(row["product"]),
            SkuId(row["id"]),
            row["price"],
            row["list_price"],
            row["on_hand"],
            row["reserved"],
        )
        for row in rows
    ]


async def select_states(session: Session, store: StoreId, products: Collection[ProductId]) -> dict[ProductId, str]:
    """The states of those of some products that are the store's, by id in order."""
    rows = await fetch(session, _STATES, list(products), store)
    return {ProductId(row["id"]): row["state"] for row in rows}


async def hold_shelves(session: Session, products: Collection[ProductId]) -> None:
    """Nobody takes from or adds to the shelves of these products until this transaction ends.

    The warehouse locks the same rows in the same order: every shelf of the products concerned, by SKU.
    """
    await fetch(session, _LOCK_SHELVES, list(products))


def _columns(steps: Sequence[Step]) -> tuple[list[Any], ...]:
    return (
        [int(step.product) for step in steps],
        [int(step.sku or 0) for step in steps],
        [step.before for step in steps],
        [step.after for step in steps],
        [step.outcome.value for step in steps],
        [step.why for step in steps],
    )


def _step(row: Any) -> Step:
    sku = SkuId(row["sku"]) if row["sku"] else None
    return Step(ProductId(row["product"]), sku, row["before"], row["after"], Outcome(row["outcome"]), row["reason"])


def _told(row: Any) -> Told:
    chosen = zip(row["options"], row["choice"] or (), strict=False)
    options = tuple(option["values"][at] for option, at in chosen if at < len(option["values"]))
    return Told(_step(row), row["title"], options, row["code"])


def _batch(row: Any) -> Batch:
    return Batch(
        id=JobId(row["id"]),
        store=StoreId(row["store"]),
        account=AccountId(row["account"]),
        kind=row["kind"],
        state=BatchState(row["state"]),
        plan=codec.decode(codec.encode(row["wish"]), Plan),
        report=row["report"],
        looked_at=row["total"],
        reached=row["reached"],
        done=row["done"],
        made_at=row["made_at"],
        begun_at=row["begun_at"],
        ended_at=row["ended_at"],
        fingerprint=row["fingerprint"],
    )
