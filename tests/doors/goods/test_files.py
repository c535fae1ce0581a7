"""Goods in from a file and out into one; what went out comes in again as the same."""

import csv
import io
import zipfile
from pathlib import Path
from typing import Any

import httpx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import text as sql
from tests.conftest import new_client
from tests.trade import market
from tests.trade.street import fresh_key, staff, stall

from guang.doors import catalogues, web
from guang.doors.catalogues import exporting, merging
from guang.doors.house import House
from guang.kernel import cells, queue
from guang.kernel.ids import CategoryId, ImageId, ProductId, SkuId, StoreId
from guang.kernel.money import Money
from guang.kernel.text import text
from guang.trade import catalog
from guang.trade.catalog import types
from guang.trade.catalog.types import ProductState

HEAD = (
    "Handle,Title,Body (HTML),Option1 Name,Option1 Value,"
    "Variant SKU,Variant Inventory Qty,Variant Price,Image Src,Status\n"
)
ROWS = (
    "lamp,Paper {0},<b>Warm</b>,Size,Small,L-1,4,120,https://far.example/lamp.png,active\n"
    "lamp,,,,Large,L-2,2,150,,\n"
    "stool,Stool {0},Four legs,,,S-1,1,ninety,,active\n"
    "bench,Bench {0},Long,,,B-1,1,300,https://far.example/none.png,active\n"
)


class Files:
    """The desk of one shop, where files come and go."""

    def __init__(self, house: House, client: httpx.AsyncClient, shop: market.Shop) -> None:
        self.house, self.client, self.shop = house, client, shop
        self.path = f"/api/stores/{shop.id.text}/desk"

    async def send(self, data: bytes, name: str = "goods.csv") -> dict[str, Any]:
        answer = await self.client.post(
            f"{self.path}/imports", params={"name": name}, content=data, headers=fresh_key()
        )
        assert answer.status_code == 201, answer.text
        await queue.run_pending(self.house.context)
        return await self.look(answer.json()["id"])

    async def look(self, batch: str) -> dict[str, Any]:
        found: dict[str, Any] = (await self.client.get(f"{self.path}/batches/{batch}")).json()
        return found

    async def begin(self, batch: dict[str, Any]) -> dict[str, Any]:
        answer = await self.client.post(f"{self.path}/batches/{batch['id']}/begin")
        assert answer.status_code == 200, answer.text
        await queue.run_pending(self.house.context)
        return await self.look(batch["id"])

    async def export(self, **asked: Any) -> bytes:
        answer = await self.client.get(f"{self.path}/products.csv", params=asked)
        assert answer.status_code == 200, answer.text
        assert answer.headers["content-type"].startswith("text/csv")
        return answer.content

    async def titles(self) -> dict[str, str]:
        found = (await self.client.get(f"{self.path}/products")).json()["items"]
        return {one["title"]: one["state"] for one in found}


async def opened(house: House, app: web.Edge) -> Files:
    async with house.database.transaction() as session:
        shop = await market.open_shop(session)
    return Files(house, await staff(house.database, app, shop.owner), shop)


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        for name, data in files.items():
            packed.writestr(name, data)
    return out.getvalue()


async def test_a_file_is_shown_before_it_is_brought_in(house: House, app: web.Edge) -> None:
    desk, word = await opened(house, app), market.fresh_word()
    pack = archive(**{"shop/export.csv": (HEAD + ROWS.format(word)).encode(), "shop/lamp.png": market.picture(60, 60)})

    shown = await desk.send(pack, "shop.zip")

    assert (shown["state"], shown["report"]["format"]) == ("ready", "Shopify product CSV")
    foreseen = shown["report"]["foreseen"]
    assert [foreseen[name] for name in ("new", "changed", "same", "pictures", "pictures_missing")] == [2, 0, 0, 1, 1]
    assert shown["report"]["errors"] == [[4, "the price 'ninety' is not a number", "stool"]]
    assert [(one["fate"], one["title"]) for one in shown["report"]["coming"]] == [
        ("new", f"Paper {word}"),
        ("new", f"Bench {word}"),
    ]
    assert await desk.titles() == {}
    assert "file" not in shown["wish"]

    done = await desk.begin(shown)

    assert (done["state"], done["report"]["brought"]["new"], done["report"]["brought"]["drafts"]) == ("done", 2, 1)
    assert done["report"]["errors"] == shown["report"]["errors"]
    assert await desk.titles() == {f"Paper {word}": "listed", f"Bench {word}": "draft"}
    again = await desk.send(pack, "shop.zip")
    assert [again["report"]["foreseen"][name] for name in ("new", "same")] == [0, 1]  # the lamp's picture is sent anew


