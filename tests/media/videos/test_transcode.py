"""A file becomes a video, or says why not, whatever happens to the worker."""

import asyncio
import os
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from tests.media.transcoding.clips import clip, clip_bytes
from tests.media.videos.conftest import Browser, creator, leftovers, own_title, work

from guang.doors.house import House
from guang.kernel import queue
from guang.kernel.blobs import Blobs
from guang.kernel.ids import VideoId, new_id
from guang.kernel.text import text
from guang.media import videos
from guang.media.videos import jobs, verbs
from guang.media.videos.types import Reason, Transcode


async def test_an_uploaded_clip_ends_on_the_street(
    maker: Browser, stranger: Browser, small_clip: bytes, house: House
) -> None:
    upload = await maker.upload(small_clip, parts=3)
    video = (await maker.post_video(upload, topics=["#Tea", "tea", "Slow"])).json()
    assert (video["state"], video["progress"], video["hls_url"]) == ("transcoding", 0, "")
    assert (await stranger.client.get(f"/api/videos/{video['id']}")).status_code == 404

    await work(house)

    made = await stranger.video(video["id"])
    assert (made["state"], made["progress"], made["reason"]) == ("published", 100, None)
    assert (made["width"], made["height"], made["sound"]) == (64, 96, True)
    assert made["topics"] == ["tea", "slow"]
    assert 1000 <= made["duration_ms"] <= 1500
    master = await stranger.client.get(made["hls_url"])
    assert master.headers["content-type"] == "application/vnd.apple.mpegurl"
    assert (await stranger.client.get(made["poster_url"])).headers["content-type"] == "image/webp"
    assert (await stranger.client.get(made["storyboard_url"])).text.startswith("WEBVTT")
    listed = (await stranger.client.get(f"/api/creators/{maker.account.text}/videos")).json()["items"]
    assert [item["id"] for item in listed] == [video["id"]]
    await work(house)
    assert await house.blobs.keys(f"private/upload/{upload}") == []
    assert leftovers(house.settings.data_dir / "scratch" / "transcode") == []


async def test_a_video_may_be_described_before_its_file_has_arrived(
    maker: Browser, small_clip: bytes, house: House
) -> None:
    body = {"name": "clip.mp4", "bytes": len(small_clip), "content_type": "video/mp4"}
    upload = (await maker.client.post("/api/uploads", json=body)).json()["id"]
    video = (await maker.post_video(upload)).json()
    assert video["state"] == "uploading"
    await work(house)

    await maker.send(upload, 0, small_clip)
    assert (await maker.video(video["id"]))["state"] == "transcoding"
    await work(house)

    assert (await maker.video(video["id"]))["state"] == "published"


async def test_one_file_makes_one_video(maker: Browser, small_clip: bytes) -> None:
    upload = await maker.upload(small_clip)

    answers = await asyncio.gather(*(maker.post_video(upload) for _ in range(4)))

    assert sorted(answer.status_code for answer in answers) == [201, 409, 409, 409]


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (lambda data: data[: len(data) // 2], "breaks off"),
        (lambda data: data[:64] + bytes(len(data) - 64), "damaged"),
    ],
)
async def test_a_broken_file_is_rejected_with_the_reason_in_words(
    maker: Browser, house: House, spoil: object, reason: str
) -> None:
    data = spoil(clip_bytes(4.0))  # type: ignore[operator]
    video = (await maker.post_video(await maker.upload(data))).json()
    await work(house)

    rejected = await maker.video(video["id"])
    assert rejected["state"] == "rejected"
    assert reason in rejected["reason"]
    chinese = await maker.client.get(f"/api/videos/{video['id']}?lang=zh-CN")
    assert chinese.json()["reason"] != rejected["reason"]
    assert (await maker.client.get(f"/api/creators/{maker.account.text}/videos")).json()["items"] == []


