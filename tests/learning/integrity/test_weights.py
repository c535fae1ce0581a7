"""What an act weighs, in whatever order decisions are heard."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from guang.learning.integrity import Weights

SAID = st.lists(
    st.tuples(st.integers(1, 3), st.sampled_from([0.0, 0.25, 1.0]), st.integers(0, 9), st.integers(10, 30)),
    max_size=12,
    unique_by=lambda said: (said[0], said[3]),
)


@given(SAID, st.randoms())
def test_the_latest_decision_that_covers_an_act_holds_in_whatever_order_they_are_heard(
    told: list[tuple[int, float, int, int]], chance: object
) -> None:
    weights = Weights()
    shuffled = told + told[:2]
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    for viewer, weight, since, heard in shuffled:
        weights.hear([viewer], [weight], since=float(since), heard=float(heard))

    acts = [(viewer, at) for viewer in range(1, 5) for at in range(11)]
    found = weights.of(np.array([viewer for viewer, _ in acts]), np.array([float(at) for _, at in acts]))

    for (viewer, at), weight in zip(acts, found.tolist(), strict=True):
        covering = [said for said in told if said[0] == viewer and said[2] <= at]
        assert weight == (max(covering, key=lambda said: said[3])[1] if covering else 1.0)
