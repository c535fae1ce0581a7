"""What a batch does to one price or one shelf."""

from hypothesis import given
from hypothesis import strategies as st

from guang.doors.goods import rules
from guang.doors.goods.types import Outcome, PriceWish, Step, StockWish, Variant
from guang.kernel.ids import ProductId, SkuId

PRICES = st.integers(1, 10**12)


def variant(price: int = 1_990, listed: int | None = None, on_hand: int = 10, reserved: int = 2) -> Variant:
    return Variant(ProductId(1), SkuId(2), price, listed, on_hand, reserved)


def test_prices_are_set_added_to_and_changed_by_a_percentage() -> None:
    assert rules.priced(PriceWish(by="set", amount=500), 1_990) == 500
    assert rules.priced(PriceWish(by="add", amount=-90), 1_990) == 1_900
    assert rules.priced(PriceWish(by="percent", amount=-1_000), 1_990) == 1_791
    assert rules.priced(PriceWish(by="percent", amount=1), 5_000) == 5_001  # half a fen goes up
    assert rules.priced(PriceWish(by="percent", amount=1_250, step=100), 1_990) == 2_200
    assert rules.priced(PriceWish(by="percent", amount=1_250, step=100, less=1), 1_990) == 2_199


def test_what_cannot_be_is_refused_with_its_reason() -> None:
    gone = rules.price_step(PriceWish(by="add", amount=-1_990), variant())
    dear = rules.price_step(PriceWish(by="percent", amount=10_000), variant(listed=3_000))
    short = rules.stock_step(StockWish(by="set", units=1, reason="count"), variant())
    below = rules.stock_step(StockWish(by="add", units=-11, reason="count"), variant())

    refused = [(step.outcome.value, step.why) for step in (gone, dear, short, below) if step]
    assert refused == [
        ("refused", "bounds"),
        ("refused", "list_price"),
        ("refused", "promised"),
        ("refused", "bounds"),
    ]


def test_what_stays_is_no_step() -> None:
    assert rules.price_step(PriceWish(by="set", amount=1_990), variant()) is None
    assert rules.stock_step(StockWish(by="add", units=0, reason="count"), variant()) is None


@given(PRICES, st.integers(-9_999, 50_000), st.sampled_from([1, 10, 50, 100, 1_000]))
def test_a_rounded_price_is_on_a_step_and_within_half_of_one(before: int, bps: int, step: int) -> None:
    exact = before * (10_000 + bps) / 10_000
    after = rules.priced(PriceWish(by="percent", amount=bps, step=step), before)

    assert after % step == 0
    assert abs(after - exact) <= step / 2 + 0.5 + exact * 1e-9


@given(PRICES, st.integers(-9_999, 50_000), st.integers(0, 10_000))
def test_a_dearer_price_never_becomes_the_cheaper_one(before: int, bps: int, more: int) -> None:
    wish = PriceWish(by="percent", amount=bps, step=100)

    assert rules.priced(wish, before) <= rules.priced(wish, before + more)


@given(st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_a_shelf_goes_back_only_if_it_is_as_it_was_left(left: int, now: int, promised: int) -> None:
    step = Step(ProductId(1), SkuId(2), 5, left, Outcome.DONE)
    back, kept = rules.stock_back([step], {2: variant(on_hand=now, reserved=min(promised, now))})

    assert len(back) + len(kept) == 1
    assert bool(back) == (now == left and min(promised, now) <= 5)
