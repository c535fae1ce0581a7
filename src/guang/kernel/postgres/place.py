"""Where a cluster's files are, and how they come to be: initdb, the application's role and its database."""

import json
import os
import secrets
import shutil
import subprocess
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from guang.kernel.postgres import config
from guang.kernel.postgres.account import Account, reachable
from guang.kernel.postgres.binaries import MAJOR, SHELTER, installation, server_version
from guang.kernel.postgres.errors import Unreachable, WontStart, WrongVersion
from guang.kernel.postgres.process import running

ROLE = "guang"
"""The application's role and database: it owns its database and is no superuser."""

PLAIN_ENVIRONMENT = {"LC_ALL": "C", "TZ": "UTC", "PATH": "/usr/bin:/bin"}
"""What the server's programs see: nothing of ours, no PGPORT or PGDATA of the person at the terminal."""

_LAYOUT = 1
"""Raise when what a new cluster contains changes: templates made before are then not used."""


@dataclass(frozen=True, slots=True)
class Place:
    """One cluster's folders, passwords and account."""

    folder: Path
    password: str
    admin_password: str
    account: Account

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self.folder / "data"

    @property
    def logs(self) -> Path:
        """Where the server writes its log."""
        return self.folder / "log"

    @property
    def version(self) -> str:
        """The major version that wrote the data; empty before there is any."""
        note = self.data / "PG_VERSION"
        return note.read_text().strip() if note.exists() else ""


def known(home: Path) -> Place | None:
    """The cluster that belongs to a data folder, if it has one."""
    try:
        noted = json.loads((home / "postgres.json").read_bytes())
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as problem:
        raise Unreachable(f"{home / 'postgres.json'} cannot be read: {problem}.") from problem
    folder = home / noted["folder"]
    return Place(folder, noted["password"], noted["admin_password"], Account.for_server(folder))


def sweep() -> None:
    """Remove from the shelter the clusters of tests whose folder has gone. Clusters that hold real data are left."""
    for note in SHELTER.glob("cluster-*/belongs-to.json"):
        try:
            said = json.loads(note.read_bytes())
            if (
                said["fast"]
                and not Path(said["data_folder"], "postgres.json").exists()
                and not running(note.parent / "data")
            ):
                shutil.rmtree(note.parent, ignore_errors=True)
        except (OSError, ValueError, KeyError):
            continue


def forgotten() -> list[Path]:
    """Clusters in the shelter whose data folder no longer knows them. They may hold data: nobody removes them."""
    lost = []
    for note in SHELTER.glob("cluster-*/belongs-to.json"):
        try:
            home = Path(json.loads(note.read_bytes())["data_folder"])
            if not (home / "postgres.json").exists():
                lost.append(note.parent)
        except (OSError, ValueError, KeyError):
            continue
    return lost


def settle(home: Path, *, fast: bool) -> Place:
    """The cluster of a data folder, made if there is none. All or nothing: a half-made one is begun again.

    Raises:
        WrongVersion: the data was written by another major version.
        Unreachable, WontStart: the folder or the programs cannot be used.
    """
    place = known(home) or _choose(home, fast=fast)
    if place.version and place.version != str(MAJOR):
        raise WrongVersion(place.folder, place.version, MAJOR)
    for folder in (place.folder, place.logs):
        _own_folder(folder, place.account)
    if not place.version:
        _make(place, fast=fast)
    return place


def _choose(home: Path, *, fast: bool) -> Place:
    """Decide where the cluster shall live, and note it with fresh passwords.

    In the data folder, unless the server's account cannot reach that: then under :data:`SHELTER`. The permissions of
    folders that exist are never touched.
    """
    account = Account.for_server(home / "postgres")
    inside = account.is_self or reachable(home, account)
    folder = home / "postgres" if inside else SHELTER / f"cluster-{secrets.token_hex(6)}"
    template = _template(account) if fast else None
    passwords = _passwords(template)
    if not inside:
        sweep()
        _own_folder(folder, account)
        note = {"data_folder": str(home), "fast": fast}
        (folder / "belongs-to.json").write_text(json.dumps(note))
    body = json.dumps({"folder": "postgres" if inside else str(folder), **passwords})
    _write_private(home / "postgres.json", body)
    return Place(folder, passwords["password"], passwords["admin_password"], account)


def _passwords(template: Path | None) -> dict[str, str]:
    """Fresh ones, or those that are baked into a template."""
    if template and (template / "passwords.json").exists():
        noted: dict[str, str] = json.loads((template / "passwords.json").read_bytes())
        return noted
    return {"password": secrets.token_urlsafe(24), "admin_password": secrets.token_urlsafe(24)}


