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
        if check:
            at = asyncio.run(revision(settings))
            click.echo(f"The database is at {at or 'nothing'}; the newest is {schema.head()}.")
            raise SystemExit(0 if at == schema.head() else 1)
        if draft:
            asyncio.run(_draft(settings, draft))
            return
        before, after = upgrade(settings)
        done = f"The database is at {after}." if before == after else f"Migrated from {before or 'nothing'} to {after}."
        click.echo(done)


def upgrade(settings: Settings) -> tuple[str | None, str]:
    """Bring the tables to the newest revision; returns the revisions before and after."""
    return asyncio.run(_upgrade(settings))


async def revision(settings: Settings) -> str | None:
    """The revision that the database is at."""
    database = Database(settings.database_url, pool_size=1, application="guang.migrate")
    try:
        return await schema.revision(database)
    finally:
        await database.close()


async def _upgrade(settings: Settings) -> tuple[str | None, str]:
    database = Database(settings.database_url, pool_size=2, application="guang.migrate")
    try:
        return await schema.migrate(database)
    finally:
        await database.close()


async def _draft(settings: Settings, message: str) -> None:
    database = Database(settings.database_url, pool_size=1, application="guang.migrate")
    try:
        await schema.draft(database, message)
    finally:
        await database.close()
