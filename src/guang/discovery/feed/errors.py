"""The ways in which the feed says no."""

from typing import ClassVar

from guang.kernel.errors import Kind, Refusal


class BadCursor(Refusal):
    """Nobody handed this cursor out."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "feed.bad_cursor"
    says: ClassVar[str] = "This is not the cursor of a page. Ask for the first page instead."


class NotOnPage(Refusal):
    """The page exists; this item was not considered for it."""

    kind: ClassVar[Kind] = Kind.MISSING
    code: ClassVar[str] = "feed.not_on_page"
    says: ClassVar[str] = "This item was not on that page."


class NothingThere(Refusal):
    """No shelf has ever held such a thing."""

    kind: ClassVar[Kind] = Kind.MISSING
    code: ClassVar[str] = "feed.nothing_there"
    says: ClassVar[str] = "There is no such video or product."


class NoSuchVideo(Refusal):
    """The video is not on the street."""

    kind: ClassVar[Kind] = Kind.MISSING
    code: ClassVar[str] = "feed.no_such_video"
    says: ClassVar[str] = "This video is not on the street."
