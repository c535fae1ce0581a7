"""The server's processes: which are alive, which are ours, and how they end."""

import os
import signal
import socket
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path

from guang.kernel.postgres.config import PORT

_SSL_REQUEST = bytes.fromhex("0000000804d2162f")
_PROC = Path("/proc")

_GUARD = """read -r _
[ "$(head -n 1 "$2" 2>/dev/null)" = "$1" ] && kill -INT "$1" 2>/dev/null
"""


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What ``postmaster.pid`` says about the server that wrote it."""

    pid: int
    sockets: Path
    ready: bool


def postmaster(data: Path) -> Postmaster | None:
    """Read the server's own note of itself; it may be half written, or left by a dead server."""
    try:
        lines = (data / "postmaster.pid").read_text().splitlines()
        return Postmaster(int(lines[0]), Path(lines[4]), len(lines) > 7 and lines[7].strip() == "ready")
    except (OSError, ValueError, IndexError):
        return None


def running(data: Path) -> Postmaster | None:
    """The server that is truly alive on this data directory, if one is."""
    noted = postmaster(data)
    return noted if noted and belongs(noted.pid, data) else None


def belongs(pid: int, data: Path) -> bool:
    """Whether a live process is a server process of ``data``: they all stand in their data directory.

    A process number alone proves nothing: numbers are given out again, in a container very soon.
    """
    if _PROC.is_dir():
        try:
            here = (_PROC / str(pid) / "cwd").readlink() == data.resolve()
            return here and (_PROC / str(pid) / "comm").read_text().startswith("postgres")
        except OSError:
            return False
    said = subprocess.run(["ps", "-o", "command=", "-p", str(pid)], capture_output=True, text=True, check=False)
    return str(data) in said.stdout


def leftovers(data: Path) -> list[int]:
    """Every live server process of ``data``, such as sessions that outlive a killed server for a moment."""
    if not _PROC.is_dir():
        found = running(data)
        return [found.pid] if found else []
    return [int(entry.name) for entry in _PROC.iterdir() if entry.name.isdecimal() and belongs(int(entry.name), data)]


def answers(sockets: Path) -> bool:
    """Whether a server answers on the socket: it forks a session, which replies to a question about encryption."""
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(sockets / f".s.PGSQL.{PORT}"))
            line.sendall(_SSL_REQUEST)
            return line.recv(1) in {b"N", b"S"}
    except OSError:
        return False


def end(data: Path, *, patience_s: float = 30.0) -> None:
    """Shut the server of ``data`` down: politely, then at once, then by force. Returns when no process is left."""
    for order, wait_s in ((signal.SIGINT, patience_s), (signal.SIGQUIT, 5.0)):
        found = running(data)
        if found is None:
            break
        signal_to(found.pid, order)
        if gone(data, wait_s):
            return
    if not gone(data, 2.0):
        for pid in leftovers(data):
            signal_to(pid, signal.SIGKILL)
        gone(data, 10.0)


def gone(data: Path, wait_s: float) -> bool:
    """Wait until no process of ``data`` is alive; says whether that came true."""
    deadline = time.monotonic() + wait_s
    alive = leftovers(data)
    while alive := [pid for pid in alive if belongs(pid, data)] or leftovers(data):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def signal_to(pid: int, order: signal.Signals) -> None:
    """Send a signal; a process that is gone already is no problem."""
    try:
        os.kill(pid, order)
    except ProcessLookupError:
        return


def guard(pid: int, data: Path) -> subprocess.Popen[bytes]:
    """Watch over our own death: a tiny process that shuts the server down when our end of its pipe closes.

    It lives in a session of its own, so that neither Ctrl-C nor the killing of our process group reaches it.
    """
    return subprocess.Popen(
        ["/bin/sh", "-c", _GUARD, "guang-postgres-guard", str(pid), str(data / "postmaster.pid")],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
