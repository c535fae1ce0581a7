"""Settling: the money of orders that are due leaves escrow, many orders at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import numpy as np

from guang import journal
from guang.journal.facts.money import Commission, EarningsSettled
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CategoryId, LineId
from guang.kernel.money import Money
from guang.trade import catalog, ledger, orders
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.orders import Order
from guang.trade.settlement import rules
from guang.trade.settlement.rulebook import in_force

AT_ONCE: Final = 500
KIND: Final = "order_settled"


@dataclass(frozen=True, slots=True)
class _Shared:
    """One line after sharing, in minor units."""

    line: LineId
    promoter: AccountId | None
    merchant: int
    creator: int
    platform_fee: int
    commission_fee: int


async def settle_due(session: Session, now: datetime, most: int = AT_ONCE) -> int:
    """Settle orders whose time has come, the longest waiting first; returns how many.

    State and books change in one transaction, so an order is settled once, whoever else is at it or is killed.

    Records: ``trade.order_settled`` and ``trade.earnings_settled`` per order.
    """
    due = await orders.settle(session, None, now, most)
    if due:
        await enter(session, due, now)
    return len(due)


async def enter(session: Session, settled: Sequence[Order], now: datetime) -> None:
    """Enter into the books what orders that have just been settled bring to whom.

    Records: ``trade.earnings_settled`` per order.
    """
    shared = await _share(session, settled)
    await ledger.post(session, [_posting(order, lines) for order, lines in zip(settled, shared, strict=True)], now)
    version = in_force().version
    await journal.record(session, *(_fact(order, lines, version) for order, lines in zip(settled, shared, strict=True)))


async def _share(session: Session, settled: Sequence[Order]) -> list[list[_Shared]]:
    """Share every line of every order, all in one pass."""
    book = in_force()
    lines = [line for order in settled for line in order.lines]
    cards = await catalog.products(session, {line.product for line in lines})
    rates = {category: book.fee_bps(_slugs(category)) for category in {card.category for card in cards.values()}}
    fee_bps = [
        rates[cards[line.product].category] if line.product in cards else book.platform_fee_bps for line in lines
    ]
    commission_bps = [line.commission_bps if line.promoter is not None else 0 for line in lines]
    columns = rules.share_columns(
        np.array([line.pays.minor - line.refunded.minor for line in lines], dtype=np.int64),
        np.array([line.subsidy.minor - line.subsidy_refunded.minor for line in lines], dtype=np.int64),
        np.array(fee_bps, dtype=np.int64),
        np.array(commission_bps, dtype=np.int64),
        book.commission_fee_bps,
    )
    rows = iter(zip(lines, *(column.tolist() for column in columns), strict=True))
    return [
        [_Shared(line.id, line.promoter, *amounts) for line, *amounts in (next(rows) for _ in order.lines)]
        for order in settled
    ]


def _slugs(category: CategoryId) -> list[str]:
    """The slugs that lead to a category, the root first."""
    known = {one.id: one for one in catalog.categories()}
    slugs: list[str] = []
    here: CategoryId | None = category
    while here in known:
        slugs.append(known[here].slug)
        here = known[here].parent
    return slugs[::-1]


def _posting(order: Order, lines: Sequence[_Shared]) -> Posting:
    """Everything out of escrow, to whom it belongs; delivery is the merchant's."""
    currency = order.total.currency
    delivery = order.shipping - order.shipping_refunded
    entries = [Entry(Account.MERCHANT, order.store, delivery, order.id)]
    whole = delivery.minor
    for one in lines:
        whole += one.merchant + one.creator + one.platform_fee + one.commission_fee
        parts: Mapping[tuple[Account, int], int] = {
            (Account.MERCHANT, order.store): one.merchant,
            (Account.CREATOR, one.promoter or PLATFORM): one.creator,
            (Account.PLATFORM_FEE, PLATFORM): one.platform_fee,
            (Account.COMMISSION_FEE, PLATFORM): one.commission_fee,
        }
        entries += [
            Entry(account, owner, Money(minor, currency), order.id, one.line)
            for (account, owner), minor in parts.items()
            if minor
        ]
    entries.append(Entry(Account.ESCROW, order.store, Money(-whole, currency), order.id))
    return Posting(KIND, order.id.text, tuple(entries))


def _fact(order: Order, lines: Sequence[_Shared], version: str) -> EarningsSettled:
    currency = order.total.currency
    delivery = order.shipping - order.shipping_refunded
    return EarningsSettled(
        order=order.id,
        store=order.store,
        merchant=delivery + Money(sum(one.merchant for one in lines), currency),
        platform_fee=Money(sum(one.platform_fee for one in lines), currency),
        commissions=tuple(
            Commission(one.line, one.promoter, Money(one.creator, currency), Money(one.commission_fee, currency))
            for one in lines
            if one.promoter is not None and one.creator + one.commission_fee
        ),
        rules=version,
    )
