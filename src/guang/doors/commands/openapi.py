"""``guang openapi``: the OpenAPI document."""

import sys
from importlib import import_module

import click

from guang.doors.commands.ground import CHECKOUT


@click.command("openapi")
def command() -> None:
    """Print the OpenAPI document, from which clients can be generated.

    A running server shows it at /api/schema/openapi.json.
    """
    sys.path.insert(0, str(CHECKOUT))
    click.echo(import_module("tools.openapi").document(), nl=False)
