"""What the goods' desk does when somebody leaves."""

from guang.doors.goods.verbs import listing
from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.kernel.db import Session


@reacts(AccountErased, name="goods.forget_saved_views")
async def forget_saved_views(session: Session, happened: AccountErased) -> None:
    """What somebody saved may say whom they looked for."""
    await listing.erase(session, happened.account)
