"""Which words a kind has, and how facts become a sentence.

Words are made when they are read, from facts that hold ids only: whoever is erased disappears from them too.
"""

import re
from collections.abc import Collection, Mapping
from typing import Any, Final

from guang.people.inbox.errors import UnknownKind
from guang.people.inbox.rules.kinds import APP, TEMPLATES, Template
from guang.people.inbox.types import Rendered

_FIELD = re.compile(r"{(\w+)}")
_NAMELESS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {"by": "Somebody", "goods": "goods", "store": "the store"},
    "zh-CN": {"by": "有人", "goods": "商品", "store": "商家"},
}
"""What is said where nobody knows a name any more."""
_REASONS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "buyer": "you asked for it",
        "unpaid": "it was not paid in time",
        "merchant": "the store cannot deliver",
        "spam": "spam",
        "fraud": "fraud",
        "fake": "false claims",
        "counterfeit": "counterfeit goods",
        "misleading": "misleading claims",
        "abuse": "abuse",
        "illegal": "against the law",
        "sexual": "sexual content",
        "violence": "violence",
        "copyright": "somebody else's work",
        "other": "against the rules",
    },
    "zh-CN": {
        "buyer": "买家申请",
        "unpaid": "超时未付款",
        "merchant": "商家无法发货",
        "spam": "垃圾内容",
        "fraud": "欺诈",
        "fake": "虚假信息",
        "counterfeit": "假冒商品",
        "misleading": "虚假宣传",
        "abuse": "辱骂骚扰",
        "illegal": "违法",
        "sexual": "色情低俗",
        "violence": "暴力",
        "copyright": "侵权",
        "other": "违反平台规则",
    },
}
"""Reasons that are one word of ours; what an operator wrote is said as it was written."""
_WHATS: Final[Mapping[str, Mapping[str, str]]] = {
    "en": {
        "vid": "Your video",
        "prd": "Your product",
        "com": "Your comment",
        "sto": "Your store",
        "rev": "Your review",
    },
    "zh-CN": {"vid": "你的视频", "prd": "你的商品", "com": "你的评论", "sto": "你的店铺", "rev": "你的评价"},
}
_THING: Final[Mapping[str, str]] = {"en": "Something of yours", "zh-CN": "你的内容"}


def template(kind: str) -> Template:
    """The template of a kind.

    Raises:
        UnknownKind.
    """
    if kind not in TEMPLATES:
        raise UnknownKind(given=kind[:40])
    return TEMPLATES[kind]


def notice_kinds() -> list[str]:
    """The kinds that appear as notices, in a stable order."""
    return [kind for kind, each in TEMPLATES.items() if APP in each.offered]


def render(kind: str, facts: Mapping[str, Any], names: Mapping[str, str], locale: str) -> Rendered:
    """Words and link of one notice or letter.

    Args:
        names: what is said in place of ids, by the braces it fills, as `inbox.naming` found it.
        locale: ``en`` or ``zh-CN``.

    Raises:
        UnknownKind.
    """
    found, spoken = template(kind), locale if locale in _NAMELESS else "en"
    title, text = found.words[spoken]
    plain = {field: str(value) for field, value in facts.items()}
    said = {**plain, **_NAMELESS[spoken], "what": _what(plain.get("subject", ""), spoken), **names}
    if "reason" in plain:
        said["reason"] = _REASONS[spoken].get(plain["reason"], plain["reason"])
    link = None if found.link is None else _fill(found.link, plain)
    own = plain.keys() | names.keys()
    return Rendered(_sentence(title, said, own), _sentence(text, said, own), link)


def goods(titles: list[str], locale: str) -> str:
    """The goods of an order in a few words: the first title, and how many others there are."""
    first, more = titles[0], len(titles) - 1
    if locale == "zh-CN":
        return f"「{first}」等 {more + 1} 件商品" if more else f"「{first}」"
    return f"“{first}” and {more} more" if more else f"“{first}”"


def _what(subject: str, spoken: str) -> str:
    """What a subject is to the person who made it, by the prefix of its id."""
    return _WHATS[spoken].get(subject.partition("_")[0], _THING[spoken])


def _sentence(pattern: str, values: Mapping[str, str], own: Collection[str]) -> str:
    """A sentence begins with a capital letter, except with a name, which is written as its owner writes it."""
    words, opening = _fill(pattern, values), _FIELD.match(pattern)
    return words if opening and opening.group(1) in own else words[:1].upper() + words[1:]


def _fill(pattern: str, values: Mapping[str, str]) -> str:
    """Braces become values, in one pass: a value that itself has braces stays as it is."""
    return _FIELD.sub(lambda match: values.get(match.group(1), ""), pattern)
