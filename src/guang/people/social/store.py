"""All SQL of the social room. Counts are locked in one place, in the order of their subjects."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ARRAY,
    BigInteger,
    Text,
    and_,
    bindparam,
    delete,
    exists,
    func,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.orm import aliased

from guang.journal.reactions import START
from guang.journal.tables import CursorRow
from guang.kernel.db import Session, fetch
from guang.kernel.ids import AccountId, CommentId, ReportId, SubjectId, ViewerId
from guang.people.social.rules import COUNTED, Change
from guang.people.social.tables import (
    BlockRow,
    CommentRow,
    CountRow,
    FavouriteRow,
    FollowRow,
    LikeRow,
    MakerRow,
    ReportRow,
)

SHARES = "social.count_shares"
"""The name of our place in the journal; it is kept with the reactions' places, which a restore renumbers."""

Mark = type[LikeRow] | type[FavouriteRow]
LIKES: Mark = LikeRow
FAVOURITES: Mark = FavouriteRow

_ARRAYS = ", ".join(f"CAST(:{name} AS bigint[])" for name in COUNTED)
_BUMP = text(
    f"INSERT INTO people.subject_count AS kept (subject, {', '.join(COUNTED)}) "  # noqa: S608 - names are ours
    f"SELECT * FROM unnest(CAST(:subject AS text[]), {_ARRAYS}) ORDER BY 1 "
    f"ON CONFLICT (subject) DO UPDATE SET {', '.join(f'{name} = kept.{name} + excluded.{name}' for name in COUNTED)}"
).bindparams(bindparam("subject", type_=ARRAY(Text)), *(bindparam(name, type_=ARRAY(BigInteger)) for name in COUNTED))


_COUNTS = f"""
    SELECT subject, {", ".join(COUNTED)} FROM people.subject_count
    WHERE subject = ANY((SELECT $1::text[])::text[])
    """  # noqa: S608 - names of ours
_MARKS = """
    SELECT subject, 'like' AS mark FROM people.subject_like
    WHERE viewer = $1 AND subject = ANY((SELECT $2::text[])::text[])
    UNION ALL SELECT subject, 'favourite' FROM people.favourite
    WHERE viewer = $1 AND subject = ANY((SELECT $2::text[])::text[])
    """
"""Every page of the feed asks them."""


async def bump(session: Session, changes: Mapping[SubjectId, Change]) -> None:
    """Move counts in one statement, rows in the order of their subjects, so that no two movers wait in a circle."""
    if changes:
        moved: dict[str, list[Any]] = {name: [getattr(each, name) for each in changes.values()] for name in COUNTED}
        await session.execute(_BUMP, {"subject": list(changes), **moved})


async def counts(session: Session, subjects: Collection[SubjectId]) -> Sequence[Mapping[str, Any]]:
    """Counts of several subjects in one query; those nobody touched have no row."""
    return await fetch(session, _COUNTS, list(subjects))


# --- likes and favourites


async def add_mark(session: Session, mark: Mark, viewer: ViewerId, subject: SubjectId, now: datetime) -> bool:
    """Like or keep; whether it is new."""
    statement = insert(mark).values(viewer=viewer, subject=subject, at=now).on_conflict_do_nothing()
    return (await session.execute(statement.returning(mark.subject))).first() is not None


async def drop_mark(session: Session, mark: Mark, viewer: ViewerId, subject: SubjectId) -> bool:
    """Take a like or favourite back; whether there was one."""
    statement = delete(mark).where(mark.viewer == viewer, mark.subject == subject).returning(mark.subject)
    return (await session.execute(statement)).first() is not None


async def marks(session: Session, viewer: ViewerId, subjects: Collection[SubjectId]) -> list[tuple[SubjectId, str]]:
    """What one viewer liked and kept among these, in one query."""
    rows = await fetch(session, _MARKS, viewer, list(subjects))
    return [(SubjectId(row["subject"]), row["mark"]) for row in rows]


async def favourites(
    session: Session, viewer: ViewerId, before: tuple[datetime, str] | None, most: int
) -> Sequence[FavouriteRow]:
    """What a viewer keeps, newest first."""
    newest = (FavouriteRow.at.desc(), FavouriteRow.subject.desc())
    statement = select(FavouriteRow).where(FavouriteRow.viewer == viewer).order_by(*newest).limit(most)
    if before is not None:
        at, subject = before
        older = or_(FavouriteRow.at < at, and_(FavouriteRow.at == at, FavouriteRow.subject < subject))
        statement = statement.where(older)
    return (await session.scalars(statement)).all()


