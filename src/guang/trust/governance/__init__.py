"""What may be shown: screening before, reports and restrictions after, and a person's word where rules are unsure.

Rooms ask `screen_listing` or `screen_video` before they show something, and react to ``SubjectRestricted`` and
``SubjectRestored`` by hiding and showing their own.
"""

from guang.trust.governance.errors import AlreadyJudged, NoSuchCase, NothingReported, NotRestrictable, NotRestricted
from guang.trust.governance.types import Candidate, Judgement, Outcome, Restriction, Verdict
from guang.trust.governance.verbs import (
    complaints,
    is_restricted,
    judge_report,
    restore,
    restrict,
    restriction_of,
    screen_listing,
    screen_message,
    screen_review,
    screen_video,
)

__all__ = [
    "AlreadyJudged",
    "Candidate",
    "Judgement",
    "NoSuchCase",
    "NotRestrictable",
    "NotRestricted",
    "NothingReported",
    "Outcome",
    "Restriction",
    "Verdict",
    "complaints",
    "is_restricted",
    "judge_report",
    "restore",
    "restrict",
    "restriction_of",
    "screen_listing",
    "screen_message",
    "screen_review",
    "screen_video",
]
