"""What governance does when it hears that people complain, merge, or take their things away."""

from guang.journal import reacts
from guang.journal.facts.media import VideoTakenDown
from guang.journal.facts.people import AccountErased, SubjectReported, ViewersMerged
from guang.journal.facts.trade import ProductDelisted
from guang.kernel.db import Session
from guang.kernel.ids import time_of
from guang.trust.governance import verbs


@reacts(SubjectReported, name="governance.queue_report")
async def queue_report(session: Session, happened: SubjectReported) -> None:
    """A report joins the others about its subject."""
    reported_at = time_of(happened.report)
    await verbs.take_report(session, happened.report, happened.subject, happened.viewer, happened.reason, reported_at)


@reacts(ViewersMerged, name="governance.merge_reporter")
async def merge_reporter(session: Session, happened: ViewersMerged) -> None:
    """One person has one voice."""
    await verbs.merge_reporter(session, happened.source, happened.into)


@reacts(ProductDelisted, VideoTakenDown, name="governance.forget_fingerprints")
async def forget_fingerprints(session: Session, happened: ProductDelisted | VideoTakenDown) -> None:
    """What its owner took away is no longer there to be repeated; what governance removed still is."""
    if happened.reason in {"merchant", "private", "erased"}:
        subject = happened.product if isinstance(happened, ProductDelisted) else happened.video
        await verbs.forget(session, subject.subject)


@reacts(AccountErased, name="governance.erase")
async def erase(session: Session, happened: AccountErased) -> None:
    """The words of somebody who left are not kept in old screenings either."""
    await verbs.erase_owner(session, happened.account, happened.viewer)