async def test_what_went_out_comes_in_again_as_the_same(house: House, app: web.Edge) -> None:
    desk = await opened(house, app)
    async with house.database.transaction() as session:
        goods = [await market.goods(session, desk.shop, sizes=sizes, units=sizes) for sizes in (1, 3, 2)]
        for one in goods:
            await session.execute(
                sql("UPDATE trade.products SET brand = '=HYPERLINK(1)', description = :words WHERE id = :id"),
                {"id": int(one.product), "words": '{"en": "2 < 3 & 4\\nnext", "zh-CN": "好"}'},
            )
    await desk.client.post(f"/api/desk/products/{goods[2].product.text}/delist")
    file = await desk.export()

    same = await desk.send(file)
    assert [same["report"]["foreseen"][name] for name in ("new", "changed", "same")] == [0, 0, 3]
    assert same["report"]["errors"] == []
    await desk.begin(same)
    assert await desk.export() == file

    changed = file.replace(b"19.90", b"21.50", 1)
    other = await desk.send(changed)
    assert [other["report"]["foreseen"][name] for name in ("new", "changed", "same")] == [0, 1, 2]
    done = await desk.begin(other)
    assert [done["report"]["brought"][name] for name in ("new", "changed", "same")] == [0, 1, 2]
    async with house.database.transaction() as session:
        first = await catalog.product(session, goods[0].product)
    assert (first.price_from.minor, first.title.keys(), first.text["zh-CN"]) == (2_150, {"en", "zh-CN"}, "好")
    assert first.skus[0].id == goods[0].sku
    assert await desk.export() == changed


async def test_no_cell_of_an_export_is_a_formula(house: House, app: web.Edge) -> None:
    desk = await opened(house, app)
    async with house.database.transaction() as session:
        goods = await market.goods(session, desk.shop)
        await session.execute(
            sql("UPDATE trade.products SET brand = '@SUM(A1)', tags = '{+1,=2}' WHERE id = :id"),
            {"id": int(goods.product)},
        )
        await session.execute(sql("UPDATE trade.skus SET code = '-1+1' WHERE id = :id"), {"id": int(goods.sku)})

    rows = list(csv.reader(io.StringIO((await desk.export()).decode("utf-8-sig"))))

    assert [cell for row in rows for cell in row if cell[:1] in {"=", "+", "-", "@", "\t", "\r"}] == []
    assert rows[1][rows[0].index("Vendor")] == "'@SUM(A1)"


async def test_an_export_has_what_the_search_finds(house: House, app: web.Edge) -> None:
    desk = await opened(house, app)
    async with house.database.transaction() as session:
        goods = [await market.goods(session, desk.shop, units=units) for units in (1, 50)]

    low = (await desk.export(stock="low")).decode("utf-8-sig").splitlines()

    assert len(low) == 2
    assert low[1].startswith(goods[0].product.text)
    assert len((await desk.export(q="nothing such")).splitlines()) == 1
    async with new_client(app) as stranger:
        assert (await stranger.get(f"{desk.path}/products.csv")).status_code == 401
    rival = await staff(house.database, app, (await stall(house.database))[0].owner)
    assert (await rival.get(f"{desk.path}/products.csv")).status_code == 404
    assert (await rival.post(f"{desk.path}/imports", content=b"x", headers=fresh_key())).status_code == 404


@pytest.mark.parametrize(
    "data",
    [
        b"a,b,c\n1,2,3\n",
        b"\x00\x01\x02\x03" * 50,
        b"<rss><channel><item><g:id>1</g:id>",
        b'<!DOCTYPE x [<!ENTITY a "b">]><rss><channel/></rss>',
        b"\x1f\x8b\x08 damaged",
        b"PK\x03\x04 damaged",
        archive(**{"notes.txt": b"no goods here"}),
        archive(**{"../../outside.csv": HEAD.encode()}),
    ],
    ids=["csv", "bytes", "half", "entities", "gzip", "zip", "empty", "outside"],
)
async def test_a_file_that_is_no_catalogue_ends_the_import(house: House, app: web.Edge, data: bytes) -> None:
    desk = await opened(house, app)

    failed = await desk.send(data)

    assert (failed["state"], bool(failed["report"]["fault"])) == ("failed", True)
    assert (await desk.client.post(f"{desk.path}/batches/{failed['id']}/begin")).status_code == 409
    assert await desk.titles() == {}


