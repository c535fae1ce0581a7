"""The model in a process: it follows the journal, changes rankers without a restart, and survives bad ones."""

import asyncio
import shutil
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import numpy as np
import pytest_asyncio

from guang import journal
from guang.journal import Behaviour, Kind
from guang.journal.facts.people import PersonalisationSet
from guang.journal.facts.trade import ProductListed
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import EventId, ProductId, StoreId, ViewerId, new_id
from guang.kernel.money import Money
from guang.learning import models
from guang.learning.serving import ACTIONS, CHANNELS, Model, Sort


async def click(database: Database, viewer: int, *products: int) -> None:
    """Somebody opens products, now."""
    async with database.transaction() as session:
        for product in products:
            journal.behave(
                session,
                Behaviour(
                    id=new_id(EventId), viewer=ViewerId(viewer), kind=Kind.product_click, subject=ProductId(product)
                ),
            )


async def until(true: Callable[[], bool], patience_s: float = 30.0) -> float:
    """Wait for something; tells how long it took."""
    loop = asyncio.get_running_loop()
    began = loop.time()
    while not true():
        assert loop.time() - began < patience_s
        await asyncio.sleep(0.005)
    return loop.time() - began


async def list_products(database: Database, count: int) -> list[int]:
    """New products of one store."""
    store, price = new_id(StoreId), Money(990, "CNY")
    products = [new_id(ProductId) for _ in range(count)]
    async with database.transaction() as session:
        for product in products:
            listed = ProductListed(product, store, {"en": "Cup"}, None, price, price, (), tags=("cups",))
            journal.append(session, listed)
    return [int(product) for product in products]


@pytest_asyncio.fixture
async def model(database: Database, tmp_path: Path) -> AsyncIterator[Model]:
    """A model that follows the journal."""
    opened = await Model.open(database, tmp_path, now=clock.now())
    assert database.channels is not None
    follower = journal.Follower(database, database.channels)
    follower.join(opened.hear, opened.position)
    tasks = [asyncio.create_task(follower.run()), asyncio.create_task(opened.keep())]
    yield opened
    for task in tasks:
        task.cancel()


async def test_an_act_is_known_soon_and_changes_the_candidates(database: Database, model: Model) -> None:
    first, second, third = await list_products(database, 3)
    for viewer in range(8):
        await click(database, int(new_id(ViewerId)) + viewer, first, second)
    guest = int(new_id(ViewerId))

    await click(database, guest, first)
    await until(lambda: len(model.recent(guest).ids) == 1)

    found = model.candidates("similar", guest, 10, now=clock.now(), sort=Sort.PRODUCT)
    assert found.ids.tolist() == [second]
    assert model.seen(guest, np.array([first, third])).tolist() == [True, False]
    assert [interest.topic for interest in model.interests(guest, now=clock.now())] == ["cups"]


async def test_what_was_before_the_start_is_replayed(database: Database, tmp_path: Path) -> None:
    [product] = await list_products(database, 1)
    viewer = int(new_id(ViewerId))
    await click(database, viewer, product)

    model = await Model.open(database, tmp_path, now=clock.now())

    assert model.recent(viewer).ids.tolist() == [product]
    columns = model.columns(np.array([product, 5]))
    assert columns.price_minor[0] == 990
    assert np.isnan(columns.price_minor[1])
    assert columns.sort.tolist() == [Sort.PRODUCT, Sort.UNKNOWN]


async def test_a_stranger_and_an_unknown_item_get_an_answer(model: Model) -> None:
    ids = np.array([1, 2, 3])

    rows = model.features(424242, ids, now=clock.now())
    odds = model.odds(rows)

    assert rows.shape == (3, len(model.names))
    assert rows.dtype == np.float32
    assert set(odds) == set(ACTIONS)
    assert all(np.isfinite(odds[action]).all() and (odds[action] >= 0).all() for action in ACTIONS)
    for channel in CHANNELS:
        model.candidates(channel, 424242, 5, now=clock.now(), sort=Sort.VIDEO)


