from io import StringIO

import pytest
from rich.console import Console

from guang.doors.commands import steps


def test_a_step_ends_in_one_line_with_its_time_and_its_outcome() -> None:
    said = StringIO()

    with steps.step("database", Console(file=said, width=100)) as progress:
        progress("starting")
        progress.outcome = "started"

    name, _, unit, outcome = said.getvalue().split()
    assert (name, unit, outcome) == ("database", "s", "started")


def test_a_long_step_without_a_terminal_says_how_far_it_is_now_and_then(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StringIO()
    monkeypatch.setattr(steps, "QUIET_S", -1.0)

    with steps.step("world", Console(file=said, width=100)) as progress:
        progress("clips", 3, 26)

    assert said.getvalue().splitlines()[0] == "  world      clips 3/26"


def test_a_terminal_sees_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    said = StringIO()

    with steps.step("world", Console(file=said, force_terminal=True, width=100)) as progress:
        progress("clips", 3, 26)
        progress.outcome = "made"

    assert "clips 3/26" in said.getvalue()
    assert said.getvalue().rstrip().endswith("made")
