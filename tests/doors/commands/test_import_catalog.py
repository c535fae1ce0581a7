"""The command as a person types it: what it says, and what it leaves behind."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image

from guang.doors.commands import quick
from guang.doors.commands.import_catalog import command
from guang.doors.house import House

HEAD = "Handle,Title,Body (HTML),Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status\n"


@pytest.fixture
def shop(tmp_path: Path, house: House, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with an export and a picture, and an installation to bring them into."""
    monkeypatch.setenv("GUANG_DATABASE_URL", house.settings.database_url)
    monkeypatch.setenv("GUANG_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(quick, "revision", lambda _: quick.newest())  # tables of tests are declared, not migrated
    Image.new("RGB", (300, 300), "teal").save(tmp_path / "cup.jpg")
    (tmp_path / "corner-shop.csv").write_text(
        HEAD + "cup,Cup,A cup,C-1,3,68,https://far.example/cup.jpg,active\nvase,Vase,,V-1,1,,,active\n"
    )
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(command, list(arguments), catch_exceptions=False)


def test_it_says_what_came_in_and_lists_what_did_not(shop: Path) -> None:
    outcome = run(str(shop / "corner-shop.csv"))

    assert outcome.exit_code == 0
    assert "1 new, 0 changed, 0 unchanged; 1 variants and 1 pictures written" in outcome.output
    assert "line 3: there is no price (vase)" in outcome.output
    listed = (shop / "data" / "imports" / "corner-shop.rejects.csv").read_text().splitlines()
    assert listed == ["line,reason,about", "3,there is no price,vase"]


def test_a_second_time_nothing_is_new(shop: Path) -> None:
    run(str(shop / "corner-shop.csv"), "--store", "Second time")

    assert "0 new, 0 changed, 1 unchanged" in run(str(shop / "corner-shop.csv"), "--store", "Second time").output


def test_a_file_of_another_kind_is_refused_in_one_sentence(shop: Path) -> None:
    path = shop / "people.csv"
    path.write_text("name,age\nAda,36\n")

    outcome = run(str(path))

    assert outcome.exit_code == 1
    assert "people.csv has the columns age, name" in outcome.output
