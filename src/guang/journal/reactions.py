"""Hearing: a reaction does its part in one transaction together with the step of its cursor.

Its effect inside the database is therefore exactly once, whatever is killed when. A fact that a reaction cannot
digest is tried again with growing pauses, then parked, counted, and waits for a person; the others go on.
"""

from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec
import structlog
from sqlalchemy import delete, func, select, text, update

from guang.journal import registry, waiting
from guang.journal.reading import HORIZON, RawLine, facts_after, horizon
from guang.journal.tables import CursorRow, FactRow, TroubleRow
from guang.kernel.db import Database, Session, fetch
from guang.kernel.ids import FactId, first_at

Handler = Callable[[Session, Any], Awaitable[int | None]]
HandlerT = TypeVar("HandlerT", bound=Handler)

ATTEMPTS = 5
FIRST_PAUSE = timedelta(seconds=1)
BATCH = 200
FAR_BEHIND = 10_000
"""So many transactions later, a cursor moves on although nothing concerned it: a move is a write."""
START = (-(2**62), 0)
_CLAIM = f"""
    SELECT tx, position, {HORIZON} AS edge FROM journal.cursors WHERE name = $1 FOR UPDATE SKIP LOCKED
    """  # noqa: S608 - a constant of ours
_BEGIN = "INSERT INTO journal.cursors (name, tx, position) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING"
_MOVE = "UPDATE journal.cursors SET tx = $2, position = $3, moved_at = now() WHERE name = $1"
_DUE = "SELECT DISTINCT reaction FROM journal.troubles WHERE parked_at IS NULL AND next_try_at <= $1"
log = structlog.get_logger(__name__)


class Reaction(msgspec.Struct, frozen=True):
    """What one room does when it hears certain facts."""

    name: str
    names: tuple[str, ...]
    handler: Handler
    together: bool = False


_reactions: dict[str, Reaction] = {}


class reacts:  # noqa: N801 - a decorator reads as a word
    """``@reacts(OrderCancelled, name="warehouse.put_cancelled_units_back")`` over ``async def f(session, happened)``.

    The name is the cursor's key: renaming a reaction makes it hear everything again.

    Facts share transactions. A handler that has locked what requests lock, too, returns True, and its transaction ends
    with this fact: otherwise it would hold what one fact needs while it waits for what the next one needs.

    Args:
        together: the handler takes a sequence of facts, all that one transaction brings, in their order: for those
            that can do the work of many in one statement. One that has locked what requests lock, too, returns True,
            or how many of them it took, if not all; the transaction ends there, and the others come in the next one.
    """

    def __init__(self, *kinds: type[msgspec.Struct], name: str, together: bool = False) -> None:
        self.kinds = kinds
        self.name = name
        self.together = together

    def __call__(self, handler: HandlerT) -> HandlerT:
        """Register the handler."""
        if self.name in _reactions:
            raise ValueError(f"two reactions are named {self.name}")
        names = tuple(registry.name_of(kind) for kind in self.kinds)
        _reactions[self.name] = Reaction(self.name, names, handler, self.together)
        return handler


def registered() -> dict[str, Reaction]:
    """Every reaction that has been imported, by name."""
    return dict(sorted(_reactions.items()))


async def deliver(database: Database, reaction: Reaction, now: datetime) -> int:
    """Bring one reaction its next facts; returns how many it has taken (0: nothing new, or another worker is at it)."""
    taken, has_more = 0, True
    while has_more and taken < BATCH:
        try:
            step, has_more = await _deliver(database, reaction, now)
        except Exception as fault:
            log.info("reaction.retrying_one_by_one", reaction=reaction.name, fault=repr(fault))
            step, has_more = await _deliver(database, reaction, now, careful=True)
        taken += step
    return taken


async def news(database: Database, after: tuple[int, int]) -> tuple[set[str], tuple[int, int]]:
    """The names of facts decided after a place, and the place up to which this is known; at `START`, only the place."""
    async with database.session() as session:
        edge = await horizon(session)
        if after == START:
            return set(), (edge, -1)
        query = text("SELECT DISTINCT name FROM journal.facts WHERE (tx, position) > (:tx, :position) AND tx < :edge")
        names = await session.scalars(query, {"tx": after[0], "position": after[1], "edge": edge})
        return set(names), max(after, (edge, -1))


async def due(database: Database, now: datetime) -> set[str]:
    """The names of reactions that have something to try again."""
    async with database.session() as session:
        return {row["reaction"] for row in await fetch(session, _DUE, now)}


async def drain(database: Database, now: datetime, *, rounds: int = 100) -> int:
    """Deliver until every reaction has heard everything (tests, imports); returns how many facts were taken."""
    total = 0
    for _ in range(rounds):
        taken = sum([await deliver(database, reaction, now) for reaction in registered().values()])
        total += taken
        if not taken:
            break
    return total


async def _deliver(database: Database, reaction: Reaction, now: datetime, *, careful: bool = False) -> tuple[int, bool]:
    """One transaction; returns how many facts it took, and whether it ended before the facts did."""
    async with database.session() as session:
        claimed = await _claim(session, reaction.name)
        if claimed is None:
            return 0, False
        began, edge = claimed
        rows = await facts_after(session, began, names=list(reaction.names), most=BATCH)
        take = _take_with_care if careful else _take_together if reaction.together else _take_each
        taken, is_full = await take(session, reaction, rows, now)
        place = (rows[taken - 1].tx, rows[taken - 1].position) if taken else began
        if taken == len(rows) < BATCH and (taken or edge - place[0] > FAR_BEHIND):
            place = max(place, (edge, -1))
        if place != began:
            await fetch(session, _MOVE, reaction.name, *place)
        await session.commit()
        return taken, is_full and taken < len(rows)


