"""What operators and viewers may know about served pages."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np

from guang.discovery.pages import store
from guang.discovery.pages.errors import NoSuchPage
from guang.discovery.pages.log import digest_of
from guang.discovery.pages.types import Candidate, Foretold, PageLine, PageTrace
from guang.journal import Surface
from guang.kernel.db import Session
from guang.kernel.ids import TAIL_BITS, Id, PageId, ProductId, VideoId, ViewerId, first_at, time_of
from guang.learning import training


async def served_pages(
    session: Session, *, viewer: ViewerId | None = None, before: PageId | None = None, limit: int = 50
) -> tuple[PageLine, ...]:
    """Pages as they were served, the latest first; one viewer's, or everybody's."""
    return tuple(_line(row._asdict()) for row in await store.pages(session, viewer, before, limit))


async def latest_viewers(session: Session, most: int) -> tuple[ViewerId, ...]:
    """Different people who were served pages last, the latest first."""
    return tuple(await store.latest_viewers(session, 100 * most, most))


async def served_page(session: Session, wanted: PageId, *, waiting: dict[str, Any] | None = None) -> PageTrace:
    """A page with every candidate, those that were removed too.

    Args:
        waiting: the page, if it is still in the log's memory.

    Raises:
        NoSuchPage: it was never served, or has been forgotten.
    """
    row = waiting
    if row is None:
        stored = await store.page(session, wanted)
        if stored is None:
            raise NoSuchPage(page=wanted)
        row = {name: getattr(stored, name) for name in stored.__table__.columns.keys()}  # noqa: SIM118 - not a dict
        row["names"] = await store.feature_names(session, row["feature_names"]) if row["feature_names"] else []
    return trace(row, row["names"])


def trace(row: dict[str, Any], feature_names: Sequence[str]) -> PageTrace:
    """Turn a logged line back into what happened."""
    ids = np.frombuffer(row["candidates"], "<i8")
    items = np.frombuffer(row["items"], "<i8").tolist()
    features = np.frombuffer(row["features"], "<f4").reshape(len(items), -1) if items else np.empty((0, 0))
    slots = {number: slot for slot, number in enumerate(items)}
    kind: type[Id] = ProductId if row["recipe"] == "goods" else VideoId
    candidates = []
    for number, mask, remover, score in zip(
        ids.tolist(),
        np.frombuffer(row["found_by"], "<u8").tolist(),
        np.frombuffer(row["removed_by"], "<i2").tolist(),
        np.frombuffer(row["scores"], "<f4").tolist(),
        strict=True,
    ):
        slot = slots.get(number)
        candidates.append(
            Candidate(
                id=kind(number).text,
                title=None,
                sources=tuple(name for bit, name in enumerate(row["sources"]) if mask >> bit & 1),
                removed_by=None if remover < 0 else row["filters"][remover],
                score=_number(score),
                slot=slot,
                propensity=None if slot is None else _number(np.frombuffer(row["propensity"], "<f4")[slot]),
                features=None if slot is None else _named(feature_names, features[slot]),
            )
        )
    line = _line(row | {"items": len(items), "candidates": len(ids)})
    return PageTrace(
        page=line,
        sources=tuple(row["sources"]),
        filters=tuple(row["filters"]),
        variants=row["variants"],
        knobs=row["knobs"],
        candidates=tuple(sorted(candidates, key=_as_shown)),
    )


def _as_shown(one: Candidate) -> tuple[bool, int, bool, float]:
    """Slots first, then those passed over by score, then the removed."""
    return (one.slot is None, one.slot or 0, one.score is None, -(one.score or 0.0))


def _line(row: dict[str, Any]) -> PageLine:
    return PageLine(
        id=row["id"],
        viewer=row["viewer"],
        at=time_of(row["id"]),
        surface=Surface(row["surface"]).name,
        recipe=row["recipe"],
        model=row["model"],
        items=row["items"],
        candidates=row["candidates"],
        took_us=row["took_us"],
        silent=tuple(row["silent"]),
    )


def _number(value: Any) -> float | None:
    return round(float(value), 6) if np.isfinite(value) else None


def _named(names: Sequence[str], row: Any) -> dict[str, float | None] | None:
    return {name: _number(value) for name, value in zip(names, row, strict=True)} if len(names) == len(row) else None


async def shown(
    session: Session, names: Sequence[str], *, since: datetime, until: datetime, most: int = 3_000
) -> training.Shown:
    """What the newest pages of a span showed, with the rows of features that were logged: to learn from.

    Args:
        names: of the columns; pages with others are passed over.
        most: pages.
    """
    span = PageId(first_at(since)), PageId(first_at(until))
    served = [row for row in await store.rows_served(session, span, digest_of(names), most) if row.features]
    lengths = [len(row.items) // 8 for row in served]
    page, viewer = (np.repeat(np.array([row[place] for row in served], np.int64), lengths) for place in (0, 1))
    return training.Shown(
        tuple(names),
        page=page,
        viewer=viewer,
        item=np.frombuffer(b"".join(row.items for row in served), "<i8"),
        at=(page >> TAIL_BITS) / 1000.0,
        model=np.repeat(np.array([row.model for row in served], str), lengths),
        rows=np.frombuffer(b"".join(row.features for row in served), "<f4").reshape(-1, len(names)),
    )


async def foretold(
    session: Session, recipe: str, *, since: datetime, until: datetime, most: int
) -> tuple[Foretold, ...]:
    """The newest pages of a span whose odds were kept; without those that two rankers made together."""
    span = PageId(first_at(since)), PageId(first_at(until))
    found = []
    for row in await store.pages_with_odds(session, recipe, span, most):
        stayed = np.frombuffer(row.removed_by, "<i2") < 0
        ids = np.frombuffer(row.candidates, "<i8")[stayed]
        odds = np.frombuffer(row.odds, "<f4")
        if len(ids) == 0 or len(odds) % len(ids) or _is_of_two(row):
            continue
        found.append(
            Foretold(
                page=row.id,
                viewer=row.viewer,
                knobs=row.knobs,
                ids=ids,
                scores=np.frombuffer(row.scores, "<f4")[stayed],
                odds=odds.reshape(len(ids), -1),
                items=np.frombuffer(row.items, "<i8"),
                propensity=np.frombuffer(row.propensity, "<f4"),
            )
        )
    return tuple(found)


def _is_of_two(row: Any) -> bool:
    """Whether a variant says of each slot who chose it, as a duel does."""
    slots = len(row.items) // 8
    return any(len(told) == slots and set(told) <= {"0", "1"} for told in row.variants.values())


async def forget_viewer(session: Session, viewer: ViewerId) -> None:
    """Delete every page made for a viewer."""
    await store.erase(session, viewer)
