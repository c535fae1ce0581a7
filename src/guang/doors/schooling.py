"""Learning on schedule: the worker trains in a process of its own, so that its other work goes on.

Imported by the worker alone. A running server takes a new model over by itself.
"""

import asyncio
import os
import shutil
import sys

import msgspec
import structlog

from guang.kernel import queue

RETRAIN_EVERY_S = 6 * 3600
log = structlog.get_logger("guang.worker")


class Train(msgspec.Struct, frozen=True):
    """Learn from the journal as it stands."""


@queue.every(seconds=RETRAIN_EVERY_S, name="learning.retrain")
async def retrain(context: queue.Context) -> None:
    """A model is never older than six hours; an installation gets its first one as soon as it has a worker."""
    async with context.database.transaction() as session:
        await queue.enqueue(session, Train(), key="train")


@queue.job(name="learning.train", attempts=1, at_once=1)
async def train(context: queue.Context, order: Train) -> None:
    """Train, out of the way of everything else. A journal that is too short for it is no fault."""
    environment = {
        **os.environ,
        "GUANG_DATABASE_URL": context.settings.database_url,
        "GUANG_DATA_DIR": str(context.settings.data_dir),
    }
    politely = ["nice", "-n", "10"] if shutil.which("nice") else []
    learner = await asyncio.create_subprocess_exec(
        *politely,
        sys.executable,
        "-m",
        "guang.doors.cli",
        "train",
        env=environment,
        stdout=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        _, said = await learner.communicate()
    except asyncio.CancelledError:
        learner.kill()
        raise
    if learner.returncode:
        log.warning("train.failed", said=said.decode(errors="replace")[-500:])
