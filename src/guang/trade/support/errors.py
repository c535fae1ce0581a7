"""Everything that support says no to."""

from guang.kernel.errors import Forbidden, Invalid, Kind, Missing, Refusal


class ConversationMissing(Missing):
    """No such conversation, or none in which this caller takes part."""

    code = "support.missing"
    says = "There is no such conversation."


class OwnStore(Refusal):
    """Somebody wants to talk to a store in which they work."""

    kind = Kind.CONFLICT
    code = "support.own_store"
    says = "You work in this store; its conversations are on your desk."


class BadMessage(Invalid):
    """A message that cannot be sent; ``facts`` name the field."""

    code = "support.invalid_message"
    says = "A message has words, a picture of yours, or a card of something that concerns both of you."


class WordsRefused(Invalid):
    """The message says what nobody may say here; ``facts`` hold the words and the rule."""

    code = "support.words_refused"
    says = "This message contains words that are not allowed here."


class KeyReused(Refusal):
    """The key of a message came back with another content."""

    kind = Kind.CONFLICT
    code = "support.key_reused"
    says = "This key was used for a different message."


class Blocked(Forbidden):
    """The store takes no more messages from this buyer."""

    code = "support.blocked"
    says = "This store no longer takes messages from you. The platform still does."


class HeldByAnother(Refusal):
    """A colleague looks after this conversation; ``facts`` name them."""

    kind = Kind.CONFLICT
    code = "support.held_by_another"
    says = "A colleague looks after this conversation. Take it over first."


class NotSupportStaff(Invalid):
    """A conversation is handed to somebody who may not answer in this store."""

    code = "support.not_staff"
    says = "This person does not answer for this store."


class WrongState(Refusal):
    """The conversation is not as far, or farther; ``facts`` name its state."""

    kind = Kind.CONFLICT
    code = "support.wrong_state"
    says = "The conversation is not in a state that allows this."


class AlreadyRated(Refusal):
    """A round is rated once."""

    kind = Kind.CONFLICT
    code = "support.already_rated"
    says = "You have rated this conversation."


class RatingTooLate(Refusal):
    """A round may be rated for some days after its end."""

    kind = Kind.CONFLICT
    code = "support.rating_too_late"
    says = "The time to rate this conversation is over."
