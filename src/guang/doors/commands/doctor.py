"""``guang doctor``: look at everything and say what is wrong."""

import asyncio
import json
from dataclasses import asdict

import click
from rich.console import Console

from guang.doors import house as houses
from guang.doors.commands.checkup import Finding, Level, examine
from guang.doors.commands.ground import standing
from guang.kernel.settings import Settings

_MARKS = {Level.FINE: "[green]fine[/green]", Level.ODD: "[yellow]odd [/yellow]", Level.BAD: "[red]bad [/red]"}


@click.command("doctor")
@click.option("--json", "as_json", is_flag=True, help="One JSON object, for machines.")
def command(*, as_json: bool) -> None:
    """Look at everything and say what is wrong; exit 1 if something is.

    Versions, tables, connections, the oldest open transaction, how far reactions are behind the journal, failed jobs,
    ids that lead nowhere, disk and blobs. Reads only, but for one small blob that it puts, gets and deletes.
    """
    with standing("doctor") as settings:
        findings = asyncio.run(_examine(settings))
    bad = any(one.level is Level.BAD for one in findings)
    if as_json:
        click.echo(json.dumps({"healthy": not bad, "findings": [asdict(one) for one in findings]}, default=str))
    else:
        console = Console(highlight=False, soft_wrap=True)
        for one in findings:
            console.print(f"{_MARKS[one.level]}  {one.area:13} {one.says}")
    raise SystemExit(int(bad))


async def _examine(settings: Settings) -> list[Finding]:
    async with houses.opened(settings, application="guang.doctor") as house:
        return [finding async for finding in examine(house)]
