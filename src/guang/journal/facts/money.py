"""What happens to money that has been earned: settled, withdrawn, sent or returned."""

from datetime import datetime
from typing import Literal

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, LineId, OrderId, PaymentId, StoreId, TradeId, WithdrawalId
from guang.kernel.money import Money


class Commission(msgspec.Struct, frozen=True):
    """What one line brought to whoever promoted it; ``fee`` is what the platform kept of it."""

    line: LineId
    promoter: AccountId
    earned: Money
    fee: Money


@fact("trade.earnings_settled.v1")
class EarningsSettled(msgspec.Struct, frozen=True):
    """The money of an order has left escrow. ``rules``: the version of the rates that split it."""

    order: OrderId
    store: StoreId
    merchant: Money
    platform_fee: Money
    commissions: tuple[Commission, ...]
    rules: str


class WithdrawalTerms(msgspec.Struct, frozen=True):
    """What every fact about a withdrawal says. ``owner`` is a store's or an account's id."""

    withdrawal: WithdrawalId
    payee: Literal["store", "creator"]
    owner: str
    amount: Money


@fact("trade.withdrawal_asked.v1")
class WithdrawalAsked(WithdrawalTerms, frozen=True):
    """Somebody wants earned money in their bank; it has left their balance."""


@fact("trade.withdrawal_sent.v1")
class WithdrawalSent(WithdrawalTerms, frozen=True):
    """The bank has taken it."""


@fact("trade.withdrawal_failed.v1")
class WithdrawalFailed(WithdrawalTerms, frozen=True):
    """The bank has refused it, and it is back in the balance."""

    code: str


@fact("trade.chargeback_fee_returned.v1")
class ChargebackFeeReturned(msgspec.Struct, frozen=True):
    """A provider has given back what it took for a chargeback that we have won, or a part of it."""

    provider: str
    reference: str
    payment: PaymentId
    trade: TradeId
    amount: Money


@fact("trade.charge_disputed.v1")
class ChargeDisputed(msgspec.Struct, frozen=True):
    """A provider has news of a charge that a buyer's bank disputes; it has taken ``amount`` and ``fee`` from us.

    ``claimed`` is what of the amount had not gone back to the buyer before. ``phase`` is ``needs_response``,
    ``under_review``, ``won`` or ``lost``; ``due_at`` is when the provider stops listening.
    """

    provider: str
    reference: str
    payment: PaymentId
    trade: TradeId
    amount: Money
    claimed: Money
    fee: Money
    reason: str
    phase: str
    due_at: datetime | None
