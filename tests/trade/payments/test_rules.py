from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import AccountId, PaymentId, TradeId
from guang.kernel.money import Money
from guang.trade.payments import rules
from guang.trade.payments.errors import BadAmount, PaymentDisputed
from guang.trade.payments.types import Answer, Method, Payment, PaymentState

NOW = datetime(2026, 6, 1, tzinfo=UTC)
HEARD = st.lists(st.sampled_from(PaymentState), max_size=10)


@given(HEARD)
def test_money_that_came_is_never_forgotten_and_the_order_of_news_does_not_matter(heard: list[PaymentState]) -> None:
    state = PaymentState.PENDING
    for news in heard:
        state = rules.next_state(state, news)

    if PaymentState.SUCCEEDED in heard:
        assert state is PaymentState.SUCCEEDED
    elif PaymentState.DECLINED in heard:
        assert state is PaymentState.DECLINED
    else:
        assert state is PaymentState.PENDING


@given(st.sampled_from(PaymentState), st.sampled_from(PaymentState))
def test_the_same_news_twice_is_no_news(now: PaymentState, heard: PaymentState) -> None:
    assert not rules.has_news(rules.next_state(now, heard), Answer(heard))


def came(minor: int, refunded: int = 0, disputed: int = 0) -> Payment:
    """Money that has come, and what of it is gone."""
    return Payment(
        id=PaymentId(1),
        trade=TradeId(1),
        payer=AccountId(1),
        amount=Money(minor, "CNY"),
        refunded=Money(refunded, "CNY"),
        state=PaymentState.SUCCEEDED,
        method=Method("simulator"),
        code="",
        started_at=NOW,
        settled_at=NOW,
        disputed_minor=disputed,
    )


@given(st.integers(1, 10**9), st.lists(st.integers(-5, 10**9), max_size=8), st.integers(0, 10**9))
def test_no_more_goes_back_than_came(paid: int, wishes: list[int], disputed: int) -> None:
    back, claimed = 0, min(paid, disputed)
    for wish in wishes:
        try:
            rules.check_refund(came(paid, back, claimed), Money(wish, "CNY"))
        except (BadAmount, PaymentDisputed):
            continue
        back += wish

    assert 0 <= back <= paid - claimed


def test_nothing_is_no_refund() -> None:
    with pytest.raises(BadAmount):
        rules.check_refund(came(5), Money(0, "CNY"))


def test_what_a_bank_has_taken_is_not_there_to_be_refunded() -> None:
    rules.check_refund(came(5, 1, 2), Money(2, "CNY"))
    with pytest.raises(PaymentDisputed):
        rules.check_refund(came(5, 1, 2), Money(3, "CNY"))
    with pytest.raises(BadAmount):
        rules.check_refund(came(5, 1, 2), Money(5, "CNY"))
