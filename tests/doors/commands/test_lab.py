"""``guang lab`` on a file: figures, a kept run, and the same run again."""

import json
from pathlib import Path

import numpy as np
from click.testing import CliRunner

from guang.doors.commands import lab


def walks(path: Path, people: int = 150) -> Path:
    """A file of people who walk round a ring of twenty items."""
    rng = np.random.default_rng(1)
    rows = [
        f"u{person},{(begin + step) % 20},{'buy' if step % 3 == 0 else 'view'},{person * 100 + step}"
        for person, begin in enumerate(rng.integers(0, 20, people))
        for step in range(6)
    ]
    path.write_text("\n".join(["user_id,item_id,event,timestamp", *rows]) + "\n")
    return path


def test_a_run_on_a_file_is_kept_and_comes_out_the_same_again(tmp_path: Path) -> None:
    file, kept = walks(tmp_path / "walks.csv"), tmp_path / "kept"
    asked = [str(file), "--no-sequence", "--save", str(kept), "--json"]
    first = CliRunner().invoke(lab.command, asked)
    assert first.exit_code == 0, first.output
    figures = json.loads(first.stdout.splitlines()[-1])
    assert figures["walks_hr10"] > 0.9
    assert figures["walks_questions"] == 150
    assert {one.name for one in kept.iterdir()} == {"run.json", "walks.svg", "walks.ubj"}
    again = CliRunner().invoke(lab.command, ["--again", str(kept), "--json"])
    assert again.exit_code == 0, again.output
    walks(file, people=160)
    changed = CliRunner().invoke(lab.command, ["--again", str(kept)])
    assert changed.exit_code == 1
    assert "data: other files" in changed.output


def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("colour,item_id,timestamp\nred,1,2\n")
    refused = CliRunner().invoke(lab.command, [str(tmp_path / "odd.csv")])
    assert refused.exit_code == 1
    assert "has: colour, item_id, timestamp" in refused.output
    assert CliRunner().invoke(lab.command, []).exit_code == 2
    assert "is no file" in CliRunner().invoke(lab.command, ["nowhere.csv"]).output
