"""What is given back comes from wherever it is, in proportion."""

import pytest
from tests.trade.ledger.test_posting import paid
from tests.trade.market import NOW, yuan

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, LineId, OrderId, StoreId, new_id
from guang.kernel.money import Money
from guang.trade import ledger
from guang.trade.ledger import errors
from guang.trade.ledger.types import Account, Entry, Posting

STORE, CREATOR = new_id(StoreId), new_id(AccountId)


def fen(minor: int) -> Money:
    return Money(minor, "CNY")


def settled(order: OrderId, line: LineId) -> Posting:
    """A line of 30 yuan, 3 of them the platform's, and 8 yuan of delivery."""
    return Posting(
        "order_settled",
        order.text,
        (
            Entry(Account.ESCROW, STORE, -yuan(30), order, line),
            Entry(Account.MERCHANT, STORE, fen(2649), order, line),
            Entry(Account.CREATOR, CREATOR, fen(300), order, line),
            Entry(Account.COMMISSION_FEE, 0, fen(33), order, line),
            Entry(Account.PLATFORM_FEE, 0, fen(18), order, line),
            Entry(Account.ESCROW, STORE, -yuan(8), order),
            Entry(Account.MERCHANT, STORE, yuan(8), order),
        ),
    )


async def give_back(
    session: Session, order: OrderId, line: LineId | None, buyer: int, subsidy: int, key: str
) -> dict[Account, int]:
    """Refund and post; what the posting did, by account."""
    entries = await ledger.refund_entries(session, order, line, fen(buyer), fen(subsidy))
    assert await ledger.post(session, [Posting("refund_due", f"{order.text}:{key}", entries)], NOW) == 1
    return {entry.account: entry.amount.minor for entry in entries if entry.amount.minor}


async def left(session: Session, order: OrderId) -> dict[Account, int]:
    """What the order has left on each account, nothings left out."""
    held: dict[Account, int] = {}
    for one in await ledger.entries_of_order(session, order):
        held[one.entry.account] = held.get(one.entry.account, 0) + one.entry.amount.minor
    return {account: minor for account, minor in held.items() if minor}


async def test_before_settlement_it_comes_out_of_escrow(session: Session) -> None:
    order, line = new_id(OrderId), new_id(LineId)
    await ledger.post(session, [paid(order, STORE, yuan(35), yuan(3))], NOW)

    assert await give_back(session, order, line, 2700, 300, "all") == {
        Account.ESCROW: -3000,
        Account.SUBSIDY: 300,
        Account.REFUNDS: 2700,
    }
    assert await give_back(session, order, None, 800, 0, "delivery") == {Account.ESCROW: -800, Account.REFUNDS: 800}
    assert await left(session, order) == {Account.CLEARING: -3500, Account.REFUNDS: 3500}


async def test_after_settlement_everybody_gives_their_part_back(session: Session) -> None:
    order, line = new_id(OrderId), new_id(LineId)
    await ledger.post(session, [paid(order, STORE, yuan(35), yuan(3))], NOW)
    await ledger.post(session, [settled(order, line)], NOW)

    first = await give_back(session, order, line, 900, 100, "third")
    assert first == {
        Account.MERCHANT: -883,
        Account.CREATOR: -100,
        Account.COMMISSION_FEE: -11,
        Account.PLATFORM_FEE: -6,
        Account.SUBSIDY: 100,
        Account.REFUNDS: 900,
    }
    await give_back(session, order, line, 1, 0, "a fen")
    await give_back(session, order, line, 1799, 200, "rest")
    assert await left(session, order) == {Account.CLEARING: -3500, Account.REFUNDS: 2700, Account.MERCHANT: 800}
    await give_back(session, order, None, 800, 0, "delivery")
    assert await left(session, order) == {Account.CLEARING: -3500, Account.REFUNDS: 3500}


async def test_what_was_given_back_before_settlement_is_not_taken_twice(session: Session) -> None:
    order, line = new_id(OrderId), new_id(LineId)
    await ledger.post(session, [paid(order, STORE, yuan(40))], NOW)
    await give_back(session, order, line, 200, 0, "early")
    await ledger.post(session, [settled(order, line)], NOW)

    await give_back(session, order, line, 3000, 0, "late")
    with pytest.raises(errors.NotBooked):
        await ledger.refund_entries(session, order, line, fen(1), fen(0))
    assert await left(session, order) == {Account.CLEARING: -4000, Account.REFUNDS: 3200, Account.MERCHANT: 800}


async def test_more_than_was_paid_or_an_order_that_was_not_is_a_bug(session: Session) -> None:
    order, line = new_id(OrderId), new_id(LineId)
    await ledger.post(session, [paid(order, STORE, yuan(10))], NOW)

    for asked in ((order, fen(1001), fen(0)), (order, fen(-1), fen(2)), (new_id(OrderId), fen(1), fen(0))):
        with pytest.raises(errors.NotBooked):
            await ledger.refund_entries(session, asked[0], line, *asked[1:])
    assert await left(session, order) == {Account.CLEARING: -1000, Account.ESCROW: 1000}