async def test_an_empty_upload_is_refused_and_a_repeated_one_is_once(house: House, app: web.Edge) -> None:
    desk = await opened(house, app)
    path, key = f"{desk.path}/imports", fresh_key()

    assert (await desk.client.post(path, content=b"", headers=key)).json()["code"] == "goods.unreadable_file"
    first = await desk.client.post(path, content=HEAD.encode(), headers=key)
    again = await desk.client.post(path, content=HEAD.encode(), headers=key)
    other = await desk.client.post(path, content=HEAD.encode() + b"x", headers=key)

    assert first.json()["id"] == again.json()["id"]
    assert (other.status_code, other.json()["code"]) == (409, "goods.key_reused")


async def test_pictures_of_others_are_not_taken(house: House, app: web.Edge) -> None:
    desk, (other, goods) = await opened(house, app), await stall(house.database)
    async with house.database.transaction() as session:
        image = (await catalog.product(session, goods.product)).images[0]
    src = exporting.address(image, "https://guang.example")
    file = f"Handle,Title,Variant Price,Image Src\n{goods.product.text},Stolen {market.fresh_word()},5,{src}\n"

    done = await desk.begin(await desk.send(file.encode()))

    assert (done["report"]["brought"]["new"], done["report"]["brought"]["pictures_missing"]) == (1, 1)
    assert list((await desk.titles()).values()) == ["draft"]
    assert other.id != desk.shop.id


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), min_size=1, max_size=30).filter(
    lambda words: bool(words.strip()) and "\x85" not in words
)
CELLS = st.text("=+-@'ab1 &<茶,\"", max_size=12).map(str.strip)


@given(CELLS)
def test_a_guarded_cell_reads_as_it_was(cell: str) -> None:
    guarded = cells.guarded(cell)

    assert guarded[:1] not in {"=", "+", "-", "@"} or not guarded
    assert cells.bare(guarded) == cell


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_product_that_goes_out_comes_in_unchanged(tmp_path_factory: pytest.TempPathFactory, data: Any) -> None:
    sizes = data.draw(st.lists(WORDS.map(str.strip), min_size=2, max_size=3, unique=True))
    known = _product(data.draw(WORDS), data.draw(WORDS), data.draw(CELLS), sizes, data.draw(st.booleans()))
    file: Path = tmp_path_factory.mktemp("trip") / "goods.csv"
    file.write_text(exporting.csv_of([_goods(known)], "zh-CN", "https://x.example", header=True), newline="")

    (item,) = catalogues.read(file, catalogues.detect(file), "CNY")

    assert isinstance(item, catalogues.Item), item
    kept = {address: ImageId.parse(address.split("/")[-2]) for address in item.images}
    assert merging.over(item, known, merging.Pictures(tuple(kept.values()), kept)) == catalog.desk.as_draft(known)


def _product(title: str, words: str, brand: str, sizes: list[str], has_sizes: bool) -> catalog.Product:
    options = (catalog.Option(text("Size", "规格"), tuple({"zh-CN": size} for size in sizes)),) if has_sizes else ()
    skus = tuple(
        types.Sku(
            SkuId(10 + n), (n,) if has_sizes else (), Money(1_000 + n, "CNY"), None, None, None, f"C{n}", weight_g=n + 1
        )
        for n in range(len(sizes) if has_sizes else 1)
    )
    return catalog.Product(
        id=ProductId(1),
        store=StoreId(2),
        category=CategoryId(142),
        state=ProductState.LISTED,
        is_restricted=False,
        is_in_review=False,
        title={"en": "Something", "zh-CN": title},
        text={"zh-CN": words, "en": "Words"},
        brand=brand,
        tags=("tea", "white tea"),
        images=(ImageId(7), ImageId(8)),
        image_urls=(),
        options=options,
        skus=tuple(reversed(skus)) if has_sizes else skus,
        price_from=skus[0].price,
        price_to=skus[-1].price,
        list_price=None,
        created_at=market.NOW,
        changed_at=market.NOW,
        listed_at=None,
    )


def _goods(known: catalog.Product) -> exporting.Goods:
    slug = next(one.slug for one in catalog.categories() if one.id == known.category)
    wares = tuple(
        exporting.Ware(sku.choice, sku.price.minor, None, None, sku.code, sku.barcode, sku.weight_g, 3)
        for sku in known.skus
    )
    return exporting.Goods(
        known.id.text, known.title, known.text, known.brand, known.tags, slug, "listed", "CNY", known.options,
        known.images, wares,
    )  # fmt: skip
