"""``guang lab DATASET``: an experiment on a data set, beside what is simple."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.table import Table

from guang.doors.commands import steps
from guang.doors.commands.ground import CHECKOUT
from guang.kernel.errors import Refusal
from guang.kernel.settings import load
from guang.learning import laboratory

Asked = laboratory.Task | laboratory.exposures.Exposures

PREPARED = {
    "beauty": laboratory.datasets.beauty,
    "diginetica": laboratory.datasets.diginetica,
    "retailrocket": laboratory.datasets.retailrocket,
}
"""Data sets as papers prepared them, each in a folder of its name."""

EXPOSED = {"kuairand": laboratory.exposures.kuairand}
"""Data sets of what people said to things that were shown to them by lot."""

SHOWN = ("auc", "hr10", "ndcg10", "hr20", "ndcg20", "mrr20", "ece")
WAYS = {
    "guang": "Guang",
    "co_visits": "co-visits",
    "session_knn": "session-kNN",
    "item_knn": "item-kNN",
    "own_by_recency": "own by recency",
    "item_ctr": "item CTR",
    "popularity": "popularity",
}


@click.command("lab")
@click.argument("dataset", required=False)
@click.option("--data", type=click.Path(path_type=Path), help="The folder of the prepared data sets.")
@click.option("--protocol", type=click.Choice(["leave-one-out", "sessions"]), help="For a file: what the test is.")
@click.option("--seed", default=1, show_default=True, help="The same seed and data give the same figures.")
@click.option("--threads", default=1, show_default=True, help="Cores for the trees.")
@click.option("--no-peers", is_flag=True, help="Leave out what is simple.")
@click.option("--no-sequence", is_flag=True, help="Do not try the sequence model, which takes longest.")
@click.option("--save", type=click.Path(path_type=Path), help="Where to keep the run; else DATA_DIR/lab/DATASET.")
@click.option("--again", type=click.Path(path_type=Path), help="Repeat the run that is kept there, and compare.")
@click.option("--json", "as_json", is_flag=True, help="Make the last line of the output one JSON object.")
def command(*, dataset: str | None, save: Path | None, again: Path | None, as_json: bool, **asked: Any) -> None:
    """Learn from a data set, and measure what was learnt beside what is simple.

    DATASET is the name of a prepared one (beauty, diginetica, retailrocket, kuairand), or a file with one line an act:
    CSV, TSV, Parquet, or RecBole's .inter, with columns for a person or a session, an item, and, best, a time.
    """
    try:
        before = laboratory.runs.read(again) if again else None
        if before:
            asked = {**before.asked}
        elif dataset:
            asked = {**asked, "dataset": dataset, "data": str(asked["data"] or CHECKOUT.parent / "shared" / "data")}
        else:
            raise click.UsageError("name a data set, or a kept run with --again")
        folder = save or again or load().data_dir / "lab" / Path(str(asked["dataset"])).name
        now, reports = _run(asked, folder)
    except Refusal as refusal:
        facts = "; ".join(f"{name}: {fact}" for name, fact in refusal.facts.items())
        raise click.ClickException(f"{refusal.says} ({facts})") from refusal
    for report in reports:
        _print(report)
    if before and (differences := laboratory.runs.differences(before, now)):
        said = "; ".join(f"{name}: {words}" for name, words in differences.items())
        raise click.ClickException(f"this run differs from the one that is kept: {said}")
    laboratory.runs.save(folder, now, reports)
    click.echo(f"kept in {folder}", err=True)
    if as_json:
        click.echo(json.dumps(now.figures))


def _run(asked: Mapping[str, Any], folder: Path) -> tuple[laboratory.runs.Record, list[laboratory.Report]]:
    console = Console(stderr=True)
    with steps.step("read", console):
        files, tasks = _tasks(asked["dataset"], Path(asked["data"]), asked["protocol"])
    plan = laboratory.Plan(
        seed=asked["seed"],
        threads=asked["threads"],
        peers=not asked["no_peers"],
        sequence=not asked["no_sequence"],
        folder=folder / "checkpoints",
    )
    reports = []
    for task in tasks:
        with steps.step("learn", console) as step:
            if isinstance(task, laboratory.exposures.Exposures):
                reports.append(laboratory.exposures.run(task, plan, step))
            else:
                reports.append(laboratory.run(task, plan, step))
    figures = flat(reports[0])
    for report in reports[1:]:
        figures |= {name: value for name, value in flat(report).items() if name.startswith(report.dataset)}
    return laboratory.runs.record(asked, files, figures), reports


def flat(report: laboratory.Report) -> dict[str, float | int | str]:
    """The figures under flat keys: those of the recipe by data set, those of a peer by its name as well."""
    figures: dict[str, float | int | str] = {"dataset": report.dataset, "questions": report.questions, **report.facts}
    figures |= {f"{report.dataset}_{name}": fact for name, fact in figures.items() if name != "dataset"}
    for way, score in report.ways.items():
        stem = report.dataset if way == "guang" else f"{report.dataset}_{way}"
        for measure, value in score.values.items():
            figures[f"{stem}_{measure}"] = round(value, 5)
            figures[f"{stem}_{measure}_se"] = round(score.errors[measure], 5)
        for most in (10, 20) if "hr10" in score.values else ():
            figures[f"{stem}_p{most}"] = figures[f"{stem}_hr{most}"]
    return figures


def _tasks(dataset: str, folder: Path, protocol: str | None) -> tuple[Path, Sequence[Asked]]:
    """Where the data are, and what is asked of them."""
    prepared: dict[str, Callable[[Path], Any]] = {**PREPARED, **EXPOSED}
    if dataset in prepared:
        if not (folder / dataset).is_dir():
            raise click.ClickException(f"there is no folder {folder / dataset}; say where the data sets are by --data")
        found = prepared[dataset](folder / dataset)
        return folder / dataset, found if isinstance(found, tuple) else (found,)
    path = Path(dataset)
    if not path.is_file():
        raise click.ClickException(f"{dataset} is no file, and none of {', '.join(prepared)}")
    return path, (laboratory.datasets.table(path, protocol=protocol),)


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