async def test_words_that_break_a_rule_are_rejected_and_may_be_mended(
    maker: Browser, stranger: Browser, small_clip: bytes, house: House
) -> None:
    upload = await maker.upload(small_clip)
    video = (await maker.post_video(upload, title="World's best tea")).json()
    await work(house)
    rejected = await maker.video(video["id"])
    assert (rejected["state"], rejected["reason_code"]) == ("rejected", "screening")
    assert "uperlatives" in rejected["reason"]

    title = own_title()
    mended = await maker.client.patch(f"/api/videos/{video['id']}", json={"title": title})

    assert (mended.status_code, mended.json()["state"]) == (200, "published")
    assert (await stranger.video(video["id"]))["title"] == title


async def test_a_void_claim_reports_nothing_and_finishes_nothing(
    maker: Browser, small_clip: bytes, house: House
) -> None:
    upload = await maker.upload(small_clip)
    video = VideoId.parse((await maker.post_video(upload)).json()["id"])
    now = house.context.now()
    async with house.database.transaction() as session:
        first = await verbs.claim(session, video, now)
    async with house.database.transaction() as session:
        assert await verbs.claim(session, video, now) is None, "a living worker has it"
        second = await verbs.claim(session, video, now + timedelta(minutes=2))
    assert first is not None
    assert second is not None

    async with house.database.transaction() as session:
        assert await verbs.note_progress(session, first, 50, now) is False
        assert await verbs.note_progress(session, second, 50, now) is True
        await verbs.reject(session, first, Reason("broken"))

    assert (await maker.video(video.text))["progress"] == 50
    assert (await maker.video(video.text))["state"] == "transcoding"
    async with house.database.transaction() as session:
        await verbs.give_up(session, second)
    await work(house)
    assert (await maker.video(video.text))["state"] == "published"


async def test_a_file_that_kills_every_worker_is_given_up(maker: Browser, small_clip: bytes, house: House) -> None:
    upload = await maker.upload(small_clip)
    video = VideoId.parse((await maker.post_video(upload)).json()["id"])
    now = house.context.now()
    for attempt in range(4):
        async with house.database.transaction() as session:
            assert await verbs.claim(session, video, now + timedelta(minutes=5 * attempt)) is not None

    async with house.database.transaction() as session:
        assert await verbs.claim(session, video, now + timedelta(hours=1)) is None

    left = await maker.video(video.text)
    assert (left["state"], left["reason"]) == ("rejected", "We could not process the video. Upload it again.")


async def test_a_video_withdrawn_while_it_is_made_does_not_appear(
    maker: Browser, small_clip: bytes, house: House
) -> None:
    upload = await maker.upload(small_clip)
    video = (await maker.post_video(upload)).json()["id"]
    assert (await maker.client.delete(f"/api/videos/{video}")).status_code == 204

    await work(house)

    assert (await maker.video(video))["state"] == "private"
    assert await house.blobs.keys(f"video/{video}") == []


async def test_two_workers_on_one_video_publish_it_once(maker: Browser, small_clip: bytes, house: House) -> None:
    upload = await maker.upload(small_clip)
    video = VideoId.parse((await maker.post_video(upload)).json()["id"])

    await asyncio.gather(*(jobs.transcode(house.context, Transcode(video)) for _ in range(3)))

    assert (await maker.video(video.text))["state"] == "published"
    folders = {key.split("/")[2] for key in await house.blobs.keys(f"video/{video.text}")}
    assert len(folders) == 1


WORKER = """
import asyncio, sys
from pathlib import Path
from guang.doors import house as houses
from guang.kernel.ids import VideoId
from guang.kernel.settings import Settings
from guang.media.videos import jobs
from guang.media.videos.types import Transcode

async def main():
    settings = Settings(data_dir=Path(sys.argv[1]), database_url=sys.argv[2], secret="s" * 40)
    async with houses.opened(settings) as house:
        await jobs.transcode(house.context, Transcode(VideoId.parse(sys.argv[3])))

asyncio.run(main())
"""


