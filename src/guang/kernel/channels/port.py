"""What the rest of the house sees of channels."""

from collections.abc import AsyncIterator
from typing import Protocol

MAX_BYTES = 7900
"""PostgreSQL refuses payloads of 8,000 bytes; whoever changes the broker must not find that some no longer fit."""


class Channels(Protocol):
    """At most once, in order per publisher, to whoever listens now."""

    async def publish(self, topic: str, payload: str = "") -> None:
        """Tell every process that listens to ``topic``; raises ValueError above `MAX_BYTES`."""

    def nudge(self, topic: str) -> None:
        """Say soon, and once for all nudges of the next moments, that there is something new."""

    def subscribe(self, topic: str) -> AsyncIterator[str]:
        """Payloads as they come. After a broken connection an empty payload says: look for yourself."""

    async def close(self) -> None:
        """Stop listening and publishing."""