async def _take_each(session: Session, reaction: Reaction, rows: Sequence[RawLine], now: datetime) -> tuple[int, bool]:
    """Bring facts one by one; returns how many, and whether the transaction must end there."""
    for taken, row in enumerate(rows, 1):
        if await _hand_over(session, reaction, row):
            return taken, True
    return len(rows), False


async def _take_together(
    session: Session, reaction: Reaction, rows: Sequence[RawLine], now: datetime
) -> tuple[int, bool]:
    if not rows:
        return 0, False
    told = await reaction.handler(session, [registry.read(row.name, row.body) for row in rows])
    is_part = bool(told) and not isinstance(told, bool)
    return told if is_part and told else len(rows), bool(told)


async def _take_with_care(
    session: Session, reaction: Reaction, rows: Sequence[RawLine], now: datetime
) -> tuple[int, bool]:
    """One by one, each in a savepoint, up to one that has to wait for its next try."""
    for taken, row in enumerate(rows):
        goes_on, is_full = await _try_one(session, reaction, row, now)
        if not goes_on:
            return taken, False
        if is_full:
            return taken + 1, True
    return len(rows), False


async def _hand_over(session: Session, reaction: Reaction, row: RawLine | FactRow) -> bool:
    happened = registry.read(row.name, row.body)
    return bool(await reaction.handler(session, [happened] if reaction.together else happened))


async def _claim(session: Session, name: str) -> tuple[tuple[int, int], int] | None:
    """Where a reaction's cursor stands, and the horizon; None if another worker is at it."""
    found = await fetch(session, _CLAIM, name)
    if not found:
        await fetch(session, _BEGIN, name, *START)
        found = await fetch(session, _CLAIM, name)
    return ((found[0]["tx"], found[0]["position"]), found[0]["edge"]) if found else None


async def _try_one(session: Session, reaction: Reaction, row: RawLine, now: datetime) -> tuple[bool, bool]:
    """Deliver one fact inside a savepoint.

    Returns:
        Whether the batch goes on rather than stop and wait, and whether the transaction ends with this fact.
    """
    trouble = await session.get(TroubleRow, (reaction.name, FactId(row.id)))
    if trouble and trouble.parked_at:
        return True, False
    if trouble and trouble.next_try_at > now:
        return False, False
    try:
        async with session.begin_nested():
            is_full = await _hand_over(session, reaction, row)
            await waiting.write(session)
    except Exception as fault:
        attempts = (trouble.attempts if trouble else 0) + 1
        parked = attempts >= ATTEMPTS
        trouble = trouble or TroubleRow(reaction=reaction.name, fact=FactId(row.id))
        trouble.attempts, trouble.fault = attempts, repr(fault)[:2000]
        trouble.next_try_at = now + FIRST_PAUSE * 2 ** (attempts - 1)
        trouble.parked_at = now if parked else None
        session.add(trouble)
        await session.flush()
        log.exception(
            "reaction.failed", reaction=reaction.name, fact=FactId(row.id).text, attempts=attempts, parked=parked
        )
        return parked, False
    if trouble:
        await session.delete(trouble)
    return True, is_full


async def retry_parked(session: Session, reaction: str, fact: FactId) -> None:
    """Give a parked fact to its reaction once more, out of turn; what the reaction raises reaches the caller."""
    row = (await session.scalars(select(FactRow).where(FactRow.id == fact))).one()
    await _hand_over(session, _reactions[reaction], row)
    await session.execute(delete(TroubleRow).where(TroubleRow.reaction == reaction, TroubleRow.fact == fact))


async def rewind(session: Session, reaction: str, *, since: datetime | None = None) -> None:
    """Make a reaction hear again everything recorded since an instant, or from the beginning.

    Only for reactions whose effect is a projection that was emptied, or that are idempotent.
    """
    place = START
    if since is not None:
        first = text("SELECT tx, position FROM journal.facts WHERE id >= :low ORDER BY tx, position LIMIT 1")
        row = (await session.execute(first, {"low": first_at(since)})).one_or_none()
        if row is None:
            return
        place = (row.tx, row.position - 1)
    await session.execute(update(CursorRow).where(CursorRow.name == reaction).values(tx=place[0], position=place[1]))


async def lag(session: Session) -> dict[str, int]:
    """For each reaction, how many facts it has not heard yet."""
    behind: dict[str, int] = {}
    cursors = {row.name: (row.tx, row.position) for row in await session.scalars(select(CursorRow))}
    for name, reaction in registered().items():
        place = cursors.get(name, START)
        count = select(func.count()).where(FactRow.name.in_(reaction.names), text("(tx, position) > (:tx, :position)"))
        behind[name] = int(await session.scalar(count, {"tx": place[0], "position": place[1]}) or 0)
    return behind


async def renumber_after_restore(session: Session) -> None:
    """Make restored logs readable in a cluster whose transaction numbers start lower than theirs.

    Shifts every stored transaction number, cursors too, by one amount, so that the order stays and all of them lie
    below the present. A cursor that has caught up stands above the last line; left there it would pass over what is
    recorded next. Call once, in the restoring transaction, before anything else is recorded.
    """
    logs = ", ".join(f"(SELECT max(tx) FROM journal.{log})" for log in ("facts", "behaviour", "cursors"))  # noqa: S608
    top = f"SELECT greatest({logs})"
    highest = await session.scalar(text(top))
    present = await session.scalar(text("SELECT pg_current_xact_id()::text::bigint"))
    if highest is None or present is None or highest < present:
        return
    by = int(highest) - int(present) + 1
    for table in ("facts", "behaviour", "cursors"):
        await session.execute(text(f"UPDATE journal.{table} SET tx = tx - :by"), {"by": by})  # noqa: S608
