"""Paying: an order is paid when, and only when, a payment that succeeded covers it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.trade import OrderLineTerms, OrderPaid, PaymentSucceeded
from guang.kernel.db import Session
from guang.kernel.ids import (
    AccountId,
    LineId,
    OrderId,
    PageId,
    PaymentId,
    ProductId,
    SkuId,
    StoreId,
    TradeId,
    VideoId,
    ViewerId,
)
from guang.kernel.money import Money
from guang.trade import ledger, payments, warehouse
from guang.trade.orders import rules, store
from guang.trade.orders.errors import NothingDue, TradeMissing
from guang.trade.orders.rules import buying


async def start(
    session: Session, buyer: AccountId, trade: TradeId, method: payments.Method, key: str, now: datetime
) -> payments.Payment:
    """Open a payment over what is due of a trade; commit before the provider is asked to charge it.

    Raises:
        KeyNeeded, TradeMissing, NothingDue.
        KeyReused, PaymentInProgress: see `payments.start`.
    """
    rules.check_key(key)
    due = await store.select_due(session, buyer, trade)
    if due is None:
        raise TradeMissing(trade=trade)
    wanted = payments.NewPayment(trade, buyer, due.amount, method, key)
    if due.amount.minor == 0:
        known = await payments.repeated(session, wanted)
        if known is None:
            raise NothingDue(trade=trade)
        return known
    opened, _ = await payments.start(session, wanted, now)
    return opened


async def settle(session: Session, payment: PaymentId, answer: payments.Answer, now: datetime) -> payments.Payment:
    """Write a provider's answer down and, if it has the money, mark what it covers as paid in the same transaction.

    Records: as `payments.settle` and `mark_paid`.
    """
    settled = await payments.settle(session, payment, answer, now)
    if settled.state is payments.PaymentState.SUCCEEDED:
        await mark_paid(session, settled.trade, settled.id, settled.amount, now)
    return settled


async def hear_successes(session: Session, heard: Sequence[PaymentSucceeded], now: datetime) -> int | None:
    """Do what `mark_paid` does, after one cheap look at which of it has been done already, as it mostly has.

    Returns:
        How many were heard, if the last of them changed something: its locks are held until this transaction ends.

    Records: as `mark_paid`.
    """
    covered = await store.select_covered(session, {one.payment: one.trade for one in heard})
    for count, one in enumerate(heard, 1):
        is_known = covered.get(one.payment) == one.amount.minor
        if not is_known and await mark_paid(session, one.trade, one.payment, one.amount, now):
            return count
    return None


async def mark_paid(session: Session, trade: TradeId, payment: PaymentId, amount: Money, now: datetime) -> bool:
    """Let a payment that succeeded pay for what is due of its trade, and send the rest of it back.

    Doing it twice changes nothing. What was cancelled in the meantime is not revived: its part goes back to the
    buyer, and so does a second payment for the same trade.

    Returns:
        Whether anything changed; if so, orders, shelves or the payment are locked until this transaction ends.

    Records: ``trade.order_paid`` per order.
    """
    paid: dict[OrderId, OrderPaid] = {}
    subsidies: dict[OrderId, int] = {}
    for row in await store.pay(session, trade, payment, now):
        known = paid.get(OrderId(row["id"]))
        paid[OrderId(row["id"])] = OrderPaid(
            order=OrderId(row["id"]),
            trade=trade,
            store=StoreId(row["store"]),
            viewer=ViewerId(row["viewer"]),
            lines=(*(known.lines if known else ()), _terms(row)),
            total=Money(row["total"], row["currency"]),
        )
        subsidies[OrderId(row["id"])] = subsidies.get(OrderId(row["id"]), 0) + row["subsidy"]
    if paid:
        await warehouse.deduct(session, list(paid))
        postings = [
            buying.paid_posting(one.order, one.store, one.total, Money(subsidies[one.order], one.total.currency))
            for one in paid.values()
        ]
        await ledger.post(session, postings, now)
        await journal.record(session, *paid.values())
    if sum(happened.total.minor for happened in paid.values()) == amount.minor:
        return True
    return await _send_rest_back(session, trade, payment, amount, now) or bool(paid)


def _terms(row: Mapping[str, Any]) -> OrderLineTerms:
    return OrderLineTerms(
        line=LineId(row["line"]),
        product=ProductId(row["product"]),
        sku=SkuId(row["sku"]),
        units=row["units"],
        unit_price=Money(row["unit_price"], row["currency"]),
        video=None if row["video"] is None else VideoId(row["video"]),
        promoter=None if row["promoter"] is None else AccountId(row["promoter"]),
        commission_bps=row["commission_bps"],
        page=None if row["page"] is None else PageId(row["page"]),
        pays=Money(row["pays"], row["currency"]),
        subsidy=Money(row["subsidy"], row["currency"]),
    )


async def _send_rest_back(session: Session, trade: TradeId, payment: PaymentId, amount: Money, now: datetime) -> bool:
    covered = Money((await store.select_covered(session, {payment: trade})).get(payment, 0), amount.currency)
    assert covered <= amount, "a payment is opened over everything that is due, and nothing is added to a trade"
    if covered < amount:
        await ledger.post(session, [buying.rest_posting(payment.text, amount - covered)], now)
        await payments.refund(session, payment, amount - covered, reason="not_needed", key="rest", now=now)
    return covered < amount
