"""``guang up``: everything, from nothing to an address."""

import os
import shutil
import signal
import socket
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from importlib import import_module
from pathlib import Path

import click
from rich.console import Console

from guang.doors.commands import frontend, opening, ports, quick
from guang.doors.commands.children import Child, environment
from guang.doors.commands.steps import step
from guang.kernel.postgres import Cluster, ClusterError, Holder, Unreachable
from guang.kernel.settings import Settings, load

READY_S = 120.0
HOPELESS = 4
"""Deaths of the server before it was ever ready, after which it is given up."""

SCARCE_MB = 300


@click.command("up")
@click.option("--host", help="Address to listen on; GUANG_HOST otherwise.")
@click.option("--port", type=click.IntRange(1, 65535), help="Port; GUANG_PORT otherwise.")
@click.option(
    "--world",
    type=click.Path(exists=True, path_type=Path),
    help="A folder with a catalogue, instead of the demo world.",
)
@click.option("--no-demo", is_flag=True, help="Begin empty: no demo world, no simulators on show.")
@click.option("--no-build", is_flag=True, help="Leave the front end as it is.")
def command(*, host: str | None, port: int | None, world: Path | None, no_demo: bool, no_build: bool) -> None:
    """Start everything and print the address.

    The front end is built if it has changed, the embedded PostgreSQL started (unless GUANG_DATABASE_URL names another),
    its tables brought up to date, a demo world made on the first start; then the web server, the worker and the live
    gateway run until Ctrl-C, and are started again should one of them die.
    """
    given = load()
    settings = replace(given, host=host or given.host, port=port or given.port)
    console = Console(stderr=True, highlight=False)
    began = time.monotonic()
    signal.signal(signal.SIGTERM, _give_up)
    with ExitStack() as stack:
        _take(settings, stack)
        listening = stack.enter_context(ports.listen(settings))
        ports.check_free(settings)
        if not no_build:
            _build(console)
        settings = _database(settings, console, stack)
        choice = opening.choose(settings, world=world, no_demo=no_demo, external=bool(given.database_url))
        settings = replace(settings, demo=choice.demo)
        choice = opening.make(settings, choice, console)
        with _signals() as stopping:
            house = _Household(settings, listening, console, stopping)
            with house.living():
                house.await_ready()
                _greet(settings, choice, console, time.monotonic() - began)
                house.look_after()


def _give_up(number: int, frame: object) -> None:
    """Asked to stop before everything runs: unwind what has been started."""
    raise SystemExit(128 + number)


def _take(settings: Settings, stack: ExitStack) -> None:
    """Claim the data folder, which must exist, be ours to write and have room."""
    try:
        settings.data_dir.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise Unreachable(f"The data folder {settings.data_dir} cannot be made: {problem.strerror}.") from problem
    free_mb = shutil.disk_usage(settings.data_dir).free // 2**20
    if free_mb < SCARCE_MB:
        raise ClusterError(
            f"The disk that holds {settings.data_dir} is full: {free_mb} MB are free, {SCARCE_MB} MB are needed."
        )
    holder = Holder(settings.data_dir / "holder.lock")
    holder.take("up", settings.address)
    stack.callback(holder.release)


def _build(console: Console) -> None:
    with step("front end", console) as progress:
        try:
            progress.outcome = frontend.build(progress)
        except frontend.BuildFailed as problem:
            if not (frontend.WEB / "apps" / "street" / "dist" / "index.html").exists():
                raise ClusterError(
                    f"The front end could not be built (./guang up --no-build goes without): {problem}"
                ) from problem
            progress.outcome = f"kept the one built before: {problem}"


def _database(settings: Settings, console: Console, stack: ExitStack) -> Settings:
    with step("database", console) as progress:
        if settings.database_url:
            progress.outcome = "the one of GUANG_DATABASE_URL"
        else:
            cluster = Cluster(settings.data_dir)
            url = cluster.start(
                watch=True, purpose="up", on_restart=lambda: console.print("  the database died and is started again")
            )
            stack.callback(cluster.stop)
            settings = replace(settings, database_url=url)
            progress.outcome = str(cluster.data)
    with step("tables", console) as progress:
        progress.outcome = _migrate(settings)
    return settings


def _migrate(settings: Settings) -> str:
    """Bring the tables up to date; a start with nothing to do does not even load what could."""
    at = quick.revision(settings.database_url)
    if at == quick.newest():
        return f"at {at}"
    before, after = import_module("guang.doors.commands.migrate").upgrade(settings)
    return f"from {before or 'nothing'} to {after}"


