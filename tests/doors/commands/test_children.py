import os
import signal
import time
from pathlib import Path

from guang.doors.commands import children
from guang.doors.commands.children import Child


def a_child(log: Path, *arguments: str) -> Child:
    return Child("server", list(arguments), children.environment(), log)


def look_until(child: Child, words: str) -> str:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        if words in (said := child.look_after()):
            return said
        time.sleep(0.02)
    raise AssertionError(f"never said {words!r}")


def test_a_child_that_dies_is_started_again_later_each_time(tmp_path: Path) -> None:
    child = a_child(tmp_path / "server.log", "no-such-command")
    child.start()

    assert look_until(child, "ended") == "server ended (exit code 2); it is started again in 0.5 s"
    assert look_until(child, "again") == "server is started again"
    assert look_until(child, "ended") == "server ended (exit code 2); it is started again in 1.0 s"
    assert "No such command 'no-such-command'" in child.last_words()
    child.wait(5)


def test_a_killed_child_is_reported_as_killed(tmp_path: Path) -> None:
    child = a_child(tmp_path / "server.log", "up", "--help")
    child.start()
    assert child.process is not None
    child.kill()

    assert look_until(child, "ended") == "server ended (killed by SIGKILL); it is started again in 0.5 s"


def test_a_log_that_has_grown_is_put_aside(tmp_path: Path) -> None:
    log = tmp_path / "server.log"
    log.write_bytes(b"")
    os.truncate(log, children.LARGEST_LOG + 1)

    child = a_child(log, "--help")
    child.start()
    child.wait(20)

    assert (tmp_path / "server.old.log").stat().st_size == children.LARGEST_LOG + 1
    assert "Usage" in log.read_text()


def test_endings_are_said_in_words() -> None:
    assert children.ending(3) == "exit code 3"
    assert children.ending(-signal.SIGTERM) == "killed by SIGTERM"
