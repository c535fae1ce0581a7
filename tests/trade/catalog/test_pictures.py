import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from tests.trade.market import NOW, person, picture
from tests.trade.street import logged_in

from guang.doors import web
from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.trade import catalog
from guang.trade.catalog import pictures, rules
from guang.trade.catalog.errors import ImageRefused

HEADS = [b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBP", b"\xff\xd8\xff"]
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_picture_comes_back_as_webp_in_two_sizes(kind: str) -> None:
    made = pictures.reencode(picture(2400, 1200, kind))

    assert (made.width, made.height) == (1200, 600)
    assert [rendition.width for rendition in made.renditions] == [1200, 360]
    for rendition in made.renditions:
        with Image.open(io.BytesIO(rendition.data)) as seen:
            assert (seen.format, seen.size) == ("WEBP", (rendition.width, rendition.width // 2))


def test_a_small_picture_is_not_enlarged() -> None:
    assert (pictures.reencode(picture(40, 30)).width, pictures.reencode(picture(40, 30)).height) == (40, 30)


def test_what_a_camera_wrote_beside_the_picture_is_left_behind() -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    exif[0x0112] = 6
    Image.new("RGB", (300, 200), "red").save(out, "JPEG", exif=exif)

    made = pictures.reencode(out.getvalue())

    assert (made.width, made.height) == (200, 300)
    assert b"taken at home" not in made.renditions[0].data


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"", "not_a_picture"),
        (SVG, "not_a_picture"),
        (b"<!doctype html><html><body>hi</body></html>", "not_a_picture"),
        (b"GIF89a" + SVG, "damaged"),
        (picture(400, 400)[:200], "damaged"),
        (picture(4000, 40), "too_narrow"),
        (b"\x89PNG" + b"\x00" * pictures.LARGEST_BYTES, "too_heavy"),
    ],
)
def test_what_is_no_picture_is_refused(data: bytes, reason: str) -> None:
    with pytest.raises(ImageRefused) as refusal:
        pictures.reencode(data)

    assert refusal.value.facts["reason"] in {reason, "not_a_picture"}


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(out, "PNG")
    assert len(out.getvalue()) < pictures.LARGEST_BYTES

    with pytest.raises(ImageRefused) as refusal:
        pictures.reencode(out.getvalue())

    assert refusal.value.facts["reason"] in {"too_large", "damaged"}


@given(
    st.binary(max_size=400),
    st.sampled_from([b"", b"\x89PNG\r\n\x1a\n", b"GIF89a", b"RIFF\x00\x00\x00\x00WEBP", b"\xff\xd8\xff"]),
)
def test_noise_is_refused_and_never_a_fault(noise: bytes, head: bytes) -> None:
    try:
        pictures.reencode(head + noise)
    except ImageRefused:
        return


async def test_a_kept_picture_lies_where_its_address_says(session: Session, tmp_path: Path) -> None:
    blobs, owner = Blobs(tmp_path), await person(session)

    kept = await catalog.keep_image(session, blobs, owner, picture(500, 500), NOW)

    assert await blobs.exists(kept.url.removeprefix("/media/"))
    assert len(await blobs.keys("image")) == 2


async def test_uploading_over_http(database: Database, app: web.Edge) -> None:
    shopper = await logged_in(database, app)

    raw = await shopper.client.post("/api/images", content=picture(50, 60), headers={"Content-Type": "image/png"})
    form = await shopper.client.post("/api/images", files={"file": ("x.exe", picture(50, 60), "application/x-evil")})
    svg = await shopper.client.post("/api/images", content=SVG, headers={"Content-Type": "image/png"})

    assert (raw.status_code, raw.json()["width"], raw.json()["height"]) == (201, 50, 60)
    assert form.status_code == 201
    assert (svg.status_code, svg.json()["code"]) == (422, "catalog.image_refused")
    seen = await shopper.client.get(raw.json()["url"])
    assert (seen.status_code, seen.headers["content-type"]) == (200, "image/webp")


async def test_a_dropped_picture_is_gone_with_its_files_once_that_is_durable(house: House) -> None:
    async with house.database.transaction() as session:
        owner, other = await person(session), await person(session)
        kept = await catalog.keep_image(session, house.blobs, owner, picture(400, 400), NOW)
        assert await catalog.image_urls(session, owner, [kept.id]) == {kept.id: kept.url}
        assert await catalog.image_urls(session, other, [kept.id]) == {}
    files = [rules.image_key(kept.id, width) for width in pictures.WIDTHS]
    assert [await house.blobs.exists(file) for file in files] == [True, True]

    async with house.database.transaction() as session:
        await catalog.drop_images(session, [kept.id])
    await queue.run_pending(queue.Context(house.database, house.blobs, house.settings))

    assert [await house.blobs.exists(file) for file in files] == [False, False]
    async with house.database.transaction() as session:
        assert await catalog.image_urls(session, owner, [kept.id]) == {}
