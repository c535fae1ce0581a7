"""``guang test``: every check and every test."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import click

from guang.doors.commands import frontend
from guang.doors.commands.ground import CHECKOUT

AT_ONCE = 2
MOST_WORKERS = 4
JOURNEYS = "tests/journeys"
SELECTING = ("-k", "-m", "--lf", "--last-failed", "--ff", "--sw", "--stepwise", "--deselect")


@dataclass(frozen=True, slots=True)
class Check:
    """Something that must hold besides the tests; ``run`` gives its exit code and what it said."""

    name: str
    run: Callable[[], tuple[int, str]]


@click.command("test", context_settings={"ignore_unknown_options": True})
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def command(*, arguments: tuple[str, ...]) -> None:
    """Run every check and every test.

    First style, types and the front end; then pytest, which gets ARGUMENTS and guards the walls between rooms. Naming
    files or selecting tests (-k, -m, --lf) leaves the checks out. On a machine without Debian's chromium the journeys
    are skipped; with CI=1 that is a failure.
    """
    if selects(arguments):
        raise SystemExit(_pytest("-n", _workers(), "--dist", "loadgroup", *arguments))
    failed = _run_checks()
    # The journeys bring a whole platform up and time what a person feels: nothing else runs beside them.
    codes = [
        _pytest("-n0", JOURNEYS, *arguments),
        _pytest("-n", _workers(), f"--ignore={JOURNEYS}", *arguments),
    ]
    if failed:
        click.echo(f"checks failed: {', '.join(failed)} (their output is above the tests')")
    if codes[0]:
        click.echo(f"journeys failed: pytest ended with {codes[0]} (their output is above the other tests')")
    raise SystemExit(max(codes) or bool(failed))


def _pytest(*arguments: str) -> int:
    program = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(program, cwd=CHECKOUT, env=plain_environment(), check=False).returncode


def _workers() -> str:
    return str(min(os.cpu_count() or 1, MOST_WORKERS))


def plain_environment() -> dict[str, str]:
    """The environment without settings of ours: tests must not find the installation of whoever runs them."""
    return {name: value for name, value in os.environ.items() if not name.startswith("GUANG_")}


def checks() -> list[Check]:
    """Everything besides the tests, slowest first."""
    tools = Path(sys.executable).parent
    python = ["src", "tests", "bench", "tools"]
    found = [
        Check("types", lambda: _call([tools / "mypy", "-p", "guang", "-p", "bench", "-p", "tools"])),
        Check("style", lambda: _call([tools / "ruff", "check", *python])),
        Check("format", lambda: _call([tools / "ruff", "format", "--check", *python])),
    ]
    return [Check("front end", _front_end), *found] if (frontend.WEB / "package.json").exists() else found


def selects(arguments: tuple[str, ...]) -> bool:
    """Whether pytest's arguments pick some of the tests."""
    return any(one.startswith(SELECTING) or (CHECKOUT / one.split("::")[0]).exists() for one in arguments)


def _run_checks() -> list[str]:
    """Run the checks, a few at once, and show what the failing ones said."""
    failed = []
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for check, code, said, took_s in pool.map(_timed, checks()):
            click.echo(f"{check.name:10} {'ok' if code == 0 else 'FAILED'}  {took_s:.1f} s")
            if code:
                failed.append(check.name)
                click.echo(said.rstrip())
    return failed


def _timed(check: Check) -> tuple[Check, int, str, float]:
    began = time.monotonic()
    code, said = check.run()
    return check, code, said, time.monotonic() - began


def _call(program: list[str | Path]) -> tuple[int, str]:
    done = subprocess.run(program, cwd=CHECKOUT, env=plain_environment(), capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def _front_end() -> tuple[int, str]:
    try:
        frontend.build(lambda *words: None)
        for script in ("check", "test"):
            frontend.npm(["run", script])
    except frontend.BuildFailed as problem:
        return 1, str(problem)
    return 0, ""
