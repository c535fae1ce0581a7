"""Generated files are what the code would generate now."""

import json
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tools import facts, house, openapi

from guang.doors import rooms, schema, web
from guang.kernel.db import Database
from guang.kernel.postgres import Cluster

rooms.declare()


def test_the_vocabulary_has_not_changed_under_anyones_feet() -> None:
    assert facts.SNAPSHOT.read_text() == facts.snapshot(), (
        "run: python -m tools.facts (a changed shape is a new version)"
    )
    assert facts.DOCUMENT.read_text() == facts.document(), "run: python -m tools.facts"


def test_the_picture_of_the_house_shows_every_room() -> None:
    assert house.PICTURE.read_text() == house.picture(), "run: python -m tools.house"


def test_the_openapi_document_is_current(app: web.Edge) -> None:
    assert openapi.DOCUMENT.read_text() == openapi.document(), "run: python -m tools.openapi, then npm run api in web/"


def test_no_two_things_in_the_api_share_a_name() -> None:
    """A struct whose name another one has gets its module's path in front of it, and so do clients' types."""
    clashing: dict[str, list[str]] = defaultdict(list)
    for name, shape in json.loads(openapi.DOCUMENT.read_text())["components"]["schemas"].items():
        if (title := shape.get("title", name)) != name:
            clashing[title].append(name.removesuffix(f"_{title}").replace("_", "."))
    assert not clashing, "\n".join(
        f"{title} is in {' and in '.join(places)}: name each after what it is (OrderStep, ParcelStep) at the source, "
        "then run python -m tools.openapi and npm run api in web/"
        for title, places in sorted(clashing.items())
    )


async def test_migrations_make_what_the_tables_declare(tmp_path: Path) -> None:
    async with fresh(tmp_path / "migrated") as database:
        before, after = await schema.migrate(database)
        again = await schema.migrate(database)
        assert (before, after, again) == (None, schema.head(), (after, after))
        assert await schema.differences(database) == []
        migrated = await schema.shape(database)
    async with fresh(tmp_path / "declared") as database:
        await database.create_all()
        declared = await schema.shape(database)
    assert {name: words for name, words in migrated.items() if "alembic_version" not in name} == declared


@asynccontextmanager
async def fresh(folder: Path) -> AsyncIterator[Database]:
    """A database without tables."""
    cluster = Cluster(folder, fast=True)
    database = Database(cluster.start())
    try:
        yield database
    finally:
        await database.close()
        cluster.stop()
