"""What the timetable does for integrity."""

import asyncio
from datetime import datetime, timedelta

import numpy as np

from guang import journal
from guang.journal import BehaviourColumns
from guang.kernel import queue
from guang.kernel.db import Database
from guang.learning.integrity import rules, service

HOURS = 24
"""How far back the behaviour is looked through at a time."""

ACTS = 2_000_000
"""No further hour is added to so many acts. Looking through them takes about 0.8 GB."""


@queue.every(seconds=900, name="integrity.weigh")
async def weigh(context: queue.Context) -> None:
    """Look through the last day, and write down whose weight changes."""
    now = context.now()
    acts, since = await _window(context.database, now)
    found = await asyncio.to_thread(rules.weigh, acts)
    async with context.database.transaction() as session:
        await service.record(session, found, np.unique(acts.viewer), since=since, now=now)


async def _window(database: Database, now: datetime) -> tuple[BehaviourColumns, datetime]:
    """The last hours of behaviour, in order of time, and where they begin."""
    parts: list[BehaviourColumns] = []
    since = now
    while now - since < timedelta(hours=HOURS) and sum(map(len, parts)) < ACTS:
        until, since = since, since - timedelta(hours=1)
        parts.insert(0, await journal.history(database, since=since, until=until))
    return journal.behaviour.concatenate(parts), since
