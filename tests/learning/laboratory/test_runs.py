"""Runs that are kept: they can be read, compared, and looked at."""

from pathlib import Path
from xml.etree import ElementTree as ET

import msgspec
import pytest

from guang.learning import laboratory
from guang.learning.laboratory import runs


def test_a_run_is_read_as_it_was_kept_and_differences_are_named(tmp_path: Path) -> None:
    (tmp_path / "acts.csv").write_text("a")
    report = laboratory.Report("toy", 3, {}, {}, {"NDCG": (0.1, 0.3, 0.2)}, b"trees")
    before = runs.record({"dataset": "toy", "seed": 1}, tmp_path / "acts.csv", {"toy_hr10": 0.5, "cpu_s": 3.0})
    runs.save(tmp_path / "kept", before, [report])
    assert runs.read(tmp_path / "kept") == before
    assert (tmp_path / "kept" / "toy.ubj").read_bytes() == b"trees"
    assert runs.differences(before, msgspec.structs.replace(before, figures={"toy_hr10": 0.5, "cpu_s": 9.0})) == {}
    (tmp_path / "acts.csv").write_text("b")
    other = runs.record({}, tmp_path / "acts.csv", {"toy_hr10": 0.6, "cpu_s": 3.0})
    assert runs.differences(before, other) == {"data": "other files", "toy_hr10": "0.5 then, 0.6 now"}


def test_a_folder_without_a_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(laboratory.UnknownShape):
        runs.read(tmp_path)


def test_a_curve_is_drawn_through_its_points() -> None:
    drawn = runs.curves("toy", {"gain": (0.0, 0.5, 1.0), "flat": (2.0, 2.0, 2.0)})
    lines = ET.fromstring(drawn).findall(".//{http://www.w3.org/2000/svg}polyline")
    assert lines[0].get("points") == "48.0,272.0 320.0,160.0 592.0,48.0"
    assert lines[1].get("points") == "48.0,272.0 320.0,272.0 592.0,272.0"
    assert "gain: 0.0000 to 1.0000 in 3 rounds" in drawn
