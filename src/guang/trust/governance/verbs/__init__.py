"""What governance does, by subject."""

from guang.trust.governance.verbs.report import complaints, judge_report, merge_reporter, take_report
from guang.trust.governance.verbs.restrict import is_restricted, restore, restrict, restriction_of, restrictions
from guang.trust.governance.verbs.screen import (
    erase_owner,
    forget,
    judge_screening,
    rule_hits,
    screen_listing,
    screen_message,
    screen_review,
    screen_video,
    waiting_cases,
)

__all__ = [
    "complaints",
    "erase_owner",
    "forget",
    "is_restricted",
    "judge_report",
    "judge_screening",
    "merge_reporter",
    "restore",
    "restrict",
    "restriction_of",
    "restrictions",
    "rule_hits",
    "screen_listing",
    "screen_message",
    "screen_review",
    "screen_video",
    "take_report",
    "waiting_cases",
]
