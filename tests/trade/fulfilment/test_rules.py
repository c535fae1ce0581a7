from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from tests.trade.market import NOW, AccountId

from guang.kernel.ids import LineId, OrderId, PaymentId, ProductId, SkuId, StoreId, TradeId, ViewerId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade.fulfilment import rules
from guang.trade.fulfilment.rules import refunds
from guang.trade.fulfilment.types import RefundPart
from guang.trade.orders.types import Back, Line, Order, OrderState


def fen(amount: int) -> Money:
    return Money(amount, "CNY")


def line(number: int, units: int, pays: int, subsidy: int) -> Line:
    return Line(
        id=LineId(number),
        product=ProductId(1),
        sku=SkuId(number),
        title=text("Tea"),
        options=(),
        image_url=None,
        units=units,
        unit_price=fen(1),
        list_price=fen(1),
        pays=fen(pays),
        subsidy=fen(subsidy),
        refunded=fen(0),
        subsidy_refunded=fen(0),
    )


def paid(lines: list[tuple[int, int, int]], shipping: int) -> Order:
    goods = sum(pays for _, pays, _ in lines)
    return Order(
        id=OrderId(1),
        trade=TradeId(1),
        store=StoreId(1),
        buyer=AccountId(1),
        viewer=ViewerId(1),
        state=OrderState.PAID,
        lines=tuple(line(number, *one) for number, one in enumerate(lines, 1)),
        goods=fen(goods),
        shipping=fen(shipping),
        total=fen(goods + shipping),
        address={},
        note="",
        placed_at=NOW,
        pay_by=NOW,
        payment=PaymentId(1),
    )


def after(order: Order, back: Back) -> Order:
    """The order as the tables would have it."""
    given_ = {one.line.id: one for one in back.lines}
    lines = tuple(
        replace(
            one,
            refunded=one.refunded + given_[one.id].amount,
            subsidy_refunded=one.subsidy_refunded + given_[one.id].subsidy,
            refunded_units=one.refunded_units + given_[one.id].units,
            cancelled_units=one.cancelled_units + given_[one.id].cancels,
        )
        if one.id in given_
        else one
        for one in order.lines
    )
    fee = order.shipping_refunded_minor + back.shipping.minor
    return replace(order, lines=lines, state=back.leaves, shipping_refunded_minor=fee)


LINES = st.lists(st.tuples(st.integers(1, 9), st.integers(1, 10**6), st.integers(0, 10**5)), min_size=1, max_size=4)


@given(LINES, st.integers(0, 10**4), st.data())
def test_units_cancelled_in_whatever_portions_come_to_exactly_what_was_paid(
    lines: list[tuple[int, int, int]], shipping: int, data: st.DataObject
) -> None:
    order = paid(lines, shipping)
    while order.state is not OrderState.REFUNDED:
        open_lines = [one for one in order.lines if one.units_to_ship]
        chosen = data.draw(st.sampled_from(open_lines))
        units = data.draw(st.integers(1, chosen.units_to_ship))
        order = after(order, refunds.plan(order, refunds.cancelled(order, {chosen.id: units}), None))
        for one in order.lines:
            assert fen(0) <= one.refunded <= one.pays
            assert fen(0) <= one.subsidy_refunded <= one.subsidy

    assert order.refunded == order.total
    assert [one.subsidy_refunded for one in order.lines] == [one.subsidy for one in order.lines]


@given(LINES, st.lists(st.integers(1, 10**5), max_size=6))
def test_money_back_in_whatever_portions_takes_the_subsidy_back_in_proportion(
    lines: list[tuple[int, int, int]], portions: list[int]
) -> None:
    order = replace(paid(lines, 0), state=OrderState.CONFIRMED)
    order = replace(order, lines=tuple(replace(one, shipped_units=one.units) for one in order.lines))
    for portion in portions:
        left = order.lines[0].pays - order.lines[0].refunded
        if left.minor == 0:
            break
        part = {order.lines[0].id: RefundPart(0, min(fen(portion), left))}
        order = after(order, refunds.plan(order, part, None))

    one = order.lines[0]
    assert one.subsidy_refunded.minor == one.subsidy.minor * one.refunded.minor // one.pays.minor


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
