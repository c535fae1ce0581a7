"""``guang serve``: the web server alone."""

import os
import socket
import sys
from dataclasses import replace

import click
import uvicorn

from guang.doors.commands import lifeline
from guang.doors.commands.ground import standing
from guang.kernel.settings import Settings

GRACE_S = 20
"""How long requests under way may take to finish when the server is asked to stop."""


@click.command("serve")
@click.option("--host", help="Address to listen on; GUANG_HOST otherwise.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; GUANG_PORT otherwise.")
@click.option("--socket", "descriptor", type=int, hidden=True, help="A listening socket that is open already.")
@lifeline.option
def command(*, host: str | None, port: int | None, descriptor: int | None, tied: bool) -> None:
    """Run the web server alone.

    Put as many of these as you like behind a proxy; they share nothing but the database and the blobs. SIGTERM stops
    accepting and lets requests under way finish.
    """
    if tied:
        lifeline.hold()
    with standing("serve") as found:
        settings = replace(found, host=host or found.host, port=found.port if port is None else port)
        listening = socket.socket(fileno=descriptor) if descriptor is not None else listen(settings)
        run(settings, listening)


def listen(settings: Settings) -> socket.socket:
    """Open the port.

    Raises:
        SystemExit: it cannot be had; the sentence says why and what to do.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    try:
        opened = socket.socket(family)
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((settings.host, settings.port))
        opened.listen(2048)
    except (OSError, OverflowError) as problem:
        why = problem.strerror if isinstance(problem, OSError) else "no such port"
        click.echo(
            f"guang: Port {settings.port} on {settings.host} cannot be opened ({why}); choose another: "
            f"./guang {sys.argv[1] if len(sys.argv) > 1 else 'up'} --port {min(settings.port + 1, 65535)}",
            err=True,
        )
        raise SystemExit(1) from problem
    return opened


def run(settings: Settings, listening: socket.socket) -> None:
    """Serve until told to stop."""
    # The application reads its settings from the environment.
    os.environ["GUANG_DATABASE_URL"] = settings.database_url
    os.environ["GUANG_HOST"], os.environ["GUANG_PORT"] = settings.host, str(listening.getsockname()[1])
    server = uvicorn.Server(
        uvicorn.Config(
            "guang.doors.web:create_app",
            factory=True,
            http="httptools",
            lifespan="on",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,  # the edge believes only the proxies it was told of
            timeout_graceful_shutdown=GRACE_S,
        )
    )
    server.run(sockets=[listening])
    if not server.started:
        raise SystemExit(3)
