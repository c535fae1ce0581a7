"""All SQL of reviews. A review's row is locked before what it adds to; ratings are changed in order of subject."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, delete, func, select, text, true, tuple_, update
from sqlalchemy.dialects.postgresql import insert

from guang.kernel.db import Session, fetch
from guang.kernel.ids import (
    AccountId,
    ImageId,
    LineId,
    OrderId,
    ProductId,
    ReviewId,
    StoreId,
    SubjectId,
    VideoId,
    ViewerId,
)
from guang.trade.reviews import rules
from guang.trade.reviews.tables import ClipRow, RatingRow, ReviewRow, VoteRow
from guang.trade.reviews.types import (
    Addition,
    NewReview,
    Picture,
    Rating,
    Reply,
    Review,
    ReviewSort,
    Shown,
    Sought,
    Span,
    Stars,
    Tally,
)

_REVIEW = tuple(ReviewRow.__table__.c)
_PUBLIC = text("shown = 'shown' AND NOT is_restricted")
"""Word for word the condition of the indices."""
_COUNT = """
    INSERT INTO trade.ratings AS r (subject, ones, twos, threes, fours, fives, logistics, service)
    SELECT s, $2, $3, $4, $5, $6, $7, $8 FROM unnest($1::text[]) AS s ORDER BY s
    ON CONFLICT (subject) DO UPDATE SET
        ones = r.ones + excluded.ones, twos = r.twos + excluded.twos, threes = r.threes + excluded.threes,
        fours = r.fours + excluded.fours, fives = r.fives + excluded.fives,
        logistics = r.logistics + excluded.logistics, service = r.service + excluded.service
    """
_TAKE = """
    UPDATE trade.ratings SET ones = ones - $2, twos = twos - $3, threes = threes - $4, fours = fours - $5,
           fives = fives - $6, logistics = logistics - $7, service = service - $8
    WHERE subject = $1
    """
_FORGET_VOTES = text(
    """
    WITH gone AS (DELETE FROM trade.review_votes WHERE viewer = :viewer RETURNING review, helpful)
    UPDATE trade.reviews AS r
    SET helpful = r.helpful - CASE WHEN gone.helpful THEN 1 ELSE 0 END,
        unhelpful = r.unhelpful - CASE WHEN gone.helpful THEN 0 ELSE 1 END
    FROM gone WHERE r.id = gone.review RETURNING r.id, r.helpful, r.unhelpful
    """
)


async def insert_review(session: Session, made: Review, wanted: NewReview) -> bool:
    """Write a review down; False if the line has one. Waits for whoever is writing it."""
    done = await session.execute(
        insert(ReviewRow)
        .values(
            id=made.id,
            order_id=made.order,
            line=made.line,
            product=made.product,
            sku=made.sku,
            store=made.store,
            author=made.author,
            viewer=made.viewer,
            goods=made.stars.goods,
            logistics=made.stars.logistics,
            service=made.stars.service,
            goods_now=made.stars.goods,
            logistics_now=made.stars.logistics,
            service_now=made.stars.service,
            words=made.words,
            first_words=made.words,
            locale=wanted.locale,
            options=[dict(option) for option in made.options],
            pictures=told(made.pictures),
            has_pictures=bool(made.pictures),
            video=made.video,
            anonymous=made.anonymous,
            shown=made.shown.value,
            written_at=made.written_at,
        )
        .on_conflict_do_nothing()
        .returning(ReviewRow.id)
    )
    return done.first() is not None


async def count(session: Session, review: Review, *, on: bool) -> None:
    """Let the first stars of a review count for its product and its store, or not any more."""
    subjects = sorted([review.product.text, review.store.text])
    goods = [int(review.stars.goods == star) for star in range(1, 6)]
    added = (*goods, review.stars.logistics, review.stars.service)
    if on:
        await fetch(session, _COUNT, subjects, *added)
        return
    for subject in subjects:
        await fetch(session, _TAKE, subject, *added)


async def select_by_line(session: Session, line: LineId) -> ReviewId | None:
    """The review of a line."""
    return await session.scalar(select(ReviewRow.id).where(ReviewRow.line == line))


async def select_reviewed(session: Session, lines: Collection[LineId]) -> set[LineId]:
    """Which of these lines have been judged."""
    return set(await session.scalars(select(ReviewRow.line).where(ReviewRow.line.in_(list(lines)))))


async def lock(session: Session, review: ReviewId) -> Review | None:
    """One review, held until this transaction ends."""
    row = (await session.execute(select(*_REVIEW).where(ReviewRow.id == review).with_for_update())).first()
    return None if row is None else _review(row)


async def change(session: Session, review: ReviewId, **columns: Any) -> None:
    """Change a locked review."""
    await session.execute(update(ReviewRow).where(ReviewRow.id == review).values(**columns))


async def select_many(session: Session, reviews: Collection[ReviewId]) -> dict[ReviewId, Review]:
    """Reviews by id, hidden or not."""
    rows = await session.execute(select(*_REVIEW).where(ReviewRow.id.in_(list(reviews))))
    return {row.id: _review(row) for row in rows}


async def select_page(
    session: Session,
    product: ProductId,
    *,
    sort: ReviewSort,
    stars: int | None,
    before: tuple[int, int] | None,
    most: int,
) -> list[Review]:
    """A page of a product's public reviews; ``before`` is the usefulness and the id that the last page ended with."""
    query = page_query(product, sort=sort, stars=stars, before=before).limit(most)
    return [_review(row) for row in await session.execute(query)]


