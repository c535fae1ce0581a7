"""The command line. ``./guang`` makes the environment and then comes here.

Commands are imported only when they run, so that help and mistakes are answered at once.
"""

import errno
import sys
from importlib import import_module

import click

COMMANDS = {
    "up": "Start everything and print the address.",
    "serve": "Run the web server alone.",
    "work": "Run the worker alone: reactions, jobs and the timetable.",
    "gateway": "Run the live gateway alone.",
    "migrate": "Bring the database's tables up to date.",
    "demo": "Make the demo world.",
    "import": "Bring a catalogue or a history of behaviour in.",
    "train": "Learn a model from the journal.",
    "lab": "Try recipes on a data set, beside what is simple.",
    "grant": "Give somebody a role, the first operator for one.",
    "replay": "Run a reaction over the journal again.",
    "doctor": "Look at everything and say what is wrong.",
    "backup": "Save the database and the blobs to a folder.",
    "restore": "Fill an empty installation from a backup.",
    "test": "Run every check and every test.",
    "bench": "Measure, and print the figures.",
    "openapi": "Print the OpenAPI document.",
}

IMPORTS = {
    "catalog": "Products from a Shopify CSV or a Google Merchant feed.",
    "events": "Behaviour from CSV, JSON lines or Parquet.",
    "orders": "Purchases from a public dataset, replayed through the verbs.",
}


class Lazy(click.Group):
    """A group whose commands are modules that are imported when they are called.

    Args:
        prefix: module names are ``guang.doors.commands.<prefix><command>``.
        known: command names with their line in the list of commands.
    """

    def __init__(self, name: str, *, known: dict[str, str], prefix: str = "", text: str = "") -> None:
        super().__init__(name, help=text, no_args_is_help=True)
        self.known = known
        self.prefix = prefix

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of the list."""
        return list(self.known)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command's module."""
        if cmd_name not in self.known:
            return None
        if cmd_name == "import":
            return Lazy("import", known=IMPORTS, prefix="import_", text=COMMANDS["import"])
        command: click.Command = import_module(f"guang.doors.commands.{self.prefix}{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(self.known.items()))


cli = Lazy(
    "guang",
    known=COMMANDS,
    text="Guang, open-source interest commerce.\n\n"
    "'./guang up' starts everything. Settings are environment variables: docs/guide/settings.md.",
)


def main() -> None:
    """Run the command line; what can be expected to go wrong is one sentence and exit code 1."""
    try:
        cli(prog_name="./guang")
    except Exception as problem:
        sentence = _sentence(problem)
        if sentence is None:
            raise
        click.echo(f"guang: {sentence}", err=True)
        sys.exit(1)


def _sentence(problem: Exception) -> str | None:
    """The sentence for a refusal, or for a problem of the installation's; None where it is a fault of ours."""
    from guang.kernel.errors import Refusal  # noqa: PLC0415
    from guang.kernel.postgres import ClusterError  # noqa: PLC0415 - only where something has gone wrong
    from guang.kernel.settings import BadSetting  # noqa: PLC0415

    if isinstance(problem, Refusal):
        told = ", ".join(f"{name} {value}" for name, value in problem.facts.items())
        return f"{problem.says}{f' ({told})' if told else ''}"
    if isinstance(problem, ClusterError | BadSetting):
        return str(problem)
    if isinstance(problem, OSError) and problem.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"The disk is full{f' ({problem.filename})' if problem.filename else ''}."
    if isinstance(problem, PermissionError) and problem.filename:
        return f"{problem.filename} cannot be read or written: {problem.strerror}."
    return None


if __name__ == "__main__":
    main()
