"""All SQL of after-sales. A case's row is locked before its order, and a transaction locks one case."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import Any

from sqlalchemy import Row, Select, case, false, func, select, text, true, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, ImageId, LineId, OrderId, SkuId, StoreId
from guang.kernel.money import Money
from guang.trade.aftersales.tables import CaseRow, StepRow
from guang.trade.aftersales.types import Case, Picture, Step
from guang.trade.claims import CaseReason, CaseSide, CaseState, Liability, Wish, terms

_CASE = tuple(CaseRow.__table__.c)
_STEP = tuple(StepRow.__table__.c)
_DUE = text(
    """
    SELECT id FROM trade.after_sales
    WHERE due_at < :now AND state <> 'platform_arbitration' AND (due_at, id) > (:due, :id)
    ORDER BY due_at, id LIMIT :most
    """
)


async def insert_case(session: Session, made: Case, key: str, fingerprint: str) -> bool:
    """Write a new case down; False if the key is taken or the line has an open one. Waits for whoever is writing."""
    values = {
        "id": made.id,
        "order_id": made.order,
        "line": made.line,
        "product": made.product,
        "sku": made.sku,
        "store": made.store,
        "buyer": made.buyer,
        "viewer": made.viewer,
        "key": key,
        "fingerprint": fingerprint,
        "wish": made.wish.value,
        "reason": made.reason.value,
        "units": made.units,
        "currency": made.asked.currency,
        "asked": made.asked.minor,
        "state": made.state.value,
        "is_unshipped": made.is_unshipped,
        "is_fast": made.is_fast,
        "opened_at": made.opened_at,
        "moved_at": made.moved_at,
        "rules": made.rules,
        "wished": made.wished,
        "origin": made.origin,
    }
    done = await session.execute(insert(CaseRow).values(**values).on_conflict_do_nothing().returning(CaseRow.id))
    return done.first() is not None


async def select_by_key(session: Session, buyer: AccountId, key: str) -> tuple[AfterSaleId, str] | None:
    """The case that a key opened, with the fingerprint of its request."""
    query = select(CaseRow.id, CaseRow.fingerprint).where(CaseRow.buyer == buyer, CaseRow.key == key)
    row = (await session.execute(query)).first()
    return None if row is None else (row.id, row.fingerprint)


async def lock(session: Session, case_id: AfterSaleId, *, now_or_never: bool = False) -> Case | None:
    """One case with its steps, held until this transaction ends; None too if somebody else is at it now."""
    query = select(*_CASE).where(CaseRow.id == case_id).with_for_update(skip_locked=now_or_never)
    return next(iter(await _with_steps(session, (await session.execute(query)).all())), None)


async def move(session: Session, case_id: AfterSaleId, state: CaseState, **changed: Any) -> None:
    """Bring a locked case into a state; ``changed`` are its other attributes."""
    columns = {name: _column(value) for name, value in changed.items()}
    await session.execute(update(CaseRow).where(CaseRow.id == case_id).values(state=state.value, **columns))


async def insert_step(session: Session, case_id: AfterSaleId, step: Step) -> None:
    """Write one step of a locked case down."""
    await session.execute(
        insert(StepRow).values(
            case_id=case_id,
            number=step.number,
            event=step.event,
            state=step.state.value,
            side=step.side.value,
            by=step.by,
            words=step.words,
            pictures=[{"id": one.id.text, "url": one.url} for one in step.pictures],
            facts=dict(step.facts),
            at=step.at,
            key=step.key,
            fingerprint=step.fingerprint,
        )
    )


async def select_case(session: Session, case_id: AfterSaleId) -> Case | None:
    """One case with its steps."""
    return next(iter(await _read(session, select(*_CASE).where(CaseRow.id == case_id))), None)


async def select_open(session: Session, order: OrderId) -> dict[LineId, AfterSaleId]:
    """The open cases of an order, by line."""
    query = select(CaseRow.line, CaseRow.id).where(CaseRow.order_id == order, CaseRow.ended_at.is_(None))
    return {row.line: row.id for row in await session.execute(query)}


async def select_exchanged(session: Session, order: OrderId) -> dict[LineId, list[tuple[AfterSaleId, SkuId, int]]]:
    """What exchanges brought for an order, and how much of it has not gone back since, by line, the earliest first."""
    later = aliased(CaseRow)
    gone = select(func.coalesce(func.sum(later.units), 0)).where(
        later.origin == CaseRow.id,
        later.order_id == order,
        later.state.in_([CaseState.EXCHANGED.value, CaseState.REFUNDED.value]),
        later.wish.in_([wish.value for wish in terms.WISHES_WITH_UNITS]),
    )
    query = select(
        CaseRow.line, CaseRow.id, CaseRow.wished, (CaseRow.units - gone.scalar_subquery()).label("units")
    ).where(CaseRow.order_id == order, CaseRow.state == CaseState.EXCHANGED.value)
    found: dict[LineId, list[tuple[AfterSaleId, SkuId, int]]] = {}
    for row in await session.execute(query.order_by(CaseRow.id)):
        found.setdefault(row.line, []).append((row.id, row.wished, int(row.units)))
    return found


async def select_to_replace(
    session: Session, store: StoreId, among: Collection[AfterSaleId] | None, most: int
) -> list[Case]:
    """Cases of a store that wait for it to send a replacement, by when that is due; all, or those among some."""
    query = select(*_CASE).where(
        CaseRow.store == store,
        CaseRow.state == CaseState.REPLACING.value,
        CaseRow.id.in_(among) if among is not None else true(),
    )
    return await _read(session, query.order_by(CaseRow.due_at, CaseRow.id).limit(most))


async def select_page(
    session: Session,
    whose: Mapping[str, AccountId | StoreId],
    *,
    states: Collection[CaseState] = (),
    before: int | None = None,
    most: int = 20,
) -> list[Case]:
    """A page of a buyer's or a store's cases, the newest first; ``whose`` is ``buyer`` or ``store``."""
    query = select(*_CASE).where(
        *(getattr(CaseRow, column) == value for column, value in whose.items()),
        true() if whose else false(),
        CaseRow.state.in_([state.value for state in states]) if states else true(),
        CaseRow.id < before if before is not None else true(),
    )
    return await _read(session, query.order_by(CaseRow.id.desc()).limit(most))


async def select_due_page(
    session: Session,
    *,
    store: StoreId | None,
    states: Collection[CaseState],
    after: tuple[datetime, int] | None,
    most: int,
) -> list[Case]:
    """Cases in some states by what is due first, of one store or of all."""
    place = text("(due_at, id) > (:due, :last)")
    query = select(*_CASE).where(
        CaseRow.store == store if store is not None else true(),
        CaseRow.state.in_([state.value for state in states]),
        CaseRow.due_at.is_not(None),
        place.bindparams(due=after[0], last=after[1]) if after is not None else true(),
    )
    return await _read(session, query.order_by(CaseRow.due_at, CaseRow.id).limit(most))


async def count_states(
    session: Session, store: StoreId, owed: Collection[CaseState], now: datetime, soon: datetime
) -> tuple[dict[CaseState, int], int, int]:
    """How many cases of each state a store has; of those whose answer it owes, how many are due and overdue.

    Args:
        soon: an answer that is due before this instant presses.
    """
    rows = await session.execute(
        select(
            CaseRow.state,
            func.count().label("cases"),
            func.count(case((CaseRow.due_at < soon, 1))).label("soon"),
            func.count(case((CaseRow.due_at < now, 1))).label("late"),
        )
        .where(CaseRow.store == store)
        .group_by(CaseRow.state)
    )
    found = {CaseState(row.state): row for row in rows}
    waiting = [row for state, row in found.items() if state in owed]
    counts = {state: row.cases for state, row in found.items()}
    return counts, sum(row.soon for row in waiting), sum(row.late for row in waiting)


async def count_fast(session: Session, buyer: AccountId, since: datetime) -> int:
    """How many refunds a buyer had at once since an instant."""
    query = select(func.count()).where(
        CaseRow.buyer == buyer,
        CaseRow.is_fast,
        CaseRow.wish == Wish.REFUND_ONLY.value,
        CaseRow.opened_at >= since,
    )
    return int(await session.scalar(query) or 0)


async def select_overdue(
    session: Session, now: datetime, after: tuple[datetime, int], most: int
) -> list[tuple[datetime, AfterSaleId]]:
    """Cases that the clock has to move, by what was due first, beyond a place."""
    rows = await session.execute(_DUE, {"now": now, "due": after[0], "id": after[1], "most": most})
    ids = [AfterSaleId(row.id) for row in rows]
    if not ids:
        return []
    found = await session.execute(
        select(CaseRow.due_at, CaseRow.id).where(CaseRow.id.in_(ids)).order_by(CaseRow.due_at, CaseRow.id)
    )
    return [(row.due_at, row.id) for row in found if row.due_at is not None]


async def select_waiting(session: Session, order: OrderId) -> list[AfterSaleId]:
    """Cases of an order that wait for the store's word, in id order."""
    query = select(CaseRow.id).where(CaseRow.order_id == order, CaseRow.state == CaseState.MERCHANT_REVIEW.value)
    return list(await session.scalars(query.order_by(CaseRow.id)))


