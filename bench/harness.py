"""What every benchmark needs: a throw-away installation, servers on chosen cores, honest timing, one JSON line.

A benchmark is a module ``bench/NAME.py`` with a docstring that says what it measures and ``def main(*, full: bool) ->
dict[str, object]``, which returns its figures under flat keys. ``./guang bench NAME`` prints them with the machine and
the versions; ``--json`` makes the last line one JSON object.
"""

import os
import platform
import resource
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from guang.doors.commands import migrate
from guang.doors.commands.ground import CHECKOUT
from guang.kernel.postgres import Cluster, process, program
from guang.kernel.settings import Settings

PACKAGES = ("guang", "litestar", "uvicorn", "sqlalchemy", "asyncpg", "numpy")


def note(sentence: str) -> None:
    """Say what is going on; figures go to standard output, this does not."""
    print(f"  {sentence}", file=sys.stderr, flush=True)


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {
        "cpu": _cpu_name(),
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / 2**30, 1),
        "system": f"{platform.system()} {platform.release()}",
    }


def versions() -> dict[str, str]:
    """What was measured."""
    server = subprocess.run([program("postgres"), "--version"], capture_output=True, text=True, check=True).stdout
    return {
        "python": platform.python_version(),
        "postgresql": server.split()[-1],
        **{name: version(name) for name in PACKAGES},
    }


def percentile(samples: Sequence[float], share: float) -> float:
    """The smallest sample that at least ``share`` of all samples do not exceed (nearest rank)."""
    ordered = sorted(samples)
    return ordered[max(0, min(len(ordered), -int(-share * len(ordered) // 1)) - 1)]


def spread(seconds: Sequence[float]) -> dict[str, float]:
    """Median, tails and mean of durations, in milliseconds."""
    in_ms = [1000 * one for one in seconds]
    return {
        "p50_ms": round(percentile(in_ms, 0.50), 3),
        "p95_ms": round(percentile(in_ms, 0.95), 3),
        "p99_ms": round(percentile(in_ms, 0.99), 3),
        "max_ms": round(max(in_ms), 3),
        "mean_ms": round(statistics.fmean(in_ms), 3),
    }


@dataclass(frozen=True, slots=True)
class Installation:
    """A throw-away Guang: its settings, and its database, which is as durable as people's."""

    settings: Settings
    cluster: Cluster

    def pin_database(self, cores: set[int]) -> None:
        """Keep PostgreSQL, with every session it opens from now on, on these cores."""
        where = self.cluster.data
        for pid in process.leftovers(where):
            os.sched_setaffinity(pid, cores)

    @contextmanager
    def server(self, cores: set[int] | None = None, environment: dict[str, str] | None = None) -> Iterator[str]:
        """A web server in a process of its own, ready to answer, as its base URL."""
        with self.serving(cores, environment) as (base, _):
            yield base

    @contextmanager
    def serving(
        self, cores: set[int] | None = None, environment: dict[str, str] | None = None, *, patience_s: float = 60.0
    ) -> Iterator[tuple[str, subprocess.Popen[bytes]]]:
        """The same, with the process, for those who want to kill it."""
        settings = self.settings
        with _child("serve", ["serve", "--port", str(settings.port)], self._environment(environment), cores) as child:
            wait_until_ready(f"http://{settings.host}:{settings.port}", child, patience_s)
            yield f"http://{settings.host}:{settings.port}", child

    @contextmanager
    def worker(self, cores: set[int] | None = None) -> Iterator[subprocess.Popen[bytes]]:
        """A worker in a process of its own."""
        with _child("work", ["work"], self._environment(None), cores) as child:
            yield child

    @contextmanager
    def gateway(self, cores: set[int] | None = None) -> Iterator[subprocess.Popen[bytes]]:
        """A live gateway in a process of its own, at the settings' address, ready to let viewers in."""
        place = {"GUANG_GATEWAY_PORT": str(self.settings.live_port)}
        with _child("gateway", ["gateway"], self._environment(place), cores) as child:
            wait_until_ready(f"http://{self.settings.host}:{self.settings.live_port}", child, path="/health")
            yield child

    def _environment(self, more: dict[str, str] | None) -> dict[str, str]:
        return {
            **os.environ,
            "GUANG_DATA_DIR": str(self.settings.data_dir),
            "GUANG_DATABASE_URL": self.settings.database_url,
            "GUANG_SECRET": self.settings.secret,
            "GUANG_RATE_LIMITS": "0",
            "GUANG_LOG_LEVEL": "warning",
            **(more or {}),
        }


@contextmanager
def installation() -> Iterator[Installation]:
    """A new, migrated, empty installation in a folder that is removed afterwards."""
    with scratch() as folder:
        cluster = Cluster(folder)
        try:
            yield open_in(folder, cluster)
        finally:
            cluster.destroy()


def open_in(folder: Path, cluster: Cluster) -> Installation:
    """The installation of a folder, its database started and migrated."""
    url = cluster.start(purpose="bench")
    settings = Settings(data_dir=folder, database_url=url, port=free_port(), rate_limits=False, log_level="warning")
    migrate.upgrade(settings)
    return Installation(replace(settings, secret="bench" * 8), cluster)


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder that is removed afterwards; the database's own account can reach it."""
    folder = Path(tempfile.mkdtemp(prefix="guang-bench-"))
    folder.chmod(0o711)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_until_ready(
    base: str, child: subprocess.Popen[bytes], patience_s: float = 60.0, *, path: str = "/ready"
) -> None:
    """Return when a path answers 200."""
    deadline = time.monotonic() + patience_s
    while time.monotonic() < deadline:
        if child.poll() is not None:
            raise RuntimeError(f"the server ended with exit code {child.returncode} before it was ready")
        if answers(f"{base}{path}"):
            return
        time.sleep(0.02)
    raise RuntimeError(f"{base}{path} did not answer within {patience_s:.0f} s")


def answers(url: str) -> bool:
    """Whether a GET gets a 200."""
    try:
        with urllib.request.urlopen(url, timeout=2) as reply:
            return bool(reply.status == 200)
    except (urllib.error.URLError, OSError):
        return False


def cpu_seconds() -> float:
    """What this process and its finished children have used."""
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


@contextmanager
def _child(
    name: str, arguments: list[str], environment: dict[str, str], cores: set[int] | None
) -> Iterator[subprocess.Popen[bytes]]:
    pinned = ["taskset", "--cpu-list", ",".join(map(str, sorted(cores)))] if cores and shutil.which("taskset") else []
    child = subprocess.Popen(
        [*pinned, sys.executable, "-m", "guang.doors.cli", *arguments, "--tied"],
        env=environment,
        cwd=CHECKOUT,
        stdin=subprocess.PIPE,
        start_new_session=True,
    )
    try:
        yield child
    finally:
        child.terminate()
        try:
            child.wait(timeout=30)
        except subprocess.TimeoutExpired:
            note(f"{name} did not stop within 30 s and is killed")
            child.kill()
            child.wait()


def _cpu_name() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()
