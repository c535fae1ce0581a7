"""Behind a platform: what the worker of a coming hour will do, done now; and crowds that come in at once."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, TypeVar

from tests.trade import market

from guang.doors import house as houses
from guang.doors.house import House
from guang.kernel import clock, queue
from guang.kernel.postgres import Cluster
from guang.kernel.settings import Settings
from guang.people import accounts

TICKS = ("orders.confirm_silent", "settlement.settle", "settlement.chase")
AT_ONCE = 100
Found = TypeVar("Found")


def aside(work: Coroutine[Any, Any, Found]) -> Found:
    """Do something asynchronous in a thread: a loop runs in this one, the browser's."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, work).result()


@dataclass(frozen=True)
class Backstage:
    """The house behind the platform in a data folder."""

    data: Path

    def later(self, by: timedelta) -> None:
        """Do what the timetable will do by then, as a second worker whose clock runs ahead.

        In a demo installation a day of waiting for settlement takes ten seconds, so minutes are enough.
        """
        aside(self._work(by))

    def crowd(self, count: int) -> list[tuple[str, str]]:
        """So many people with an address, logged in: the token and the address of each."""
        return aside(self._come(count))

    async def _work(self, by: timedelta) -> None:
        async with houses.opened(self._settings(), application="guang.later") as house:
            with clock.shifted(by):
                for tick in TICKS:
                    await queue.run_tick(house.context, tick)

    async def _come(self, count: int) -> list[tuple[str, str]]:
        async with houses.opened(self._settings(), application="guang.crowd") as house:
            some = [await _some(house, min(AT_ONCE, count - begun)) for begun in range(0, count, AT_ONCE)]
        return [one for few in some for one in few]

    def _settings(self) -> Settings:
        url = Cluster(self.data).attach()
        assert url is not None, f"no database runs on {self.data}"
        return Settings(data_dir=self.data, database_url=url, demo=True)


async def _some(house: House, count: int) -> list[tuple[str, str]]:
    made = []
    async with house.database.transaction() as session:
        for _ in range(count):
            who = await market.buyer(session)
            made.append(((await accounts.admit(session, who.account, clock.now())).token, who.address.text))
    return made