def page_query(
    product: ProductId, *, sort: ReviewSort, stars: int | None, before: tuple[int, int] | None
) -> Select[Any]:
    """A product's public reviews in an order, beyond a place."""
    query = select(*_REVIEW).where(
        ReviewRow.product == product,
        _PUBLIC,
        ReviewRow.goods == stars if stars is not None else true(),
        ReviewRow.has_pictures if sort is ReviewSort.PICTURES else true(),
    )
    if sort is ReviewSort.HELPFUL:
        if before is not None:
            query = query.where(tuple_(ReviewRow.usefulness, ReviewRow.id) < before)
        return query.order_by(ReviewRow.usefulness.desc(), ReviewRow.id.desc())
    return query.where(ReviewRow.id < before[1] if before is not None else true()).order_by(ReviewRow.id.desc())


async def select_of_store(
    session: Session, store: StoreId, sought: Sought, before: int | None, most: int
) -> list[Review]:
    """A page of a store's reviews, the newest first, hidden ones included."""
    query = store_query(store, sought, before).limit(most)
    return [_review(row) for row in await session.execute(query)]


def store_query(store: StoreId, sought: Sought, before: int | None) -> Select[Any]:
    """A store's reviews, the newest first, beyond a place."""
    return (
        select(*_REVIEW)
        .where(
            ReviewRow.store == store,
            ReviewRow.goods == sought.stars if sought.stars is not None else true(),
            ReviewRow.product == sought.product if sought.product is not None else true(),
            ReviewRow.replied_at.is_(None) if sought.unanswered else true(),
            ReviewRow.has_pictures if sought.pictures else true(),
            ReviewRow.id < before if before is not None else true(),
        )
        .order_by(ReviewRow.id.desc())
    )


async def select_tally(session: Session, store: StoreId, since: datetime, before: datetime) -> Tally:
    """What a store's reviews add up to, in one query; ``since`` and ``before`` are where the two spans begin."""
    recent = ReviewRow.written_at >= since
    earlier = (ReviewRow.written_at >= before) & (ReviewRow.written_at < since)
    query = select(
        *(func.count().filter(ReviewRow.goods == star) for star in range(1, 6)),
        func.count(ReviewRow.replied_at).label("answered"),
        func.count().filter(recent).label("recent"),
        func.coalesce(func.avg(ReviewRow.goods).filter(recent), 0).label("recent_mean"),
        func.count().filter(earlier).label("earlier"),
        func.coalesce(func.avg(ReviewRow.goods).filter(earlier), 0).label("earlier_mean"),
    ).where(ReviewRow.store == store, ~ReviewRow.is_restricted)
    row = (await session.execute(query)).one()
    ones, twos, threes, fours, fives = row[:5]
    return Tally(
        histogram=(ones, twos, threes, fours, fives),
        answered=row.answered,
        recent=Span(row.recent, float(row.recent_mean)),
        before=Span(row.earlier, float(row.earlier_mean)),
    )


async def select_of_author(session: Session, author: AccountId, before: int | None, most: int) -> list[Review]:
    """A page of what somebody has written, the newest first, hidden ones included."""
    query = select(*_REVIEW).where(ReviewRow.author == author, ReviewRow.id < before if before is not None else true())
    return [_review(row) for row in await session.execute(query.order_by(ReviewRow.id.desc()).limit(most))]


async def select_ratings(session: Session, subjects: Collection[SubjectId]) -> dict[SubjectId, Rating]:
    """What reviews of products or stores add up to; those without any are left out."""
    rows = await session.execute(
        select(*RatingRow.__table__.c).where(RatingRow.subject.in_([str(subject) for subject in subjects]))
    )
    return {
        SubjectId(row.subject): rules.rating(
            (row.ones, row.twos, row.threes, row.fours, row.fives), row.logistics, row.service
        )
        for row in rows
    }


async def put_vote(session: Session, review: ReviewId, viewer: ViewerId, *, helpful: bool) -> None:
    """Note somebody's vote in place of an earlier one; the review must be locked."""
    made = insert(VoteRow).values(review=review, viewer=viewer, helpful=helpful)
    await session.execute(
        made.on_conflict_do_update(index_elements=["review", "viewer"], set_={"helpful": made.excluded.helpful})
    )


