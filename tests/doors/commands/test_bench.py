import json
import sys
from types import ModuleType

import pytest
from bench import harness
from click.testing import CliRunner

from guang.doors.cli import cli
from guang.doors.commands import bench


def test_every_benchmark_says_in_a_line_what_it_measures() -> None:
    known = bench.known()

    assert {"startup", "ingest", "feed", "buy", "interest"} <= set(known)
    assert "harness" not in known
    assert all(len(line.split()) > 3 for line in known.values())


def test_an_unknown_benchmark_is_answered_with_those_there_are() -> None:
    shown = CliRunner().invoke(cli, ["bench", "speed"])

    assert shown.exit_code == 2
    assert "there is no benchmark 'speed'; there are: buy, checkout, desk, fanout, feed" in shown.output


def test_the_last_line_is_one_flat_object_with_machine_and_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    pretend = ModuleType("bench.pretend")
    pretend.main = lambda *, full: {"p50_ms": 1.5, "full_size": full}  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "bench.pretend", pretend)
    monkeypatch.setattr(bench, "known", lambda: {"pretend": "Nothing."})

    shown = CliRunner().invoke(cli, ["bench", "pretend", "--json"])
    said = json.loads(shown.stdout.splitlines()[-1])

    assert (said["p50_ms"], said["full_size"], said["bench"]) == (1.5, False, "pretend")
    assert set(said["machine"]) == {"cpu", "cores", "memory_gb", "system"}
    assert {"python", "postgresql", "guang"} <= set(said["versions"])


@pytest.mark.parametrize(("share", "expected"), [(0.5, 5), (0.9, 9), (0.99, 10), (1.0, 10), (0.0, 1)])
def test_a_percentile_is_a_sample_by_nearest_rank(share: float, expected: int) -> None:
    assert harness.percentile([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], share) == expected


def test_spread_is_in_milliseconds() -> None:
    assert harness.spread([0.001, 0.002, 0.003])["p50_ms"] == 2.0
