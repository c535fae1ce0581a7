"""What crosses the wall of the social room."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from guang.journal import Surface
from guang.kernel.ids import AccountId, CommentId, Id, PageId, ReportId, SubjectId, ViewerId


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with an account, and the pseudonym under which their acts are recorded."""

    viewer: ViewerId
    account: AccountId


@dataclass(frozen=True, slots=True)
class Seen:
    """Where on the street an act happened: the page and slot that showed the subject, and what led to it."""

    page: PageId | None = None
    slot: int | None = None
    surface: Surface | None = None
    origin: Id | None = None


NOWHERE = Seen()


@dataclass(frozen=True, slots=True)
class Counts:
    """How often something was liked, commented, kept and shared; of accounts also who follows whom."""

    likes: int = 0
    comments: int = 0
    favourites: int = 0
    shares: int = 0
    followers: int = 0
    following: int = 0


@dataclass(frozen=True, slots=True)
class Mine:
    """What one viewer did to something."""

    liked: bool = False
    favourited: bool = False


@dataclass(frozen=True, slots=True)
class Kept:
    """Something a viewer keeps for later."""

    subject: SubjectId
    at: datetime


@dataclass(frozen=True, slots=True)
class Followee:
    """Somebody a viewer follows."""

    account: AccountId
    at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """How many follow somebody, how many they follow, and how often what they made was liked."""

    followers: int = 0
    following: int = 0
    likes: int = 0


@dataclass(frozen=True, slots=True)
class Author:
    """Who wrote a comment, as anybody may see them."""

    id: AccountId
    handle: str
    name: str
    avatar_url: str | None
    verified: bool


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment as its readers see it; a deleted one that was answered keeps its place without words."""

    id: CommentId
    subject: SubjectId
    author: Author | None
    text: str
    at: datetime
    reply_to: CommentId | None
    answered: Author | None
    likes: int
    replies: int
    liked: bool
    is_mine: bool
    is_deleted: bool


@dataclass(frozen=True, slots=True)
class CommentPage:
    """Some comments; ``next`` goes on, and is nothing at the end."""

    items: list[Comment]
    next: CommentId | None


class Complaint(StrEnum):
    """Why somebody reports something."""

    SPAM = "spam"
    SCAM = "scam"
    COUNTERFEIT = "counterfeit"
    MISLEADING = "misleading"
    ILLEGAL = "illegal"
    VIOLENCE = "violence"
    SEXUAL = "sexual"
    HATE = "hate"
    MINORS = "minors"
    PRIVACY = "privacy"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Report:
    """What somebody says is wrong with something."""

    id: ReportId
    viewer: ViewerId
    subject: SubjectId
    reason: str
    text: str
    at: datetime
