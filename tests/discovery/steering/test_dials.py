"""Which knobs dials turn, and how far."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guang.discovery.feed.selectors import top_with_variety
from guang.discovery.steering import Dials, knobs, rules
from guang.kernel.params import DEFAULTS, checked

notches = st.integers(-2, 2)


def test_dials_in_the_middle_turn_nothing_and_cost_nothing() -> None:
    before = {"feed.explore.share": 0.2}
    assert knobs(Dials(), before) is before


@pytest.mark.parametrize(
    ("dials", "turned"),
    [
        (Dials(familiar=2), {"feed.inclination.familiar": 1.0, "feed.explore.share": 0.0}),
        (Dials(familiar=1), {"feed.inclination.familiar": 0.5, "feed.explore.share": 0.05}),
        (Dials(familiar=-2), {"feed.inclination.familiar": -1.0, "feed.explore.share": 0.3}),
        (Dials(goods=2), {"feed.inclination.goods": 1.0, "feed.commerce.most": 5.0}),
        (Dials(goods=-2), {"feed.inclination.goods": -1.0, "feed.commerce.most": 1.0}),
    ],
)
def test_a_dial_turns_its_two_knobs(dials: Dials, turned: dict[str, float]) -> None:
    assert dict(knobs(dials, DEFAULTS)) == pytest.approx(turned)


@given(notches, notches, st.floats(0, 0.5), st.integers(0, 50), st.integers(1, 50), st.floats(-1, 1))
def test_no_dial_leaves_the_range_of_a_knob_whatever_a_policy_set(
    familiar: int, goods: int, share: float, most: int, window: int, leaning: float
) -> None:
    policy = {
        "feed.explore.share": share,
        "feed.commerce.most": float(most),
        "feed.commerce.window": float(window),
        "feed.inclination.familiar": leaning,
        "feed.inclination.goods": -leaning,
    }
    turned = checked(knobs(Dials(familiar, goods), policy))
    assert (turned["feed.explore.share"] <= share) == (familiar >= 0 or share in {0, rules.EXPLORE_SHARE.high})
    assert turned["feed.commerce.window"] == window


def test_steering_and_the_selector_mean_the_same_knobs() -> None:
    assert rules.EXPLORE_SHARE == top_with_variety.EXPLORE_SHARE
    assert rules.GOODS_MOST == top_with_variety.GOODS_MOST
    assert rules.GOODS_WINDOW == top_with_variety.GOODS_WINDOW
