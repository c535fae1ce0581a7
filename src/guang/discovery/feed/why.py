"""Why an item is on a page: reasons with facts, and the same in sentences."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from guang.discovery.feed import signals
from guang.discovery.feed.types import Explained, FeedQuery, Ids, Why, Words
from guang.discovery.pages import Candidate
from guang.discovery.shelves import ABSENT, Shelf
from guang.kernel.pipeline import Served
from guang.kernel.text import in_
from guang.learning import serving

MOST_REASONS: Final = 3

STRONG: Final = {"LeftUnfinished": "unfinished", "LovedInTheCircle": "circle"}
"""Sources that are told before likeness and topics."""

SIMPLE: Final = {
    "TouchedBefore": "looked_at",
    "TrendingNow": "trending",
    "PopularLately": "popular",
    "LongTail": "small",
    "LookAlike": "alike",
    "FreshAndUntried": "fresh",
}
"""Sources that are a reason by themselves, in the order in which they are told."""

SENTENCES: Final[Mapping[str, Mapping[str, str]]] = {
    "followed": {"en": "You follow {name}.", "zh-CN": "你关注了 {name}。"},
    "similar_to": {
        "en": "You watched “{title}”, and people who did also liked this.",
        "zh-CN": "你看过「{title}」,看过它的人也喜欢这个。",
    },
    "taste": {"en": "It goes with what you watched lately.", "zh-CN": "与你最近看的内容相近。"},
    "boosted": {"en": "You asked for more of “{topic}”.", "zh-CN": "你想多看「{topic}」。"},
    "topic": {"en": "You seem to like “{topic}”.", "zh-CN": "你似乎喜欢「{topic}」。"},
    "looked_at": {"en": "You looked at it before.", "zh-CN": "你之前看过它。"},
    "unfinished": {"en": "You were watching it when you left.", "zh-CN": "你上次离开时正在看它。"},
    "circle": {"en": "Several people you follow liked it.", "zh-CN": "你关注的好几个人都喜欢它。"},
    "alike": {"en": "It is new, and like what you watched.", "zh-CN": "这是新内容,和你看过的相似。"},
    "trending": {"en": "Many people are watching it right now.", "zh-CN": "现在有很多人在看。"},
    "popular": {"en": "Many people liked it in the last month.", "zh-CN": "近一个月很多人喜欢。"},
    "fresh": {"en": "It is new, and we would like to know what you think.", "zh-CN": "这是新内容,想听听你的看法。"},
    "small": {"en": "A small maker whose things go with your taste.", "zh-CN": "合你口味的小众卖家。"},
    "drawn": {
        "en": "This place was kept for trying something out, and it was drawn by lot.",
        "zh-CN": "这个位置留给尝试,它是随机抽中的。",
    },
    "more_new": {"en": "You asked for more that is new to you.", "zh-CN": "你想多看没看过的类型。"},
    "more_familiar": {"en": "You asked for more of what you know.", "zh-CN": "你想多看熟悉的内容。"},
    "more_goods": {"en": "You asked for more goods.", "zh-CN": "你想多看好物。"},
    "more_content": {"en": "You asked for fewer goods.", "zh-CN": "你想少看商品。"},
    "again": {"en": "You have seen everything new, so here it is again.", "zh-CN": "新内容已看完,再看看这个。"},
}
"""A sentence per code and language; the codes are those of `types.Why`."""


@dataclass(frozen=True, slots=True)
class Listener:
    """To whom the reasons are told: the query, what this viewer likes, and the words to use."""

    query: FeedQuery
    likes: Sequence[str]
    locale: str
    names: Mapping[int, str]
    """What creators are called, by account."""


class Reasons:
    """Finds out why the items of a page are there."""

    def __init__(self, videos: Shelf, goods: Shelf, model: serving.Model) -> None:
        self._videos = videos
        self._goods = goods
        self._model = model

    def listener(self, query: FeedQuery, locale: str, names: Mapping[int, str]) -> Listener:
        """Prepare to tell one viewer."""
        hidden = query.taste.forgotten | query.taste.muted
        told = self._model.interests(query.viewer, now=query.now) if query.personalised else ()
        return Listener(query, [one.topic for one in told if one.topic not in hidden], locale, names)

    def of_page(self, page: Served, to: Listener) -> list[tuple[Why, ...]]:
        """At most three reasons for each item of the page, the strongest first."""
        ties = self._ties(page.items.ids, to.query)
        return [
            self._one(int(wanted), page.sources_of(int(mask)), tie, to)
            for wanted, mask, tie in zip(page.items.ids, page.items["sources"], ties, strict=True)
        ]

    def of(self, wanted: int, sources: Sequence[str], to: Listener) -> tuple[Why, ...]:
        """The same for one item that some sources proposed."""
        return self._one(wanted, sources, self._ties(np.array([wanted]), to.query)[0], to)

    def dialled(self, wanted: int, to: Listener) -> tuple[Why, ...]:
        """What the viewer's dials have to do with an item."""
        dials, bears_goods = to.query.taste.dials, bool(self._videos.bears_goods[self._videos.row(wanted)])
        codes = []
        if dials.familiar:
            codes.append("more_familiar" if dials.familiar > 0 else "more_new")
        if dials.goods and (dials.goods > 0) == bears_goods:
            codes.append("more_goods" if bears_goods else "more_content")
        return tuple(Why(code) for code in codes)

    def explained(self, wanted: int, line: Candidate | None, to: Listener) -> Explained:
        """All there is to say about one item, with what its page has noted about it."""
        sources, features = (line.sources, line.features or {}) if line else ((), {})
        drawn = (Why("drawn"),) if line and line.propensity is not None and line.propensity < 1 else ()
        reasons = (*drawn, *self.of(wanted, sources, to), *self.dialled(wanted, to))
        return Explained(
            reasons=sentences(reasons, to.locale),
            sources=sources,
            channels=signals.channels(sources, to.locale),
            signals=signals.strongest(features, to.locale),
            features=features,
        )

    def _one(self, wanted: int, sources: Sequence[str], tie: int, to: Listener) -> tuple[Why, ...]:
        row, circle, taste = self._videos.row(wanted), to.query.circle, to.query.taste
        author, topics = int(self._videos.author[row]), self._videos.topics_of(row)
        reasons: list[Why] = []
        if author in circle.follows:
            reasons.append(Why("followed", name=to.names.get(author, "")))
        if boosted := next((topic for topic in topics if topic in taste.boosted), None):
            reasons.append(Why("boosted", topic=boosted))
        reasons.extend(Why(code) for source, code in STRONG.items() if source in sources)
        if "SimilarToRecent" in sources:
            title = self.title(tie, to.locale)
            reasons.append(Why("similar_to", title=title) if title else Why("taste"))
        if shared := next((topic for topic in to.likes if topic in topics), None):
            reasons.append(Why("topic", topic=shared))
        reasons.extend(Why(code) for source, code in SIMPLE.items() if source in sources)
        if to.query.repeats:
            reasons.append(Why("again"))
        return tuple(reasons[:MOST_REASONS])

    def _ties(self, wanted: Ids, query: FeedQuery) -> list[int]:
        """For each item the thing the viewer saw before that it is tied to most; 0 where there is none."""
        if not query.personalised or not len(wanted):
            return [0] * len(wanted)
        ties: list[int] = self._model.because(query.viewer, wanted, now=query.now).tolist()
        return ties

    def title(self, wanted: int, locale: str) -> str:
        """What an item is called; empty if it is on no shelf."""
        for shelf in (self._videos, self._goods):
            if (row := shelf.row(wanted)) != ABSENT:
                return in_(shelf.title(row), locale)
        return ""


def sentences(reasons: Sequence[Why], locale: str) -> tuple[Words, ...]:
    """The reasons in a language."""
    return tuple(
        Words(
            one.code,
            in_(SENTENCES[one.code], locale).format(name=one.name or "", title=one.title or "", topic=one.topic or ""),
            name=one.name,
            title=one.title,
            topic=one.topic,
        )
        for one in reasons
        if one.code in SENTENCES
    )
