"""The worker: delivers facts to reactions, runs jobs, keeps the timetable."""

import asyncio
import contextlib
import signal
import time
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
REST_S = (0.05, 0.5)
REST_AFTER = 5
"""Between two rounds it rests for so many times what the last one took, within these bounds: the busier the day, the
more facts make one transaction of each reaction."""
AGAIN_EVERY_S = 1.0
"""How often to look who has to try something again."""
ALL_EVERY_S = 10.0
"""How long a fact may wait that another worker had begun to bring when it died."""

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

    After a nudge only those reactions look that hear one of the new facts; every second those that have to try again,
    and once in a while all. One that is far behind takes its turns with the others, and delays no stop.
    """
    nudged = asyncio.Event()
    hearing = asyncio.create_task(_hear(house, nudged))
    turns = _Turns(house)
    try:
        while not until.is_set():
            nudged.clear()
            began = time.monotonic()
            try:
                some = await turns.next()
            except Exception as fault:
                log.warning("reactions.unreachable", fault=repr(fault))
                await asyncio.sleep(LOOK_EVERY_S)
                continue
            turns.behind = await _deliver_all(house, some, until)
            if turns.behind:
                continue
            await asyncio.sleep(min(max(REST_AFTER * (time.monotonic() - began), REST_S[0]), REST_S[1]))
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(nudged.wait(), LOOK_EVERY_S)
    finally:
        hearing.cancel()


class _Turns:
    """Whose turn it is to look into the journal."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._known = reactions.START
        self._again_at = self._all_at = 0.0
        self.behind: set[str] = set()
        """Those that may have more to hear than they took."""

    async def next(self) -> list[reactions.Reaction]:
        """Those that may have something to hear now."""
        happened, self._known = await reactions.news(self._house.database, self._known)
        everything, at = list(reactions.registered().values()), time.monotonic()
        if at >= self._all_at:
            self._all_at = at + ALL_EVERY_S
            return everything
        names = self.behind
        if at >= self._again_at:
            self._again_at = at + AGAIN_EVERY_S
            names = names | await reactions.due(self._house.database, clock.now())
        return [one for one in everything if one.name in names or happened.intersection(one.names)]


async def _hear(house: House, nudged: asyncio.Event) -> None:
    async for _ in house.channels.subscribe(TOPIC):
        nudged.set()


async def _deliver_all(house: House, some: list[reactions.Reaction], until: asyncio.Event) -> set[str]:
    """Bring each of these its next facts, once; returns the names of those that have more to hear, or may have."""
    behind = set()
    for reaction in some:
        if until.is_set():
            break
        try:
            if await reactions.deliver(house.database, reaction, clock.now()) >= reactions.BATCH:
                behind.add(reaction.name)
        except Exception as fault:
            log.warning("reaction.unreachable", reaction=reaction.name, fault=repr(fault))
            behind.add(reaction.name)
            await asyncio.sleep(LOOK_EVERY_S)
    return behind
