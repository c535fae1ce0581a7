"""Following what others decide: governance, creators, and people who leave."""

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ReviewId, VideoId, ViewerId
from guang.trade import catalog
from guang.trade.reviews import store
from guang.trade.reviews.types import Review, Shown


async def restrict(session: Session, review_id: ReviewId, *, on: bool) -> Review | None:
    """Hide a review with its stars because governance says so, or show it again; the review, if that was news."""
    held = await store.lock(session, review_id)
    if held is None or held.is_restricted == on:
        return None
    await store.change(session, review_id, is_restricted=on)
    await store.count(session, held, on=not on)
    return held


async def judged(session: Session, review_id: ReviewId, *, is_fine: bool) -> None:
    """Follow a person's word about words that waited for it; others are left alone."""
    held = await store.lock(session, review_id)
    if held is not None and held.shown is Shown.WAITING:
        shown = Shown.SHOWN if is_fine else Shown.REFUSED
        await store.change(session, review_id, shown=shown.value)


async def keep_clip(session: Session, video: VideoId, creator: AccountId) -> None:
    """A video is on the street, and may be shown in a review of its creator."""
    await store.keep_clip(session, video, creator)


async def show_clip(session: Session, video: VideoId, *, on: bool) -> None:
    """A video has left the street, or is back."""
    await store.show_clip(session, video, on=on)


async def erase(session: Session, account: AccountId, viewer: ViewerId) -> None:
    """Forget what somebody wrote, showed and voted; their stars stay, and are nobody's."""
    await catalog.drop_images(session, await store.erase(session, account, viewer))
