"""What the catalogue does when governance decides, and what notices call a product."""

from collections.abc import Collection, Mapping

from guang.journal import reacts
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel import clock, ids
from guang.kernel.db import Session
from guang.kernel.ids import ProductId
from guang.kernel.text import in_
from guang.people import inbox
from guang.trade import stores
from guang.trade.catalog import service


@reacts(SubjectRestricted, SubjectRestored, name="catalog.hide_restricted_products")
async def hide_restricted_products(session: Session, happened: SubjectRestricted | SubjectRestored) -> None:
    """A restricted product is not for sale until it is restored, whatever its store does meanwhile."""
    subject = ids.subject(happened.subject)
    if isinstance(subject, ProductId):
        await service.restrict(session, subject, on=isinstance(happened, SubjectRestricted))


@reacts(ScreeningJudged, name="catalog.list_what_a_person_passed")
async def list_what_a_person_passed(session: Session, happened: ScreeningJudged) -> None:
    """A product that waited for a person is listed when they have no objection."""
    subject = ids.subject(happened.subject)
    if isinstance(subject, ProductId):
        await service.judged(session, subject, is_fine=happened.outcome == "passed", now=clock.now())


async def called(session: Session, texts: Collection[str], locale: str) -> Mapping[str, Mapping[str, str]]:
    """Titles and stores of products, by the texts of their ids."""
    found = await service.products(session, ids.those(ProductId, texts))
    shops = await stores.stores(session, {one.store for one in found.values()})
    return {
        one.id.text: {
            "goods": inbox.goods([in_(one.title, locale)], locale),
            "store": in_(shops[one.store].name, locale),
        }
        for one in found.values()
    }


inbox.named("product", called)
