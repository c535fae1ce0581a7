"""All SQL of experiments."""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec
from sqlalchemy import delete, false, func, or_, select
from sqlalchemy.dialects.postgresql import insert as upsert

from guang.journal import registry
from guang.journal.facts.trade import OrderPaid
from guang.kernel.db import Session, fetch
from guang.kernel.ids import OrderId, ViewerId, first_at, time_of
from guang.kernel.money import Money
from guang.learning.experiments.metrics import PEOPLE
from guang.learning.experiments.tables import CountedRow, DayRow, ExperimentRow, PersonRow
from guang.learning.experiments.types import Experiment, Line


async def lock(session: Session) -> None:
    """One experiment is started or ended at a time."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("learning.experiments"))))


async def running(session: Session, *, ended_after: datetime | None = None) -> Sequence[Experiment]:
    """Experiments that have not ended, or not before an instant."""
    late = ExperimentRow.ended_at > ended_after if ended_after else false()
    wanted = or_(ExperimentRow.ended_at.is_(None), late)
    rows = await session.scalars(select(ExperimentRow).where(wanted).order_by(ExperimentRow.key))
    return [experiment(row) for row in rows]


async def latest(session: Session, most: int) -> Sequence[Experiment]:
    """The last experiments, the latest first."""
    rows = await session.scalars(select(ExperimentRow).order_by(ExperimentRow.started_at.desc()).limit(most))
    return [experiment(row) for row in rows]


async def one(session: Session, key: str) -> ExperimentRow | None:
    """One experiment."""
    return await session.get(ExperimentRow, key)


def insert(session: Session, made: Experiment) -> None:
    """Another experiment runs."""
    values = {name: getattr(made, name) for name in made.__struct_fields__}
    session.add(ExperimentRow(**values | {"variants": msgspec.to_builtins(made.variants)}))


def experiment(row: ExperimentRow) -> Experiment:
    """A row as the rooms above know it."""
    values = {name: getattr(row, name) for name in Experiment.__struct_fields__}
    return msgspec.convert(values, Experiment, from_attributes=True)


_ARRAYS = (
    "unnest($1::text[], $2::text[], $3::bigint[], $4::smallint[], $5::float8[]) "
    "AS told (key, metric, viewer, arm, more)"
)
_SHOWN = f"""
    WITH came AS (
        INSERT INTO learning.experiment_people (key, metric, viewer, arm, value)
        SELECT key, metric, viewer, arm, 1 FROM {_ARRAYS} ORDER BY key, metric, viewer
        ON CONFLICT DO NOTHING RETURNING key, metric, arm
    )
    INSERT INTO learning.experiment_days AS day (key, day, metric, arm, total, squares)
    SELECT key, $6, metric, arm, count(*), count(*) FROM came GROUP BY key, metric, arm ORDER BY key, metric, arm
    ON CONFLICT (key, day, metric, arm)
    DO UPDATE SET total = day.total + excluded.total, squares = day.squares + excluded.squares
    """  # noqa: S608 - constants of ours
_DONE = f"""
    WITH told AS (
        SELECT told.key, told.metric, told.viewer, told.arm, sum(told.more) AS more FROM {_ARRAYS}
        JOIN learning.experiment_people AS person
            ON person.key = told.key AND person.metric = '{PEOPLE}' AND person.viewer = told.viewer
        GROUP BY told.key, told.metric, told.viewer, told.arm
    ), added AS (
        INSERT INTO learning.experiment_people AS person (key, metric, viewer, arm, value)
        SELECT key, metric, viewer, arm, more FROM told ORDER BY key, metric, viewer
        ON CONFLICT (key, metric, viewer) DO UPDATE SET value = person.value + excluded.value
        RETURNING key, metric, viewer, arm, value
    )
    INSERT INTO learning.experiment_days AS day (key, day, metric, arm, total, squares)
    SELECT key, $6, metric, added.arm, sum(told.more), sum(added.value ^ 2 - (added.value - told.more) ^ 2)
    FROM added JOIN told USING (key, metric, viewer) GROUP BY key, metric, added.arm ORDER BY key, metric, added.arm
    ON CONFLICT (key, day, metric, arm)
    DO UPDATE SET total = day.total + excluded.total, squares = day.squares + excluded.squares
    """  # noqa: S608 - constants of ours


async def add(session: Session, lines: Sequence[Line], day: date) -> None:
    """Add to what people did and to the day, in two statements; whoever was shown nothing is nobody's person."""
    for statement, mine in ((_SHOWN, True), (_DONE, False)):
        chosen = [line for line in lines if (line.metric == PEOPLE) is mine]
        if chosen:
            await fetch(session, statement, *map(list, zip(*chosen, strict=True)), day)


async def add_to_day(session: Session, key: str, day: date, more: Sequence[tuple[str, int, int]]) -> None:
    """Add to metrics and arms of one day what belongs to nobody in particular."""
    if not more:
        return
    rows = [
        {"key": key, "day": day, "metric": metric, "arm": arm, "total": times, "squares": times}
        for metric, arm, times in sorted(more)
    ]
    said = upsert(DayRow).values(rows)
    changed = {
        "total": DayRow.total + said.excluded.total,
        "squares": DayRow.squares + said.excluded.squares,
    }
    await session.execute(said.on_conflict_do_update(index_elements=["key", "day", "metric", "arm"], set_=changed))


async def sums(session: Session, key: str) -> dict[tuple[str, int], tuple[float, float]]:
    """The sum and the sum of squares of each metric and arm."""
    query = select(DayRow.metric, DayRow.arm, func.sum(DayRow.total), func.sum(DayRow.squares))
    rows = await session.execute(query.where(DayRow.key == key).group_by(DayRow.metric, DayRow.arm))
    return {(metric, arm): (float(total), float(squares)) for metric, arm, total, squares in rows}


async def reached(session: Session, name: str) -> tuple[int, int] | None:
    """How far something has been counted; None if never."""
    row = await session.get(CountedRow, name)
    return (row.tx, row.position) if row else None


async def counted_at(session: Session, name: str) -> datetime | None:
    """When that was."""
    row = await session.get(CountedRow, name)
    return row.counted_at if row else None


async def lock_reached(session: Session, name: str) -> tuple[int, int] | None:
    """The same as `reached`; nobody else moves it until the transaction ends."""
    await session.execute(select(func.pg_advisory_xact_lock(func.hashtext("learning.experiments.count"))))
    return await reached(session, name)


async def reach(session: Session, name: str, place: tuple[int, int], now: datetime) -> None:
    """Everything up to a place has been counted."""
    values = {"tx": place[0], "position": place[1], "counted_at": now}
    said = upsert(CountedRow).values(name=name, **values)
    await session.execute(said.on_conflict_do_update(index_elements=["name"], set_=values))


async def paid(session: Session, orders: Sequence[OrderId]) -> dict[OrderId, Money]:
    """What orders had come to when they were paid, out of the journal."""
    if not orders:
        return {}
    query = (
        "SELECT body::text AS body FROM journal.facts "
        "WHERE name = $1 AND id >= $2 AND body ->> 'order' = ANY($3::text[])"
    )
    name, since = registry.name_of(OrderPaid), first_at(min(time_of(order) for order in orders))
    rows = await fetch(session, query, name, since, [order.text for order in orders])
    found = [registry.read(name, row["body"]) for row in rows]
    return {one.order: one.total for one in found if isinstance(one, OrderPaid)}


async def forget(session: Session, viewer: ViewerId) -> None:
    """Delete what one person did."""
    await session.execute(delete(PersonRow).where(PersonRow.viewer == viewer))
