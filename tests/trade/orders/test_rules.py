from hypothesis import given
from hypothesis import strategies as st
from tests.trade.market import NOW, AccountId

from guang.kernel.ids import LineId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade import stores
from guang.trade.orders import rules
from guang.trade.orders.types import Line, OrderState

LINES = st.lists(st.tuples(st.integers(1, rules.MOST_UNITS), st.integers(1, 10**12)), min_size=1, max_size=20)
FEES = st.integers(0, 10**9)


def store(number: int, fee: int, free_over: int | None) -> stores.Store:
    rule = stores.ShippingRule(Money(fee, "CNY"), None if free_over is None else Money(free_over, "CNY"))
    return stores.Store(
        StoreId(number), AccountId(1), text("Shop"), stores.StoreKind.INDIVIDUAL, {}, None, rule, False, NOW
    )


def line(units: int, price: int) -> Line:
    each, nothing = Money(price, "CNY"), Money.zero("CNY")
    return Line(
        id=LineId(1),
        product=ProductId(1),
        sku=SkuId(1),
        title=text("Tea"),
        options=(),
        image_url=None,
        units=units,
        unit_price=each,
        list_price=each,
        pays=each * units,
        subsidy=nothing,
        refunded=nothing,
        subsidy_refunded=nothing,
    )


@given(st.lists(st.tuples(LINES, FEES, st.none() | st.integers(0, 10**14)), min_size=1, max_size=5))
def test_a_quote_adds_up(parts: list[tuple[list[tuple[int, int]], int, int | None]]) -> None:
    grouped = {StoreId(n): [line(*one) for one in lines] for n, (lines, _, _) in enumerate(parts)}
    known = {StoreId(n): store(n, fee, free) for n, (_, fee, free) in enumerate(parts)}
    expected = 0
    for lines, fee, free in parts:
        goods = sum(units * price for units, price in lines)
        expected += goods + (0 if free is not None and goods >= free else fee)
    if expected > rules.LARGEST_TOTAL_MINOR:
        return

    offer = rules.quote(grouped, known)

    assert offer.total == Money(expected, "CNY")
    assert sum(part.total.minor for part in offer.orders) == expected


@given(st.lists(st.sampled_from(OrderState), max_size=12))
def test_no_state_is_entered_twice_and_every_end_is_final(wishes: list[OrderState]) -> None:
    now, seen = OrderState.CREATED, [OrderState.CREATED]
    for then in wishes:
        if rules.may_become(now, then):
            now = then
            seen.append(then)

    assert len(set(seen)) == len(seen)
    assert not (OrderState.CANCELLED in seen and OrderState.SHIPPED in seen)
    if now in {OrderState.REFUNDED, OrderState.CANCELLED}:
        assert not any(rules.may_become(now, then) for then in OrderState)


def test_what_comes_before_a_state_is_what_it_may_follow() -> None:
    for then in OrderState:
        assert rules.before(then) == {now for now in OrderState if rules.may_become(now, then)}
