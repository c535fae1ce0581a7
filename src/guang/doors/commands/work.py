"""``guang work``: the worker alone."""

import click

from guang.doors import worker
from guang.doors.commands import lifeline, loop
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
        loop.run(worker.run(settings))
