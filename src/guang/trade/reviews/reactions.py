"""What reviews do when they hear facts: hide and show, know whose videos are on the street, tell, and forget."""

from guang.journal import reacts
from guang.journal.facts.care import ReviewReplied, ReviewWritten
from guang.journal.facts.media import VideoPublished, VideoRestored, VideoTakenDown
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel import ids
from guang.kernel.db import Session
from guang.kernel.ids import ReviewId
from guang.people import accounts, inbox
from guang.trade import stores
from guang.trade.reviews.verbs import following, looking

accounts.exports("reviews", looking.export)


@reacts(SubjectRestricted, SubjectRestored, name="reviews.hide_restricted")
async def hide_restricted(session: Session, happened: SubjectRestricted | SubjectRestored) -> bool:
    """A restricted review leaves every page with its stars, and comes back with them."""
    subject = ids.subject(happened.subject)
    if not isinstance(subject, ReviewId):
        return False
    changed = await following.restrict(session, subject, on=isinstance(happened, SubjectRestricted))
    if changed is not None and changed.author is not None:
        facts = {"subject": happened.subject}
        if isinstance(happened, SubjectRestricted):
            await inbox.notify(session, changed.author, "restricted", facts | {"reason": happened.reason})
        else:
            await inbox.notify(session, changed.author, "restored", facts)
    return changed is not None


@reacts(ScreeningJudged, name="reviews.show_what_a_person_passed")
async def show_what_a_person_passed(session: Session, happened: ScreeningJudged) -> bool:
    """Words that waited for a person are shown when they have no objection."""
    subject = ids.subject(happened.subject)
    if not isinstance(subject, ReviewId):
        return False
    await following.judged(session, subject, is_fine=happened.outcome == "passed")
    return True


@reacts(VideoPublished, VideoTakenDown, VideoRestored, name="reviews.know_clips")
async def know_clips(session: Session, happened: VideoPublished | VideoTakenDown | VideoRestored) -> None:
    """A review may show a video of its author that is on the street, as long as it is."""
    if isinstance(happened, VideoPublished):
        await following.keep_clip(session, happened.video, happened.creator)
    else:
        await following.show_clip(session, happened.video, on=isinstance(happened, VideoRestored))


@reacts(ReviewWritten, ReviewReplied, name="reviews.tell")
async def tell(session: Session, happened: ReviewWritten | ReviewReplied) -> None:
    """A store hears of a review, and a buyer of the answer."""
    known = (await looking.reviews(session, [happened.review])).get(happened.review)
    if known is None:
        return
    facts = {"review": known.id.text, "product": known.product.text, "store": known.store.text}
    if isinstance(happened, ReviewWritten):
        owner = (await stores.store(session, known.store)).owner
        await inbox.notify(session, owner, "review_written", {**facts, "stars": known.stars.goods}, key=known.id.text)
    elif known.author is not None:
        await inbox.notify(session, known.author, "review_replied", facts, key=known.id.text)


@reacts(AccountErased, name="reviews.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> bool:
    """What somebody who left wrote and showed goes with them; their stars stay, and are nobody's."""
    await following.erase(session, happened.account, happened.viewer)
    return True