async def likes_of(session: Session, viewer: ViewerId) -> list[dict[str, Any]]:
    """Everything a viewer likes, newest first."""
    statement = select(LikeRow.subject, LikeRow.at).where(LikeRow.viewer == viewer).order_by(LikeRow.at.desc())
    return [{"subject": row.subject, "at": row.at} for row in await session.execute(statement)]


async def move_marks(session: Session, mark: Mark, source: ViewerId, into: ViewerId) -> list[SubjectId]:
    """Give a guest's marks to an account; returns those that it had already, whose counts are one too high."""
    taken = delete(mark).where(mark.viewer == source).returning(mark.subject, mark.at)
    rows = (await session.execute(taken)).all()
    if not rows:
        return []
    moved = [{"viewer": into, "subject": row.subject, "at": row.at} for row in rows]
    statement = insert(mark).values(moved).on_conflict_do_nothing().returning(mark.subject)
    new = set((await session.scalars(statement)).all())
    return [SubjectId(row.subject) for row in rows if row.subject not in new]


async def drop_marks(session: Session, mark: Mark, viewer: ViewerId) -> list[SubjectId]:
    """Take all of a viewer's marks back."""
    statement = delete(mark).where(mark.viewer == viewer).returning(mark.subject)
    return [SubjectId(subject) for subject in await session.scalars(statement)]


# --- following and blocking


async def add_follow(session: Session, values: dict[str, Any]) -> bool:
    """Follow; whether it is new."""
    statement = insert(FollowRow).values(**values).on_conflict_do_nothing().returning(FollowRow.followee)
    return (await session.execute(statement)).first() is not None


async def drop_follow(session: Session, viewer: ViewerId, followee: AccountId) -> bool:
    """Unfollow; whether there was something to undo."""
    statement = delete(FollowRow).where(FollowRow.viewer == viewer, FollowRow.followee == followee)
    return (await session.execute(statement.returning(FollowRow.followee))).first() is not None


async def followed_among(session: Session, viewer: ViewerId, people: Collection[AccountId]) -> set[AccountId]:
    """Whom of these a viewer follows."""
    statement = select(FollowRow.followee).where(FollowRow.viewer == viewer, FollowRow.followee.in_(people))
    return set((await session.scalars(statement)).all())


async def followees(session: Session, viewer: ViewerId, most: int) -> Sequence[AccountId]:
    """Everybody a viewer follows, newest first."""
    query = "SELECT followee FROM people.follow WHERE viewer = $1 ORDER BY at DESC LIMIT $2"
    return [AccountId(row["followee"]) for row in await fetch(session, query, viewer, most)]


async def following(
    session: Session, viewer: ViewerId, before: tuple[datetime, AccountId] | None, most: int
) -> Sequence[FollowRow]:
    """Whom a viewer follows, newest first."""
    newest = (FollowRow.at.desc(), FollowRow.followee.desc())
    statement = select(FollowRow).where(FollowRow.viewer == viewer).order_by(*newest).limit(most)
    if before is not None:
        at, followee = before
        older = or_(FollowRow.at < at, and_(FollowRow.at == at, FollowRow.followee < followee))
        statement = statement.where(older)
    return (await session.scalars(statement)).all()


async def drop_follows(session: Session, account: AccountId) -> list[tuple[AccountId, AccountId]]:
    """Undo everything somebody follows and everybody who follows them: (follower, followee) of each."""
    mine = or_(FollowRow.account == account, FollowRow.followee == account)
    rows = await session.execute(delete(FollowRow).where(mine).returning(FollowRow.account, FollowRow.followee))
    return [(row.account, row.followee) for row in rows]


async def add_block(session: Session, values: dict[str, Any]) -> bool:
    """Block; whether it is new."""
    statement = insert(BlockRow).values(**values).on_conflict_do_nothing().returning(BlockRow.blocked)
    return (await session.execute(statement)).first() is not None


async def drop_block(session: Session, viewer: ViewerId, blocked: AccountId) -> bool:
    """Unblock; whether there was something to undo."""
    statement = delete(BlockRow).where(BlockRow.viewer == viewer, BlockRow.blocked == blocked)
    return (await session.execute(statement.returning(BlockRow.blocked))).first() is not None


async def drop_blocks(session: Session, account: AccountId) -> None:
    """Forget every block by and against somebody."""
    await session.execute(delete(BlockRow).where(or_(BlockRow.account == account, BlockRow.blocked == account)))


