"""Settling: the money of orders that are due leaves escrow, many orders at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

import numpy as np

from guang import journal
from guang.journal.facts.money import Commission, EarningsSettled
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CategoryId, LineId
from guang.kernel.money import Money
from guang.trade import catalog, fulfilment, ledger
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.orders import audit
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


async def settle_due(session: Session, now: datetime, most: int = AT_ONCE, *, haste: float = 1) -> int:
    """Settle orders whose time has come, the longest waiting first; returns how many.

    State and books change in one transaction, so an order is settled once, whoever else is at it or is killed.

    Args:
        haste: how many times faster an order's time comes than it should (demo installations).

    Records: ``trade.order_settled`` and ``trade.earnings_settled`` per order.
    """
    soon = None if haste == 1 else await audit.waiting(session, now, haste=haste, most=most)
    due = await fulfilment.settle(session, soon, now, most)
    if not due:
        return 0
    shared = await _share(session, [line for order in due for line in order.lines])
    postings, facts = [], []
    for order in due:
        lines = list(islice(shared, len(order.lines)))
        postings.append(_posting(order, lines))
        facts.append(_fact(order, lines))
    await ledger.post(session, postings, now)
    await journal.record(session, *facts)
    return len(due)


async def _share(session: Session, lines: list[audit.SettledLine]) -> Iterator[_Shared]:
    """Share every line of every order, all in one pass."""
    book = in_force()
    cards = await catalog.products(session, {line.product for line in lines})
    rates = {category: book.fee_bps(_slugs(category)) for category in {card.category for card in cards.values()}}
    fee_bps = [
        rates[cards[line.product].category] if line.product in cards else book.platform_fee_bps for line in lines
    ]
    columns = rules.share_columns(
        np.array([line.paid for line in lines], dtype=np.int64),
        np.array([line.subsidy for line in lines], dtype=np.int64),
        np.array(fee_bps, dtype=np.int64),
        np.array([0 if line.promoter is None else line.commission_bps for line in lines], dtype=np.int64),
        book.commission_fee_bps,
    )
    rows = zip(lines, *(column.tolist() for column in columns), strict=True)
    return (_Shared(line.line, line.promoter, *amounts) for line, *amounts in rows)


def _slugs(category: CategoryId) -> list[str]:
    """The slugs that lead to a category, the root first."""
    known = {one.id: one for one in catalog.categories()}
    slugs: list[str] = []
    here: CategoryId | None = category
    while here in known:
        slugs.append(known[here].slug)
        here = known[here].parent
    return slugs[::-1]


def _posting(order: audit.Settled, lines: list[_Shared]) -> Posting:
    """Everything out of escrow, to whom it belongs; delivery is the merchant's."""
    parts: list[tuple[Account, int, int, LineId | None]] = [(Account.MERCHANT, order.store, order.shipping, None)]
    for one in lines:
        parts += (
            (Account.MERCHANT, order.store, one.merchant, one.line),
            (Account.CREATOR, one.promoter or PLATFORM, one.creator, one.line),
            (Account.PLATFORM_FEE, PLATFORM, one.platform_fee, one.line),
            (Account.COMMISSION_FEE, PLATFORM, one.commission_fee, one.line),
        )
    whole = sum(minor for _, _, minor, _ in parts)
    parts.append((Account.ESCROW, order.store, -whole, None))
    entries = (
        Entry(account, owner, Money(minor, order.currency), order.id, line)
        for account, owner, minor, line in parts
        if minor
    )
    return Posting(KIND, order.id.text, tuple(entries))


def _fact(order: audit.Settled, lines: list[_Shared]) -> EarningsSettled:
    return EarningsSettled(
        order=order.id,
        store=order.store,
        merchant=Money(order.shipping + sum(one.merchant for one in lines), order.currency),
        platform_fee=Money(sum(one.platform_fee for one in lines), order.currency),
        commissions=tuple(
            Commission(
                one.line, one.promoter, Money(one.creator, order.currency), Money(one.commission_fee, order.currency)
            )
            for one in lines
            if one.promoter is not None and one.creator + one.commission_fee
        ),
        rules=in_force().version,
    )
