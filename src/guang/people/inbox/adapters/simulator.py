"""A post office that delivers to a table of this installation and nowhere else. It says of itself that it simulates."""

from datetime import datetime

import structlog

from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.people.inbox import store
from guang.people.inbox.types import Channel, Letter, SimulatedLetter

log = structlog.get_logger(__name__)


class SimulatedPost:
    """E-mail and SMS that stay here, readable in demo worlds."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def send(self, letter: Letter) -> None:
        """Keep the letter; the same key again changes nothing."""
        async with self._database.transaction() as session:
            await keep(session, letter, clock.now())
        log.info("inbox.simulated_letter", channel=letter.channel.value, key=letter.key)


async def keep(session: Session, letter: Letter, now: datetime) -> None:
    """Put a letter into the simulated mailbox."""
    values = {
        "key": letter.key,
        "account": letter.account,
        "channel": letter.channel.value,
        "recipient": letter.to,
        "subject": letter.subject,
        "text": letter.text,
        "locale": letter.locale,
        "sent_at": now,
    }
    await store.add_simulated(session, values)


async def mailbox(session: Session, most: int) -> list[SimulatedLetter]:
    """The simulated mailbox, newest first."""
    return [
        SimulatedLetter(
            Letter(row.key, row.account, Channel(row.channel), row.recipient, row.subject, row.text, row.locale),
            row.sent_at,
        )
        for row in await store.simulated(session, most)
    ]
