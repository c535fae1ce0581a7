import shutil
from pathlib import Path

import pytest

from guang.doors.commands import frontend


@pytest.fixture
def web(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A front end whose build is a line of shell, so that a test sees whether it ran."""
    for name, body in {
        "package.json": '{"name": "web", "private": true, "scripts": {"build": "sh build.sh"}}',
        "package-lock.json": '{"name": "web", "lockfileVersion": 3, "packages": {"": {"name": "web"}}}',
        "build.sh": "mkdir -p apps/street/dist && date +%s%N > apps/street/dist/index.html\n",
        "apps/street/package.json": "{}",
        "apps/street/src/main.ts": "export {}",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(body)
    (tmp_path / "node_modules").mkdir()
    return tmp_path


def quiet(*words: object) -> None:
    """No progress on show."""


def test_it_is_built_once_and_again_when_a_source_changes(web: Path) -> None:
    page = web / "apps" / "street" / "dist" / "index.html"

    assert frontend.build(quiet, web) == "built"
    first = page.read_text()
    assert frontend.build(quiet, web) == "unchanged"
    assert page.read_text() == first

    (web / "apps" / "street" / "src" / "main.ts").write_text("export const changed = true")
    assert frontend.build(quiet, web) == "built"
    assert page.read_text() != first


def test_a_build_that_was_removed_is_made_again(web: Path) -> None:
    frontend.build(quiet, web)
    shutil.rmtree(web / "apps" / "street" / "dist")

    assert frontend.build(quiet, web) == "built"


def test_a_build_that_fails_says_why(web: Path) -> None:
    (web / "build.sh").write_text("echo 'main.ts: no such thing as shoppe' >&2; exit 2\n")

    with pytest.raises(frontend.BuildFailed, match=r"(?s)'npm run build' failed:.*no such thing as shoppe"):
        frontend.build(quiet, web)
    assert not (web / "apps" / "street" / "dist").exists()


def test_without_a_front_end_there_is_nothing_to_do(tmp_path: Path) -> None:
    assert frontend.build(quiet, tmp_path) == "there is none in this checkout"
