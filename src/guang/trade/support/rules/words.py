"""Bounds of what is said and kept."""

import re
from datetime import timedelta
from typing import Final

from guang.kernel.words import clean_line, clean_text
from guang.trade.support.errors import BadMessage
from guang.trade.support.types import Draft, Message

LONGEST_TEXT: Final = 2_000
LONGEST_REASON: Final = 300
RATE_WITHIN: Final = timedelta(days=7)

_KEY: Final = re.compile(r"[\x21-\x7e]{8,64}")


def check_draft(draft: Draft) -> Draft:
    """A message as it may be kept: its words cleaned.

    Raises:
        BadMessage: no key of 8 to 64 visible signs, or not exactly one of words, picture and card.
        BadText: more than 2,000 characters, or signs that hide.
    """
    if not _KEY.fullmatch(draft.key):
        raise BadMessage(field="key", rule="8 to 64 visible ASCII characters")
    text = clean_text(draft.text, field="text", most=LONGEST_TEXT)
    if (bool(text), draft.image is not None, draft.card is not None).count(True) != 1:
        raise BadMessage(rule="exactly one of text, image and card")
    return Draft(draft.key, text, draft.image, draft.card)


def same_content(message: Message, draft: Draft) -> bool:
    """Whether a message that was sent says what a draft says."""
    return (message.text, message.image, message.card) == (draft.text, draft.image, draft.card)


def check_reason(text: str, *, least: int = 0) -> str:
    """Why somebody asks the platform: one line."""
    return clean_line(text, field="reason", least=least, most=LONGEST_REASON)


def check_score(score: int) -> int:
    """1 to 5.

    Raises:
        BadMessage.
    """
    if not 1 <= score <= 5:
        raise BadMessage(field="score", rule="1 to 5")
    return score


def is_dissatisfied(score: int) -> bool:
    """Whether a rating counts as a vote of dissatisfaction (DOMAIN D3): one or two of five."""
    return score <= 2
