"""What spoke for an item, in words: the channels that found it, and the strongest of the features logged with it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import expm1
from typing import Final

from guang.discovery.feed.types import Proposer, Signal
from guang.kernel.text import in_

MOST_SIGNALS: Final = 4
_DAY_H: Final = 24.0

CHANNELS: Final[Mapping[str, Mapping[str, str]]] = {
    "FollowedCreators": {"en": "The latest of creators you follow", "zh-CN": "你关注的创作者的最新内容"},
    "SimilarToRecent": {
        "en": "What people watch next who watched what you watched",
        "zh-CN": "与你看过相同内容的人接着看的",
    },
    "BoostedTopics": {"en": "Topics you asked for more of", "zh-CN": "你想多看的话题"},
    "LeftUnfinished": {"en": "What you were watching when you left", "zh-CN": "你上次离开时正在看的"},
    "LovedInTheCircle": {"en": "What several people you follow liked", "zh-CN": "你关注的好几个人喜欢的"},
    "LookAlike": {"en": "New, and like what you watched", "zh-CN": "与你看过的相似的新内容"},
    "TouchedBefore": {"en": "What you looked at before", "zh-CN": "你之前看过的"},
    "TrendingNow": {"en": "On the rise right now", "zh-CN": "正在升温"},
    "PopularLately": {"en": "The favourites of the last month", "zh-CN": "近一个月最受欢迎"},
    "FreshAndUntried": {"en": "New, and shown to few people yet", "zh-CN": "新内容,看过的人还不多"},
    "LongTail": {"en": "Small makers whose things go with your taste", "zh-CN": "合你口味的小众卖家"},
}
"""A phrase for each source, by the name in the recipe."""


@dataclass(frozen=True, slots=True)
class _Reading:
    """How to read one feature: how strongly it speaks (0 or less: not at all), and the sentence with its number."""

    strength: Callable[[float], float]
    words: Mapping[str, str]
    shown: Callable[[float], float] = lambda value: round(100 * value)


def _above(floor: float) -> Callable[[float], float]:
    """Speaks from ``floor`` on, fully at 1."""
    return lambda value: (value - floor) / (1 - floor)


READINGS: Final[Mapping[str, _Reading]] = {
    "affinity_creator_long": _Reading(
        _above(0.08),
        {
            "en": "{n} % of your attention lately went to this creator.",
            "zh-CN": "你近来 {n}% 的注意力在这位创作者身上。",
        },
    ),
    "affinity_topic_best": _Reading(
        _above(0.12),
        {"en": "{n} % of your attention lately went to its topic.", "zh-CN": "你近来 {n}% 的注意力在这个话题上。"},
    ),
    "affinity_store_long": _Reading(
        _above(0.08),
        {"en": "{n} % of your attention lately went to this store.", "zh-CN": "你近来 {n}% 的注意力在这家店。"},
    ),
    "covisit_share": _Reading(
        _above(0.02),
        {
            "en": "It is often watched together with what you watched last.",
            "zh-CN": "它常和你刚看过的内容一起被看。",
        },
    ),
    "item_love_per_click": _Reading(
        lambda value: 2 * (value - 0.2),
        {
            "en": "Of 100 people who opened it, about {n} watched it to the end or liked it.",
            "zh-CN": "每 100 个打开它的人,约 {n} 个看完或点赞。",
        },
    ),
    "item_trend_6h": _Reading(
        lambda value: value / 8,
        {"en": "More people than usual have come to it today.", "zh-CN": "今天来看它的人比平时多。"},
    ),
    "price_off_usual": _Reading(
        lambda value: 0.3 * (1 - abs(value)),
        {"en": "Its price is like what you usually look at.", "zh-CN": "价格和你平时看的差不多。"},
    ),
    "item_age_log_h": _Reading(
        lambda value: 0.4 * (1 - expm1(value) / (3 * _DAY_H)),
        {"en": "It came out in the last days.", "zh-CN": "它是近几天发布的。"},
    ),
    "pair_views": _Reading(
        lambda value: value / 3,
        {"en": "You have opened it before.", "zh-CN": "你打开过它。"},
    ),
}
"""By the name of the feature's column; a feature without a line here is told as a number only."""


def channels(sources: Sequence[str], locale: str) -> tuple[Proposer, ...]:
    """The channels that found an item, in words; one without words goes by its name."""
    return tuple(Proposer(name, in_(CHANNELS[name], locale) if name in CHANNELS else name) for name in sources)


def strongest(features: Mapping[str, float | None], locale: str) -> tuple[Signal, ...]:
    """The features that spoke most for an item, strongest first."""
    read = [
        (reading.strength(value), name, reading, value)
        for name, reading in READINGS.items()
        if (value := features.get(name)) is not None
    ]
    loud = sorted((one for one in read if one[0] > 0), key=lambda one: -one[0])[:MOST_SIGNALS]
    return tuple(
        Signal(
            name, value, round(min(strength, 1.0), 3), in_(reading.words, locale).format(n=f"{reading.shown(value):g}")
        )
        for strength, name, reading, value in loud
    )
