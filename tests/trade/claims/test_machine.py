"""The table of states: whatever anybody does in whatever order, a case goes forward and ends."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from guang.trade.claims import CaseEvent, CaseSide, CaseState, Wish, WrongStep, machine
from guang.trade.claims.rules.machine import FINAL, MAY, MOVES, OPEN, PATHS, TIMERS, Path

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
wishes = st.sampled_from(Wish)


@given(wishes)
def test_nothing_follows_an_end(wish: Wish) -> None:
    assert not [event for (state, event) in MOVES[PATHS[wish]] if state in FINAL]


@given(wishes, st.sampled_from(sorted(OPEN - {CaseState.APPLIED, CaseState.INSPECTED})))
def test_no_case_waits_for_ever_without_a_time(wish: Wish, state: CaseState) -> None:
    assert TIMERS[state].after.total_seconds() > 0
    assert machine.due(state, NOW) == NOW + TIMERS[state].after


@given(wishes)
def test_from_every_reachable_state_there_is_a_way_to_an_end(wish: Wish) -> None:
    moves = MOVES[PATHS[wish]]
    ending = set(FINAL)
    for _ in CaseState:
        ending |= {state for (state, _), then in moves.items() if then in ending}
    reached = {CaseState.APPLIED}
    for _ in CaseState:
        reached |= {then for (state, _), then in moves.items() if state in reached}
    assert reached <= ending


@given(wishes)
def test_the_clock_can_do_what_the_timers_say(wish: Wish) -> None:
    for state, timer in TIMERS.items():
        reachable = state in set(MOVES[PATHS[wish]].values())
        if timer.event is not None and reachable:
            assert CaseSide.CLOCK in MAY[timer.event]
            assert machine.following(wish, state, timer.event) in CaseState


def test_goods_travel_before_money_where_they_have_to() -> None:
    """Without a verdict there is no way from the wish to the money that leaves out the parcel."""
    moves = {key: then for key, then in MOVES[Path.GOODS].items() if key[1] is not CaseEvent.JUDGE_REFUND}
    without = {key: then for key, then in moves.items() if then is not CaseState.RETURN_SHIPPING}
    reached = {CaseState.APPLIED}
    for _ in CaseState:
        reached |= {then for (state, _), then in without.items() if state in reached}
    assert CaseState.REFUNDED not in reached


def test_whoever_has_sent_goods_back_cannot_be_asked_for_them_again() -> None:
    wish = Wish.RETURN_REFUND
    assert machine.following(wish, CaseState.REJECTED, CaseEvent.APPROVE) is CaseState.AWAITING_RETURN
    assert machine.following(wish, CaseState.REJECTED, CaseEvent.APPROVE, is_back=True) is CaseState.REFUNDED
    for event in (CaseEvent.WITHDRAW, CaseEvent.JUDGE_RETURN):
        with pytest.raises(WrongStep):
            machine.following(wish, CaseState.PLATFORM_ARBITRATION, event, is_back=True)


class AnyCase(RuleBasedStateMachine):
    """Anybody tries anything, again and again."""

    @initialize(wish=wishes)
    def start(self, wish: Wish) -> None:
        self.wish, self.state, self.is_back = wish, CaseState.APPLIED, False
        self.ends = 0

    @rule(side=st.sampled_from(CaseSide), event=st.sampled_from(CaseEvent))
    def attempt(self, side: CaseSide, event: CaseEvent) -> None:
        before = self.state
        try:
            then = machine.following(self.wish, before, event, is_back=self.is_back)
        except WrongStep:
            assert event not in machine.possible(self.wish, before, side, is_back=self.is_back)
            return
        assert (event in machine.possible(self.wish, before, side, is_back=self.is_back)) == machine.may(side, event)
        if not machine.may(side, event):
            return
        self.state = then
        self.is_back = self.is_back or event is CaseEvent.SEND
        self.ends += then in FINAL

    @invariant()
    def it_ends_once(self) -> None:
        assert self.ends <= 1
        assert (self.ends == 1) == (self.state in FINAL)


TestAnyCase = AnyCase.TestCase