async def blocks(session: Session, viewer: ViewerId) -> Sequence[BlockRow]:
    """Whom a viewer blocked, newest first."""
    newest = select(BlockRow).where(BlockRow.viewer == viewer).order_by(BlockRow.at.desc(), BlockRow.blocked.desc())
    return (await session.scalars(newest)).all()


async def avoided(session: Session, viewer: ViewerId) -> set[AccountId]:
    """Whom a viewer blocked, and who blocked the viewer, in one query."""
    query = """
        SELECT blocked AS other FROM people.block WHERE viewer = $1
        UNION SELECT account FROM people.block WHERE blocked_viewer = $1
        """
    return {AccountId(row["other"]) for row in await fetch(session, query, viewer)}


async def has_block(session: Session, viewer: ViewerId, other: AccountId) -> bool:
    """Whether a viewer blocked somebody."""
    mine = select(BlockRow.at).where(BlockRow.viewer == viewer, BlockRow.blocked == other)
    return await session.scalar(mine) is not None


async def is_blocked_between(session: Session, viewer: ViewerId, other: AccountId) -> bool:
    """Whether one of the two blocked the other."""
    either = or_(
        and_(BlockRow.viewer == viewer, BlockRow.blocked == other),
        and_(BlockRow.blocked_viewer == viewer, BlockRow.account == other),
    )
    return bool(await session.scalar(select(exists(select(BlockRow.at).where(either)))))


# --- comments


async def add_comment(session: Session, values: dict[str, Any]) -> None:
    """Keep a comment."""
    await session.execute(insert(CommentRow).values(**values))


async def comment(session: Session, comment_id: CommentId, *, lock: bool = False) -> CommentRow | None:
    """One comment, whatever its state."""
    statement = select(CommentRow).where(CommentRow.id == comment_id)
    if lock:
        statement = statement.with_for_update()
    return (await session.scalars(statement, execution_options={"populate_existing": True})).one_or_none()


async def change_comment(session: Session, comment_id: CommentId, values: dict[str, Any]) -> None:
    """Set columns of one comment."""
    statement = update(CommentRow).where(CommentRow.id == comment_id).values(**values)
    await session.execute(statement.execution_options(synchronize_session=False))


async def roots(
    session: Session, subject: SubjectId, viewer: ViewerId, before: CommentId | None, most: int
) -> Sequence[CommentRow]:
    """Heads of threads that a viewer may see, newest first; a deleted one stays while it has replies."""
    reply = aliased(CommentRow)
    answered = exists(
        select(reply.id).where(reply.root == CommentRow.id, reply.deleted_at.is_(None), reply.restricted_at.is_(None))
    )
    statement = (
        select(CommentRow)
        .where(CommentRow.subject == subject, CommentRow.root.is_(None), CommentRow.restricted_at.is_(None))
        .where(or_(CommentRow.deleted_at.is_(None), answered), ~_hidden_from(viewer))
        .order_by(CommentRow.id.desc())
        .limit(most)
    )
    if before is not None:
        statement = statement.where(CommentRow.id < before)
    return (await session.scalars(statement, execution_options={"populate_existing": True})).all()


async def replies(
    session: Session, root: CommentId, viewer: ViewerId, after: CommentId | None, most: int
) -> Sequence[CommentRow]:
    """Replies of a thread that a viewer may see, oldest first."""
    statement = (
        select(CommentRow)
        .where(CommentRow.root == root, CommentRow.restricted_at.is_(None), CommentRow.deleted_at.is_(None))
        .where(~_hidden_from(viewer))
        .order_by(CommentRow.id)
        .limit(most)
    )
    if after is not None:
        statement = statement.where(CommentRow.id > after)
    return (await session.scalars(statement, execution_options={"populate_existing": True})).all()


async def comments_of(session: Session, account: AccountId) -> Sequence[CommentRow]:
    """Everything somebody wrote, oldest first, locked."""
    statement = select(CommentRow).where(CommentRow.account == account).order_by(CommentRow.id).with_for_update()
    return (await session.scalars(statement, execution_options={"populate_existing": True})).all()


async def blank_comments(session: Session, account: AccountId, now: datetime) -> None:
    """Take words and names out of everything somebody wrote, and their name out of the answers."""
    blank = {"text": "", "account": None, "viewer": None, "deleted_at": func.coalesce(CommentRow.deleted_at, now)}
    await session.execute(update(CommentRow).where(CommentRow.account == account).values(**blank))
    await session.execute(update(CommentRow).where(CommentRow.answered == account).values(answered=None))


