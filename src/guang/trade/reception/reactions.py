"""What reception does when people leave."""

from guang.journal import reacts
from guang.journal.facts.people import AccountErased
from guang.kernel.db import Session
from guang.trade.reception import service


@reacts(AccountErased, name="reception.forget")
async def forget(session: Session, happened: AccountErased) -> None:
    """Nobody who left is on a list of ours."""
    await service.forget(session, happened.account)
