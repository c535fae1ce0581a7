"""The processes that ``guang up`` keeps running."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

FIRST_PAUSE_S = 0.5
LONGEST_PAUSE_S = 30.0
STEADY_S = 60.0
"""A process that has run this long is well: its next death is its first."""

LARGEST_LOG = 50 * 2**20


@dataclass(slots=True)
class Child:
    """A process that is started again when it dies, later each time.

    Args:
        name: what people call it.
        arguments: what comes after ``guang``.
        environment: its whole environment.
        log: the file its output goes to; None leaves it on ours.
        sockets: descriptors that it inherits.
    """

    name: str
    arguments: list[str]
    environment: dict[str, str]
    log: Path | None = None
    sockets: tuple[int, ...] = ()
    deaths: int = 0
    process: subprocess.Popen[bytes] | None = None
    _started_at: float = 0.0
    _next_at: float = field(default=0.0)

    @property
    def is_started(self) -> bool:
        """Whether it has ever been started."""
        return self._started_at > 0

    def start(self) -> None:
        """Start it, in a session of its own, tied to our life by its standard input."""
        output = None
        if self.log:
            self.log.parent.mkdir(parents=True, exist_ok=True)
            if self.log.exists() and self.log.stat().st_size > LARGEST_LOG:
                self.log.replace(self.log.with_suffix(".old.log"))
            output = self.log.open("ab")
        try:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "guang.doors.cli", *self.arguments, "--tied"],
                env=self.environment,
                stdin=subprocess.PIPE,
                stdout=output,
                stderr=output,
                pass_fds=self.sockets,
                start_new_session=True,
            )
        finally:
            if output:
                output.close()
        self._started_at = time.monotonic()

    def look_after(self) -> str:
        """Start it again if it died and its pause is over; says what happened, in words for the terminal."""
        now = time.monotonic()
        if self.process is None:
            if now < self._next_at:
                return ""
            self.start()
            return f"{self.name} is started again"
        code = self.process.poll()
        if code is None:
            return ""
        self.deaths = 1 if now - self._started_at > STEADY_S else self.deaths + 1
        pause_s = min(FIRST_PAUSE_S * 2 ** (self.deaths - 1), LONGEST_PAUSE_S)
        self._let_go()
        self._next_at = now + pause_s
        return f"{self.name} ended ({ending(code)}); it is started again in {pause_s:.1f} s"

    def ask_to_stop(self) -> None:
        """SIGTERM: finish what is under way."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)

    def wait(self, patience_s: float) -> None:
        """Wait for its end, and force it when patience ends."""
        if self.process is None:
            return
        try:
            self.process.wait(timeout=patience_s)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self._let_go()

    def kill(self) -> None:
        """End it at once."""
        if self.process and self.process.poll() is None:
            self.process.kill()

    def last_words(self, lines: int = 15) -> str:
        """The end of its log, when it has one of its own."""
        if self.log is None or not self.log.exists():
            return ""
        return "\n".join(self.log.read_text(errors="replace").splitlines()[-lines:])

    def _let_go(self) -> None:
        if self.process and self.process.stdin:
            self.process.stdin.close()
        self.process = None


def ending(code: int) -> str:
    """How a process ended, in words."""
    if code < 0:
        return f"killed by {signal.Signals(-code).name}"
    return f"exit code {code}"


def environment(**more: str) -> dict[str, str]:
    """Ours with changes."""
    return {**os.environ, **more}
