"""``guang bench NAME``: measure, and print the figures."""

import ast
import inspect
import json
import sys
import time
from datetime import UTC, datetime
from importlib import import_module

import click

from guang.doors.commands.ground import CHECKOUT

NOT_BENCHMARKS = {"__init__", "harness"}


def known() -> dict[str, str]:
    """The benchmarks there are, each with the first line of what it says about itself."""
    files = {file.stem: file for file in sorted((CHECKOUT / "bench").glob("*.py")) if file.stem not in NOT_BENCHMARKS}
    programs = {name: ast.parse(file.read_text()) for name, file in files.items()}
    return {
        name: (ast.get_docstring(program) or "").split("\n")[0]
        for name, program in programs.items()
        if any(isinstance(part, ast.FunctionDef) and part.name == "main" for part in program.body)
    }


@click.command("bench")
@click.argument("name", required=False)
@click.option("--json", "as_json", is_flag=True, help="Make the last line of the output one JSON object.")
@click.option("--full", is_flag=True, help="Take minutes instead of seconds, for figures that are worth quoting.")
@click.option("--items", type=click.IntRange(1_000, 10_000_000), help="How large a world; for those that can choose.")
def command(*, name: str | None, as_json: bool, full: bool, items: int | None) -> None:
    """Measure, and print the figures. Without NAME: list what can be measured.

    Each benchmark makes a throw-away installation of its own; nothing of yours is touched.
    """
    benchmarks = known()
    if name is None:
        for one, line in benchmarks.items():
            click.echo(f"{one:12} {line}")
        return
    if name not in benchmarks:
        raise click.BadParameter(f"there is no benchmark {name!r}; there are: {', '.join(benchmarks)}")
    sys.path.insert(0, str(CHECKOUT))
    harness = import_module("bench.harness")
    main = import_module(f"bench.{name}").main
    if items is not None and "items" not in inspect.signature(main).parameters:
        raise click.BadParameter(f"{name} is of one size", param_hint="--items")
    started, at = time.monotonic(), datetime.now(UTC)
    figures: dict[str, object] = main(full=full, **({} if items is None else {"items": items}))
    took_s = round(time.monotonic() - started, 1)
    for key, value in figures.items():
        click.echo(f"{key:28} {value}")
    if as_json:
        about = {"bench": name, "at": at.isoformat(timespec="seconds"), "full": full, "took_s": took_s}
        click.echo(json.dumps({**figures, **about, "machine": harness.machine(), "versions": harness.versions()}))
