"""``guang serve``: the web server alone."""

import os
import socket
from dataclasses import replace

import click
import uvicorn

from guang.doors.commands import lifeline, ports
from guang.doors.commands.ground import standing
from guang.kernel.settings import Settings


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
        listening = socket.socket(fileno=descriptor) if descriptor is not None else ports.listen(settings)
        run(settings, listening)


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
            timeout_graceful_shutdown=ports.GRACE_S,
            # Longer than proxies keep connections: whoever sends must be the one that closes.
            timeout_keep_alive=75,
        )
    )
    server.run(sockets=[listening])
    if not server.started:
        raise SystemExit(3)
