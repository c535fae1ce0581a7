"""``guang replay``: a reaction hears the journal again."""

import asyncio
from datetime import UTC, datetime

import click

from guang.doors import house as houses
from guang.doors.commands.ground import furnished
from guang.journal import reactions
from guang.kernel import clock
from guang.kernel.settings import Settings


@click.command("replay")
@click.argument("reaction", required=False)
@click.option("--since", type=click.DateTime(), help="From this instant (UTC); from the beginning otherwise.")
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(*, reaction: str | None, since: datetime | None, yes: bool) -> None:
    """Make REACTION hear again what the journal has recorded. Without it: list reactions and how far behind they are.

    Only for reactions that may hear a fact twice: those that are idempotent, and projections that have been emptied.
    """
    with furnished("replay") as settings:
        if reaction is None:
            for name, behind in asyncio.run(_lag(settings)).items():
                click.echo(f"{behind:>10}  {name}")
            return
        if not yes:
            click.confirm(f"{reaction} will hear facts again that it has acted on. Go on?", abort=True)
        heard = asyncio.run(_replay(settings, reaction, since.replace(tzinfo=UTC) if since else None))
        click.echo(f"{reaction} has heard {heard} facts.")


async def _lag(settings: Settings) -> dict[str, int]:
    async with houses.opened(settings, application="guang.replay") as house, house.database.transaction() as session:
        return await reactions.lag(session)


async def _replay(settings: Settings, name: str, since: datetime | None) -> int:
    async with houses.opened(settings, application="guang.replay") as house:
        known = reactions.registered()
        if name not in known:
            raise click.BadParameter(f"there is no reaction {name!r}; './guang replay' lists them")
        async with house.database.transaction() as session:
            await reactions.rewind(session, name, since=since)
        heard = 0
        while taken := await reactions.deliver(house.database, known[name], clock.now()):
            heard += taken
            click.echo(f"\r{heard} facts", nl=False, err=True)
        return heard
