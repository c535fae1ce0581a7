"""Files as they really come: marks, quoted line breaks, missing prices, strange currencies, repeated handles."""

import tracemalloc
from pathlib import Path

import pytest

from guang.doors import catalogues
from guang.doors.catalogues.rows import BadRow, minor_units, plain

SHOPIFY_HEAD = (
    "Handle,Title,Body (HTML),Vendor,Type,Tags,Published,Option1 Name,Option1 Value,Option2 Name,Option2 Value,"
    "Variant SKU,Variant Inventory Qty,Variant Price,Variant Compare At Price,Image Src,Status\n"
)


def read(path: Path, currency: str = "CNY") -> tuple[list[catalogues.Item], list[catalogues.Reject]]:
    items, rejects = [], []
    for one in catalogues.read(path, catalogues.detect(path), currency):
        (items if isinstance(one, catalogues.Item) else rejects).append(one)
    return items, rejects


def test_variants_become_one_product_and_line_breaks_in_quotes_keep_the_line_numbers(tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_bytes(
        b"\xef\xbb\xbf"
        + (
            SHOPIFY_HEAD
            + 'mug,Mug,"<p>Thick &amp; warm</p>\n<script>alert(1)</script><ul><li>one</li></ul>",Kiln,Mugs,"a, b",TRUE,'
            "Colour,Oat,Size,300 ml,M-1,5,68.00,88.00,https://x.example/a.jpg?v=2,active\n"
            "mug,,,,,,,,Oat,,450 ml,M-2,0,80,,,\n"
            "mug,,,,,,,,,,,,,,,https://x.example/b.jpg,\n"
            "bowl,Bowl,,,,,TRUE,Title,Default Title,,,B-1,7,,,,active\n"
            ",Nameless,,,,,,,,,,,,9,,,\n"
            "mug,Again,,,,,,,,,,,,9,,,\n"
        ).encode()
    )

    items, rejects = read(path)

    (mug,) = items
    assert mug.text == "Thick & warm\n\n• one"
    assert [(one.values, one.price, one.list_price, one.units) for one in mug.variants] == [
        (("Oat", "300 ml"), 6800, 8800, 5),
        (("Oat", "450 ml"), 8000, None, 0),
    ]
    assert mug.options == ("Colour", "Size")
    assert mug.images == ("https://x.example/a.jpg?v=2", "https://x.example/b.jpg")
    assert sorted((one.line, one.reason) for one in rejects) == [
        (6, "there is no price"),
        (7, "there is no handle"),
        (8, "the handle was used in line 2 already; keep its rows together"),
    ]


def test_a_table_of_merchant_data_is_grouped_and_a_wrong_currency_refused(tmp_path: Path) -> None:
    path = tmp_path / "feed.txt"
    path.write_text(
        "id\ttitle\tdescription\tlink\timage_link\tavailability\tprice\tsale_price\titem_group_id\tcolor\n"
        "1\tCap, sage\tA cap\thttps://s/1\thttps://s/1.png\tin_stock\t69.00 CNY\t59 CNY\tcap\tSage\n"
        "2\tCap, ink\tA cap\thttps://s/2\thttps://s/2.png\tout of stock\t69.00 CNY\t\tcap\tInk\n"
        "3\tHat\tA hat\thttps://s/3\thttps://s/3.png\tin stock\t12.00 USD\t\t\t\n"
        "4\tSock\tA sock\thttps://s/4\thttps://s/4.png\tin stock\tfree\t\t\t\n",
        encoding="utf-16",
    )

    items, rejects = read(path)

    (cap,) = items
    assert [(one.values, one.price, one.list_price, one.units) for one in cap.variants] == [
        (("Sage",), 5900, 6900, None),
        (("Ink",), 6900, None, 0),
    ]
    assert [(one.line, one.reason) for one in rejects] == [
        (4, "the price is in USD, the store sells in CNY"),
        (5, "there is no price"),
    ]


def test_an_xml_feed_is_read_item_by_item_with_its_lines(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(
        '<?xml version="1.0"?>\n<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0"><channel>\n'
        "<title>Shop</title>\n"
        "<item><g:id>1</g:id><title><![CDATA[Lamp & co]]></title><g:price>299 CNY</g:price>\n"
        "<g:image_link>https://s/lamp.png</g:image_link><g:additional_image_link>https://s/2.png</g:additional_image_link>"
        "<g:additional_image_link>https://s/3.png</g:additional_image_link></item>\n"
        "<item><g:id>2</g:id><title>No price</title></item>\n"
        "</channel></rss>"
    )

    items, rejects = read(path)

    assert [(one.title, one.images, one.line) for one in items] == [
        ("Lamp & co", ("https://s/lamp.png", "https://s/2.png", "https://s/3.png"), 4)
    ]
    assert [(one.line, one.reason) for one in rejects] == [(6, "there is no price")]


def test_xml_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    path.write_text('<!DOCTYPE rss [<!ENTITY a "ha">]><rss><channel><item><id>&a;</id></item></channel></rss>')

    with pytest.raises(ValueError, match="entities"):
        read(path)


def test_broken_xml_says_in_which_line(tmp_path: Path) -> None:
    path = tmp_path / "broken.xml"
    path.write_text("<rss><channel>\n<item><id>1</id>\n</channel></rss>")

    with pytest.raises(ValueError, match="line 3"):
        read(path)


def test_chinese_tables_in_the_old_encoding_are_understood(tmp_path: Path) -> None:
    path = tmp_path / "gbk.csv"
    path.write_text(SHOPIFY_HEAD + "cha,明前绿茶,,,,,TRUE,,,,,T-1,3,98,,,active\n", encoding="gb18030")

    assert read(path)[0][0].title == "明前绿茶"


def test_any_other_table_is_refused_with_what_it_has(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("name,age\nAda,36\n")

    with pytest.raises(catalogues.UnknownFormat, match="age, name"):
        catalogues.detect(path)


@pytest.mark.parametrize(
    ("text", "currency", "minor"),
    [("1,299.50", "CNY", 129950), ("12,5", "EUR", 1250), ("300", "JPY", 300), ("1.234", "KWD", 1234)],
)
def test_prices_are_read_as_people_write_them(text: str, currency: str, minor: int) -> None:
    assert minor_units(text, currency) == minor


@pytest.mark.parametrize(
    ("text", "currency"), [("", "CNY"), ("-3", "CNY"), ("0", "CNY"), ("3.5", "JPY"), ("abc", "CNY"), ("1e9", "CNY")]
)
def test_prices_that_are_none_are_refused(text: str, currency: str) -> None:
    with pytest.raises(BadRow):
        minor_units(text, currency)


def test_descriptions_lose_their_markup_and_nothing_else() -> None:
    assert plain("<p>a<br>b</p><img src=x onerror=alert(1)><style>p{}</style>3 &lt; 4") == "a\nb\n3 < 4"
    assert plain("plain\u0000 text") == "plain text"


@pytest.mark.slow
def test_a_hundred_thousand_rows_stream_in_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "large.csv"
    with path.open("w") as file:
        file.write(SHOPIFY_HEAD)
        for n in range(100_000):
            file.write(f"item-{n // 2},Item {n // 2},{'words ' * 20},V,T,,TRUE,Size,{n % 2},,,S{n},1,9.90,,,active\n")
    tracemalloc.start()
    count = sum(isinstance(one, catalogues.Item) for one in catalogues.read(path, catalogues.detect(path), "CNY"))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()

    assert count == 50_000
    assert peak < 24_000_000


def test_a_folder_of_files_holds_as_many_catalogues_as_can_be_read(tmp_path: Path) -> None:
    (tmp_path / "shop.csv").write_text(SHOPIFY_HEAD)
    (tmp_path / "README.txt").write_text("nothing of interest")
    (tmp_path / "notes.md").write_text("Handle,Title,Variant Price")
    (tmp_path / "empty").mkdir()

    assert [path.name for path in catalogues.sources(tmp_path)] == ["shop.csv"]
