"""``guang grant``: a role for somebody, from the machine itself; the first operator comes to be this way."""

import asyncio

import click

from guang.doors import house as houses
from guang.doors.commands.ground import furnished
from guang.kernel import clock
from guang.kernel.settings import Settings
from guang.kernel.web import Role
from guang.people import accounts


@click.command("grant")
@click.argument("person")
@click.argument("role", type=click.Choice([role.value for role in Role if role is not Role.SHOPPER]))
def command(*, person: str, role: str) -> None:
    """Give PERSON, by e-mail address or handle, the role ROLE. Operators also need a second factor to act as such."""
    with furnished("grant") as settings:
        click.echo(asyncio.run(_grant(settings, person, Role(role))))


async def _grant(settings: Settings, person: str, role: Role) -> str:
    async with houses.opened(settings, application="guang.grant") as house, house.database.transaction() as session:
        found = await accounts.find(session, person)
        if found is None:
            raise click.BadParameter(f"nobody here is called {person!r}")
        new = await accounts.grant(session, found.id, role, clock.now())
        return f"{found.name} (@{found.handle}) {'is now' if new else 'was already'} {role.value}."
