"""What governance decides, and how far viewers are believed."""

from datetime import datetime

import msgspec

from guang.journal.registry import fact
from guang.kernel.ids import AccountId, CaseId, StoreId, SubjectId, ViewerId


@fact("trust.subject_restricted.v1")
class SubjectRestricted(msgspec.Struct, frozen=True):
    """A subject must leave every surface; each room hides its own."""

    subject: SubjectId
    reason: str
    by: AccountId | None = None


@fact("trust.subject_restored.v1")
class SubjectRestored(msgspec.Struct, frozen=True):
    """A restricted subject may be shown again."""

    subject: SubjectId
    by: AccountId | None = None


@fact("trust.report_judged.v1")
class ReportJudged(msgspec.Struct, frozen=True):
    """Somebody looked at the reports about a subject and decided: ``upheld`` or ``dismissed``."""

    subject: SubjectId
    verdict: str
    by: AccountId


@fact("trust.screening_judged.v1")
class ScreeningJudged(msgspec.Struct, frozen=True):
    """A person decided a screening that was unclear: ``passed`` or ``rejected``; the room that asked goes on."""

    case: CaseId
    subject: SubjectId
    outcome: str
    by: AccountId


@fact("trust.store_scored.v1")
class StoreScored(msgspec.Struct, frozen=True):
    """A store's experience score of a day was published; None: too few orders to have one."""

    store: StoreId
    points: float | None
    dimensions: dict[str, float]
    version: str


@fact("trust.viewers_weighed.v1")
class ViewersWeighed(msgspec.Struct, frozen=True):
    """What these viewers do from ``since`` on weighs so much in rankings, 0 to 1; ``reasons`` says why for each."""

    viewers: tuple[ViewerId, ...]
    weights: tuple[float, ...]
    reasons: tuple[str, ...]
    since: datetime
    version: str
