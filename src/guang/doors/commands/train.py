"""``guang train``: learn a model from the journal."""

import asyncio
from dataclasses import replace

import click
from rich.console import Console
from rich.table import Table

from guang.doors import house as houses
from guang.doors.commands import steps
from guang.doors.commands.ground import furnished
from guang.kernel import clock
from guang.kernel.settings import Settings
from guang.learning import training

WAYS = {
    "ranker": "the ranker",
    "co_visits": "co-visits",
    "item_knn": "item-kNN",
    "popularity": "popularity",
}


@click.command("train")
@click.option("--seed", default=1, show_default=True, help="The same seed and journal give the same model.")
@click.option("--pages", default=None, type=int, help="How many pages of history to learn from at most.")
@click.option("--trial", is_flag=True, help="Let it answer only when later pages show that it is no worse.")
def command(*, seed: int, pages: int | None, trial: bool) -> None:
    """Learn from everything in the journal, compare on the last days, and put the new model into service.

    Running servers change to it within seconds, without a restart.
    """
    plan = training.Plan(seed=seed, on_trial=trial)
    plan = plan if pages is None else replace(plan, most_pages=pages)
    console = Console(stderr=True)
    with furnished("train") as settings, steps.step("train", console) as step:
        report = asyncio.run(run(settings, plan, step))
        step.outcome = f"version {report.version}"
    _print(report)


async def run(settings: Settings, plan: training.Plan, tell: training.Tell) -> training.Report:
    """Train in an installation."""
    async with houses.opened(settings, application="guang.train") as house:
        return await training.train(house.database, settings.data_dir, now=clock.now(), plan=plan, tell=tell)


def _print(report: training.Report) -> None:
    console = Console()
    table = Table(title=f"First touches of later days: {report.tested} pages")
    for heading in ("", "HR@20", "NDCG@20"):
        table.add_column(heading, justify="left" if not heading else "right")
    for way, words in WAYS.items():
        if way in report.scores:
            found = report.scores[way]
            table.add_row(words, f"{found.hr20:.4f}", f"{found.ndcg20:.4f}")
    console.print(table)
    odds = Table(title="Probabilities on later days")
    for heading in ("action", "log-loss", "calibration error"):
        odds.add_column(heading, justify="left" if heading == "action" else "right")
    for action, loss in report.log_loss.items():
        odds.add_row(action, f"{loss:.5f}", f"{report.calibration[action]:.5f}")
    console.print(odds)
    for reason, count in sorted(report.refused.items()):
        click.echo(f"left out: {count} × {reason}")
    click.echo(f"{report.acts} acts, {report.moments} moments, {report.lines} lines in {report.seconds:.0f} s")
