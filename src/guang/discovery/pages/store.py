"""All SQL of the served pages."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Integer, delete, func, select
from sqlalchemy.dialects.postgresql import insert as upsert

from guang.discovery.pages.tables import FeatureNamesRow, OddsRow, PageRow
from guang.kernel import codec
from guang.kernel.db import Session
from guang.kernel.ids import PageId, ViewerId

COLUMNS = [column.name for column in PageRow.__table__.columns]


async def copy_pages(session: Session, lines: Sequence[dict[str, Any]]) -> None:
    """Write served pages by COPY, which costs a tenth of an INSERT.

    Raises:
        asyncpg.UniqueViolationError: one is there already; nothing was written.
    """
    records = [tuple(_copied(line[name]) for name in COLUMNS) for line in lines]
    await (await session.driver()).copy_records_to_table(
        "pages", schema_name="discovery", columns=COLUMNS, records=records
    )


async def insert_pages(session: Session, lines: Sequence[dict[str, Any]]) -> None:
    """Write served pages; one that is there already is left alone."""
    await session.execute(upsert(PageRow).on_conflict_do_nothing(), list(lines))


async def keep_odds(session: Session, odds: Mapping[PageId, bytes]) -> None:
    """Keep what was foretold on some pages."""
    lines = [{"page": page, "odds": told} for page, told in odds.items()]
    await session.execute(upsert(OddsRow).on_conflict_do_nothing(), lines)


async def pages_with_odds(session: Session, recipe: str, span: tuple[PageId, PageId], most: int) -> Sequence[Any]:
    """The newest pages of a recipe and a span whose odds were kept, with them."""
    names = (PageRow.id, PageRow.viewer, PageRow.knobs, PageRow.variants, PageRow.candidates, PageRow.removed_by)
    wanted = select(*names, PageRow.scores, PageRow.items, PageRow.propensity, OddsRow.odds).join(
        OddsRow, OddsRow.page == PageRow.id
    )
    inside = wanted.where(PageRow.recipe == recipe, OddsRow.page >= span[0], OddsRow.page < span[1])
    return (await session.execute(inside.order_by(OddsRow.page.desc()).limit(most))).all()


def _copied(value: Any) -> Any:
    """JSON travels as text."""
    return codec.encode(value).decode() if isinstance(value, dict) else value


async def know_features(session: Session, digest: str, names: list[str]) -> None:
    """Remember what the columns of logged features are called."""
    await session.execute(upsert(FeatureNamesRow).values(id=digest, names=names).on_conflict_do_nothing())


async def feature_names(session: Session, digest: str) -> list[str]:
    """The names behind a digest; none if it is unknown."""
    return await session.scalar(select(FeatureNamesRow.names).where(FeatureNamesRow.id == digest)) or []


async def page(session: Session, wanted: PageId) -> PageRow | None:
    """A served page."""
    return await session.get(PageRow, wanted)


async def pages(session: Session, viewer: ViewerId | None, before: PageId | None, limit: int) -> Sequence[Any]:
    """Served pages without their arrays, the latest first."""
    wanted = select(
        PageRow.id,
        PageRow.viewer,
        PageRow.surface,
        PageRow.recipe,
        PageRow.model,
        PageRow.took_us,
        PageRow.silent,
        (func.length(PageRow.items, type_=Integer) // 8).label("items"),
        (func.length(PageRow.candidates, type_=Integer) // 8).label("candidates"),
    )
    if viewer is not None:
        wanted = wanted.where(PageRow.viewer == viewer)
    if before is not None:
        wanted = wanted.where(PageRow.id < before)
    return (await session.execute(wanted.order_by(PageRow.id.desc()).limit(limit))).all()


async def rows_served(session: Session, span: tuple[PageId, PageId], feature_names: str, most: int) -> Sequence[Any]:
    """The newest pages of a span with feature rows of those columns: what training reads of them, the oldest first."""
    newest = (
        select(PageRow.id, PageRow.viewer, PageRow.model, PageRow.items, PageRow.features)
        .where(PageRow.id >= span[0], PageRow.id < span[1], PageRow.feature_names == feature_names)
        .order_by(PageRow.id.desc())
        .limit(most)
    )
    return (await session.execute(newest)).all()[::-1]


async def pages_of(session: Session, key: str, span: tuple[PageId, PageId], most: int) -> Sequence[Any]:
    """Pages after one and before another that an experiment had a part in, the oldest first: what it said of each."""
    teams = PageRow.variants[key].astext
    wanted = select(PageRow.id, PageRow.viewer, PageRow.items, teams.label("teams"))
    inside = wanted.where(PageRow.id > span[0], PageRow.id < span[1], teams.is_not(None))
    return (await session.execute(inside.order_by(PageRow.id).limit(most))).all()


async def latest_viewers(session: Session, pages_looked_at: int, most: int) -> Sequence[ViewerId]:
    """Different viewers of the last pages, the latest first."""
    last = select(PageRow.id, PageRow.viewer).order_by(PageRow.id.desc()).limit(pages_looked_at).subquery()
    newest = func.max(last.c.id)
    return (
        await session.scalars(select(last.c.viewer).group_by(last.c.viewer).order_by(newest.desc()).limit(most))
    ).all()


async def delete_pages(session: Session, before: PageId, limit: int) -> int:
    """Forget the oldest pages below an id; returns how many."""
    oldest = select(PageRow.id).where(PageRow.id < before).order_by(PageRow.id).limit(limit)
    gone = await session.execute(delete(PageRow).where(PageRow.id.in_(oldest)))
    return int(gone.rowcount)  # type: ignore[attr-defined]


async def erase(session: Session, viewer: ViewerId) -> None:
    """Forget every page made for a viewer."""
    await session.execute(delete(PageRow).where(PageRow.viewer == viewer))
