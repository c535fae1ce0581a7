"""How long ``./guang up`` takes until ``/ready`` answers: the first start, demo world included, and later ones.

Everything is real but the folder: the launcher, the embedded PostgreSQL with fsync, the migrations, the demo world, the
web server and the worker. The packages are installed already, as after a clone with a warm cache; the front end is
built if its sources have changed since it was last built, which ``front_end_s`` shows.
"""

import os
import signal
import statistics
import subprocess
import time
from pathlib import Path

from bench.harness import answers, free_port, note, scratch
from guang.doors.commands import frontend
from guang.doors.commands.ground import CHECKOUT

LONGEST_S = 220.0


def main(*, full: bool) -> dict[str, object]:
    started = time.monotonic()
    built = frontend.build(lambda *words: None)
    front_end_s = round(time.monotonic() - started, 2)
    note(f"front end: {built}")
    with scratch() as folder:
        first_s = start_and_stop(folder)
        note(f"first start: {first_s:.2f} s")
        later = [start_and_stop(folder) for _ in range(5 if full else 3)]
        note(f"later starts: {', '.join(f'{one:.2f}' for one in later)} s")
    return {
        "first_s": round(first_s, 2),
        "later_s": round(statistics.median(later), 2),
        "later_max_s": round(max(later), 2),
        "front_end_s": front_end_s,
    }


def start_and_stop(folder: Path) -> float:
    """Seconds from the command to the first 200 of ``/ready``."""
    port = free_port()
    log = folder / "up.log"
    with log.open("ab") as output:
        began = time.monotonic()
        up = subprocess.Popen(
            [CHECKOUT / "guang", "up", "--port", str(port)],
            env={**os.environ, "GUANG_DATA_DIR": str(folder / "data"), "GUANG_LOG_LEVEL": "warning"},
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
        try:
            while not answers(f"http://127.0.0.1:{port}/ready"):
                if up.poll() is not None or time.monotonic() - began > LONGEST_S:
                    raise RuntimeError(f"'guang up' did not get ready:\n{log.read_text()[-4000:]}")
                time.sleep(0.01)
            return time.monotonic() - began
        finally:
            up.send_signal(signal.SIGTERM)
            try:
                up.wait(timeout=60)
            except subprocess.TimeoutExpired:
                up.kill()
                up.wait()