def _hidden_from(viewer: ViewerId) -> Any:
    """One of the two, author and viewer, blocked the other."""
    mine = and_(BlockRow.viewer == viewer, BlockRow.blocked == CommentRow.account)
    theirs = and_(BlockRow.viewer == CommentRow.viewer, BlockRow.blocked_viewer == viewer)
    return exists(select(BlockRow.at).where(or_(mine, theirs)))


# --- reports


async def add_report(session: Session, values: dict[str, Any]) -> bool:
    """Keep a report; false if this viewer reported this subject before."""
    statement = insert(ReportRow).values(**values).on_conflict_do_nothing().returning(ReportRow.id)
    return (await session.execute(statement)).first() is not None


async def report_by(session: Session, viewer: ViewerId, subject: SubjectId) -> ReportId | None:
    """The report this viewer made about this subject."""
    return await session.scalar(select(ReportRow.id).where(ReportRow.viewer == viewer, ReportRow.subject == subject))


async def reports_by(session: Session, viewer: ViewerId) -> list[dict[str, Any]]:
    """Everything a viewer reported."""
    statement = select(ReportRow.id, ReportRow.subject, ReportRow.reason, ReportRow.text)
    rows = await session.execute(statement.where(ReportRow.viewer == viewer).order_by(ReportRow.id))
    return [dict(row._mapping) for row in rows]  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping


async def reports(session: Session, subject: SubjectId, most: int) -> Sequence[ReportRow]:
    """What was said against a subject, newest first."""
    statement = select(ReportRow).where(ReportRow.subject == subject).order_by(ReportRow.id.desc()).limit(most)
    return (await session.scalars(statement)).all()


async def move_reports(session: Session, source: ViewerId, into: ViewerId) -> None:
    """A guest's reports become the account's, except where the account reported the same."""
    known = select(ReportRow.subject).where(ReportRow.viewer == into)
    statement = delete(ReportRow).where(ReportRow.viewer == source, ReportRow.subject.in_(known))
    await session.execute(statement.execution_options(synchronize_session=False))
    await session.execute(update(ReportRow).where(ReportRow.viewer == source).values(viewer=into))


async def drop_reports(session: Session, viewer: ViewerId) -> None:
    """Forget what somebody reported."""
    await session.execute(delete(ReportRow).where(ReportRow.viewer == viewer))


# --- shares


async def claim_place(session: Session) -> tuple[int, int] | None:
    """Up to where in the journal shares have been counted; nothing while another worker is at it."""
    made = insert(CursorRow).values(name=SHARES, tx=START[0], position=START[1]).on_conflict_do_nothing()
    await session.execute(made)
    claim = select(CursorRow.tx, CursorRow.position).where(CursorRow.name == SHARES).with_for_update(skip_locked=True)
    row = (await session.execute(claim)).one_or_none()
    return None if row is None else (row.tx, row.position)


async def move_place(session: Session, place: tuple[int, int]) -> None:
    """Note up to where shares have been counted."""
    tx, position = place
    await session.execute(update(CursorRow).where(CursorRow.name == SHARES).values(tx=tx, position=position))


# --- makers


async def put_maker(session: Session, subject: SubjectId, owner: AccountId) -> None:
    """Note who made something."""
    statement = insert(MakerRow).values(subject=subject, owner=owner)
    await session.execute(statement.on_conflict_do_update(index_elements=["subject"], set_={"owner": owner}))


async def maker(session: Session, subject: SubjectId) -> AccountId | None:
    """Who made something, if it is known."""
    return await session.scalar(select(MakerRow.owner).where(MakerRow.subject == subject))


async def drop_maker(session: Session, owner: AccountId) -> None:
    """Forget what somebody made, and their own counts."""
    await session.execute(delete(MakerRow).where(MakerRow.owner == owner))
    await session.execute(delete(CountRow).where(CountRow.subject == owner.text))


async def likes_received(session: Session, owners: Collection[AccountId]) -> dict[AccountId, int]:
    """How often what these people made was liked."""
    statement = (
        select(MakerRow.owner, func.sum(CountRow.likes).label("likes"))
        .join(CountRow, CountRow.subject == MakerRow.subject)
        .where(MakerRow.owner.in_(owners))
        .group_by(MakerRow.owner)
    )
    return {row.owner: int(row.likes) for row in await session.execute(statement)}
