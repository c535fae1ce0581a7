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
    if state not in MOVES[PATHS[wish]].values():
        return
    timer = machine.timer(wish, state)
    assert timer is not None
    assert timer.after.total_seconds() > 0
    assert machine.due(wish, state, NOW) == NOW + timer.after


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
    for state, timer in TIMERS[PATHS[wish]].items():
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


def test_another_one_leaves_once_and_only_after_the_goods_are_back() -> None:
    moves = {key: then for key, then in MOVES[Path.EXCHANGE].items() if key[1] is not CaseEvent.JUDGE_EXCHANGE}
    without = {key: then for key, then in moves.items() if then is not CaseState.RETURN_SHIPPING}
    reached = {CaseState.APPLIED}
    for _ in CaseState:
        reached |= {then for (state, _), then in without.items() if state in reached}
    assert not reached & {CaseState.REPLACING, CaseState.REPLACEMENT_SHIPPING, CaseState.EXCHANGED}
    arbitration = CaseState.PLATFORM_ARBITRATION
    with pytest.raises(WrongStep):
        machine.following(Wish.EXCHANGE, arbitration, CaseEvent.JUDGE_EXCHANGE, is_back=True, is_sent=True)


def test_where_the_goods_are_back_already_they_are_not_waited_for_again() -> None:
    back = {"is_back": True}
    follow = machine.following
    assert follow(Wish.EXCHANGE, CaseState.REJECTED, CaseEvent.APPROVE, **back) is CaseState.REPLACING
    assert follow(Wish.EXCHANGE, CaseState.SOLD_OUT, CaseEvent.TAKE_REFUND, **back) is CaseState.REFUNDED
    assert follow(Wish.EXCHANGE, CaseState.SOLD_OUT, CaseEvent.TAKE_REFUND) is CaseState.AWAITING_RETURN


def test_whoever_complains_in_vain_of_what_came_instead_keeps_it() -> None:
    arbitration = CaseState.PLATFORM_ARBITRATION
    ends = [
        machine.following(Wish.EXCHANGE, arbitration, CaseEvent.DISMISS, is_back=True, is_sent=sent)
        for sent in (False, True)
    ]
    assert ends == [CaseState.CLOSED, CaseState.EXCHANGED]


class AnyCase(RuleBasedStateMachine):
    """Anybody tries anything, again and again."""

    @initialize(wish=wishes)
    def start(self, wish: Wish) -> None:
        self.wish, self.state, self.is_back, self.is_sent = wish, CaseState.APPLIED, False, False
        self.ends = 0

    @rule(side=st.sampled_from(CaseSide), event=st.sampled_from(CaseEvent))
    def attempt(self, side: CaseSide, event: CaseEvent) -> None:
        before, gone = self.state, {"is_back": self.is_back, "is_sent": self.is_sent}
        possible = machine.possible(self.wish, before, side, **gone)
        try:
            then = machine.following(self.wish, before, event, **gone)
        except WrongStep:
            assert event not in possible
            return
        assert (event in possible) == machine.may(side, event)
        if not machine.may(side, event):
            return
        self.state = then
        assert not (self.is_sent and event is CaseEvent.REPLACE)
        self.is_back = self.is_back or event is CaseEvent.SEND
        self.is_sent = self.is_sent or event is CaseEvent.REPLACE
        self.ends += then in FINAL

    @invariant()
    def it_ends_once(self) -> None:
        assert self.ends <= 1
        assert (self.ends == 1) == (self.state in FINAL)


TestAnyCase = AnyCase.TestCase
