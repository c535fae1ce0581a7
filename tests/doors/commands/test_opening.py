from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from guang.doors.commands import demo, opening
from guang.doors.commands.opening import Choice
from guang.kernel.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(data_dir=tmp_path)


def choose(settings: Settings, *, world: Path | None = None, no_demo: bool = False, external: bool = False) -> Choice:
    return opening.choose(settings, world=world, no_demo=no_demo, external=external)


def test_a_newcomer_gets_the_demo_world(settings: Settings) -> None:
    assert choose(settings) == Choice("demo")
    assert choose(settings).demo


def test_whoever_wants_nothing_or_a_catalogue_gets_that(settings: Settings, tmp_path: Path) -> None:
    assert choose(settings, no_demo=True) == Choice("nothing")
    assert choose(settings, world=tmp_path / "shop") == Choice(str(tmp_path / "shop"))
    assert not choose(settings, no_demo=True).demo


def test_a_database_of_ones_own_begins_empty_unless_it_is_told_otherwise(settings: Settings, tmp_path: Path) -> None:
    assert choose(settings, external=True) == Choice("nothing")
    assert choose(Settings(data_dir=tmp_path, demo=True), external=True) == Choice("demo")


def test_what_was_decided_at_the_first_start_stays_decided(settings: Settings, tmp_path: Path) -> None:
    opening.make(settings, choose(settings, no_demo=True), Console(file=StringIO()))

    assert choose(settings, world=tmp_path) == Choice("nothing", made=True)


def test_a_world_that_is_made_is_not_made_again_and_its_accounts_are_remembered(settings: Settings) -> None:
    (settings.data_dir / "world.json").write_text('{"world": "demo", "made": true, "accounts": ["shopper  …"]}')
    said = StringIO()

    made = opening.make(settings, choose(settings), Console(file=said))

    assert (made, said.getvalue()) == (Choice("demo", made=True, accounts=("shopper  …",)), "")


def test_a_folder_without_a_catalogue_is_said_and_does_not_stay_decided(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*given: object) -> tuple[str, ...]:
        raise demo.NoWorld("No world can be made of it")

    monkeypatch.setattr(demo, "make", refuse)

    with pytest.raises(demo.NoWorld):
        opening.make(settings, choose(settings, world=tmp_path), Console(file=StringIO()))
    assert choose(settings) == Choice("demo")