async def test_without_consent_only_impersonal_channels_answer(database: Database, model: Model) -> None:
    first, second = await list_products(database, 2)
    viewer = int(new_id(ViewerId))
    await click(database, viewer, first, second)
    async with database.transaction() as session:
        journal.append(session, PersonalisationSet(ViewerId(viewer), on=False))
    await until(lambda: not model.personalised(viewer))

    now = clock.now()
    assert len(model.candidates("similar", viewer, 9, now=now, sort=Sort.PRODUCT).ids) == 0
    assert len(model.candidates("own_recent", viewer, 9, now=now, sort=Sort.PRODUCT).ids) == 0
    assert len(model.candidates("popular", viewer, 9, now=now, sort=Sort.PRODUCT).ids) > 0
    assert model.interests(viewer, now=now) == []
    mine, nobodys = (model.features(one, np.array([first]), now=now) for one in (viewer, 424242))
    assert np.array_equal(mine, nobodys, equal_nan=True)


def small_ranker(version: str, schema: str, names: tuple[str, ...]) -> models.Ranker:
    rng = np.random.default_rng(1)
    rows = rng.normal(size=(500, len(names))).astype(np.float32)
    labels = (rng.random((500, len(ACTIONS))) < 0.3).astype(np.uint8)
    blank = models.Manifest(version=version, schema=schema, names=names)
    return models.fit(rows, labels, np.ones(500, np.float32), manifest=blank, rounds=3)


@pytest_asyncio.fixture
async def registered(database: Database, tmp_path: Path) -> Callable[..., object]:
    """Registers a small ranker."""

    async def register(version: str, *, schema: str | None = None, later_s: int = 0) -> None:
        mind = models.Mind()
        ranker = small_ranker(version, schema or mind.schema, mind.names)
        async with database.transaction() as session:
            trained_at = datetime(2030, 1, 1, tzinfo=UTC) + timedelta(seconds=later_s)
            await models.registry.register(session, tmp_path, ranker, trained_at)

    return register


async def retire(database: Database, *versions: str) -> None:
    async with database.transaction() as session:
        for version in versions:
            await models.registry.withdraw(session, version)


async def test_rankers_change_without_a_restart_and_bad_ones_are_passed_over(
    database: Database, model: Model, registered: Callable[..., object], tmp_path: Path
) -> None:
    before = model.version
    await registered("swap-1")
    await until(lambda: model.version == "swap-1")

    await registered("swap-2", later_s=1)
    shutil.rmtree(tmp_path / "models" / "ranker" / "swap-2")
    await registered("swap-3", schema="0123456789abcdef", later_s=2)
    await until(lambda: {"swap-2", "swap-3"} <= model.refused.keys())
    assert model.version == "swap-1"
    assert model.refused == {"swap-2": "unreadable", "swap-3": "other_features"}

    await registered("swap-4", later_s=3)
    await until(lambda: model.version == "swap-4")
    await retire(database, "swap-4")
    await until(lambda: model.version == "swap-1")
    await retire(database, "swap-1", "swap-2", "swap-3")
    await until(lambda: model.version == before)


async def test_only_the_newest_versions_keep_their_files(
    database: Database, registered: Callable[..., object], tmp_path: Path
) -> None:
    versions = [f"kept-{place:02}" for place in range(models.registry.KEPT + 2)]
    for place, version in enumerate(versions):
        await registered(version, later_s=100 + place)

    assert sorted(path.name for path in (tmp_path / "models" / "ranker").iterdir()) == versions[2:]
    await retire(database, *versions)


async def test_a_broken_newest_model_does_not_keep_a_process_from_starting(
    database: Database, registered: Callable[..., object], tmp_path: Path
) -> None:
    await registered("start-1", later_s=10)
    await registered("start-2", later_s=11)
    (tmp_path / "models" / "ranker" / "start-2" / "model.ubj").write_bytes(b"")

    model = await Model.open(database, tmp_path, now=clock.now())

    assert model.version == "start-1"
    assert model.refused["start-2"] == "checksum"
    await retire(database, "start-1", "start-2")
