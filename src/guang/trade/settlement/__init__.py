"""Settlement: who gets what of an order once its time has come, and how it gets into their bank.

An order is due when it was confirmed so many days ago as its store's score asks for, and nothing holds it. What
confirms an order is the matter of what was sold: goods are confirmed by receipt; a voucher is confirmed when it is
redeemed, so it is settled after redemption and never before (DOMAIN I4). Every day the books are closed and proven.
"""

from guang.trade.settlement.rulebook import Rulebook, in_force
from guang.trade.settlement.types import (
    NewWithdrawal,
    Payee,
    Summary,
    Withdrawal,
    WithdrawalState,
)
from guang.trade.settlement.verbs.closing import close_books
from guang.trade.settlement.verbs.looking import summary, withdrawals
from guang.trade.settlement.verbs.settling import settle_due
from guang.trade.settlement.verbs.withdrawing import ask, finish

__all__ = [
    "NewWithdrawal",
    "Payee",
    "Rulebook",
    "Summary",
    "Withdrawal",
    "WithdrawalState",
    "ask",
    "close_books",
    "finish",
    "in_force",
    "settle_due",
    "summary",
    "withdrawals",
]
