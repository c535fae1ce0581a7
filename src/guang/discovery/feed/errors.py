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


class BadTopic(Refusal):
    """A topic is a word or a few."""

    kind: ClassVar[Kind] = Kind.INVALID
    code: ClassVar[str] = "feed.bad_topic"
    says: ClassVar[str] = "A topic has between 1 and 80 characters."


class TooManyTopics(Refusal):
    """One viewer steers a bounded number of topics."""

    kind: ClassVar[Kind] = Kind.TOO_MANY
    code: ClassVar[str] = "feed.too_many_topics"
    says: ClassVar[str] = "You steer as many topics as fit already. Remove one first."


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
