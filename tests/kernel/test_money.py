"""Money: nothing appears, nothing vanishes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.money import AmountTooLarge, MixedCurrencies, Money

amounts = st.integers(min_value=-(10**15), max_value=10**15)


@given(amounts, st.lists(st.integers(min_value=0, max_value=10**6), min_size=1, max_size=12).filter(any))
def test_the_parts_of_a_split_are_the_whole(minor: int, weights: list[int]) -> None:
    parts = Money(minor, "CNY").split(weights)
    assert sum(part.minor for part in parts) == minor
    for part, weight in zip(parts, weights, strict=True):
        exact = abs(minor) * weight / sum(weights)
        assert abs(abs(part.minor) - exact) < 1 + exact * 1e-9


@given(amounts, st.integers(min_value=0, max_value=10_000))
def test_a_portion_is_within_half_a_unit(minor: int, rate_bps: int) -> None:
    part = Money(minor, "EUR").portion(rate_bps).minor
    assert abs(part * 10_000 - minor * rate_bps) <= 5_000


@given(amounts, amounts)
def test_adding_and_subtracting_are_exact(first: int, second: int) -> None:
    left, right = Money(first, "CNY"), Money(second, "CNY")
    assert left + right - right == left
    assert -(left - right) == right - left
    assert (left < right) == (first < second)


def test_currencies_do_not_mix() -> None:
    with pytest.raises(MixedCurrencies):
        Money(1, "CNY") + Money(1, "EUR")


def test_what_no_ledger_can_hold_is_refused() -> None:
    with pytest.raises(AmountTooLarge):
        Money(2**61, "CNY") * 4


@pytest.mark.parametrize("currency", ["cny", "RMB1", "", "¥¥¥"])
def test_a_currency_is_three_capitals(currency: str) -> None:
    with pytest.raises(ValueError, match="currency"):
        Money(1, currency)


@pytest.mark.parametrize(
    ("minor", "currency", "written"),
    [(1205, "CNY", "12.05"), (-7, "USD", "-0.07"), (500, "JPY", "500"), (-1, "KWD", "-0.001"), (0, "CNY", "0.00")],
)
def test_amounts_are_written_with_the_digits_of_their_currency(minor: int, currency: str, written: str) -> None:
    assert Money(minor, currency).decimal == written