@contextmanager
def _signals() -> Iterator[threading.Event]:
    """An event that Ctrl-C and SIGTERM set; a second Ctrl-C ends everything at once."""
    stopping = threading.Event()

    def stop(number: int, frame: object) -> None:
        if stopping.is_set() and number == signal.SIGINT:
            raise KeyboardInterrupt
        stopping.set()

    before = {name: signal.signal(name, stop) for name in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)}
    try:
        yield stopping
    finally:
        for name, handler in before.items():
            signal.signal(name, handler)


class _Household:
    """The web servers, the worker and the gateway of one installation."""

    def __init__(
        self, settings: Settings, listening: socket.socket, console: Console, stopping: threading.Event
    ) -> None:
        self.settings, self.console, self.stopping = settings, console, stopping
        self.port = listening.getsockname()[1]
        here = environment(
            GUANG_DATABASE_URL=settings.database_url,
            GUANG_DATA_DIR=str(settings.data_dir),
            GUANG_HOST=settings.host,
            GUANG_PORT=str(self.port),
            GUANG_GATEWAY_PORT=str(settings.live_port),
            GUANG_DEMO="1" if settings.demo else "0",
        )
        listening.set_inheritable(True)
        descriptor = listening.fileno()
        numbered = [f"server {n + 1}" for n in range(settings.workers)] if settings.workers > 1 else ["server"]
        self.servers = [
            Child(name, ["serve", "--socket", str(descriptor)], here, self._log(name), (descriptor,))
            for name in numbered
        ]
        self.others = [
            Child("worker", ["work"], here, self._log("worker")),
            Child("gateway", ["gateway"], here, self._log("gateway")),
        ]

    @contextmanager
    def living(self) -> Iterator[None]:
        """Start the servers; at the end let requests under way finish, then jobs, then go."""
        try:
            for child in self.servers:
                child.start()
            yield
        except KeyboardInterrupt:
            for child in self._children():
                child.kill()
            raise
        finally:
            self._leave()

    def await_ready(self) -> None:
        """Return when the server answers; the others start then, so that it has the machine to itself until then.

        Raises:
            ClusterError: it never will; with the end of its log.
        """
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.settings.host, self.settings.host)  # noqa: S104
        deadline = time.monotonic() + READY_S
        with step("server", self.console) as progress:
            while not _answers(f"http://{host}:{self.port}/ready"):
                self._look_after_once()
                dying = max(self.servers, key=lambda child: child.deaths)
                if dying.deaths >= HOPELESS or time.monotonic() > deadline:
                    raise ClusterError(f"The web server does not start.\n{dying.last_words()}".rstrip())
                if self.stopping.wait(0.05):
                    return
            progress.outcome = "ready"
        for child in self.others:
            child.start()

    def look_after(self) -> None:
        """Start again who dies, until we are told to stop."""
        while not self.stopping.wait(0.25):
            self._look_after_once()

    def _look_after_once(self) -> None:
        for child in self._children():
            if happened := child.look_after():
                self.console.print(f"  {happened}{f' (log: {child.log})' if child.log else ''}")

    def _children(self) -> list[Child]:
        """Those that have been started."""
        return [child for child in (*self.servers, *self.others) if child.is_started]

    def _leave(self) -> None:
        self.console.print("  stopping: requests and jobs under way are finished first")
        for group, patience_s in ((self.servers, ports.GRACE_S + 5.0), (self.others, 60.0)):
            for child in group:
                child.ask_to_stop()
            for child in group:
                child.wait(patience_s)

    def _log(self, name: str) -> Path | None:
        """On a terminal logs go to files, so that what matters stays on the screen; elsewhere they go with ours."""
        if not self.console.is_terminal:
            return None
        return self.settings.data_dir / "logs" / f"{name.replace(' ', '-')}.log"


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=5) as reply:  # noqa: S310 - our own address
            return bool(reply.status == 200)
    except OSError:
        return False


def _greet(settings: Settings, choice: opening.Choice, console: Console, took_s: float) -> None:
    console.print(f"\nGuang is open after {took_s:.1f} s: [bold]{settings.address}[/bold]", soft_wrap=True)
    for line in choice.accounts:
        console.print(f"  {line}", soft_wrap=True)
    console.print(f"  data in {settings.data_dir}; Ctrl-C stops everything (process {os.getpid()})\n", soft_wrap=True)