@pytest.mark.slow
async def test_a_worker_that_is_killed_takes_its_encoder_along_and_another_resumes(
    maker: Browser, house: House, tmp_path: Path
) -> None:
    data = clip(tmp_path / "long.mp4", size="720x1280", seconds=40, sound=False).read_bytes()
    video = VideoId.parse((await maker.post_video(await maker.upload(data))).json()["id"])
    arguments = [str(house.settings.data_dir), house.settings.database_url, video.text]
    worker = subprocess.Popen([sys.executable, "-c", WORKER, *arguments])  # noqa: ASYNC220 - it is to be killed
    scratch = house.settings.data_dir / "scratch" / "transcode"
    try:
        for _ in range(300):
            await asyncio.sleep(0.1)
            if (await maker.video(video.text))["progress"] > 0:
                break
        assert 0 < (await maker.video(video.text))["progress"] < 100
        encoders = children_of(worker.pid)
        assert encoders
    finally:
        worker.kill()
        worker.wait()
    await asyncio.sleep(0.3)
    assert [pid for pid in encoders if is_running(pid)] == [], "the encoder outlived its worker"
    assert (await maker.video(video.text))["state"] == "transcoding"
    assert leftovers(scratch) != []

    later = house.context.now() + timedelta(minutes=3)
    async with house.database.transaction() as session:
        assert await verbs.requeue_stale(session, later) >= 1
        assert await verbs.claim(session, video, house.context.now()) is None, "it may still be alive"
    for left in scratch.iterdir():
        os.utime(left, (time.time() - 9000, time.time() - 9000))
    await jobs.sweep_uploads(house.context)
    assert leftovers(scratch) == []
    async with house.database.transaction() as session:
        claimed = await verbs.claim(session, video, later)
        assert claimed is not None
        await verbs.give_up(session, claimed)
    await work(house)

    made = await maker.video(video.text)
    assert (made["state"], made["progress"]) == ("published", 100)
    assert abs(made["duration_ms"] - 40_000) < 500


def children_of(pid: int) -> list[int]:
    """The processes that a process has started."""
    found = subprocess.run(["ps", "--no-headers", "-o", "pid", "--ppid", str(pid)], capture_output=True, check=False)
    return [int(line) for line in found.stdout.split()]


def is_running(pid: int) -> bool:
    """Whether a process lives."""
    try:
        os.kill(pid, 0)
        return "Z" not in Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2][:3]
    except (ProcessLookupError, FileNotFoundError):
        return False


async def test_it_all_works_on_a_bucket_too(house: House, small_clip: bytes) -> None:
    bucket = Blobs(f"memory://bucket/{new_id(VideoId).text}")
    context = replace(house.context, blobs=bucket)
    now = context.now()
    async with house.database.transaction() as session:
        who = await creator(session)
        upload = await verbs.begin_upload(
            session, who, name="a.mp4", size=len(small_clip), content_type="video/mp4", now=now
        )
    for start in range(0, len(small_clip), 10_000):
        part = small_clip[start : start + 10_000]
        key = await verbs.store_part(bucket, upload.id, start, part)
        async with house.database.transaction() as session:
            await verbs.accept(session, who, upload.id, (start, len(part), key), now)
    async with house.database.transaction() as session:
        draft = videos.VideoDraft(text(own_title()))
        made = await verbs.create(session, who, upload.id, draft, now)

    await queue.run_pending(context)

    async with house.database.transaction() as session:
        card = (await videos.cards(session, [made.card.id]))[made.card.id]
    assert card.is_public
    assert bucket.local_path("x") is None
    names = {key.rpartition("/")[2] for key in await bucket.keys(f"video/{card.id.text}")}
    assert {"master.m3u8", "poster.webp", "storyboard.vtt"} <= names
    assert await bucket.keys("private") == []
