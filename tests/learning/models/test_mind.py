"""One mind: replay equals the stream, and an act changes what comes next."""

from collections.abc import Callable
from datetime import timedelta

import numpy as np
import pytest
from tests.learning.conftest import START, Deed, happen

from guang.journal import Kind
from guang.journal.facts.trade import ProductDelisted
from guang.kernel.ids import ProductId
from guang.learning.features import Sort
from guang.learning.models import CHANNEL_CODE, Mind

NOTHING = np.empty(0, np.int64)


def taught(deeds: list[Deed], size: int) -> Mind:
    mind = Mind()
    for start in range(0, len(deeds), size):
        mind.learn(happen(deeds[start : start + size]))
    return mind


@pytest.mark.parametrize("size", [1, 7, 100])
def test_features_after_streaming_equal_features_after_replay(crowd: Callable[..., list[Deed]], size: int) -> None:
    deeds = crowd(people=40)
    streamed, replayed = taught(deeds, size), taught(deeds, 10**6)
    now, ids = replayed.memory.newest + 30, np.arange(1000, 1070)

    for viewer in (1, 2, 3, 999):
        rows = streamed.rows(streamed.ask(viewer, ids, now))
        assert rows.shape == (70, len(streamed.names))
        assert np.allclose(rows, replayed.rows(replayed.ask(viewer, ids, now)), rtol=1e-4, atol=1e-5, equal_nan=True)


def test_nothing_is_infinite_and_strangers_have_rows_too(crowd: Callable[..., list[Deed]]) -> None:
    mind = taught(crowd(), 50)

    rows = mind.rows(mind.ask(424242, np.array([1001, 55555]), mind.memory.newest))

    assert not np.isinf(rows).any()
    assert np.isfinite(rows[0, list(mind.names).index("item_click_30d")])


def similar_to(mind: Mind, viewer: int) -> list[int]:
    question = mind.ask(viewer, NOTHING, mind.memory.newest + 1)
    rows, scores = CHANNEL_CODE["similar"](mind, question, 10, Sort.PRODUCT)
    assert (np.diff(scores) <= 0).all()
    return list(mind.memory.items.ids[rows].tolist())


def test_an_act_changes_the_next_candidates(crowd: Callable[..., list[Deed]]) -> None:
    mind = taught(crowd(), 50)
    assert similar_to(mind, 777) == []

    mind.learn(happen([(777, Kind.product_click, 1003, 40 * 86400.0)]))
    first = similar_to(mind, 777)
    mind.learn(happen([(777, Kind.product_click, 1020, 40 * 86400.0 + 9)]))
    second = similar_to(mind, 777)

    assert first
    assert all(1000 < item <= 1015 for item in first)
    assert any(1015 < item <= 1030 for item in second)


@pytest.mark.parametrize("channel", ["similar", "trending", "popular", "fresh", "own_recent"])
def test_what_was_withdrawn_is_no_candidate_of_any_channel(channel: str, crowd: Callable[..., list[Deed]]) -> None:
    mind = taught(crowd(), 50)
    now = mind.memory.newest - 8 * 86400

    def found() -> list[int]:
        rows, _ = CHANNEL_CODE[channel](mind, mind.ask(5, NOTHING, now), 500, Sort.PRODUCT)
        return list(mind.memory.items.ids[rows].tolist())

    gone = found()[0]
    mind.hear(ProductDelisted(ProductId(gone), "merchant"), START + timedelta(days=30))

    assert gone not in found()
    assert found()


def test_popular_counts_people_not_clicks() -> None:
    clicks: list[Deed] = [(1, Kind.product_click, 50, 10.0 * place) for place in range(200)]
    people: list[Deed] = [(viewer, Kind.product_click, 51, 10.0 * viewer) for viewer in range(2, 6)]
    mind = taught(clicks + people, 1000)

    rows, scores = CHANNEL_CODE["popular"](mind, mind.ask(9, NOTHING, mind.memory.newest), 5, Sort.PRODUCT)

    assert mind.memory.items.ids[rows].tolist() == [51, 50]
    assert scores[0] > 3 * scores[1]


def test_one_more_feature_changes_the_schema() -> None:
    mind, other = Mind(), Mind()
    other.names = (*other.names, "one_more")

    assert mind.schema != other.schema
