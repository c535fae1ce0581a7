"""Everything that reviews say no to."""

from guang.kernel.errors import Forbidden, Invalid, Kind, Missing, Refusal


class ReviewMissing(Missing):
    """No such review, or not one that this caller may see."""

    code = "reviews.missing"
    says = "There is no such review."


class LineMissing(Missing):
    """The order has no such line."""

    code = "reviews.line_missing"
    says = "The order has no such line."


class NotReceived(Refusal):
    """Only who has received something judges it."""

    kind = Kind.CONFLICT
    code = "reviews.not_received"
    says = "You can review this once it has arrived."


class TooLate(Refusal):
    """The time for this is over; ``facts`` say since when."""

    kind = Kind.CONFLICT
    code = "reviews.too_late"
    says = "It is too late for this."


class AlreadyReviewed(Refusal):
    """A line is judged once; ``facts`` name the review."""

    kind = Kind.CONFLICT
    code = "reviews.already_written"
    says = "You have reviewed this already. You can change your words, or add to them once."


class AlreadyAdded(Refusal):
    """Something is added once."""

    kind = Kind.CONFLICT
    code = "reviews.already_added"
    says = "You have added to this review already."


class BadReview(Invalid):
    """Stars, pictures or a video that cannot be; ``facts`` name the field and the rule."""

    code = "reviews.invalid"
    says = "Part of this review cannot be accepted."


class WordsRefused(Refusal):
    """The words break the rules; the findings are in ``facts``."""

    kind = Kind.CONFLICT
    code = "reviews.words_refused"
    says = "These words break the rules of the platform."


class OwnReview(Forbidden):
    """Nobody votes for themselves."""

    code = "reviews.own"
    says = "You cannot vote on your own review."