def _make(place: Place, *, fast: bool) -> None:
    template = _template(place.account) if fast else None
    if template and _passwords(template)["password"] == place.password and _copy(template / "data", place):
        return
    draft = place.folder / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    _initdb(place, draft, fast=fast)
    draft.rename(place.data)
    if template and not (template / "passwords.json").exists():
        _keep_as_template(place, template)


def _initdb(place: Place, draft: Path, *, fast: bool) -> None:
    home = installation(place.account)
    secret = place.folder / ".password"
    _write_private(secret, place.admin_password)
    place.account.own(secret)
    try:
        sync = ["--no-sync", "--wal-segsize=4"] if fast else []
        _run([home / "bin" / "initdb", "-D", draft, "--pwfile", secret, *config.INITDB, *sync], place.account)
    finally:
        secret.unlink()
    with (draft / "postgresql.conf").open("a") as file:
        file.write("\ninclude_if_exists = 'guang.conf'\n")
    statements = [
        f"CREATE ROLE {ROLE} LOGIN CREATEDB PASSWORD '{place.password}';",
        f"GRANT pg_monitor, pg_checkpoint, pg_signal_backend TO {ROLE};",
        f"CREATE DATABASE {ROLE} OWNER {ROLE};",
    ]
    single: list[str | Path] = [
        home / "bin" / "postgres",
        "--single",
        "-j",
        "-D",
        draft,
        "-c",
        "scram_iterations=64",
        "postgres",
    ]
    _run(single, place.account, feed="\n\n".join(statements) + "\n\n")


def _run(command: list[str | Path], account: Account, feed: str = "") -> None:
    try:
        done = subprocess.run(
            command,
            input=feed,
            capture_output=True,
            text=True,
            cwd="/",
            env=PLAIN_ENVIRONMENT,
            check=False,
            **account.process(),
        )
    except OSError as problem:
        raise WontStart(f"{command[0]} cannot be run: {problem.strerror}.") from problem
    spoken = done.stderr + done.stdout
    if done.returncode or "ERROR:" in spoken or "FATAL:" in spoken:
        raise WontStart(f"The database could not be made: {complaint(spoken)}")


def complaint(spoken: str) -> str:
    """The one line of a program's output that says what was wrong."""
    lines = [line.strip() for line in spoken.splitlines() if line.strip()]
    for mark in ("No space left", "PANIC:", "FATAL:", "ERROR:", "error:"):
        for line in reversed(lines):
            if mark in line:
                return line
    return lines[-1] if lines else "it said nothing"


def _own_folder(folder: Path, account: Account) -> None:
    try:
        folder.mkdir(mode=0o700, parents=folder.parent == SHELTER, exist_ok=True)
        if folder.stat().st_uid != account.uid:
            account.own(folder)
    except OSError as problem:
        raise Unreachable(f"The folder {folder} cannot be made: {problem.strerror}.") from problem


def _write_private(path: Path, body: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f"{path.name}.{os.getpid()}.new")
    try:
        with os.fdopen(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w") as file:
            file.write(body)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError as problem:
        raise Unreachable(f"{path} cannot be written: {problem.strerror}.") from problem


def _template(account: Account) -> Path | None:
    """The folder of the template for test clusters: made once per version of PostgreSQL and of this module."""
    recipe = [server_version(installation(account)), str(_LAYOUT), ROLE, str(account.uid), *config.INITDB]
    name = f"template-{sha256(' '.join(recipe).encode()).hexdigest()[:12]}"
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    return (cache / "guang" if account.is_self else SHELTER) / name


def _keep_as_template(place: Place, template: Path) -> None:
    """Keep a copy for the next test cluster; where that fails, the next one is made from nothing."""
    draft = template.with_name(f".{template.name}-{secrets.token_hex(6)}")
    try:
        draft.mkdir(parents=True, mode=0o700)
        shutil.copytree(place.data, draft / "data")
        passwords = {"password": place.password, "admin_password": place.admin_password}
        _write_private(draft / "passwords.json", json.dumps(passwords))
        draft.rename(template)
    except (OSError, Unreachable):
        shutil.rmtree(draft, ignore_errors=True)


def _copy(source: Path, place: Place) -> bool:
    """Copy a template's data; with the system's ``cp``, which shares blocks where the file system can."""
    draft = place.folder / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    made = subprocess.run(["cp", "-R", source, draft], capture_output=True, check=False).returncode == 0
    if made and not place.account.is_self:
        made = (
            subprocess.run(["chown", "-R", f"{place.account.uid}:{place.account.gid}", draft], check=False).returncode
            == 0
        )
    if made:
        draft.chmod(0o700)
        draft.rename(place.data)
    return made
