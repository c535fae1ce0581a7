"""Channels and features in words."""

import string

import numpy as np
import pytest
from tests.discovery.feed.conftest import Neighbourhood

from guang.discovery.feed import Feed, signals
from guang.discovery.feed.why import SENTENCES
from guang.learning import serving

LOCALES = {"en", "zh-CN"}


def test_channels_and_features_have_words_in_both_languages() -> None:
    for words in (*signals.CHANNELS.values(), *(one.words for one in signals.READINGS.values()), *SENTENCES.values()):
        assert set(words) == LOCALES
        used = [{field for _, field, _, _ in string.Formatter().parse(one) if field} for one in words.values()]
        assert used[0] == used[1]


def test_the_strongest_features_are_told_first_and_weak_and_unknown_ones_not_at_all() -> None:
    told = signals.strongest(
        {
            "affinity_creator_long": 0.54,
            "affinity_topic_best": 1.0,
            "affinity_store_long": 0.05,
            "item_trend_6h": None,
            "item_age_log_h": float(np.log1p(6)),
            "viewer_touches": 3.0,
        },
        "en",
    )
    assert [(one.name, one.words) for one in told] == [
        ("affinity_topic_best", "100 % of your attention lately went to its topic."),
        ("affinity_creator_long", "54 % of your attention lately went to this creator."),
        ("item_age_log_h", "It came out in the last days."),
    ]
    assert [one.strength for one in told] == pytest.approx([1.0, 0.5, 0.367], abs=1e-3)
    assert signals.strongest({}, "zh-CN") == ()


def test_a_channel_without_words_goes_by_its_name() -> None:
    assert [one.words for one in signals.channels(("TrendingNow", "Horoscope"), "zh-CN")] == ["正在升温", "Horoscope"]


async def test_the_words_are_about_features_and_sources_that_exist(
    neighbourhood: Neighbourhood, model: serving.Model, open_feed: object
) -> None:
    feed: Feed = await open_feed()  # type: ignore[operator]
    assert set(signals.READINGS) <= set(model.names)
    sources = {part.name for recipe in (feed.home, feed.impersonal, feed.mall) for part in recipe.sources}
    assert sources <= set(signals.CHANNELS)
