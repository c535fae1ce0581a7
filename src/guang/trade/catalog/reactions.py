"""What the catalogue does when governance decides."""

from guang.journal import reacts
from guang.journal.facts.trust import ScreeningJudged, SubjectRestored, SubjectRestricted
from guang.kernel import clock, ids
from guang.kernel.db import Session
from guang.kernel.ids import ProductId
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
