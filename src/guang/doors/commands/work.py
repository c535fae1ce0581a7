"""``guang work``: the worker alone."""

import asyncio
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec

import click

from guang.doors import worker
from guang.doors.commands import lifeline
from guang.doors.commands.ground import standing


@click.command("work")
@lifeline.option
def command(*, tied: bool) -> None:
    """Run the worker alone: reactions, jobs and the timetable.

    Any number of workers may run at once. SIGTERM lets what is under way finish.
    """
    if tied:
        lifeline.hold()
    with standing("work") as settings:
        with asyncio.Runner(loop_factory=_loop()) as runner:
            runner.run(worker.run(settings))


def _loop() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """The fast event loop, as the web server uses it, where the system has it."""
    return import_module("uvloop").new_event_loop if find_spec("uvloop") else None
