"""Following: what is new is read once for a whole process, and heard by everybody in it who keeps a picture of it."""

import inspect
from collections.abc import Awaitable, Callable

import structlog

from guang.journal.reading import Batch, Position, tail
from guang.kernel.channels import Channels
from guang.kernel.db import Database

log = structlog.get_logger(__name__)
Hearer = Callable[[Batch], Awaitable[None] | None]


class Follower:
    """Reads the journal for many: let them `join`, each from where it stands, then `run`."""

    def __init__(self, database: Database, channels: Channels) -> None:
        self._database, self._channels = database, channels
        self._members: list[tuple[Hearer, Position]] = []

    def join(self, hear: Hearer, after: Position) -> None:
        """Let somebody hear what comes after a place, before the following begins."""
        self._members.append((hear, after))

    async def run(self) -> None:
        """Bring everybody to one place, then let them all hear each batch, for ever; cancel to stop.

        Batches come at least once a second, if need be empty ones, as those of `tail`.
        """
        together: tuple[int, int] | None = None
        for hear, after in self._members:
            until = {} if together is None else {"until": together[0]}
            async for batch in tail(self._database, self._channels, after, **until):
                await _tell(hear, batch)
                if batch.caught_up:
                    together = together or batch.position.facts
                    break
        async for batch in tail(self._database, self._channels, Position(*(2 * (together or Position().facts,)))):
            for hear, _ in self._members:
                await _tell(hear, batch)


async def _tell(hear: Hearer, batch: Batch) -> None:
    """One who fails does not make the others deaf."""
    try:
        outcome = hear(batch)
        if inspect.isawaitable(outcome):
            await outcome
    except Exception:
        log.exception("journal.batch_not_heard", hearer=getattr(hear, "__qualname__", repr(hear)))
