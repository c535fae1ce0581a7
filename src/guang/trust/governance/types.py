"""What crosses the wall: what is screened, what was found, what people reported."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from guang.kernel.ids import AccountId, CaseId, Id, SubjectId
from guang.kernel.money import Money
from guang.kernel.text import Text


class Outcome(StrEnum):
    """What screening says: let it through, turn it away, or let a person look."""

    PASSED = "passed"
    REJECTED = "rejected"
    HUMAN_QUEUE = "human_queue"


class Judgement(StrEnum):
    """What a person decides about reports: the reporters were right, or they were not."""

    UPHELD = "upheld"
    DISMISSED = "dismissed"


@dataclass(frozen=True, slots=True)
class Candidate:
    """Something that wants to be seen.

    Attributes:
        subject: what it is; screening the same subject again replaces its fingerprints.
        owner: whose it is; for a listing the store, for a video the creator.
        texts: its words by field name, each in one locale or more.
        price: the lowest price of a listing.
        picture: the bytes of its main picture, if it has one at hand.
    """

    subject: Id
    owner: Id
    texts: Mapping[str, Text]
    price: Money | None = None
    picture: bytes | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One rule that applied.

    Attributes:
        rule: the rule's id; with ``version`` it names the text of the rule for ever.
        field: which of the texts, as ``title.en``; empty when it is not about words.
        start, end: the span in that text.
        is_shadow: the rule is only being watched and decided nothing.
        other: the subject that this one repeats.
    """

    rule: str
    version: str
    outcome: Outcome
    says: Text
    field: str = ""
    start: int = 0
    end: int = 0
    words: str = ""
    is_shadow: bool = False
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Verdict:
    """The sum of the findings; ``case`` is set while a person has to look, and names the record in any case.

    Attributes:
        text_print: the simhash of the words, where there are enough of them.
    """

    outcome: Outcome
    case: CaseId
    version: str
    findings: tuple[Finding, ...] = field(default=())
    text_print: int | None = None

    @property
    def has_passed(self) -> bool:
        """Whether it may be seen."""
        return self.outcome is Outcome.PASSED

    @property
    def reasons(self) -> tuple[Finding, ...]:
        """The findings that decided."""
        return tuple(f for f in self.findings if not f.is_shadow and f.outcome is self.outcome)


@dataclass(frozen=True, slots=True)
class Case:
    """A screening that waits for a person, or that a person has decided."""

    id: CaseId
    subject: SubjectId
    owner: SubjectId
    outcome: Outcome
    texts: dict[str, dict[str, str]]
    findings: tuple[Finding, ...]
    version: str
    at: datetime
    judged_by: AccountId | None
    judged_at: datetime | None


@dataclass(frozen=True, slots=True)
class Complaint:
    """All open reports about one subject.

    ``score`` adds up the distinct reporters, each weighted by how often they were right before (0–1).
    """

    subject: SubjectId
    score: float
    reporters: int
    reasons: dict[str, int]
    first_at: datetime
    last_at: datetime
    is_restricted: bool


@dataclass(frozen=True, slots=True)
class Restriction:
    """A subject that must not be seen."""

    subject: SubjectId
    reason: str
    by: AccountId | None
    at: datetime


@dataclass(frozen=True, slots=True)
class RuleHits:
    """A rule of the book in force, and how many screenings it applied to."""

    rule: str
    version: str
    outcome: Outcome
    says: Text
    is_shadow: bool
    hits: int
