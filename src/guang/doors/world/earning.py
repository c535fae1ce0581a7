"""What the demo merchant's stores have sent to their bank: most of what is there, each week; one bank says no."""

from datetime import datetime, timedelta
from functools import partial

from guang.doors.world.caring import Plans
from guang.doors.world.casting import CURRENCY, MERCHANTS_STORES, Cast
from guang.kernel.db import Session
from guang.kernel.ids import StoreId
from guang.kernel.money import Money
from guang.trade import settlement

EVERY = 7
"""Days from one withdrawal to the next."""
SHARE_PERCENT = 70
REFUSED_AGO = 14
"""The withdrawal of that day was to an account that the bank had closed."""
TAKES = timedelta(minutes=20)


def plan(days: Plans, cast: Cast, ago: int, at: datetime) -> None:
    """Plan this week's withdrawals."""
    for key in MERCHANTS_STORES:
        if key in cast.stores:
            days.plan(at, f"withdrawal/{key}/{ago}", partial(_withdraw, cast, key, ago, at))


async def _withdraw(cast: Cast, key: str, ago: int, at: datetime, session: Session) -> int:
    """Send most of what there is, as far as a bank takes so little; 0 if it does not."""
    store: StoreId = cast.stores[key]
    held = await settlement.summary(session, settlement.Payee.STORE, store, "UTC", at)
    free = held[CURRENCY].available.minor * SHARE_PERCENT // 100 // 100 * 100 if CURRENCY in held else 0
    if free < settlement.in_force().smallest(CURRENCY).minor:
        return 0
    wanted = settlement.NewWithdrawal(
        payee=settlement.Payee.STORE,
        owner=store,
        by=cast.owners[key],
        amount=Money(free, CURRENCY),
        bank="simulator",
        wish="decline" if ago == REFUSED_AGO else "success",
        key=f"demo-withdrawal-{key}-{ago}",
    )
    asked = await settlement.ask(session, wanted, at)
    state = settlement.BankState.REFUSED if ago == REFUSED_AGO else settlement.BankState.SENT
    code = "account_closed" if ago == REFUSED_AGO else ""
    answer = settlement.BankAnswer(state, f"sim-{asked.id.text}", code)
    await settlement.finish(session, asked.id, answer, at + TAKES)
    return asked.id
