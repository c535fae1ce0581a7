"""Real server processes for tests that need them."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from guang.doors.house import House

ROOT = Path(__file__).parents[2]


def start_server(house: House, **more: str) -> tuple[str, subprocess.Popen[bytes]]:
    """Start ``guang serve`` over a house's database; returns its address and the process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT / "src"),
        "GUANG_DATABASE_URL": house.database.dsn,
        "GUANG_DATA_DIR": str(house.settings.data_dir),
        "GUANG_SECRET": house.settings.secret,
        "GUANG_PORT": str(port),
        "GUANG_DEMO": "1",
        "GUANG_RATE_LIMITS": "0",
        "GUANG_LOG_LEVEL": "warning",
        **more,
    }
    process = subprocess.Popen([sys.executable, "-m", "guang.doors.cli", "serve"], env=environment, cwd=ROOT)
    address = f"http://127.0.0.1:{port}"
    for _ in range(300):
        try:
            if httpx.get(f"{address}/ready", timeout=2).status_code == 200:
                return address, process
        except httpx.HTTPError:
            assert process.poll() is None, "the server did not start"
        time.sleep(0.1)
    raise AssertionError("the server never became ready")


@pytest.fixture(scope="session")
def server(house: House) -> Iterator[str]:
    """The address of a server process."""
    address, process = start_server(house)
    yield address
    process.terminate()
    process.wait(30)
