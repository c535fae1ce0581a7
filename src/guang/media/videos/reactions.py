"""What videos do when governance decides and when products come and go."""

from typing import Any

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trade import ProductDelisted, ProductListed
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel import clock, ids
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ProductId, StoreId, VideoId, ViewerId
from guang.media.videos import verbs
from guang.people import accounts


@reacts(SubjectRestricted, SubjectRestored, name="videos.follow_restrictions")
async def follow_restrictions(session: Session, happened: SubjectRestricted | SubjectRestored) -> None:
    """A restricted video leaves every surface, with its creator, its store, or alone; anchors die with their goods."""
    subject = ids.subject(happened.subject)
    if isinstance(subject, VideoId | AccountId | StoreId):
        await verbs.follow_restriction(session, subject, clock.now())
    if isinstance(subject, StoreId):
        await verbs.follow_store(session, subject)
    if isinstance(subject, ProductId):
        await verbs.follow_product(session, subject)


@reacts(ProductListed, ProductDelisted, name="videos.follow_products")
async def follow_products(session: Session, happened: ProductListed | ProductDelisted) -> None:
    """An anchor lives and dies with its product."""
    await verbs.follow_product(session, happened.product)


@reacts(ScreeningJudged, name="videos.follow_judgements")
async def follow_judgements(session: Session, happened: ScreeningJudged) -> None:
    """A video that waited for a person goes on."""
    subject = ids.subject(happened.subject)
    if isinstance(subject, VideoId):
        await verbs.judged(session, subject, is_fine=happened.outcome == "passed", now=clock.now())


@reacts(AccountErased, name="videos.erase")
async def erase(session: Session, happened: AccountErased) -> None:
    """Whoever leaves takes their videos along."""
    await verbs.erase(session, happened.account)


async def _export(session: Session, account: AccountId, _: ViewerId) -> Any:
    return await verbs.export(session, account)


accounts.exports("videos", _export)
