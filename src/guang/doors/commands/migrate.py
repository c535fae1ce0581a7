"""``guang migrate``: the database's tables, brought up to date."""

import asyncio

import click

from guang.doors import schema
from guang.doors.commands.ground import standing
from guang.kernel.db import Database
from guang.kernel.settings import Settings


@click.command("migrate")
@click.option("--check", is_flag=True, help="Change nothing; exit 1 if something would change.")
@click.option("--draft", metavar="MESSAGE", help="Write the next migration from what the declared tables lack.")
def command(*, check: bool, draft: str | None) -> None:
    """Bring the database's tables up to date.

    Safe to run at any time and from several machines at once: one does the work, the others wait for it.
    """
    with standing("migrate") as settings:
        before, head = revisions(settings)
        if check:
            click.echo(f"The database is at {before or 'nothing'}; the newest is {head}.")
            raise SystemExit(0 if before == head else 1)
        if draft:
            asyncio.run(_draft(settings, draft))
            return
        upgrade(settings)
        click.echo(
            f"The database is at {head}." if before == head else f"Migrated from {before or 'nothing'} to {head}."
        )


def upgrade(settings: Settings) -> None:
    """Bring the tables to the newest revision, one process at a time."""
    asyncio.run(_upgrade(settings))


def revisions(settings: Settings) -> tuple[str | None, str]:
    """The revision the database is at, and the newest there is."""
    return asyncio.run(_revision(settings)), schema.head()


async def _upgrade(settings: Settings) -> None:
    database = Database(settings.database_url, pool_size=2)
    try:
        await schema.migrate(database)
    finally:
        await database.close()


async def _revision(settings: Settings) -> str | None:
    database = Database(settings.database_url, pool_size=1)
    try:
        return await schema.revision(database)
    finally:
        await database.close()


async def _draft(settings: Settings, message: str) -> None:
    database = Database(settings.database_url, pool_size=1)
    try:
        await schema.draft(database, message)
    finally:
        await database.close()
