"""``guang gateway``: the live gateway alone."""

import click

from guang.doors import gateway
from guang.doors.commands import lifeline, loop
from guang.doors.commands.ground import standing


@click.command("gateway")
@lifeline.option
def command(*, tied: bool) -> None:
    """Tell open browsers what has just changed, until Ctrl-C.

    Any number of gateways may run at once, each with a port of its own (GUANG_GATEWAY_PORT).
    """
    if tied:
        lifeline.hold()
    with standing("gateway") as settings:
        loop.run(gateway.run(settings))
