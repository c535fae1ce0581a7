"""Learning on schedule: the worker trains in a process of its own, so that its other work goes on.

Between two trainings it looks every few minutes at what served pages have shown, mends the odds, and takes back what
answers worse than before. Imported by the worker alone; a running server takes a new model over by itself.
"""

import asyncio
import os
import shutil
import sys
from datetime import timedelta

import msgspec
import structlog

from guang.discovery import pages
from guang.kernel import queue
from guang.learning import models, training

RETRAIN_EVERY_S = 6 * 3600
REFRESH_EVERY_S = 300
LOOKED_BACK = timedelta(days=1)
"""How old the pages are that tell how the ranker does."""

log = structlog.get_logger("guang.worker")


class Train(msgspec.Struct, frozen=True):
    """Learn from the journal as it stands."""


@queue.every(seconds=RETRAIN_EVERY_S, name="learning.retrain")
async def retrain(context: queue.Context) -> None:
    """A model is never older than six hours; an installation gets its first one as soon as it has a worker."""
    async with context.database.transaction() as session:
        await queue.enqueue(session, Train(), key="train")


@queue.every(seconds=REFRESH_EVERY_S, name="learning.refresh")
async def refresh(context: queue.Context) -> None:
    """The ranker learns from what pages have shown since it was trained, or gives way to the one before it."""
    now = context.now()
    async with context.database.session() as session:
        until = now - timedelta(seconds=training.SETTLED_S)
        shown = await pages.shown(session, models.Mind().names, since=now - LOOKED_BACK, until=until)
    await training.refresh(context.database, context.settings.data_dir, shown, now=now)


@queue.job(name="learning.train", attempts=1, at_once=1)
async def train(context: queue.Context, order: Train) -> None:
    """Train, out of the way of everything else. A journal that is too short for it is no fault.

    What comes of it shows on pages served later that it is no worse, before it answers.
    """
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
        "--trial",
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
