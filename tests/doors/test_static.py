"""Blobs come out whole, in ranges, or not at all."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import AsyncTestClient

from guang.doors.static import FOREVER, media_route
from guang.kernel.blobs import Blobs

BIG = bytes(range(256)) * 8192  # 2 MiB: beyond one read


@pytest.fixture
async def client(tmp_path: Path) -> AsyncIterator[AsyncTestClient[Litestar]]:
    blobs = Blobs(tmp_path / "blobs")
    await blobs.put("video/vid_1/1/0000.m4s", b"0123456789")
    await blobs.put("video/vid_1/1/master.m3u8", b"#EXTM3U")
    await blobs.put("big.mp4", BIG)
    await blobs.put("page.html", b"<script>alert(1)</script>")
    await blobs.put("empty.bin", b"")
    await blobs.put("private/upload/1", b"mine")
    (tmp_path / "secret").write_text("secret")
    async with AsyncTestClient(Litestar([media_route(blobs)])) as client:
        yield client


async def test_a_segment_comes_with_type_tag_and_a_life_for_ever(client: AsyncTestClient[Litestar]) -> None:
    answer = await client.get("/media/video/vid_1/1/0000.m4s")

    assert (answer.status_code, answer.content) == (200, b"0123456789")
    assert answer.headers["content-type"] == "video/iso.segment"
    assert answer.headers["cache-control"] == FOREVER
    assert answer.headers["accept-ranges"] == "bytes"
    assert answer.headers["x-content-type-options"] == "nosniff"
    again = await client.get("/media/video/vid_1/1/0000.m4s", headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    playlist = await client.get("/media/video/vid_1/1/master.m3u8")
    assert playlist.headers["content-type"] == "application/vnd.apple.mpegurl"


@pytest.mark.parametrize(
    ("asked", "status", "body", "span"),
    [
        ("bytes=2-4", 206, b"234", "bytes 2-4/10"),
        ("bytes=7-", 206, b"789", "bytes 7-9/10"),
        ("bytes=-3", 206, b"789", "bytes 7-9/10"),
        ("bytes=0-99", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=0-", 206, b"0123456789", "bytes 0-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=5-2", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=-", 200, b"0123456789", None),
        ("lines=1-2", 200, b"0123456789", None),
        ("bytes=0-1,4-5", 200, b"0123456789", None),
    ],
)
async def test_a_range_is_answered_as_the_rfc_says(
    client: AsyncTestClient[Litestar], asked: str, status: int, body: bytes, span: str | None
) -> None:
    answer = await client.get("/media/video/vid_1/1/0000.m4s", headers={"Range": asked})

    assert (answer.status_code, answer.content) == (status, body)
    assert answer.headers.get("content-range") == span


async def test_a_range_of_another_version_gets_the_whole(client: AsyncTestClient[Litestar]) -> None:
    asked = {"Range": "bytes=2-4", "If-Range": '"other"'}
    answer = await client.get("/media/video/vid_1/1/0000.m4s", headers=asked)

    assert (answer.status_code, answer.content) == (200, b"0123456789")


async def test_a_large_blob_streams_whole_and_in_ranges(client: AsyncTestClient[Litestar]) -> None:
    whole = await client.get("/media/big.mp4")
    part = await client.get("/media/big.mp4", headers={"Range": f"bytes=100-{100 + 1_500_000 - 1}"})

    assert whole.content == BIG
    assert part.content == BIG[100 : 100 + 1_500_000]
    assert whole.headers["cache-control"] == "public, max-age=300"


async def test_head_says_the_length_and_sends_nothing(client: AsyncTestClient[Litestar]) -> None:
    answer = await client.head("/media/big.mp4")

    assert (answer.status_code, answer.content) == (200, b"")
    assert answer.headers["content-length"] == str(len(BIG))
    assert (await client.get("/media/empty.bin")).status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/media/", "/media/nothing.mp4", "/media/../secret", "/media/%2e%2e/secret", "/media/a/..%2f..%2fsecret",
     "/media//etc/passwd", "/media/video", "/media/.tmp/x", "/media/private/upload/1", "/media/%00"],
)  # fmt: skip
async def test_what_is_not_a_public_blob_is_missing(client: AsyncTestClient[Litestar], path: str) -> None:
    assert (await client.get(path)).status_code == 404


async def test_a_page_among_the_blobs_is_never_shown_as_one(client: AsyncTestClient[Litestar]) -> None:
    answer = await client.get("/media/page.html")

    assert answer.headers["content-disposition"] == "attachment"
    assert "sandbox" in answer.headers["content-security-policy"]
    assert (await client.post("/media/page.html")).status_code == 405
