"""``guang lab DATASET``: an experiment on a data set, beside what is simple."""

import json
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from guang.doors.commands import steps
from guang.doors.commands.ground import CHECKOUT
from guang.kernel.errors import Refusal
from guang.learning import laboratory

PREPARED = {"beauty": laboratory.datasets.beauty, "diginetica": laboratory.datasets.diginetica}
"""Data sets as papers prepared them, each in a folder of its name."""

EXPOSED = {"kuairand": laboratory.exposures.kuairand}
"""Data sets of what people said to things that were shown to them by lot."""

SHOWN = ("auc", "hr10", "ndcg10", "hr20", "ndcg20", "mrr20", "ece")
WAYS = {
    "guang": "Guang",
    "co_visits": "co-visits",
    "session_knn": "session-kNN",
    "item_knn": "item-kNN",
    "item_ctr": "item CTR",
    "popularity": "popularity",
}


@click.command("lab")
@click.argument("dataset")
@click.option("--data", type=click.Path(path_type=Path), help="The folder of the prepared data sets.")
@click.option("--protocol", type=click.Choice(["leave-one-out", "sessions"]), help="For a file: what the test is.")
@click.option("--seed", default=1, show_default=True, help="The same seed and data give the same figures.")
@click.option("--threads", default=1, show_default=True, help="Cores for the trees.")
@click.option("--no-peers", is_flag=True, help="Leave out what is simple.")
@click.option("--json", "as_json", is_flag=True, help="Make the last line of the output one JSON object.")
def command(  # noqa: PLR0913 - one parameter an option
    *, dataset: str, data: Path | None, protocol: str | None, seed: int, threads: int, no_peers: bool, as_json: bool
) -> None:
    """Learn from a data set, and measure what was learnt beside what is simple.

    DATASET is the name of a prepared one (beauty, diginetica, kuairand), or a file with one line an act: CSV, TSV,
    Parquet, or RecBole's .inter, with columns for a person or a session, an item, and a time.
    """
    console = Console(stderr=True)
    try:
        with steps.step("read", console):
            task = _task(dataset, data or CHECKOUT.parent / "shared" / "data", protocol)
        with steps.step("learn", console) as step:
            plan = laboratory.Plan(seed=seed, threads=threads, peers=not no_peers)
            exposed = isinstance(task, laboratory.exposures.Exposures)
            report = laboratory.exposures.run(task, plan, step) if exposed else laboratory.run(task, plan, step)
    except Refusal as refusal:
        facts = "; ".join(f"{name}: {fact}" for name, fact in refusal.facts.items())
        raise click.ClickException(f"{refusal.says} ({facts})") from refusal
    _print(report)
    if as_json:
        click.echo(json.dumps(flat(report)))


def flat(report: laboratory.Report) -> dict[str, float | int | str]:
    """The figures under flat keys: those of the recipe by data set, those of a peer by its name as well."""
    figures: dict[str, float | int | str] = {"dataset": report.dataset, "questions": report.questions, **report.facts}
    for way, score in report.ways.items():
        stem = report.dataset if way == "guang" else f"{report.dataset}_{way}"
        for measure, value in score.values.items():
            figures[f"{stem}_{measure}"] = round(value, 5)
            figures[f"{stem}_{measure}_se"] = round(score.errors[measure], 5)
        for most in (10, 20) if "hr10" in score.values else ():
            figures[f"{stem}_p{most}"] = figures[f"{stem}_hr{most}"]
    return figures


def _task(dataset: str, folder: Path, protocol: str | None) -> laboratory.Task | laboratory.exposures.Exposures:
    prepared = PREPARED | EXPOSED
    if dataset in prepared:
        if not (folder / dataset).is_dir():
            raise click.ClickException(f"there is no folder {folder / dataset}; say where the data sets are by --data")
        return prepared[dataset](folder / dataset)
    path = Path(dataset)
    if not path.is_file():
        raise click.ClickException(f"{dataset} is no file, and none of {', '.join(prepared)}")
    return laboratory.datasets.table(path, protocol=protocol)


def _print(report: laboratory.Report) -> None:
    table = Table(title=f"{report.dataset}: {report.questions} questions")
    shown = [name for name in SHOWN if name in report.ways["guang"].values]
    for heading in ("", *(name.upper() for name in shown)):
        table.add_column(heading, justify="right" if heading else "left")
    for way, score in report.ways.items():
        cells = [
            f"{score.values[name]:.4f} ± {score.errors[name]:.4f}" if name in score.values else "" for name in shown
        ]
        table.add_row(WAYS.get(way, way), *cells)
    console = Console()
    console.print(table)
    for name, fact in report.facts.items():
        console.print(f"  {name:20} {fact}", highlight=False)
