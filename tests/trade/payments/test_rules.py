import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.money import Money
from guang.trade.payments import rules
from guang.trade.payments.errors import BadAmount
from guang.trade.payments.types import Answer, PaymentState

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


@given(st.integers(1, 10**9), st.lists(st.integers(-5, 10**9), max_size=8))
def test_no_more_goes_back_than_came(paid: int, wishes: list[int]) -> None:
    back = Money.zero("CNY")
    for wish in wishes:
        try:
            rules.check_refund(Money(paid, "CNY"), back, Money(wish, "CNY"))
        except BadAmount:
            continue
        back += Money(wish, "CNY")

    assert 0 <= back.minor <= paid


def test_nothing_is_no_refund() -> None:
    with pytest.raises(BadAmount):
        rules.check_refund(Money(5, "CNY"), Money(0, "CNY"), Money(0, "CNY"))
