"""Work in the background: making videos of files, and tidying up."""

import asyncio
import contextlib
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

import structlog

from guang.kernel import queue
from guang.kernel.blobs import BlobMissing
from guang.media.transcoding import Effort, OutOfTime, Unplayable, package
from guang.media.videos import verbs
from guang.media.videos.types import DropFiles, DropUpload, Reason, Transcode

BEAT_S = 1.0
SCRATCH_KEPT_S = 2 * 3600
EFFORT = Effort(nice=10, limit_s=1200)
log = structlog.get_logger("guang.videos")


class Superseded(Exception):
    """Another worker has this video now, or its creator withdrew it; this work is void."""


@queue.job(name="media.transcode", attempts=5, at_once=2)
async def transcode(context: queue.Context, order: Transcode) -> None:
    """Make a video of its uploaded file and submit it.

    May be killed anywhere: the video keeps its state, and the next attempt begins from the stored parts. Only the
    attempt that claimed it last can report or finish.
    """
    async with context.database.transaction() as session:
        claimed = await verbs.claim(session, order.video, context.now())
    if claimed is None:
        return
    scratch = _scratch(context)
    folder = Path(tempfile.mkdtemp(dir=scratch, prefix=f"{claimed.attempt}-"))
    try:
        await _make(context, claimed, folder)
    except Superseded:
        log.info("transcode.superseded", video=order.video.text)
    except Unplayable as reason:
        async with context.database.transaction() as session:
            await verbs.reject(session, claimed, Reason(reason.code, dict(reason.facts)))
    except OutOfTime:
        async with context.database.transaction() as session:
            await verbs.reject(session, claimed, Reason("failed", {"detail": "out of time"}))
    except Exception:
        async with context.database.transaction() as session:
            await verbs.give_up(session, claimed)
        raise
    finally:
        await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


@queue.job(name="media.drop_upload")
async def drop_upload(context: queue.Context, order: DropUpload) -> None:
    """Remove the parts of an upload that is needed no more."""
    async with context.database.transaction() as session:
        await verbs.drop(session, context.blobs, order.upload)


@queue.job(name="media.drop_files")
async def drop_files(context: queue.Context, order: DropFiles) -> None:
    """Remove the files of a video that is gone."""
    await context.blobs.delete_tree(order.prefix)


@queue.every(seconds=10, name="videos.pick_up_stale")
async def pick_up_stale(context: queue.Context) -> None:
    """A video whose worker fell silent is ordered again."""
    async with context.database.transaction() as session:
        await verbs.requeue_stale(session, context.now())


@queue.every(seconds=600, name="videos.sweep_uploads")
async def sweep_uploads(context: queue.Context) -> None:
    """Uploads abandoned for a day, and scratch folders of dead workers, are removed."""
    async with context.database.transaction() as session:
        await verbs.sweep(session, context.blobs, context.now())
    await asyncio.to_thread(_sweep_scratch, _scratch(context))


async def _make(context: queue.Context, claimed: verbs.Claim, folder: Path) -> None:
    """Assemble, package, store and finish, with a pulse that tells everybody that this worker lives."""
    pulse = Pulse()
    beating = asyncio.create_task(_beat(context, claimed, pulse))
    try:
        source, out = folder / "source", folder / "out"
        await _assemble(context, claimed, source)
        made = await asyncio.to_thread(package, source, out, progress=pulse.hear, effort=EFFORT)
        poster = await asyncio.to_thread((out / made.poster).read_bytes)
        await context.blobs.put_tree(claimed.prefix, out)
    except BlobMissing as gone:
        raise Unplayable("failed", detail="a stored part is gone") from gone
    finally:
        beating.cancel()
    async with context.database.transaction() as session:
        is_ours = await verbs.finish(session, claimed, made, poster, context.now())
    if not is_ours:
        await context.blobs.delete_tree(claimed.prefix)
        raise Superseded


@dataclass(slots=True)
class Pulse:
    """How far the work is, and whether it is still this worker's."""

    percent: int = 0
    is_lost: bool = False

    def hear(self, percent: int) -> None:
        """Note the percentage; raises `Superseded`, which stops ffmpeg, once the claim is void."""
        self.percent = min(percent, 99)
        if self.is_lost:
            raise Superseded


async def _beat(context: queue.Context, claimed: verbs.Claim, pulse: Pulse) -> None:
    while not pulse.is_lost:
        await asyncio.sleep(BEAT_S)
        try:
            async with context.database.transaction() as session:
                pulse.is_lost = not await verbs.note_progress(session, claimed, pulse.percent, context.now())
        except Exception as fault:
            log.warning("transcode.pulse_missed", video=claimed.video.text, fault=repr(fault))


async def _assemble(context: queue.Context, claimed: verbs.Claim, source: Path) -> None:
    """Join the parts into one file."""
    file = await asyncio.to_thread(source.open, "wb")
    with contextlib.closing(file):
        for key in claimed.parts:
            async for chunk in context.blobs.stream(key):
                await asyncio.to_thread(file.write, chunk)


def _scratch(context: queue.Context) -> Path:
    folder = context.settings.data_dir / "scratch" / "transcode"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _sweep_scratch(folder: Path) -> None:
    for left in folder.iterdir():
        if time.time() - left.stat().st_mtime > SCRATCH_KEPT_S:
            shutil.rmtree(left, ignore_errors=True)
