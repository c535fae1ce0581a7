"""The ways in which steering says no."""

from typing import ClassVar

from guang.kernel.errors import Kind, Refusal


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


class NothingToRestore(Refusal):
    """There was no reset, or it was too long ago."""

    kind: ClassVar[Kind] = Kind.MISSING
    code: ClassVar[str] = "steering.nothing_to_restore"
    says: ClassVar[str] = "There is nothing left to bring back: what a reset sets aside is kept for an hour."
