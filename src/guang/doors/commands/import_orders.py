"""``guang import orders``: a history of purchases from elsewhere, replayed through the verbs on a simulated clock."""

import asyncio
from pathlib import Path

import click
import msgspec
from rich.console import Console

from guang.doors import histories
from guang.doors import house as houses
from guang.doors.commands import steps
from guang.doors.commands.ground import furnished
from guang.kernel.settings import Settings


@click.command("orders")
@click.argument("source", type=click.Choice(list(histories.READERS)))
@click.argument("path", type=click.Path(exists=True, path_type=Path))
@click.option("--most", type=click.IntRange(min=1), help="Only so many purchases, the earliest first.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as one JSON object.")
def command(*, source: str, path: Path, most: int | None, as_json: bool) -> None:
    """Replay SOURCE from PATH: ``olist`` (its folder of CSV files) or ``online_retail`` (its Parquet file).

    Stores, accounts and goods are opened, then everything that happened there happens here, in its order. What our
    rules refuse is reported by reason. The replay can be repeated and resumed: nothing happens twice.
    """
    console = Console(stderr=True)
    with furnished("import orders") as settings, steps.step("orders", console) as step:
        try:
            report = asyncio.run(_run(settings, source, path, most, step))
        except (FileNotFoundError, ValueError) as fault:
            raise click.ClickException(str(fault)) from fault
        step.outcome = f"{report.figures['purchases']} purchases"
    if as_json:
        click.echo(msgspec.json.encode(report, enc_hook=str).decode())
    else:
        _print(report)
    if not report.is_right:
        raise click.ClickException("the account does not add up; see the checks above")


async def _run(settings: Settings, source: str, path: Path, most: int | None, step: steps.Step) -> histories.Report:
    history = histories.read(source, path, most=most)
    async with houses.opened(settings, application="guang.import") as house:
        return await histories.replay(house.context, history, step)


def _print(report: histories.Report) -> None:
    click.echo(f"{report.source}, {report.currency}")
    click.echo(f"  worth {report.worth} = taken {report.taken} + refused {report.refused_worth}")
    for why, (count, amount) in report.refused.items():
        click.echo(f"  refused {count:>8}  {amount:>16}  {why}")
    for kind, outcomes in report.steps.items():
        told = ", ".join(f"{count} {outcome}" for outcome, count in sorted(outcomes.items()))
        click.echo(f"  {kind:<8} {told}")
    for name, figure in report.figures.items():
        click.echo(f"  {name:<16} {figure}")
    for check, holds in report.checks.items():
        click.echo(f"  {'ok ' if holds else 'BAD'} {check}")
