"""A page is served whatever is wrong with the newest model, and what is wrong is counted and named."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta

import numpy as np
import pytest_asyncio
from prometheus_client import REGISTRY
from tests.discovery.feed.conftest import Neighbourhood
from tests.discovery.feed.test_pages import page_of, wish

from guang.discovery.feed import Feed
from guang.doors.house import House
from guang.kernel.db import Database
from guang.learning import models

Opener = Callable[[], Awaitable[Feed]]
REFUSED = ("guang_learning_rankers_total", {"outcome": "refused"})
LATER = datetime(2036, 1, 1, tzinfo=UTC)


@pytest_asyncio.fixture
async def register(house: House) -> AsyncIterator[Callable[..., Awaitable[None]]]:
    """Registers small rankers in the house, newer than all others; they are withdrawn afterwards."""
    made: list[str] = []

    async def registered(version: str, schema: str | None = None) -> None:
        mind, rng = models.Mind(), np.random.default_rng(1)
        labels = (rng.random((500, len(models.ACTIONS))) < 0.3).astype(np.uint8)
        blank = models.Manifest(version=version, schema=schema or mind.schema, names=mind.names)
        rows = rng.normal(size=(500, len(mind.names))).astype(np.float32)
        ranker = models.fit(rows, labels, np.ones(500, np.float32), manifest=blank, rounds=3)
        async with house.database.transaction() as session:
            at = LATER + timedelta(seconds=len(made))
            await models.registry.register(session, house.settings.data_dir, ranker, at)
        made.append(version)

    yield registered
    async with house.database.transaction() as session:
        for version in made:
            await models.registry.withdraw(session, version)


async def test_pages_go_on_with_the_last_sound_model_or_without_any(
    house: House,
    database: Database,
    neighbourhood: Neighbourhood,
    open_feed: Opener,
    register: Callable[..., Awaitable[None]],
) -> None:
    await register("page-sound")
    feed = await open_feed()
    assert feed.model.version == "page-sound"
    before = REGISTRY.get_sample_value(*REFUSED) or 0.0

    await register("page-damaged")
    damaged = models.registry.folder(house.settings.data_dir, "page-damaged") / "model.ubj"
    damaged.write_bytes(damaged.read_bytes()[:-100])
    await register("page-older", schema="0123456789abcdef")
    await feed.model.look_for_models()
    page = await page_of(database, feed, wish(limit=10))

    assert (len(page.items), page.silent, feed.model.version) == (10, (), "page-sound")
    assert feed.model.refused == {"page-damaged": "checksum", "page-older": "other_features"}
    counted = (REGISTRY.get_sample_value(*REFUSED) or 0.0) - before
    assert counted >= 2, "and others in this process may have refused them, too"

    (models.registry.folder(house.settings.data_dir, "page-sound") / "manifest.json").unlink()
    begun_anew = await open_feed()
    page = await page_of(database, begun_anew, wish(limit=10))

    assert (len(page.items), page.silent) == (10, ())
    assert begun_anew.model.refused["page-sound"] == "unreadable"
