"""A PostgreSQL server of our own, started and watched by this process."""

import os
import shutil
import subprocess
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from guang.kernel.postgres import config, place, process
from guang.kernel.postgres.binaries import installation
from guang.kernel.postgres.errors import ClusterError, Held, Unreachable, WontStart
from guang.kernel.postgres.holder import Holder
from guang.kernel.postgres.place import ROLE, Place

_LONGEST_SOCKET_FOLDER = 84
"""The system allows 107 characters (103 on some) for a socket's whole path."""

_RECOVERY_S = 600.0
"""How long a crashed server may take to replay its log before we give up on it."""


class Cluster:
    """The embedded database of one data folder.

    ``start`` makes the cluster on first use, takes the folder, clears what a killed server or a killed holder left
    behind and returns the address; ``stop`` shuts the server down. Every acknowledged write survives the violent
    death of either. Calls block for as long as they take: a door makes them, or a test.

    Args:
        path: the data folder; made if absent, its parents too.
        fast: for tests: nothing is flushed to disk, and a new cluster is copied from a template.
    """

    def __init__(self, path: Path, *, fast: bool = False) -> None:
        self.path = path.absolute()
        self.fast = fast
        self.holder = Holder(self.path / "postgres.lock")
        self._place: Place | None = None
        self._server: subprocess.Popen[bytes] | None = None
        self._guard: subprocess.Popen[bytes] | None = None
        self._sockets: Path | None = None
        self._watch: threading.Thread | None = None
        self._stopping = threading.Event()

    def start(self, *, watch: bool = False, purpose: str = "test", on_restart: Callable[[], None] | None = None) -> str:
        """Start the server and return its URL.

        Args:
            watch: start the server again whenever it dies, until ``stop``.
            purpose: the command that holds the folder, for whoever is refused it.
            on_restart: called after each time the watch has started the server again.

        Raises:
            Held: another process holds the data folder.
            WrongVersion: another major version wrote it.
            WontStart, Unreachable: with the reason.
        """
        try:
            self.path.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise Unreachable(f"The data folder {self.path} cannot be made: {problem.strerror}.") from problem
        self.holder.take(purpose)
        try:
            self._place = place.settle(self.path, fast=self.fast)
            self._stopping.clear()
            self._launch()
        except BaseException:
            self.holder.release()
            raise
        if watch:
            self._watch = threading.Thread(
                target=self._keep_alive, args=(on_restart,), name="postgres-watch", daemon=True
            )
            self._watch.start()
        return self.url()

    def stop(self) -> None:
        """Shut the server down and let the folder go: sessions end, nothing that was committed is lost."""
        self._stopping.set()
        if self._watch:
            self._watch.join()
            self._watch = None
        if self._place and self.holder.held:
            process.end(self._place.data)
            self._dismiss()
        self.holder.release()

    @contextmanager
    def running(self) -> Iterator[str]:
        """The URL of the server, which runs as long as the block does."""
        url = self.start()
        try:
            yield url
        finally:
            self.stop()

    @contextmanager
    def using(self, purpose: str) -> Iterator[str]:
        """The URL of the server for a short command: of the one that runs, or else of one that runs meanwhile."""
        try:
            url = self.start(purpose=purpose)
        except Held as held:
            yield self._join(held)
            return
        try:
            yield url
        finally:
            self.stop()

    def attach(self) -> str | None:
        """The URL of the server that another process runs on this folder, if one does and it answers."""
        self._place = place.known(self.path)
        if self._place is None:
            return None
        found = process.running(self._place.data)
        if found is None or not found.ready or not process.answers(found.sockets):
            return None
        self._sockets = found.sockets
        return self.url()

    def url(self, database: str = ROLE, *, admin: bool = False) -> str:
        """The address of a database in this cluster; ``admin`` as the superuser, for maintenance."""
        if self._place is None or self._sockets is None:
            raise WontStart(f"No database is running on {self.path}.")
        role, password = ("postgres", self._place.admin_password) if admin else (ROLE, self._place.password)
        return f"postgresql://{role}:{password}@/{database}?host={quote(str(self._sockets))}&port={config.PORT}"

    @property
    def data(self) -> Path:
        """PostgreSQL's data directory."""
        return self._here().data

    def destroy(self) -> None:
        """Stop at once and remove the cluster with everything in it. For tests and benchmarks."""
        self._stopping.set()
        found = self._place or place.known(self.path)
        if found is None:
            return
        process.end(found.data, patience_s=0.0 if self.fast else 5.0)
        self.stop()
        shutil.rmtree(found.folder, ignore_errors=True)
        (self.path / "postgres.json").unlink(missing_ok=True)
        self._place = None

    def _join(self, held: Held) -> str:
        """Wait for the server of the process that holds the folder."""
        deadline = time.monotonic() + 30
        while time.monotonic() < deadline:
            if url := self.attach():
                return url
            time.sleep(0.05)
        raise held

    def _launch(self) -> None:
        """Start the server process, over whatever is left of the one before."""
        here = self._here()
        process.end(here.data)
        self._sockets = self._sockets or _socket_folder(here)
        # The server itself would believe these notes if their number belongs to anybody, even to a dead process that
        # nobody has buried, as happens in containers. We have just made sure that no server process is left.
        for stale in (here.data / "postmaster.pid", *self._sockets.glob(".s.PGSQL.*")):
            stale.unlink(missing_ok=True)
        _write_config(here, self._sockets, fast=self.fast)
        with (here.folder / "start.log").open("wb") as log:
            self._server = subprocess.Popen(
                [installation(here.account) / "bin" / "postgres", "-D", here.data],
                cwd="/",
                env=place.PLAIN_ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **here.account.process(),
            )
        self._guard = process.guard(self._server.pid, here.data)
        self._await_ready()

    def _await_ready(self) -> None:
        here, server = self._here(), self._server
        assert server is not None
        deadline = time.monotonic() + _RECOVERY_S
        while time.monotonic() < deadline:
            noted = process.postmaster(here.data)
            if noted and noted.pid == server.pid and noted.ready:
                return
            if server.poll() is not None:
                process.gone(here.data, 1.0)  # its log writer has the last word
                spoken = (here.folder / "start.log").read_text(errors="replace") + _newest_log(here.logs)
                self._dismiss()
                raise WontStart(f"PostgreSQL did not start: {place.complaint(spoken)} (log: {here.logs})")
            time.sleep(0.004)
        process.end(here.data)
        self._dismiss()
        raise WontStart(f"PostgreSQL was not ready after {_RECOVERY_S:.0f} s (log: {here.logs})")

    def _keep_alive(self, on_restart: Callable[[], None] | None) -> None:
        """Start the server again whenever it dies; a server that keeps dying is tried less and less often."""
        pause_s = 0.1
        while not self._stopping.wait(0.2):
            if self._server and self._server.poll() is None:
                continue
            self._dismiss()
            try:
                self._launch()
            except ClusterError:
                self._stopping.wait(pause_s)
                pause_s = min(pause_s * 2, 10.0)
                continue
            pause_s = 0.1
            if on_restart:
                on_restart()

    def _dismiss(self) -> None:
        """Forget the server and its guard, which are no longer needed."""
        if self._guard and self._guard.stdin:
            self._guard.stdin.close()
            self._guard.wait()
        if self._server:
            self._server.wait()
        self._guard = self._server = None

    def _here(self) -> Place:
        assert self._place is not None
        return self._place


def _socket_folder(here: Place) -> Path:
    """A folder for the socket that only the server's account and root can enter, with a path that is short enough."""
    folder = here.folder / "run"
    if len(str(folder)) > _LONGEST_SOCKET_FOLDER:
        folder = Path(tempfile.mkdtemp(prefix="guang-", dir="/tmp"))  # short, and private
    folder.mkdir(mode=0o700, exist_ok=True)
    here.account.own(folder)
    return folder


def _write_config(here: Place, sockets: Path, *, fast: bool) -> None:
    draft = here.data / "guang.conf.new"
    try:
        draft.write_text(config.text(sockets, here.logs, fast=fast))
        here.account.own(draft)
        draft.replace(here.data / "guang.conf")
    except OSError as problem:
        raise Unreachable(f"The database in {here.folder} cannot be written: {problem.strerror}.") from problem


def _newest_log(logs: Path) -> str:
    files = sorted(logs.glob("*.log"), key=os.path.getmtime)
    return files[-1].read_text(errors="replace")[-4000:] if files else ""
