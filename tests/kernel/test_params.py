"""Ranking knobs keep to their ranges."""

import pytest

from guang.kernel.params import DEFAULTS, Param, checked, declared

WARMTH = Param("test.params.warmth", 0.5, low=0, high=1)


def test_a_knob_has_its_default_until_an_experiment_overrides_it() -> None:
    assert WARMTH.of(DEFAULTS) == 0.5
    assert WARMTH.of(checked({"test.params.warmth": 0.75})) == 0.75


@pytest.mark.parametrize("value", [-0.1, 1.1, float("nan"), float("inf")])
def test_a_value_outside_the_range_is_refused(value: float) -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        checked({"test.params.warmth": value})


def test_an_unknown_knob_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match=r"no ranking knob called test\.params\.nobody"):
        checked({"test.params.nobody": 1})


def test_a_default_outside_its_own_range_is_refused() -> None:
    with pytest.raises(ValueError, match="must lie between"):
        Param("test.params.broken", 2, low=0, high=1)

    assert "test.params.broken" not in {param.name for param in declared()}


def test_two_declarations_must_agree() -> None:
    assert Param("test.params.warmth", 0.5, low=0, high=1) == WARMTH
    with pytest.raises(ValueError, match="declared twice"):
        Param("test.params.warmth", 0.6, low=0, high=1)