async def drop_vote(session: Session, review: ReviewId, viewer: ViewerId) -> None:
    """Forget somebody's vote; the review must be locked."""
    await session.execute(delete(VoteRow).where(VoteRow.review == review, VoteRow.viewer == viewer))


async def count_votes(session: Session, review: ReviewId) -> tuple[int, int]:
    """Count the votes on a locked review anew, and sort it in by them; helpful and not."""
    yes = func.count().filter(VoteRow.helpful)
    row = (await session.execute(select(yes, func.count() - yes).where(VoteRow.review == review))).one()
    helpful, unhelpful = int(row[0]), int(row[1])
    worth = rules.usefulness(helpful, unhelpful)
    await change(session, review, helpful=helpful, unhelpful=unhelpful, usefulness=worth)
    return helpful, unhelpful


async def select_votes(session: Session, viewer: ViewerId, reviews: Collection[ReviewId]) -> dict[ReviewId, bool]:
    """How somebody voted on these reviews."""
    rows = await session.execute(
        select(VoteRow.review, VoteRow.helpful).where(VoteRow.viewer == viewer, VoteRow.review.in_(list(reviews)))
    )
    return {row.review: row.helpful for row in rows}


async def keep_clip(session: Session, video: VideoId, creator: AccountId) -> None:
    """A video is on the street."""
    made = insert(ClipRow).values(video=video, creator=creator, is_public=True)
    await session.execute(made.on_conflict_do_update(index_elements=["video"], set_={"is_public": True}))


async def show_clip(session: Session, video: VideoId, *, on: bool) -> None:
    """A video has left the street, or is back."""
    await session.execute(update(ClipRow).where(ClipRow.video == video).values(is_public=on))


async def select_public_clips(session: Session, videos: Collection[VideoId]) -> dict[VideoId, AccountId]:
    """Whose these videos are; those that are not on the street are left out."""
    rows = await session.execute(
        select(ClipRow.video, ClipRow.creator).where(ClipRow.video.in_(list(videos)), ClipRow.is_public)
    )
    return {row.video: row.creator for row in rows}


async def erase(session: Session, account: AccountId, viewer: ViewerId) -> list[ImageId]:
    """Erase what somebody wrote and showed and how they voted; their stars stay, and are nobody's.

    Returns:
        The pictures that are nobody's now.
    """
    rows = await session.execute(
        select(ReviewRow.pictures, ReviewRow.added_pictures).where(ReviewRow.author == account)
    )
    images = [ImageId.parse(one["id"]) for row in rows for one in (*row.pictures, *row.added_pictures)]
    nothing = {"words": "", "first_words": "", "added_words": "", "pictures": [], "added_pictures": []}
    await session.execute(
        update(ReviewRow)
        .where(ReviewRow.author == account)
        .values(**nothing, has_pictures=False, video=None, anonymous=True, author=None, viewer=None)
    )
    await session.execute(update(ReviewRow).where(ReviewRow.replied_by == account).values(replied_by=None))
    for row in await session.execute(_FORGET_VOTES, {"viewer": viewer}):
        worth = rules.usefulness(row.helpful, row.unhelpful)
        await change(session, ReviewId(row.id), usefulness=worth)
    await session.execute(delete(ClipRow).where(ClipRow.creator == account))
    return images


def told(pictures: Sequence[Picture]) -> list[dict[str, str]]:
    """Pictures as a column keeps them."""
    return [{"id": one.id.text, "url": one.url} for one in pictures]


def _pictures(column: Sequence[Any]) -> tuple[Picture, ...]:
    return tuple(Picture(ImageId.parse(one["id"]), one["url"]) for one in column)


def _review(row: Row[Any]) -> Review:
    addition = None if row.added_at is None else Addition(row.added_words, _pictures(row.added_pictures), row.added_at)
    return Review(
        id=row.id,
        order=OrderId(row.order_id),
        line=row.line,
        product=row.product,
        sku=row.sku,
        store=row.store,
        author=row.author,
        viewer=row.viewer,
        stars=Stars(row.goods, row.logistics, row.service),
        stars_now=Stars(row.goods_now, row.logistics_now, row.service_now),
        words=row.words,
        first_words=row.first_words,
        options=tuple(row.options),
        pictures=_pictures(row.pictures),
        video=row.video,
        anonymous=row.anonymous,
        addition=addition,
        reply=None if row.replied_at is None else Reply(row.reply, row.replied_at),
        helpful=row.helpful,
        unhelpful=row.unhelpful,
        usefulness=row.usefulness,
        shown=Shown(row.shown),
        is_restricted=row.is_restricted,
        written_at=row.written_at,
        changed_at=row.changed_at,
    )
