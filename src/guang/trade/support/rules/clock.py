"""How long buyers wait: the clock runs while the store is open, in the store's own time zone, and stands at night.

A *stretch* of waiting begins with the first thing a buyer says after the last answer (or after a round's beginning) and
ends with the next thing that a person of the store says. Texts that are sent by themselves, notes, and the platform
end no stretch. The first stretch of a round gives the first-response time; the mean over all stretches is the average
response time (DOMAIN D3, F8). A change of hours counts from the next answer on: a stretch is measured with the hours in
force when it ends.
"""

from collections.abc import Iterable
from datetime import datetime

from guang.trade import promptness, reception
from guang.trade.support.types import By, Message


def answers(messages: Iterable[Message], hours: reception.Hours) -> list[tuple[int, promptness.Answer]]:
    """Every answer in a conversation with its round, reckoned from all that was said, oldest first.

    What the verbs note message by message is the same (a test compares).
    """
    found: list[tuple[int, promptness.Answer]] = []
    waiting: datetime | None = None
    current, has_answered = 0, False
    for message in messages:
        if message.round != current:
            current, has_answered, waiting = message.round, False, None
        if message.by is By.BUYER and waiting is None:
            waiting = message.at
        elif message.by is By.STORE and waiting is not None:
            wall = reception.wall_s(waiting, message.at)
            seconds = reception.opening_s(waiting, message.at, hours)
            found.append((current, promptness.Answer(message.number, not has_answered, seconds, wall)))
            waiting, has_answered = None, True
    return found
