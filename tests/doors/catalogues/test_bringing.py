"""Bringing products in twice changes nothing, and changes only what has changed."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from sqlalchemy import text
from tests.conftest import NOON

from guang.doors import catalogues
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database
from guang.kernel.ids import ProductId
from guang.trade import catalog, warehouse

HEAD = (
    "Handle,Title,Body (HTML),Option1 Name,Option1 Value,"
    "Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status\n"
)
ROWS = (
    "lamp,Paper lamp,<b>Warm</b>,Size,Small,L-1,4,120,https://far.example/lamp.png,active\n"
    "lamp,,,,Large,L-2,2,150,,\n"
    "stool,Stool,Four legs,,,S-1,1,90,https://far.example/none.png,active\n"
)


@pytest.fixture
def blobs(tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "shop"
    made.mkdir()
    Image.new("RGB", (400, 400), "orange").save(made / "lamp.png")
    (made / "export.csv").write_text(HEAD + ROWS)
    return made


async def bring(database: Database, blobs: Blobs, folder: Path, store: str) -> catalogues.Summary:
    path = folder / "export.csv"
    shelf = await catalogues.open_shelf(database, store, "CNY", NOON)
    plan = catalogues.Plan(shelf, folder, folder / "rejects.csv")
    items: Iterator[catalogues.Item | catalogues.Reject] = catalogues.read(path, catalogues.detect(path), "CNY")
    return await catalogues.bring_in(database, blobs, items, plan, NOON)


async def imported(database: Database, external: str) -> catalog.Product:
    async with database.transaction() as session:
        found = await session.scalar(
            text("SELECT max(product) FROM kernel.imported_product WHERE external = :name"), {"name": external}
        )
        return await catalog.product(session, ProductId(found))


async def test_a_second_run_changes_nothing(database: Database, blobs: Blobs, folder: Path) -> None:
    first = await bring(database, blobs, folder, "Twice")
    second = await bring(database, blobs, folder, "Twice")

    assert (first.new, first.drafts, first.pictures, first.unfetched) == (2, 1, 1, 1)
    assert (second.new, second.changed, second.same) == (0, 0, 2)
    assert not (folder / "rejects.csv").exists()


async def test_what_has_changed_is_changed_and_keeps_its_skus(database: Database, blobs: Blobs, folder: Path) -> None:
    await bring(database, blobs, folder, "Change")
    before = await imported(database, "lamp")
    (folder / "export.csv").write_text(HEAD + ROWS.replace("L-2,2,150", "L-2,9,145"))

    summary = await bring(database, blobs, folder, "Change")

    after = await imported(database, "lamp")
    assert (summary.changed, summary.same) == (1, 1)
    assert [sku.id for sku in after.skus] == [sku.id for sku in before.skus]
    assert after.skus[1].price.minor == 14500
    assert after.text == {"en": "Warm"}
    async with database.transaction() as session:
        assert await warehouse.available(session, after.skus[1].id) == 9


async def test_a_product_without_a_picture_stays_off_the_street(database: Database, blobs: Blobs, folder: Path) -> None:
    await bring(database, blobs, folder, "Pictures")

    assert (await imported(database, "lamp")).is_on_sale
    assert not (await imported(database, "stool")).is_on_sale


async def test_what_the_catalogue_refuses_is_listed_with_its_line(
    database: Database, blobs: Blobs, folder: Path
) -> None:
    (folder / "export.csv").write_text(HEAD + f"dear,Dear thing,Words,,,D,1,{'9' * 18},https://x/lamp.png,active\n")

    summary = await bring(database, blobs, folder, "Refused")

    assert summary.products == 0
    assert (folder / "rejects.csv").read_text().splitlines()[1].startswith("2,")


async def test_the_sample_catalogues_come_in_whole(
    database: Database, blobs: Blobs, shared_data: Path, tmp_path: Path
) -> None:
    path = shared_data / "catalogs" / "eshop"
    shelf = await catalogues.open_shelf(database, "Sample", "USD", NOON)
    plan = catalogues.Plan(shelf, path, tmp_path / "rejects.csv")
    few = [one for _, one in zip(range(6), catalogues.read(path, catalogues.detect(path), "USD"), strict=False)]

    summary = await catalogues.bring_in(database, blobs, iter(few), plan, NOON)

    assert (summary.new, summary.pictures, summary.drafts) == (6, 6, 0)


async def test_every_sample_catalogue_can_be_read(shared_data: Path) -> None:
    counts = {}
    for name in ("eshop", "retail_demo", "grocery"):
        path = shared_data / "catalogs" / name
        read = list(catalogues.read(path, catalogues.detect(path), "USD"))
        counts[name] = (len(read), sum(isinstance(one, catalogues.Reject) for one in read))

    assert counts == {"eshop": (101, 0), "retail_demo": (84, 0), "grocery": (81, 0)}
