"""Schema checks and the sum of findings; arithmetic only."""

import hashlib
import math
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from guang.kernel.ids import AccountId, CommentId, Id, ProductId, ReviewId, StoreId, VideoId
from guang.kernel.money import Money
from guang.kernel.text import LOCALES, Text
from guang.trust.governance.types import Candidate, Finding, Outcome
from guang.trust.governance.words import Reader, Where, fold

SCHEMA_VERSION: Final = "2026.11.1"
RESTRICTABLE: Final[tuple[type[Id], ...]] = (AccountId, StoreId, ProductId, VideoId, CommentId, ReviewId)
LONGEST: Final = {"title": 200}
LONGEST_TEXT: Final = 20_000
SHORTEST_TITLE: Final = 2
DEAREST_MINOR: Final = 100_000_000
SAME_SIGN_RUN: Final = 8

_SAYS: Final[dict[str, dict[str, str]]] = {
    "schema.title_missing": {"en": "A title is missing.", "zh-CN": "缺少标题。"},
    "schema.too_long": {"en": "A text is too long.", "zh-CN": "文字过长。"},
    "schema.control_signs": {"en": "A text contains control characters.", "zh-CN": "文字含有控制字符。"},
    "schema.locale": {"en": "A text is in a language that is not served here.", "zh-CN": "文字的语言不受支持。"},
    "schema.shouting": {"en": "The same sign is repeated over and over.", "zh-CN": "重复字符过多。"},
    "price.not_positive": {"en": "A price must be above zero.", "zh-CN": "价格必须大于零。"},
    "price.unusual": {"en": "The price is so high that a person checks it.", "zh-CN": "价格异常，需要人工确认。"},
    "duplicate.own": {"en": "The same thing is on the street already.", "zh-CN": "与自己已发布的内容重复。"},
    "duplicate.of_other": {"en": "Somebody else has shown the same before.", "zh-CN": "与他人已发布的内容相同。"},
    "restricted.owner": {"en": "The owner may not show anything at present.", "zh-CN": "发布者目前受到限制。"},
    "restricted.subject": {"en": "This may not be shown at present.", "zh-CN": "该内容目前受到限制。"},
    "judged.before": {"en": "A person looked at exactly this and turned it away.", "zh-CN": "相同内容已被人工驳回。"},
}


def finding(rule: str, outcome: Outcome, *, field: str = "", other: str | None = None, shadow: bool = False) -> Finding:
    """A finding of one of the rules that are written in code."""
    return Finding(rule, SCHEMA_VERSION, outcome, _SAYS[rule], field=field, other=other, is_shadow=shadow)


def check_schema(candidate: Candidate) -> Iterator[Finding]:
    """What no candidate may lack or carry, whatever its words say."""
    title = candidate.texts.get("title", {})
    if not any(len(words.strip()) >= SHORTEST_TITLE for words in title.values()):
        yield finding("schema.title_missing", Outcome.REJECTED, field="title")
    yield from check_texts(candidate)
    if candidate.price is not None:
        yield from _check_price(candidate.price)


def check_texts(candidate: Candidate) -> Iterator[Finding]:
    """What no words may lack or carry, with or without a title."""
    for name, text in candidate.texts.items():
        yield from _check_text(name, text)


def _check_text(name: str, text: Text) -> Iterator[Finding]:
    for locale, words in text.items():
        field = f"{name}.{locale}"
        if locale not in LOCALES:
            yield finding("schema.locale", Outcome.REJECTED, field=field)
        if len(words) > LONGEST.get(name, LONGEST_TEXT):
            yield finding("schema.too_long", Outcome.REJECTED, field=field)
        if any(unicodedata.category(sign) in {"Cc", "Cs"} and sign not in "\n\t\r" for sign in words):
            yield finding("schema.control_signs", Outcome.REJECTED, field=field)
        if name == "title" and _longest_run(words) >= SAME_SIGN_RUN:
            yield finding("schema.shouting", Outcome.REJECTED, field=field)


def _check_price(price: Money) -> Iterator[Finding]:
    if price.minor <= 0:
        yield finding("price.not_positive", Outcome.REJECTED)
    elif price.minor > DEAREST_MINOR:
        yield finding("price.unusual", Outcome.HUMAN_QUEUE)


def check_words(reader: Reader, texts: Mapping[str, Text], where: Where) -> Iterator[Finding]:
    """Every forbidden word that no context excuses."""
    for name, text in texts.items():
        for locale, words in text.items():
            for hit in reader.read(words[:LONGEST_TEXT], where):
                yield Finding(
                    hit.rule.id,
                    reader.version,
                    Outcome(hit.rule.verdict),
                    hit.rule.says,
                    field=f"{name}.{locale}",
                    start=hit.start,
                    end=hit.end,
                    words=hit.words,
                    is_shadow=hit.rule.shadow,
                )


def outcome_of(findings: Iterable[Finding]) -> Outcome:
    """The strictest finding decides; shadow rules decide nothing."""
    counted = {found.outcome for found in findings if not found.is_shadow}
    if Outcome.REJECTED in counted:
        return Outcome.REJECTED
    return Outcome.HUMAN_QUEUE if Outcome.HUMAN_QUEUE in counted else Outcome.PASSED


def content_of(texts: Mapping[str, Text], picture: int | None) -> str:
    """A digest of what a person saw when deciding: unchanged content is not asked about twice."""
    parts = [f"{name}.{locale}={fold(words).text}" for name, text in texts.items() for locale, words in text.items()]
    return hashlib.sha256("\n".join([*sorted(parts), str(picture)]).encode()).hexdigest()


def weight(upheld: int, dismissed: int) -> float:
    """How much a reporter's word counts, 0–1.

    The share of their judged reports that were right, with one imagined right and one imagined wrong report added
    (Laplace's rule of succession), so that a newcomer counts one half.
    """
    return (upheld + 1) / (upheld + dismissed + 2)


def score(weights: Iterable[float]) -> float:
    """The urgency of a subject: its distinct reporters' weights added up, rounded to hundredths."""
    return round(math.fsum(weights), 2)


def plain_text(texts: Mapping[str, Text]) -> str:
    """All words of a candidate, in a fixed order, for its fingerprint."""
    return "\n".join(text[locale] for _, text in sorted(texts.items()) for locale in sorted(text))


def _longest_run(words: str) -> int:
    longest = run = 0
    before = ""
    for sign in words:
        run = run + 1 if sign == before else 1
        longest, before = max(longest, run), sign
    return longest