async def erase_words(session: Session, account: AccountId) -> list[ImageId]:
    """Erase what somebody said and showed in any case; the pictures that are nobody's now."""
    rows = await session.execute(
        select(StepRow.pictures).where(StepRow.by == account, func.jsonb_array_length(StepRow.pictures) > 0)
    )
    images = [ImageId.parse(one["id"]) for row in rows for one in row.pictures]
    await session.execute(update(StepRow).where(StepRow.by == account).values(words="", pictures=[]))
    return images


def _column(value: Any) -> Any:
    return value.minor if isinstance(value, Money) else value.value if isinstance(value, Enum) else value


async def _read(session: Session, query: Select[Any]) -> list[Case]:
    return await _with_steps(session, (await session.execute(query)).all())


async def _with_steps(session: Session, rows: Sequence[Row[Any]]) -> list[Case]:
    if not rows:
        return []
    steps: dict[AfterSaleId, list[Step]] = {}
    query = select(*_STEP).where(StepRow.case_id.in_([row.id for row in rows]))
    for row in await session.execute(query.order_by(StepRow.case_id, StepRow.number)):
        steps.setdefault(row.case_id, []).append(_step(row))
    return [_case(row, tuple(steps.get(row.id, ()))) for row in rows]


def _step(row: Row[Any]) -> Step:
    return Step(
        number=row.number,
        event=row.event,
        state=CaseState(row.state),
        side=CaseSide(row.side),
        by=row.by,
        words=row.words,
        pictures=tuple(Picture(ImageId.parse(one["id"]), one["url"]) for one in row.pictures),
        facts=row.facts,
        at=row.at,
        key=row.key,
        fingerprint=row.fingerprint,
    )


def _case(row: Row[Any], steps: tuple[Step, ...]) -> Case:
    return Case(
        id=row.id,
        order=row.order_id,
        line=row.line,
        product=row.product,
        sku=row.sku,
        store=row.store,
        buyer=row.buyer,
        viewer=row.viewer,
        wish=Wish(row.wish),
        reason=CaseReason(row.reason),
        units=row.units,
        asked=Money(row.asked, row.currency),
        granted=None if row.granted is None else Money(row.granted, row.currency),
        liability=None if row.liability is None else Liability(row.liability),
        state=CaseState(row.state),
        is_unshipped=row.is_unshipped,
        is_fast=row.is_fast,
        carrier=row.carrier,
        tracking=row.tracking,
        due_at=row.due_at,
        opened_at=row.opened_at,
        moved_at=row.moved_at,
        ended_at=row.ended_at,
        rules=row.rules,
        steps=steps,
        wished=row.wished,
        origin=row.origin,
        outbound=row.outbound,
    )
