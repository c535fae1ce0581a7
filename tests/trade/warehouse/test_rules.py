from hypothesis import given
from hypothesis import strategies as st

from guang.kernel.ids import OrderId, SkuId
from guang.trade.warehouse import rules

UNITS = st.dictionaries(st.integers(1, 8).map(SkuId), st.integers(1, 100), max_size=8)


@given(UNITS, UNITS)
def test_a_shortfall_is_exactly_what_is_missing(wanted: dict[SkuId, int], free: dict[SkuId, int]) -> None:
    short = rules.shortfall(wanted, free)

    for sku, units in wanted.items():
        assert short.get(sku, 0) == max(0, units - free.get(sku, 0))
    assert not set(short) - set(wanted)


@given(st.dictionaries(st.integers(1, 5).map(OrderId), UNITS, max_size=5))
def test_what_orders_need_together_is_the_sum_of_what_each_needs(wants: dict[OrderId, dict[SkuId, int]]) -> None:
    together = rules.total(wants)

    assert sum(together.values()) == sum(units for wanted in wants.values() for units in wanted.values())
