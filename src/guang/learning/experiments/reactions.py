"""What experiments do when they hear facts."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.kernel.db import Session
from guang.learning.experiments import store


@reacts(AccountErased, name="experiments.forget_person")
async def forget_person(session: Session, happened: AccountErased) -> None:
    """What one person did is deleted; the days keep their sums, in which nobody is known."""
    await store.forget(session, happened.viewer)
