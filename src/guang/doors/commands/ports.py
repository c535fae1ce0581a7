"""Opening the port that the web server listens on."""

import socket
import sys

from guang.kernel.postgres import ClusterError
from guang.kernel.settings import Settings

GRACE_S = 20
"""How long requests under way may take to finish when a server is asked to stop."""


class PortTaken(ClusterError):
    """The port cannot be had."""


def listen(settings: Settings) -> socket.socket:
    """Open the port.

    Raises:
        PortTaken: the sentence says why and what to do.
    """
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    opened = socket.socket(family)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind((settings.host, settings.port))
        opened.listen(2048)
    except OSError as problem:
        opened.close()
        command = sys.argv[1] if len(sys.argv) > 1 else "up"
        raise PortTaken(
            f"Port {settings.port} on {settings.host} cannot be opened ({problem.strerror or problem}); "
            f"choose another: ./guang {command} --port {settings.port + 1}"
        ) from problem
    return opened


def check_free(settings: Settings) -> None:
    """Make sure that the gateway will get its port, which it opens itself.

    Raises:
        PortTaken: it will not.
    """
    with socket.socket(socket.AF_INET6 if ":" in settings.host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.live_port))
        except OSError as problem:
            raise PortTaken(
                f"Port {settings.live_port} on {settings.host}, for the live gateway, cannot be opened "
                f"({problem.strerror or problem}); choose another in GUANG_GATEWAY_PORT."
            ) from problem
