"""What support does when people leave."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.kernel import clock
from guang.kernel.db import Session
from guang.people import accounts
from guang.trade.support.verbs import leaving

accounts.exports("conversations", leaving.export)


@reacts(AccountErased, name="support.erase")
async def erase(session: Session, happened: AccountErased) -> None:
    """What was said with somebody who left goes with them."""
    await leaving.erase(session, happened.account, clock.now())
