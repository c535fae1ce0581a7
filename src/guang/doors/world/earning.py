"""What the demo merchant's stores have sent to their bank: most of what is there, each week; one bank says no."""

from datetime import datetime, timedelta
from functools import partial

from guang.doors import ledger as notes
from guang.doors.world.casting import CURRENCY, MERCHANTS_STORES, Cast
from guang.doors.world.purchases import DAYS
from guang.kernel import clock, ids
from guang.kernel.db import Database, Session
from guang.kernel.money import Money
from guang.kernel.outside import SIMULATOR, Answer, State, Wish
from guang.trade import ledger, settlement

EVERY = 7
"""Days from one withdrawal to the next."""
SHARE_PERCENT = 70
REFUSED_AGO = 14
"""The withdrawal of that day was to an account that the bank had closed."""
TAKES = timedelta(minutes=20)


async def withdraw(database: Database, cast: Cast, begun: datetime) -> None:
    """Make the withdrawals of all weeks, each once."""
    for ago in range(int(DAYS) // EVERY * EVERY, 0, -EVERY):
        at = begun - timedelta(days=ago)
        for key in MERCHANTS_STORES:
            with clock.frozen(at), ids.dated(at):
                await notes.once(database, f"withdrawal/{key}/{ago}", partial(_withdraw, cast, key, ago, at), at)


async def _withdraw(cast: Cast, key: str, ago: int, at: datetime, session: Session) -> int:
    """Send most of what was there then, as far as a bank takes so little; 0 if it does not."""
    store = cast.stores[key]
    since = at - timedelta(days=2 * DAYS)
    came = await ledger.sums_by_day(session, store, [ledger.Account.MERCHANT], [since, at])
    free = sum(one.amount.minor for one in came if one.amount.currency == CURRENCY) * SHARE_PERCENT // 10_000 * 100
    if free < settlement.in_force().smallest(CURRENCY).minor:
        return 0
    is_refused = ago == REFUSED_AGO
    wanted = settlement.NewWithdrawal(
        payee=settlement.Payee.STORE,
        owner=store,
        by=cast.owners[key],
        amount=Money(free, CURRENCY),
        bank=SIMULATOR,
        wish=Wish.DECLINE if is_refused else Wish.SUCCESS,
        key=f"demo-withdrawal-{key}-{ago}",
    )
    asked = await settlement.ask(session, wanted, at)
    state = State.REFUSED if is_refused else State.DONE
    answer = Answer(state, f"sim-{asked.id.text}", "account_closed" if is_refused else "")
    await settlement.finish(session, asked.id, answer, at + TAKES)
    return asked.id
