"""Posting: what happened to whose money, once."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import LineId, OrderId
from guang.kernel.money import Money
from guang.trade.ledger import rules, store
from guang.trade.ledger.types import Entry, Part, Posting


async def post(session: Session, postings: Sequence[Posting], now: datetime) -> int:
    """Enter what happened into the books, in one statement; a kind and key that are known are passed over.

    Entries of nothing are dropped, and so are postings of nothing else.

    Returns:
        How many of the postings were new.

    Raises:
        Unbalanced: the entries of one do not add up to nothing; a bug, which the database would refuse, too.
    """
    tidied = [tidy for tidy in map(rules.tidy, postings) if tidy.entries]
    return await store.insert(session, tidied, now) if tidied else 0


async def refund_entries(
    session: Session, order: OrderId, line: LineId | None, buyer: Money, subsidy: Money
) -> tuple[Entry, ...]:
    """The entries of a ``refund_due`` for one line of an order, or for its delivery.

    Before settlement the money comes out of escrow; afterwards from everybody who got some of the line, in exact
    proportion, so that giving everything back leaves nothing anywhere.

    Args:
        order: locked by the caller until the posting is durable.
        line: nothing means delivery.
        buyer: what the buyer gets back.
        subsidy: what the platform gets back of what it paid towards the price.

    Raises:
        NotBooked: more than is left, or the order was never paid: a bug.
    """
    return await refund_entries_of(session, order, {line: Part(buyer, subsidy)})


async def refund_entries_of(session: Session, order: OrderId, parts: Mapping[LineId | None, Part]) -> tuple[Entry, ...]:
    """The same for several lines at once, in one look at the books."""
    booked = await store.select_of_order(session, order)
    return tuple(entry for line, part in parts.items() for entry in rules.give_back(order, line, part, booked))
