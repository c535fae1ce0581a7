"""The arithmetic of double entry; nothing here touches a database."""

from collections.abc import Collection, Iterable, Sequence

from guang.kernel.ids import LineId, OrderId
from guang.kernel.money import Money
from guang.trade.ledger.errors import NotBooked, Unbalanced
from guang.trade.ledger.types import PLATFORM, Account, Booked, Entry, Part, Posting

PAID = "order_paid"
SETTLED = "order_settled"
REFUND_DUE = "refund_due"


def tidy(posting: Posting) -> Posting:
    """A posting without entries of nothing.

    Raises:
        Unbalanced: its entries do not add up to nothing in each currency.
    """
    sums: dict[str, int] = {}
    for entry in posting.entries:
        sums[entry.amount.currency] = sums.get(entry.amount.currency, 0) + entry.amount.minor
    if any(sums.values()):
        raise Unbalanced(f"{posting.kind} {posting.key} is off by {sums}")
    return Posting(posting.kind, posting.key, tuple(entry for entry in posting.entries if entry.amount.minor))


def shares(whole: Sequence[int], done: int, more: int) -> list[int]:
    """How much to take back of each part when ``more`` follows ``done``.

    What has been taken of each part altogether is always the sum so far split by largest remainder, so the last
    refund leaves exactly nothing, however many there were. One step may move a unit back to a part: that is what
    rounding a running sum costs.

    Args:
        whole: the parts, not negative.
        done: taken back before, of all parts together.
    """
    total = sum(whole)
    if not 0 <= done <= done + more <= total:
        raise NotBooked(f"{done} + {more} of {total}")
    if total == 0:
        return [0] * len(whole)
    before, after = (Money(sum_, "XXX").split(whole) for sum_ in (done, done + more))
    return [then.minor - now.minor for now, then in zip(before, after, strict=True)]


def give_back(order: OrderId, line: LineId | None, part: Part, booked: Collection[Booked]) -> tuple[Entry, ...]:
    """The entries that give a part of an order back, from what has been booked about the order.

    Before settlement it comes out of escrow. Afterwards it comes from everybody who got something of that line, in
    proportion; whoever has withdrawn it meanwhile owes it.

    Raises:
        NotBooked: the order is not in the books, or has less left.
    """
    whole = part.buyer + part.subsidy
    returned = (
        Entry(Account.SUBSIDY, PLATFORM, part.subsidy, order, line),
        Entry(Account.REFUNDS, PLATFORM, part.buyer, order, line),
    )
    if part.buyer.minor < 0 or part.subsidy.minor < 0:
        raise NotBooked("nothing negative is given back")
    if not any(one.kind == SETTLED for one in booked):
        store, held = _escrow(booked)
        if held < whole.minor:
            raise NotBooked(f"{order.text}: {whole} of {held}")
        return (Entry(Account.ESCROW, store, -whole, order, line), *returned)
    receivers = [
        one.entry
        for one in booked
        if one.kind == SETTLED and one.entry.line == line and one.entry.account is not Account.ESCROW
    ]
    parts = shares([one.amount.minor for one in receivers], _taken_back(booked, receivers, line), whole.minor)
    taken = (
        Entry(one.account, one.owner, Money(-minor, whole.currency), order, line)
        for one, minor in zip(receivers, parts, strict=True)
    )
    return (*taken, *returned)


def _escrow(booked: Iterable[Booked]) -> tuple[int, int]:
    owner, held = None, 0
    for one in booked:
        if one.entry.account is Account.ESCROW:
            owner, held = one.entry.owner, held + one.entry.amount.minor
    if owner is None:
        raise NotBooked("the order was never paid")
    return owner, held


def _taken_back(booked: Iterable[Booked], receivers: Iterable[Entry], line: LineId | None) -> int:
    """What refunds have taken from the receivers since settlement."""
    who = {(one.account, one.owner) for one in receivers}
    return -sum(
        one.entry.amount.minor
        for one in booked
        if one.kind == REFUND_DUE and one.entry.line == line and (one.entry.account, one.entry.owner) in who
    )
