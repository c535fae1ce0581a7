"""Answering and voting: what stores and other buyers say about a review."""

from datetime import datetime

from guang import journal
from guang.journal.facts.care import ReviewReplied
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ReviewId, StoreId, ViewerId
from guang.kernel.words import clean_text
from guang.trade.reviews import rules, store
from guang.trade.reviews.errors import OwnReview, ReviewMissing, WordsRefused
from guang.trade.reviews.types import Review
from guang.trust import governance


async def reply(
    session: Session, store_id: StoreId, review_id: ReviewId, words: str, by: AccountId, now: datetime
) -> Review:
    """Answer a review, as its store; answering again replaces the answer.

    Args:
        by: who writes it.

    Raises:
        ReviewMissing: no such review of this store.
        BadText: no words, or too many.
        WordsRefused: governance says no.

    Records: ``trade.review_replied``.
    """
    held = await store.lock(session, review_id)
    if held is None or held.store != store_id:
        raise ReviewMissing(review=review_id)
    clean = clean_text(words, field="words", least=1, most=rules.LONGEST_REPLY)
    if found := governance.screen_message(clean, "review"):
        reasons = [{"rule": one.rule, "words": one.words, "says": dict(one.says)} for one in found]
        raise WordsRefused(reasons=reasons)
    await store.change(session, held.id, reply=clean, replied_at=now, replied_by=by)
    journal.append(session, ReviewReplied(review=held.id, store=store_id, by=by))
    return (await store.select_many(session, [held.id]))[held.id]


async def vote(session: Session, voter: AccountId, viewer: ViewerId, review_id: ReviewId, *, helpful: bool) -> Review:
    """Say whether a review was helpful; saying something else replaces it.

    Raises:
        ReviewMissing: none that others see.
        OwnReview: one's own.
    """
    held = await _votable(session, voter, review_id)
    await store.put_vote(session, held.id, viewer, helpful=helpful)
    await store.count_votes(session, held.id)
    return (await store.select_many(session, [held.id]))[held.id]


async def unvote(session: Session, voter: AccountId, viewer: ViewerId, review_id: ReviewId) -> Review:
    """Take a vote back; without one, nothing changes.

    Raises:
        ReviewMissing, OwnReview.
    """
    held = await _votable(session, voter, review_id)
    await store.drop_vote(session, held.id, viewer)
    await store.count_votes(session, held.id)
    return (await store.select_many(session, [held.id]))[held.id]


async def _votable(session: Session, voter: AccountId, review_id: ReviewId) -> Review:
    held = await store.lock(session, review_id)
    if held is None or not held.is_public:
        raise ReviewMissing(review=review_id)
    if held.author == voter:
        raise OwnReview(review=review_id)
    return held
