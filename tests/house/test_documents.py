"""Generated files are what the code would generate now."""

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


async def test_migrations_make_what_the_tables_declare(tmp_path: Path) -> None:
    cluster = Cluster(tmp_path / "pg", fast=True)
    database = Database(cluster.start())
    try:
        before, after = await schema.migrate(database)
        again = await schema.migrate(database)
        assert (before, after, again) == (None, schema.head(), (after, after))
        assert await schema.differences(database) == []
    finally:
        await database.close()
        cluster.stop()
