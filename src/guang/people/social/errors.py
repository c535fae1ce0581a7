"""What the social room says no to."""

from guang.kernel.errors import Kind, Refusal


class WrongSubject(Refusal):
    """This cannot be done to this kind of thing."""

    kind = Kind.INVALID
    code = "social.wrong_subject"
    says = "This cannot be done to this kind of thing."


class OwnSelf(Refusal):
    """Following, blocking or reporting oneself."""

    kind = Kind.CONFLICT
    code = "social.own_self"
    says = "You cannot do this to yourself."


class BlockedBetween(Refusal):
    """One of the two has blocked the other; it is not said which."""

    kind = Kind.CONFLICT
    code = "social.blocked"
    says = "This is not possible between you and this person."


class CommentMissing(Refusal):
    """No such comment, or none that this person may see or touch."""

    kind = Kind.MISSING
    code = "social.comment_missing"
    says = "There is no such comment."


class WrongThread(Refusal):
    """The answered comment stands under something else."""

    kind = Kind.INVALID
    code = "social.wrong_thread"
    says = "The comment you answer stands under something else."


class TooMuch(Refusal):
    """Somebody follows or blocks more people than anybody can mean to."""

    kind = Kind.CONFLICT
    code = "social.too_much"
    says = "That is as many as one person can have."
