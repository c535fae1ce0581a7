"""The worker: delivers facts to reactions, runs jobs, keeps the timetable."""

import asyncio
import contextlib
import signal
import time
from datetime import timedelta
from importlib import import_module

import structlog

from guang.doors import house as houses
from guang.doors.house import House
from guang.journal import open_days, partitions, reactions
from guang.journal.recording import TOPIC
from guang.kernel import clock, logs, queue
from guang.kernel.settings import Settings

LOOK_EVERY_S = 0.5
"""How long a fact may wait for its reactions if every nudge is lost."""
REST_S = 0.05
"""Between two rounds, so that many facts make one transaction of each reaction."""
ALL_EVERY_S = 1.0

log = structlog.get_logger("guang.worker")


@queue.every(seconds=3600, name="journal.open_days")
async def open_coming_days(context: queue.Context) -> None:
    """A fortnight of partitions is always ready."""
    await open_days(context.database, partitions.days_around(context.now()))


async def run(settings: Settings) -> None:
    """Work until SIGTERM or SIGINT; what is under way is finished first."""
    import_module("guang.doors.schooling")
    logs.configure(settings)
    until = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(name, until.set)
    async with houses.opened(settings, application="guang.worker") as house:
        await open_days(house.database, partitions.days_around(clock.now()))
        log.info("worker.ready", reactions=len(reactions.registered()))
        await asyncio.gather(listen(house, until), queue.work(house.context, until=until))


async def listen(house: House, until: asyncio.Event) -> None:
    """Bring facts to their reactions as they happen.

    After a nudge only those reactions look that hear one of the new facts; once in a while all of them do, for what
    has to be tried again.
    """
    nudged = asyncio.Event()
    hearing = asyncio.create_task(_hear(house, nudged))
    known, all_again_at = reactions.START, 0.0
    try:
        while not until.is_set():
            nudged.clear()
            everything = list(reactions.registered().values())
            try:
                names, known = await reactions.news(house.database, known)
            except Exception as fault:
                log.warning("reactions.unreachable", fault=repr(fault))
                names = set()
            if time.monotonic() >= all_again_at:
                all_again_at = time.monotonic() + ALL_EVERY_S
                await _deliver_all(house, everything)
            else:
                await _deliver_all(house, [one for one in everything if names.intersection(one.names)])
            await asyncio.sleep(REST_S)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(nudged.wait(), LOOK_EVERY_S)
    finally:
        hearing.cancel()


async def _hear(house: House, nudged: asyncio.Event) -> None:
    async for _ in house.channels.subscribe(TOPIC):
        nudged.set()


async def _deliver_all(house: House, busy: list[reactions.Reaction]) -> None:
    while busy:
        still = []
        for reaction in busy:
            try:
                if await reactions.deliver(house.database, reaction, clock.now()) >= reactions.BATCH:
                    still.append(reaction)
            except Exception as fault:
                log.warning("reaction.unreachable", reaction=reaction.name, fault=repr(fault))
                await asyncio.sleep(timedelta(seconds=0.2).total_seconds())
        busy = still
