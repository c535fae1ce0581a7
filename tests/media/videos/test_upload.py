"""A file arrives in order or not at all, and belongs to whoever began it."""

import asyncio
import errno
import os
from datetime import timedelta

import pytest
from tests.media.videos.conftest import Browser

from guang.doors.house import House
from guang.kernel.ids import UploadId, new_id
from guang.media.videos import verbs
from guang.media.videos.verbs.uploading import folder_of

HTML = b"<!doctype html><script>alert(1)</script>" + b" " * 100
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>' + b" " * 100


async def test_an_interrupted_upload_goes_on_where_it_stopped(maker: Browser, small_clip: bytes, house: House) -> None:
    body = {"name": "clip.mp4", "bytes": len(small_clip), "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()
    await maker.send(upload["id"], 0, small_clip[:1000])

    where = await maker.client.head(f"/api/uploads/{upload['id']}")
    offset = int(where.headers["Upload-Offset"])
    done = await maker.send(upload["id"], offset, small_clip[offset:])

    assert (offset, where.headers["Upload-Length"]) == (1000, str(len(small_clip)))
    assert (done.json()["offset"], done.json()["state"]) == (len(small_clip), "complete")
    stored = await house.blobs.keys(folder_of(UploadId.parse(upload["id"])))
    assert b"".join([await house.blobs.get(key) for key in stored]) == small_clip


async def test_of_two_parts_for_one_place_one_wins(maker: Browser, small_clip: bytes, house: House) -> None:
    body = {"name": "clip.mp4", "bytes": len(small_clip), "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()["id"]

    answers = await asyncio.gather(*(maker.send(upload, 0, small_clip[: 1000 + n]) for n in range(6)))

    won = [answer for answer in answers if answer.status_code == 200]
    lost = [answer for answer in answers if answer.status_code == 409]
    assert (len(won), len(lost)) == (1, 5)
    assert {answer.json()["code"] for answer in lost} == {"videos.wrong_offset"}
    assert {answer.json()["facts"]["offset"] for answer in lost} == {won[0].json()["offset"]}
    assert len(await house.blobs.keys(folder_of(UploadId.parse(upload)))) == 1


async def test_another_persons_upload_is_missing_to_look_at_to_send_to_and_to_use(
    maker: Browser, stranger: Browser, small_clip: bytes
) -> None:
    upload = await maker.upload(small_clip)

    answers = [
        await stranger.client.get(f"/api/uploads/{upload}"),
        await stranger.client.head(f"/api/uploads/{upload}"),
        await stranger.send(upload, 0, small_clip),
        await stranger.post_video(upload),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 404, 404]
    assert answers[0].json()["code"] == "videos.upload_missing"


@pytest.mark.parametrize("content", [HTML, SVG, b"\x89PNG\r\n\x1a\n" + b"\x00" * 100, b"plain words " * 20])
async def test_what_is_no_video_is_refused_at_its_first_bytes(maker: Browser, content: bytes, house: House) -> None:
    body = {"name": "video.mp4", "bytes": len(content), "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()["id"]

    answer = await maker.send(upload, 0, content)

    assert (answer.status_code, answer.json()["code"]) == (422, "videos.not_a_video")
    assert (await maker.client.get(f"/api/uploads/{upload}")).json()["offset"] == 0
    assert await house.blobs.keys(folder_of(UploadId.parse(upload))) == []


@pytest.mark.parametrize(
    "body",
    [
        {"name": "a.mp4", "bytes": 0, "content_type": "video/mp4"},
        {"name": "a.mp4", "bytes": -5, "content_type": "video/mp4"},
        {"name": "a.mp4", "bytes": 2**40, "content_type": "video/mp4"},
        {"name": "a.svg", "bytes": 100, "content_type": "image/svg+xml"},
        {"name": "a.html", "bytes": 100, "content_type": "text/html"},
        {"name": "\u202egpm.exe", "bytes": 100, "content_type": "video/mp4"},
        {"name": "", "bytes": 100},
    ],
)
async def test_what_is_not_taken_is_refused_before_a_byte_is_sent(maker: Browser, body: dict[str, object]) -> None:
    answer = await maker.client.post("/api/uploads", json=body)

    assert answer.status_code in {400, 422}


async def test_a_part_that_runs_over_the_end_is_empty_or_too_large_is_refused(
    maker: Browser, small_clip: bytes
) -> None:
    body = {"name": "clip.mp4", "bytes": 2000, "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()["id"]

    over = await maker.send(upload, 0, small_clip[:2001])
    empty = await maker.send(upload, 0, b"")
    short = await maker.send(upload, 0, small_clip[:20])
    large = await maker.send(upload, 0, small_clip[:64] + b"\x00" * (9 * 1024 * 1024))

    assert [answer.status_code for answer in (over, empty, short)] == [422, 422, 422]
    assert large.status_code == 413
    assert (await maker.client.get(f"/api/uploads/{upload}")).json()["offset"] == 0


async def test_a_guest_uploads_nothing(client: object, app: object) -> None:
    from tests.conftest import new_client

    guest = new_client(app)  # type: ignore[arg-type]
    answer = await guest.post("/api/uploads", json={"name": "a.mp4", "bytes": 10, "content_type": "video/mp4"})

    assert answer.status_code == 401


async def test_only_so_many_uploads_are_open_at_once(maker: Browser) -> None:
    body = {"name": "clip.mp4", "bytes": 1000, "content_type": "video/mp4"}
    answers = [await maker.client.post("/api/uploads", json=body) for _ in range(11)]

    assert [answer.status_code for answer in answers] == [201] * 10 + [429]


async def test_an_abandoned_upload_is_swept_away_and_its_video_says_so(
    maker: Browser, small_clip: bytes, house: House
) -> None:
    body = {"name": "clip.mp4", "bytes": len(small_clip), "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()["id"]
    await maker.send(upload, 0, small_clip[:500])
    video = (await maker.post_video(upload)).json()
    assert video["state"] == "uploading"

    tomorrow = house.context.now() + timedelta(hours=25)
    async with house.database.transaction() as session:
        await verbs.sweep(session, house.blobs, tomorrow)

    assert (await maker.client.get(f"/api/uploads/{upload}")).status_code == 404
    assert await house.blobs.keys(folder_of(UploadId.parse(upload))) == []
    left = await maker.video(video["id"])
    assert (left["state"], left["reason"]) == ("rejected", "The upload was never finished.")


@pytest.mark.parametrize("upload", ["..", "upl_../../etc/passwd", "%2e%2e%2f", new_id(UploadId).text.upper(), "upl_"])
async def test_an_id_cannot_lead_outside_the_store(maker: Browser, upload: str) -> None:
    assert (await maker.send(upload, 0, b"\x00" * 100)).status_code in {404, 405, 422}


async def test_a_full_disk_is_said_and_what_has_arrived_is_kept(
    maker: Browser, small_clip: bytes, house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    body = {"name": "clip.mp4", "bytes": len(small_clip), "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()["id"]
    await maker.send(upload, 0, small_clip[:1000])

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        answer = await maker.send(upload, 1000, small_clip[1000:])
    assert (answer.status_code, answer.json()["code"]) == (503, "videos.storage_full")

    assert (await maker.send(upload, 1000, small_clip[1000:])).json()["state"] == "complete"
