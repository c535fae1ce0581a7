"""What stores do when governance decides."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.journal.facts.trust import SubjectRestored, SubjectRestricted
from guang.kernel import ids
from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.trade.stores import service


@reacts(AccountErased, name="stores.forget_people")
async def forget_people(session: Session, happened: AccountErased) -> None:
    """Somebody who left is invited nowhere."""
    await service.forget_invited(session, happened.account)


@reacts(SubjectRestricted, SubjectRestored, name="stores.close_restricted_stores")
async def close_restricted_stores(session: Session, happened: SubjectRestricted | SubjectRestored) -> None:
    """A restricted store sells nothing until it is restored."""
    subject = ids.subject(happened.subject)
    if isinstance(subject, StoreId):
        await service.restrict(session, subject, on=isinstance(happened, SubjectRestricted))
