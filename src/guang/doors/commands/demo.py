"""``guang demo``: the demo world."""

import asyncio
from dataclasses import replace
from pathlib import Path

import click
from rich.console import Console

from guang.doors import house as houses
from guang.doors import world
from guang.doors.commands.ground import furnished
from guang.doors.commands.opening import DEMO
from guang.doors.commands.steps import Step, step
from guang.kernel.postgres import ClusterError
from guang.kernel.settings import Settings


class NoWorld(ClusterError):
    """There is nothing to make a world of."""


@click.command("demo")
def command() -> None:
    """Make the demo world in this installation, or what is missing of it.

    Stores, creators, goods, clips and shoppers of the project's own making. Its accounts have passwords that everybody
    knows: never in an installation that strangers can reach. Most clips are filmed by the worker afterwards.
    """
    console = Console(stderr=True, highlight=False)
    with furnished("demo") as settings, step("world", console) as progress:
        lines = make(settings, DEMO, progress)
        progress.outcome = "made; the worker films what is left"
    for line in lines:
        console.print(f"  {line}", soft_wrap=True)


def make(settings: Settings, origin: str, progress: Step) -> tuple[str, ...]:
    """Make a world as far as it must exist before the doors open; returns how to log in, a line an account.

    Args:
        origin: ``demo``, or the path of catalogues.

    Raises:
        NoWorld: there is no catalogue at that path.
    """
    return asyncio.run(_make(replace(settings, demo=True), origin, progress))


async def _make(settings: Settings, origin: str, progress: Step) -> tuple[str, ...]:
    async with houses.opened(settings, application="guang.world") as house:
        if origin == DEMO:
            await world.make(house.database, house.blobs, settings, progress)
        else:
            try:
                await world.make_from_catalogues(Path(origin), house.database, house.blobs, settings, progress)
            except ValueError as problem:
                raise NoWorld(f"No world can be made of {origin}: {problem}") from problem
    return tuple(f"{one.role:9} {one.email}  {one.password}  {one.what}" for one in world.demo_accounts())
