"""What the worker's timetable does about rankers, through pages that were logged and acts that are in the journal."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest_asyncio
from prometheus_client import REGISTRY
from tests.learning.training.test_refreshing import Town, taught

from guang import journal
from guang.doors import schooling
from guang.doors.house import House
from guang.journal import partitions
from guang.kernel import clock
from guang.learning import models, serving

TAKEN_BACK = ("guang_learning_rankers_total", {"outcome": "rolled_back"})


@pytest_asyncio.fixture
async def today(house: House) -> AsyncIterator[Town]:
    """This installation, now, with an empty registry."""
    now = clock.now()
    await journal.open_days(house.database, partitions.days_around(now))

    async def empty() -> None:
        async with house.database.transaction() as session:
            for one in await models.registry.trained(session, 1000):
                await models.registry.withdraw(session, one.version)

    await empty()
    yield Town(house.database, house.settings.data_dir, now)
    await empty()


async def test_the_timetable_takes_a_fallen_ranker_back_and_running_processes_follow(house: House, today: Town) -> None:
    begun, swapped = today.noon - timedelta(hours=5), today.noon - timedelta(hours=3)
    await today.register(taught("schooled-good", until=begun), begun)
    await today.serve(begun + timedelta(hours=1), swapped, 60, model="schooled-good")
    await today.register(taught("schooled-bad", blind=True, until=begun + timedelta(minutes=50)), swapped)
    await today.serve(swapped, today.noon - timedelta(minutes=40), 60, model="schooled-bad")
    process = await serving.Model.open(house.database, house.settings.data_dir, now=today.noon)
    assert process.version == "schooled-bad"
    before = REGISTRY.get_sample_value(*TAKEN_BACK) or 0.0

    await schooling.refresh(house.context)
    await process.look_for_models()

    assert process.version == "schooled-good"
    assert (REGISTRY.get_sample_value(*TAKEN_BACK) or 0.0) == before + 1
    assert (await today.states())["schooled-bad"] == "rolled_back"
