import subprocess
import sys
import time
from importlib import import_module

import click
import pytest
from click.testing import CliRunner

from guang.doors.cli import COMMANDS, IMPORTS, cli

ASK_FOR_HELP = """
import sys
from guang.doors.cli import cli
cli(["--help"], standalone_mode=False)
print([name for name in sys.modules if name.startswith(("guang", "sqlalchemy", "litestar", "numpy"))])
"""


def every_command() -> list[tuple[str, str]]:
    plain = [(name, f"guang.doors.commands.{name}") for name in COMMANDS if name != "import"]
    return plain + [(f"import {name}", f"guang.doors.commands.import_{name}") for name in IMPORTS]


@pytest.mark.parametrize(("name", "module"), every_command())
def test_every_command_in_the_list_is_there_and_says_what_it_does(name: str, module: str) -> None:
    command = import_module(module).command
    assert isinstance(command, click.Command)

    shown = CliRunner().invoke(cli, [*name.split(), "--help"], prog_name="./guang")

    assert shown.exit_code == 0, shown.output
    assert f"Usage: ./guang {name}" in shown.output
    assert len((command.help or "").split()) >= 4


def test_help_is_answered_without_importing_the_house() -> None:
    started = time.monotonic()
    done = subprocess.run([sys.executable, "-c", ASK_FOR_HELP], capture_output=True, text=True, check=True)

    assert done.stdout.splitlines()[-1] == "['guang', 'guang.doors', 'guang.doors.cli']"
    assert time.monotonic() - started < 3


def test_an_unknown_command_is_named() -> None:
    shown = CliRunner().invoke(cli, ["fly"], prog_name="./guang")

    assert shown.exit_code == 2
    assert "No such command 'fly'" in shown.output


@pytest.mark.parametrize(
    ("variable", "value", "sentence"),
    [
        ("GUANG_PORT", "eighty", "guang: GUANG_PORT must be a whole number, not 'eighty'"),
        ("GUANG_SECRET", "short", "guang: GUANG_SECRET must have at least 32 characters"),
        ("GUANG_DATA_DIR", "/dev/null/data", "guang: The data folder /dev/null/data cannot be made: Not a directory."),
    ],
)
def test_a_setting_that_cannot_be_is_one_sentence(variable: str, value: str, sentence: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "guang.doors.cli", "up", "--no-build"],
        env={"PATH": "/usr/bin:/bin", variable: value},
        capture_output=True,
        text=True,
        check=False,
    )

    assert (done.returncode, done.stdout, done.stderr.strip()) == (1, "", sentence)
