"""Which things can be liked, kept, commented and reported, and how counts move."""

from collections.abc import Iterable, Mapping
from dataclasses import astuple, dataclass, fields
from enum import StrEnum

from guang.kernel import ids
from guang.kernel.ids import AccountId, CommentId, Id, ProductId, ReviewId, StoreId, SubjectId, VideoId
from guang.kernel.words import clean_text
from guang.people.social.errors import WrongSubject

COMMENT_LENGTH = 500
REPORT_LENGTH = 1000
MOST_FOLLOWED = 10_000
MOST_BLOCKED = 5_000


class Deed(StrEnum):
    """What people do to things."""

    LIKE = "like"
    FAVOURITE = "favourite"
    COMMENT = "comment"
    REPORT = "report"


ALLOWED: Mapping[Deed, tuple[type[Id], ...]] = {
    Deed.LIKE: (VideoId, ProductId, CommentId),
    Deed.FAVOURITE: (VideoId, ProductId, StoreId),
    Deed.COMMENT: (VideoId, ProductId),
    Deed.REPORT: (VideoId, ProductId, StoreId, CommentId, AccountId, ReviewId),
}


def check_subject(deed: Deed, subject: SubjectId) -> Id:
    """The typed id of a subject to which this can be done.

    Raises:
        WrongSubject: another kind of thing.
        BadId: no id at all.
    """
    typed = ids.subject(subject)
    if not isinstance(typed, ALLOWED[deed]):
        raise WrongSubject(deed=deed.value, subject=subject)
    return typed


def clean_comment(text: str) -> str:
    """The words of a comment: 1 to 500 visible characters."""
    return clean_text(text, field="text", least=1, most=COMMENT_LENGTH)


def clean_complaint(text: str) -> str:
    """The words of a report: up to 1,000 visible characters."""
    return clean_text(text, field="text", most=REPORT_LENGTH)


@dataclass(frozen=True, slots=True)
class Change:
    """By how much the counts of one subject move."""

    likes: int = 0
    comments: int = 0
    favourites: int = 0
    shares: int = 0
    followers: int = 0
    following: int = 0

    def __add__(self, other: "Change") -> "Change":
        return Change(*(mine + theirs for mine, theirs in zip(astuple(self), astuple(other), strict=True)))


COUNTED = tuple(field.name for field in fields(Change))


def total(changes: Iterable[tuple[SubjectId, Change]]) -> dict[SubjectId, Change]:
    """Changes by subject in the order in which rows are locked; what cancels out is left away."""
    summed: dict[SubjectId, Change] = {}
    for subject, change in changes:
        summed[subject] = summed.get(subject, Change()) + change
    return {subject: change for subject, change in sorted(summed.items()) if change != Change()}
