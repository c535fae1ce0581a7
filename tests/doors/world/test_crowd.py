"""The simulated shoppers: drawn from the seed alone, plausible, and worth learning from."""

import numpy as np
import pytest
from tests.conftest import NOON

from guang.doors.world import crowd
from guang.doors.world.goods import goods
from guang.journal import Kind
from guang.kernel.ids import TAIL_BITS, ProductId, VideoId, first_at


@pytest.fixture(scope="module")
def clips() -> list[crowd.Clip]:
    now_ms = first_at(NOON) >> TAIL_BITS
    return [
        crowd.Clip(
            VideoId(1000 + n), ProductId(5000 + n), good.price, 6000, good.topics, now_ms - 86_400_000 * 8 + n * 1000
        )
        for n, good in enumerate(goods()[:60])
    ]


@pytest.fixture(scope="module")
def walked(clips: list[crowd.Clip]) -> crowd.Stroll:
    return crowd.stroll(20, clips, crowd.strangers(20, NOON), NOON)


def test_the_same_seed_draws_the_same_days(clips: list[crowd.Clip], walked: crowd.Stroll) -> None:
    again = crowd.stroll(20, clips, crowd.strangers(20, NOON), NOON)
    first, second = crowd.acts(20, clips, walked), crowd.acts(20, clips, again)

    assert np.array_equal(first.id, second.id)
    assert np.array_equal(first.subject, second.subject)


def test_another_seed_draws_other_days(clips: list[crowd.Clip], walked: crowd.Stroll) -> None:
    other = crowd.stroll(21, clips, crowd.strangers(20, NOON), NOON)

    assert not np.array_equal(walked.clip[:100], other.clip[:100])


def test_acts_are_of_the_past_and_each_has_its_own_id(clips: list[crowd.Clip], walked: crowd.Stroll) -> None:
    acts = crowd.acts(20, clips, walked)

    assert len(np.unique(acts.id)) == len(acts)
    assert acts.at_ms.max() < first_at(NOON) >> TAIL_BITS
    assert (acts.kind == Kind.impression).sum() == walked.viewer.size


def test_what_people_like_is_watched_longer_and_bought_more(clips: list[crowd.Clip], walked: crowd.Stroll) -> None:
    acts = crowd.acts(20, clips, walked)
    loved, cold = walked.taste > 0.75, walked.taste < 0.25

    assert walked.share[loved].mean() > 2 * walked.share[cold].mean()
    assert 50 < (acts.kind == Kind.order).sum() < 0.1 * walked.viewer.size


def test_nobody_sees_a_clip_twice_in_one_evening(walked: crowd.Stroll) -> None:
    evening = np.stack([walked.viewer, walked.page >> TAIL_BITS << 0, walked.slot], axis=1)

    assert len(np.unique(evening, axis=0)) == len(evening)


def test_some_see_the_end_and_some_turn_away_at_once(walked: crowd.Stroll) -> None:
    assert 0.08 < (walked.share >= 0.97).mean() < 0.35
    assert 0.1 < (walked.share < 0.22).mean() < 0.45
