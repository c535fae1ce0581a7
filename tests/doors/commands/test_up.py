"""The whole installation as processes, started, hurt and stopped from outside."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from guang.kernel.postgres import Cluster, process

pytestmark = pytest.mark.slow
PATIENCE_S = 90.0


class Up:
    """``guang up`` on a folder of its own."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder, self.port = folder, port
        self.log = folder.with_name(f"{folder.name}.log")
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command("--port", str(port)), env=self.environment(), stdout=output, stderr=output
            )

    def command(self, *more: str) -> list[str]:
        return [sys.executable, "-m", "guang.doors.cli", "up", "--no-demo", "--no-build", *more]

    def environment(self, **more: str) -> dict[str, str]:
        return {"PATH": os.environ["PATH"], "GUANG_DATA_DIR": str(self.folder), "GUANG_LOG_LEVEL": "warning", **more}

    def again(self, *more: str, **environment: str) -> str:
        """What a second start on the same folder or port says."""
        done = subprocess.run(
            self.command(*more), env=self.environment(**environment), capture_output=True, text=True, check=False
        )
        assert done.returncode == 1, done.stderr
        return done.stderr.strip()

    def ready(self) -> bool:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/ready", timeout=2) as reply:
                return bool(reply.status == 200)
        except OSError:
            return False

    def child(self, name: str) -> int:
        """The process of one of its children."""
        path = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        for pid in path.read_text().split():
            with contextlib.suppress(OSError):  # it may be gone by now
                if f"guang.doors.cli\0{name}\0" in Path(f"/proc/{pid}/cmdline").read_text():
                    return int(pid)
        return 0

    def stop(self) -> int:
        self.process.terminate()
        return self.process.wait(60)


def until(true: Callable[[], object], what: str) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < deadline, f"not within {PATIENCE_S:.0f} s: {what}"
        time.sleep(0.05)


def gone(pid: int) -> bool:
    """Whether a process has ended; one that nobody has buried has ended too."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] == "Z"
    except OSError:
        return True


@pytest.fixture
def port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture
def up(tmp_path: Path, port: int) -> Iterator[Up]:
    running = Up(tmp_path / "data", port)
    until(lambda: running.ready() or running.process.poll() is not None, f"ready: {running.log.read_text()}")
    assert running.process.poll() is None, running.log.read_text()
    yield running
    if running.process.poll() is None:
        running.stop()
    Cluster(running.folder).destroy()


def test_up_starts_refuses_a_second_heals_and_stops(up: Up, tmp_path: Path) -> None:
    held = up.again("--port", "0" if up.port == 1 else str(up.port - 1))
    assert f"is held by process {up.process.pid} (guang up on http://127.0.0.1:{up.port})" in held

    elsewhere = up.again("--port", str(up.port), GUANG_DATA_DIR=str(tmp_path / "other"))
    assert elsewhere.startswith(f"guang: Port {up.port} on 127.0.0.1 cannot be opened (Address already in use)")
    assert "--port" in elsewhere

    for name in ("serve", "work", "gateway"):
        until(lambda name=name: up.child(name), f"{name} runs")  # type: ignore[misc]
        first = up.child(name)
        os.kill(first, signal.SIGKILL)
        until(lambda name=name, first=first: up.child(name) not in {0, first}, f"{name} runs again")  # type: ignore[misc]
    until(up.ready, "the server answers again")

    attached = Cluster(up.folder)
    assert attached.attach() is not None
    server = process.running(attached.data)
    assert server is not None
    os.kill(server.pid, signal.SIGKILL)
    until(up.ready, "the server answers with the database it got back")

    children = [up.child(name) for name in ("serve", "work", "gateway")]
    assert up.stop() == 0
    assert all(gone(pid) for pid in children)
    assert process.running(attached.data) is None


def test_nobody_outlives_a_killed_up(up: Up, port: int) -> None:
    attached = Cluster(up.folder)
    assert attached.attach() is not None
    until(lambda: up.child("work") and up.child("gateway"), "all run")
    children = [up.child(name) for name in ("serve", "work", "gateway")]

    up.process.kill()
    up.process.wait()

    until(lambda: all(gone(pid) for pid in children), "the children have noticed")
    until(lambda: process.running(attached.data) is None, "the database has stopped")
    after = Up(up.folder, port)
    until(after.ready, f"it starts again: {after.log.read_text()}")
    assert after.stop() == 0
