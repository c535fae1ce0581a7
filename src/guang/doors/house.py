"""What every process needs, opened together and closed together."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from guang.doors import rooms
from guang.kernel import queue
from guang.kernel.blobs import Blobs
from guang.kernel.channels import Hub, connect
from guang.kernel.db import Database
from guang.kernel.settings import Settings
from guang.kernel.tokens import Signer
from guang.kernel.vault import Vault


@dataclass(frozen=True, slots=True)
class House:
    """An open installation."""

    settings: Settings
    database: Database
    channels: Hub
    blobs: Blobs
    signer: Signer
    vault: Vault

    @property
    def context(self) -> queue.Context:
        """The same, for jobs."""
        return queue.Context(self.database, self.blobs, self.settings, self.channels)


def build(settings: Settings, *, application: str = "guang") -> House:
    """Put a house together; nothing connects before its first use."""
    rooms.declare()
    database = Database(settings.database_url, pool_size=settings.pool_size, application=application)
    channels = connect(database.dsn, settings.channels_url)
    database.channels = channels
    return House(
        settings=settings,
        database=database,
        channels=channels,
        blobs=Blobs(settings.blobs),
        signer=Signer(settings.signing_secret),
        vault=Vault(settings.signing_secret, settings.former),
    )


@asynccontextmanager
async def opened(settings: Settings, *, application: str = "guang") -> AsyncIterator[House]:
    """A house that is closed at the end of the block."""
    house = build(settings, application=application)
    try:
        yield house
    finally:
        await close(house)


async def close(house: House) -> None:
    """Close every connection."""
    await house.channels.close()
    await house.database.close()
