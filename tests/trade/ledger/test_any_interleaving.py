"""However payments, refunds and settlement follow each other, the books of an order stay right."""

from datetime import UTC, datetime

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from guang.kernel.ids import LineId, OrderId
from guang.kernel.money import Money
from guang.trade.ledger import errors, rules
from guang.trade.ledger.types import Account, Booked, Entry, Part, Place, Posting

ORDER, STORE, CREATOR = OrderId(1), 2, 3
NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
AMOUNT = st.integers(0, 5_000)


def cny(minor: int) -> Money:
    return Money(minor, "CNY")


class OneOrder(RuleBasedStateMachine):
    """An order of some lines and a delivery, and everything that happens to its money."""

    @initialize(lines=st.lists(st.tuples(AMOUNT, AMOUNT, st.integers(0, 10_000)), min_size=1, max_size=4), fee=AMOUNT)
    def pay(self, lines: list[tuple[int, int, int]], fee: int) -> None:
        """Lines: what the buyer pays, what the platform adds, and the creator's rate."""
        self.booked: list[Booked] = []
        self.left = {LineId(n): (paid, subsidy) for n, (paid, subsidy, _) in enumerate(lines, start=1)}
        self.left[None] = (fee, 0)  # type: ignore[index]
        self.rates = {LineId(n): rate for n, (_, _, rate) in enumerate(lines, start=1)}
        self.paid, self.subsidy = sum(line[0] for line in lines) + fee, sum(line[1] for line in lines)
        self.is_settled = False
        entries = (
            Entry(Account.CLEARING, 0, cny(-self.paid), ORDER),
            Entry(Account.SUBSIDY, 0, cny(-self.subsidy), ORDER),
            Entry(Account.ESCROW, STORE, cny(self.paid + self.subsidy), ORDER),
        )
        self.post(rules.PAID, entries)

    def post(self, kind: str, entries: tuple[Entry, ...]) -> None:
        posting = rules.tidy(Posting(kind, str(len(self.booked)), entries))
        place = len(self.booked)
        self.booked += [Booked(Place(place, 1, n), kind, "", NOW, entry) for n, entry in enumerate(posting.entries)]

    @rule(which=st.integers(0, 4), buyer=st.integers(0, 10_000), platform=st.integers(0, 10_000))
    def give_back(self, which: int, buyer: int, platform: int) -> None:
        """Give a share of what is left of a line back."""
        if self.paid + self.subsidy == 0:
            return
        line = list(self.left)[which % len(self.left)]
        paid, subsidy = self.left[line]
        part = Part(cny(paid * buyer // 10_000), cny(subsidy * platform // 10_000))
        self.post(rules.REFUND_DUE, rules.give_back(ORDER, line, part, self.booked))
        self.left[line] = (paid - part.buyer.minor, subsidy - part.subsidy.minor)

    @precondition(lambda self: not self.is_settled and self.paid + self.subsidy > 0)
    @rule()
    def settle(self) -> None:
        """Share what is left of every line."""
        self.is_settled = True
        whole, entries = 0, []
        for line, (paid, subsidy) in self.left.items():
            creator = cny(paid).portion(self.rates.get(line, 0))
            entries.append(Entry(Account.CREATOR, CREATOR, creator, ORDER, line))
            entries.append(Entry(Account.MERCHANT, STORE, cny(paid + subsidy) - creator, ORDER, line))
            whole += paid + subsidy
        self.post(rules.SETTLED, (Entry(Account.ESCROW, STORE, cny(-whole), ORDER), *entries))

    @rule(which=st.integers(0, 4))
    def ask_too_much(self, which: int) -> None:
        """One more than is left of a line after settlement, or of the order before, cannot be given back."""
        line = list(self.left)[which % len(self.left)]
        wanted = self.left[line] if self.is_settled else tuple(map(sum, zip(*self.left.values(), strict=True)))
        before = list(self.booked)
        with pytest.raises(errors.NotBooked):
            rules.give_back(ORDER, line, Part(cny(wanted[0] + 1), cny(wanted[1])), self.booked)
        assert self.booked == before

    def sums(self) -> dict[Account, int]:
        held = dict.fromkeys(Account, 0)
        for one in self.booked:
            held[one.entry.account] += one.entry.amount.minor
        return held

    @invariant()
    def paid_is_where_it_should_be(self) -> None:
        """Paid = merchant + creator + platform + refunds − subsidy (+ escrow), and nothing is negative that may not."""
        held = self.sums()
        assert sum(held.values()) == 0
        left = sum(paid + subsidy for paid, subsidy in self.left.values())
        assert held[Account.ESCROW] == (0 if self.is_settled else left)
        assert held[Account.MERCHANT] + held[Account.CREATOR] == (left if self.is_settled else 0)
        assert held[Account.REFUNDS] == self.paid - sum(paid for paid, _ in self.left.values())
        assert held[Account.SUBSIDY] == -sum(subsidy for _, subsidy in self.left.values())
        assert held[Account.MERCHANT] >= 0
        assert held[Account.CREATOR] >= 0

    def teardown(self) -> None:
        """Giving everything back leaves what the buyer paid and got, and nothing anywhere else."""
        if not hasattr(self, "left") or self.paid + self.subsidy == 0:
            return
        for line, (paid, subsidy) in self.left.items():
            part = Part(cny(paid), cny(subsidy))
            self.post(rules.REFUND_DUE, rules.give_back(ORDER, line, part, self.booked))
        left = {account: minor for account, minor in self.sums().items() if minor}
        assert left == ({Account.CLEARING: -self.paid, Account.REFUNDS: self.paid} if self.paid else {})


TestOneOrder = OneOrder.TestCase
TestOneOrder.settings = settings(max_examples=150, stateful_step_count=20, deadline=None)
