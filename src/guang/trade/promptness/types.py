"""What crosses the wall: an answer with its time, what a buyer says of a round, and a store's figures."""

from dataclasses import dataclass

from guang.kernel.ids import ConversationId, StoreId


@dataclass(frozen=True, slots=True)
class Round:
    """One round of a conversation with a store, from its beginning to its end."""

    conversation: ConversationId
    store: StoreId
    number: int


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer by a person of the store: so many seconds within the opening hours, so many in all."""

    number: int
    is_first: bool
    seconds: int
    wall_seconds: int


@dataclass(frozen=True, slots=True)
class Rating:
    """What a buyer says about a round."""

    score: int
    resolved: bool


@dataclass(frozen=True, slots=True)
class Figures:
    """How a store answers, over some time.

    Attributes:
        first_mean_s, first_p90_s: seconds of opening time until the first answer of a round.
        in_time: first answers within the time that the platform asks for.
        unanswered: rounds that ended without any answer although the buyer waited.
        mean_s: seconds of opening time until an answer, over all answers.
        dissatisfied: ratings of at most two; ``resolved``: that say the matter is settled.
    """

    rounds: int
    first: int
    in_time: int
    unanswered: int
    answers: int
    first_mean_s: float | None
    first_p90_s: float | None
    mean_s: float | None
    ratings: int
    dissatisfied: int
    resolved: int
    score_mean: float | None
