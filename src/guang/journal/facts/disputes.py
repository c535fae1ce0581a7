"""What happens when a buyer's bank takes money back."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import DisputeId, OrderId, PaymentId, StoreId, TradeId
from guang.kernel.money import Money


class DisputeTerms(msgspec.Struct, frozen=True):
    """What every fact about a dispute says. ``stores`` and ``orders`` stand side by side; there may be none."""

    dispute: DisputeId
    payment: PaymentId
    trade: TradeId
    stores: tuple[StoreId, ...]
    orders: tuple[OrderId, ...]
    amount: Money
    reason: str


@fact("trade.dispute_opened.v1")
class DisputeOpened(DisputeTerms, frozen=True):
    """A bank disputes a charge; its orders are held, or the money of settled ones is withheld."""

    due_at: datetime


@fact("trade.dispute_submitted.v1")
class DisputeSubmitted(DisputeTerms, frozen=True):
    """The bank has what speaks for us."""


@fact("trade.dispute_ended.v1")
class DisputeEnded(DisputeTerms, frozen=True):
    """It is over: ``won`` (the money stays), ``lost`` or ``accepted`` (it went back as a refund does).

    ``liability`` says who bore the bank's ``fee``: the ``merchant`` or the ``platform``.
    """

    outcome: str
    liability: str
    fee: Money
