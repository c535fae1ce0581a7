"""Progress on the terminal: what is being done, how far it is, how long it took."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

QUIET_S = 5.0
"""Where there is no terminal to draw a bar on, one line at most so often."""


class Step:
    """One step under way. Call it with a few words, how much is done, and out of how much (0 is unknown)."""

    def __init__(self, name: str, console: Console, bar: Progress | None) -> None:
        self.outcome = ""
        self._name, self._console, self._bar = name, console, bar
        self._task: TaskID | None = bar.add_task(f"{name:10}", total=None) if bar else None
        self._said_at = time.monotonic()

    def __call__(self, words: str, done: int = 0, total: int = 0) -> None:
        """Say how far it is."""
        shown = f"{words}{f' {done}/{total}' if total else ''}"
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=f"{self._name:10} {shown}", total=total or None, completed=done)
        elif time.monotonic() - self._said_at > QUIET_S:
            self._said_at = time.monotonic()
            self._console.print(f"  {self._name:10} {shown}")


@contextmanager
def step(name: str, console: Console) -> Iterator[Step]:
    """Show a step while it runs, and one line with its outcome and its time when it is over."""
    started = time.monotonic()
    columns = (TextColumn("  {task.description}"), BarColumn(20), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        current = Step(name, console, bar if console.is_terminal else None)
        yield current
    console.print(f"  {name:10} {time.monotonic() - started:6.2f} s  {current.outcome}", highlight=False)
