"""Writing: a buyer judges what has arrived, once a line; the first stars are the ones that count."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from guang import journal
from guang.journal.facts.care import ReviewAppended, ReviewChanged, ReviewWritten
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, Id, ImageId, ReviewId, VideoId, new_id
from guang.kernel.words import clean_text
from guang.trade import catalog, orders
from guang.trade.reviews import rules, store
from guang.trade.reviews.errors import (
    AlreadyAdded,
    AlreadyReviewed,
    BadReview,
    LineMissing,
    NotReceived,
    ReviewMissing,
    WordsRefused,
)
from guang.trade.reviews.types import Addition, Change, NewReview, Picture, Review, Shown
from guang.trust import governance

_REPEATED = "duplicate.of_other"


async def write(session: Session, wanted: NewReview, now: datetime) -> Review:
    """Judge a line that has arrived.

    Words that a person has to look at first are shown when they have; the stars count at once.

    Raises:
        OrderMissing, LineMissing: not the author's.
        NotReceived, TooLate: not yet, or not any more.
        AlreadyReviewed: the line has been judged.
        BadReview, BadText: stars, pictures, a video or words that cannot be.
        WordsRefused: governance says no.

    Records: ``trade.review_written``.
    """
    rules.check_stars(wanted.stars)
    order = await orders.order(session, wanted.author, wanted.order)
    line = next((line for line in order.lines if line.id == wanted.line), None)
    if line is None:
        raise LineMissing(line=wanted.line)
    arrived = arrival(order)
    if arrived is None or line.cancelled_units == line.units:
        raise NotReceived(order=order.id)
    rules.check_time(arrived, rules.WRITE_WITHIN, now)
    if (known := await store.select_by_line(session, wanted.line)) is not None:
        raise AlreadyReviewed(review=known)
    made = Review(
        id=new_id(ReviewId),
        order=order.id,
        line=line.id,
        product=line.product,
        sku=line.sku,
        store=order.store,
        author=wanted.author,
        viewer=wanted.viewer,
        stars=wanted.stars,
        stars_now=wanted.stars,
        words=clean_text(wanted.words, field="words", most=rules.LONGEST_WORDS),
        first_words="",
        options=line.options,
        pictures=await pictures_of(session, wanted.author, wanted.images),
        video=await _video(session, wanted.author, wanted.video),
        anonymous=wanted.anonymous,
        addition=None,
        reply=None,
        helpful=0,
        unhelpful=0,
        usefulness=0,
        shown=Shown.SHOWN,
        is_restricted=False,
        written_at=now,
        changed_at=None,
    )
    verdict = await screened(session, made.id, wanted.author, made.words, wanted.locale, now)
    made = replace(made, first_words=made.words, shown=shown_by(verdict))
    if not await store.insert_review(session, made, wanted):
        raise AlreadyReviewed(review=await store.select_by_line(session, wanted.line))
    await store.count(session, made, on=True)
    journal.append(session, _fact(made, wanted, verdict, now - arrived))
    return made


async def change(
    session: Session, author: AccountId, review_id: ReviewId, wanted: Change, locale: str, now: datetime
) -> Review:
    """Say something else about the same line, within 30 days. The stars that count do not change.

    Raises:
        ReviewMissing, TooLate, BadReview, BadText, WordsRefused.

    Records: ``trade.review_changed``.
    """
    held = await own(session, author, review_id)
    rules.check_time(held.written_at, rules.CHANGE_WITHIN, now)
    stars = rules.check_stars(wanted.stars or held.stars_now)
    words, shown = held.words, held.shown
    if wanted.words is not None:
        words = clean_text(wanted.words, field="words", most=rules.LONGEST_WORDS)
        said = _all_words(words, held.addition)
        shown = shown_by(await screened(session, held.id, author, said, locale, now))
    anonymous = held.anonymous if wanted.anonymous is None else wanted.anonymous
    await store.change(
        session,
        held.id,
        goods_now=stars.goods,
        logistics_now=stars.logistics,
        service_now=stars.service,
        words=words,
        anonymous=anonymous,
        shown=shown.value,
        changed_at=now,
    )
    assert held.viewer is not None, "a review that has an author has a viewer"
    journal.append(
        session,
        ReviewChanged(
            review=held.id, viewer=held.viewer, goods=stars.goods, logistics=stars.logistics, service=stars.service
        ),
    )
    return replace(held, stars_now=stars, words=words, anonymous=anonymous, shown=shown, changed_at=now)


async def add(
    session: Session, author: AccountId, review_id: ReviewId, said: tuple[str, Sequence[ImageId], str], now: datetime
) -> Review:
    """Add to a review, once, within 180 days: how the goods have lasted.

    Args:
        said: words, pictures and the language of the words.

    Raises:
        ReviewMissing, TooLate, AlreadyAdded, BadReview, BadText, WordsRefused.

    Records: ``trade.review_appended``.
    """
    words, images, locale = said
    held = await own(session, author, review_id)
    if held.addition is not None:
        raise AlreadyAdded(review=held.id)
    rules.check_time(held.written_at, rules.ADD_WITHIN, now)
    words = clean_text(words, field="words", most=rules.LONGEST_WORDS)
    pictures = await pictures_of(session, author, images)
    if not words and not pictures:
        raise BadReview(field="words", rule="words or pictures")
    addition = Addition(words, pictures, now)
    shown = shown_by(await screened(session, held.id, author, _all_words(held.words, addition), locale, now))
    await store.change(
        session,
        held.id,
        added_words=words,
        added_pictures=store.told(pictures),
        added_at=now,
        has_pictures=bool(held.pictures or pictures),
        shown=shown.value,
    )
    assert held.viewer is not None, "a review that has an author has a viewer"
    journal.append(session, ReviewAppended(review=held.id, viewer=held.viewer))
    return replace(held, addition=addition, shown=shown)


async def own(session: Session, author: AccountId, review_id: ReviewId) -> Review:
    """One of somebody's own reviews, held until this transaction ends.

    Raises:
        ReviewMissing: no such review, or somebody else's.
    """
    held = await store.lock(session, review_id)
    if held is None or held.author != author:
        raise ReviewMissing(review=review_id)
    return held


def arrival(order: orders.Order) -> datetime | None:
    """When somebody received an order: as the courier says, or as they say themselves."""
    return order.delivered_at or order.confirmed_at


async def screened(
    session: Session, review: ReviewId, owner: Id, words: str, locale: str, now: datetime
) -> governance.Verdict | None:
    """What governance says about words; nothing where there are none.

    Raises:
        WordsRefused: with the findings.
    """
    if not words:
        return None
    candidate = governance.Candidate(subject=review, owner=owner, texts={"words": {locale: words}})
    verdict = await governance.screen_review(session, candidate, now)
    if verdict.outcome is governance.Outcome.REJECTED:
        found = [{"rule": one.rule, "words": one.words, "says": dict(one.says)} for one in verdict.reasons]
        raise WordsRefused(case=verdict.case, reasons=found)
    return verdict


def shown_by(verdict: governance.Verdict | None) -> Shown:
    """Whether others see it at once."""
    return Shown.SHOWN if verdict is None or verdict.has_passed else Shown.WAITING


async def pictures_of(session: Session, owner: AccountId, images: Sequence[ImageId]) -> tuple[Picture, ...]:
    """Somebody's own pictures.

    Raises:
        BadReview: too many, or not theirs.
    """
    wanted = tuple(dict.fromkeys(images))
    if len(wanted) > rules.MOST_PICTURES:
        raise BadReview(field="images", rule=f"at most {rules.MOST_PICTURES}")
    known = await catalog.image_urls(session, owner, wanted)
    if set(wanted) - set(known):
        raise BadReview(field="images", rule="pictures that you have uploaded")
    return tuple(Picture(image, known[image]) for image in wanted)


async def _video(session: Session, author: AccountId, video: VideoId | None) -> VideoId | None:
    if video is not None and (await store.select_public_clips(session, [video])).get(video) != author:
        raise BadReview(field="video", rule="a video of your own that is published")
    return video


def _fact(made: Review, wanted: NewReview, verdict: governance.Verdict | None, after: timedelta) -> ReviewWritten:
    found = verdict.findings if verdict is not None else ()
    near = [one.other for one in found if one.rule == _REPEATED and one.other is not None]
    return ReviewWritten(
        review=made.id,
        order=made.order,
        line=made.line,
        product=made.product,
        sku=made.sku,
        store=made.store,
        viewer=wanted.viewer,
        goods=made.stars.goods,
        logistics=made.stars.logistics,
        service=made.stars.service,
        seconds_since_delivery=int(after.total_seconds()),
        pictures=len(made.pictures),
        video=made.video,
        words_print=verdict.text_print if verdict is not None else None,
        near=tuple(ReviewId.parse(other) for other in near),
    )


def _all_words(words: str, addition: Addition | None) -> str:
    return f"{words}\n{addition.words}".strip() if addition is not None else words
