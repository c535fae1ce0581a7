"""A child that must not outlive ``guang up`` reads a pipe that closes when its parent dies, however that happens."""

import os
import signal
import threading

import click

option = click.option("--tied", is_flag=True, hidden=True, help="Stop when standard input closes.")


def hold() -> None:
    """From now on, the closing of standard input is as good as SIGTERM."""
    threading.Thread(target=_wait, name="lifeline", daemon=True).start()


def _wait() -> None:
    while os.read(0, 1):
        continue
    os.kill(os.getpid(), signal.SIGTERM)
