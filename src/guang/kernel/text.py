"""Text in more than one language."""

from collections.abc import Mapping
from typing import Final, Literal

Locale = Literal["en", "zh-CN"]
LOCALES: Final[tuple[Locale, ...]] = ("en", "zh-CN")
DEFAULT_LOCALE: Final[Locale] = "en"

Text = Mapping[str, str]
"""The same words by locale: ``{"en": "Tea bowl", "zh-CN": "茶碗"}``; at least one locale, none empty."""


def in_(text: Text, locale: str) -> str:
    """The words in a locale, or in the first other locale that has any."""
    return text.get(locale) or text.get(DEFAULT_LOCALE) or next((words for words in text.values() if words), "")


def text(en: str = "", zh: str = "") -> dict[str, str]:
    """Words in English and Chinese; an empty one is left out."""
    return {locale: words for locale, words in (("en", en.strip()), ("zh-CN", zh.strip())) if words}


def best_locale(accepted: str | None) -> Locale:
    """The locale of ours that an ``Accept-Language`` header likes best (RFC 9110 §12.5.4)."""
    wishes: list[tuple[float, Locale]] = []
    for part in (accepted or "")[:200].split(","):
        tag, _, quality = part.strip().partition(";q=")
        try:
            liked = float(quality or 1)
        except ValueError:
            continue
        language = tag.strip().lower()
        if language.startswith("zh"):
            wishes.append((liked, "zh-CN"))
        elif language.startswith("en"):
            wishes.append((liked, "en"))
    return max(wishes, key=lambda wish: wish[0], default=(0.0, DEFAULT_LOCALE))[1]
