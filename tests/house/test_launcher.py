"""The launcher, on machines that lack something: a PATH of our own making stands in for them."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TOOLS = ("sh", "dirname", "readlink", "cksum", "cat", "df", "awk", "id", "mkdir", "rm", "env", "chmod")


class Machine:
    """A checkout and a PATH with only what it has been given."""

    def __init__(self, folder: Path) -> None:
        self.checkout = folder / "checkout"
        self.path = folder / "bin"
        self.checkout.mkdir()
        self.path.mkdir()
        for name in ("guang", "uv.lock", "pyproject.toml"):
            shutil.copy(ROOT / name, self.checkout / name)
        for name in TOOLS:
            (self.path / name).symlink_to(shutil.which(name) or f"/bin/{name}")

    def has(self, name: str, body: str) -> None:
        (self.path / name).unlink(missing_ok=True)
        (self.path / name).write_text(f"#!/bin/sh\n{body}\n")
        (self.path / name).chmod(0o755)

    def has_python(self, name: str = "python3") -> None:
        self.has(name, f'exec {sys.executable} "$@"')

    def has_an_environment(self) -> None:
        """An environment whose Python only says what it was asked to run."""
        (self.checkout / ".venv" / "bin").mkdir(parents=True)
        python = self.checkout / ".venv" / "bin" / "python"
        python.write_text('#!/bin/sh\n[ "$1" = -c ] && exit 0\necho "data=$GUANG_DATA_DIR" "$@"\n')
        python.chmod(0o755)

    def guang(self, *arguments: str, program: Path | None = None, **environment: str) -> tuple[int, str, str]:
        done = subprocess.run(
            [program or self.checkout / "guang", *arguments],
            env={"PATH": str(self.path), "HOME": str(self.checkout), **environment},
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout.strip(), done.stderr.strip()


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_without_python_it_says_so(machine: Machine) -> None:
    code, _, said = machine.guang("up")

    assert (code, said) == (
        1,
        "guang: Guang needs Python 3.11 to 3.14 and this machine has none; install one or name it in GUANG_PYTHON.",
    )


def test_a_python_that_is_too_old_is_named(machine: Machine) -> None:
    machine.has("python3", 'case "$2" in *sys.exit*) exit 1 ;; *print*) echo 3.9 ;; esac')

    code, _, said = machine.guang("up")

    assert (code, said) == (
        1,
        "guang: Guang needs Python 3.11 to 3.14 and this machine has 3.9; "
        "install a newer one or name it in GUANG_PYTHON.",
    )


def test_a_newer_python_under_another_name_is_found(machine: Machine) -> None:
    machine.has("python3", "exit 1")
    machine.has_python("python3.12")
    machine.has("uv", 'case "$1" in --version) echo "uv 0.9.1" ;; *) echo "uv $* with $UV_PYTHON"; exit 1 ;; esac')

    code, _, said = machine.guang("up")

    assert code == 1
    assert f"uv sync --frozen --project {machine.checkout} with {machine.path}/python3.12" in said
    assert said.endswith("guang: The packages could not be installed; uv's reason is above.")


def test_a_machine_that_can_install_nothing_is_told_what_to_install(machine: Machine) -> None:
    machine.has(
        "python3",
        'case "$*" in *sys.exit*) exit 0 ;; "-m venv"*|"-m pip"*) echo "No module named $2" >&2; exit 1 ;; esac',
    )

    code, _, said = machine.guang("up")

    assert code == 1
    assert said.endswith(
        "has neither venv nor pip, so nothing can be installed; on Debian: apt-get install python3-venv."
    )


def test_without_venv_uv_comes_by_pip(machine: Machine) -> None:
    uv = machine.checkout / ".guang" / "tools" / "bin" / "uv"
    made = f'mkdir -p {uv.parent}; printf "#!/bin/sh\\necho uv 0.9.9 \\$*\\n" >{uv}; chmod +x {uv}'
    machine.has("python3", f'case "$*" in *sys.exit*) exit 0 ;; "-m venv"*) exit 1 ;; *--target*) {made} ;; esac')

    _, _, said = machine.guang("doctor")

    assert "fetching uv" in said
    assert f"uv 0.9.9 sync --frozen --project {machine.checkout}" in said


@pytest.mark.skipif(os.geteuid() == 0, reason="root can write everywhere")
def test_a_folder_that_cannot_be_written_is_named(machine: Machine) -> None:
    machine.has_python()
    machine.checkout.chmod(0o555)

    code, _, said = machine.guang("up")

    assert code == 1
    assert said.startswith(f"guang: The folder {machine.checkout} cannot be written by ")


def test_a_full_disk_is_named(machine: Machine) -> None:
    machine.has_python()
    machine.has("df", 'echo "Filesystem 1024-blocks Used Available Capacity Mounted"; echo "/dev/x 100 95 5120 95% /"')

    code, _, said = machine.guang("up")

    assert (code, said) == (
        1,
        f"guang: The disk that holds {machine.checkout} is full: 5 MB are free and 2000 MB are needed.",
    )


def test_an_environment_that_is_current_is_used_as_it_is(machine: Machine, tmp_path: Path) -> None:
    machine.has_an_environment()
    stamp = machine.checkout / ".venv" / ".guang-stamp"
    sums = [
        subprocess.run(["cksum"], input=(machine.checkout / name).read_bytes(), capture_output=True, check=True).stdout
        for name in ("uv.lock", "pyproject.toml")
    ]
    stamp.write_text(f"{machine.checkout}\n{b''.join(sums).decode()}")
    link = tmp_path / "link"
    link.symlink_to(machine.checkout / "guang")

    assert machine.guang("up", "a b") == (0, f"data={machine.checkout}/.guang -m guang.doors.cli up a b", "")
    assert machine.guang("up", program=link, GUANG_DATA_DIR="/srv/guang")[1].startswith("data=/srv/guang ")


def test_a_changed_lock_file_installs_again(machine: Machine) -> None:
    machine.has_an_environment()
    (machine.checkout / ".venv" / ".guang-stamp").write_text("something else")
    machine.has("uv", 'case "$1" in --version) echo "uv 0.9.1" ;; sync) echo synced >&2 ;; esac')

    first, second = machine.guang("doctor"), machine.guang("doctor")

    assert (first[0], "synced" in first[2]) == (0, True)
    assert (second[0], second[2]) == (0, "")


def test_an_extra_is_installed_when_it_is_named_and_stays(machine: Machine) -> None:
    machine.has_an_environment()
    machine.has("uv", 'case "$1" in --version) echo "uv 0.9.1" ;; sync) echo "$*" >&2 ;; esac')

    plain, wished, later, once_more = (
        machine.guang("up"),
        machine.guang("lab", GUANG_EXTRAS="sequence"),
        machine.guang("up"),
        machine.guang("lab", GUANG_EXTRAS="sequence s3"),
    )

    assert plain[2].endswith(f"sync --frozen --project {machine.checkout}")
    assert wished[2].endswith(f"sync --frozen --project {machine.checkout} --extra sequence")
    assert later == (0, f"data={machine.checkout}/.guang -m guang.doors.cli up", "")
    assert once_more[2].endswith("--extra sequence --extra s3")


def test_half_a_checkout_is_noticed(machine: Machine) -> None:
    (machine.checkout / "uv.lock").unlink()

    assert (
        machine.guang("up")[2]
        == f"guang: There is no uv.lock in {machine.checkout}: this is not a whole checkout of Guang."
    )
