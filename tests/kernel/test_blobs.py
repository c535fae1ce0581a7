"""A blob is whole or absent, and a key never leaves its store."""

from pathlib import Path
from uuid import uuid4

import pytest

from guang.kernel.blobs import BadKey, BlobMissing, Blobs, content_type

BAD_KEYS = [
    "", "/", "a//b", "../etc/passwd", "a/../b", "a/..", ".", "..", "/etc/passwd", ".tmp/x", "a/.hidden", "a\\b",
    "A/b", "a b", "a\x00b", "a%2e%2e/b", "-rf", "a/", "汉字", "a" * 600,
]  # fmt: skip


@pytest.fixture(params=["folder", "memory"])
def blobs(request: pytest.FixtureRequest, tmp_path: Path) -> Blobs:
    return Blobs(tmp_path / "blobs") if request.param == "folder" else Blobs(f"memory://t{uuid4().hex}")


async def test_what_is_put_is_got_back(blobs: Blobs, tmp_path: Path) -> None:
    source = tmp_path / "clip.bin"
    source.write_bytes(b"from a file")

    await blobs.put("a/b/one.bin", b"bytes")
    await blobs.put("a/two.bin", source)
    await blobs.put("a/two.bin", source)

    assert await blobs.get("a/b/one.bin") == b"bytes"
    assert await blobs.get("a/two.bin") == b"from a file"
    assert await blobs.keys("a") == ["a/b/one.bin", "a/two.bin"]
    assert [chunk async for chunk in blobs.stream("a/two.bin", 5, 4)] == [b"a fi"]
    assert blobs.url("a/two.bin") == "/media/a/two.bin"
    assert blobs.key_of("/media/a/two.bin") == "a/two.bin"
    assert blobs.key_of("/media/../x") is None


async def test_a_deleted_blob_is_missing_and_deleting_it_again_is_no_error(blobs: Blobs) -> None:
    await blobs.put("a/one.bin", b"1")
    await blobs.put("a/b/two.bin", b"2")
    await blobs.put("ab/three.bin", b"3")

    await blobs.delete("a/one.bin")
    await blobs.delete("a/one.bin")
    await blobs.delete_tree("a")
    await blobs.delete_tree("a")

    assert not await blobs.exists("a/one.bin")
    assert await blobs.keys() == ["ab/three.bin"]
    with pytest.raises(BlobMissing):
        await blobs.get("a/b/two.bin")


@pytest.mark.parametrize("key", BAD_KEYS)
async def test_a_key_that_could_leave_the_store_is_refused_by_every_verb(blobs: Blobs, key: str) -> None:
    for verb in (blobs.get, blobs.exists, blobs.delete, blobs.delete_tree, blobs.open):
        with pytest.raises(BadKey):
            await verb(key)
    with pytest.raises(BadKey):
        await blobs.put(key, b"x")
    with pytest.raises(BadKey):
        blobs.local_path(key)


async def test_a_tree_replaces_the_tree_that_stood_there(tmp_path: Path, blobs: Blobs) -> None:
    folder = tmp_path / "made"
    (folder / "low").mkdir(parents=True)
    (folder / "master.m3u8").write_text("#EXTM3U")
    (folder / "low" / "0.m4s").write_bytes(b"seg")

    assert await blobs.put_tree("video/vid_1/1", folder) == 2
    assert await blobs.put_tree("video/vid_1/1", folder) == 2

    assert await blobs.keys("video") == ["video/vid_1/1/low/0.m4s", "video/vid_1/1/master.m3u8"]


async def test_a_failed_put_leaves_the_old_blob_and_no_rubbish(tmp_path: Path) -> None:
    blobs = Blobs(tmp_path / "blobs")
    await blobs.put("a.bin", b"old")

    with pytest.raises(FileNotFoundError):
        await blobs.put("a.bin", tmp_path / "nowhere")

    assert await blobs.get("a.bin") == b"old"
    assert [path for path in (tmp_path / "blobs").rglob("*") if path.is_file()] == [tmp_path / "blobs" / "a.bin"]


async def test_the_tag_changes_with_the_content(blobs: Blobs) -> None:
    await blobs.put("a.bin", b"one")
    first = await blobs.stat("a.bin")
    await blobs.put("a.bin", b"three")
    second = await blobs.stat("a.bin")

    assert first is not None
    assert second is not None
    assert (first.size, second.size) == (3, 5)
    assert first.etag != second.etag
    assert await blobs.stat("nothing") is None


def test_types_are_what_players_expect() -> None:
    assert content_type("v/master.m3u8") == "application/vnd.apple.mpegurl"
    assert content_type("v/0.m4s") == "video/iso.segment"
    assert content_type("v/x.unknown") == "application/octet-stream"
