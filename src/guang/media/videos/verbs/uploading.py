"""A file comes in, part by part, and may be interrupted anywhere."""

import errno
import secrets
from datetime import datetime, timedelta

from guang.kernel import queue
from guang.kernel.blobs import PRIVATE, Blobs
from guang.kernel.db import Session, after_commit
from guang.kernel.ids import AccountId, UploadId, new_id
from guang.kernel.words import clean_line
from guang.media import transcoding
from guang.media.videos import rules
from guang.media.videos.errors import (
    NotAVideo,
    StorageFull,
    TooManyUploads,
    UploadComplete,
    UploadMissing,
    WrongOffset,
)
from guang.media.videos.store import uploads, videos
from guang.media.videos.types import DropUpload, Transcode, Upload, UploadState, VideoState

ABANDONED_AFTER = timedelta(hours=24)
SWEEP = 50


async def begin_upload(
    session: Session, owner: AccountId, *, name: str, size: int, content_type: str, now: datetime
) -> Upload:
    """Open an upload of ``size`` bytes.

    Raises:
        BadUpload: it is empty, too large, or of a kind that is not taken.
        TooManyUploads: ten are open already.
    """
    rules.check_upload(name, size, content_type)
    if await uploads.count_open(session, owner) >= rules.MOST_OPEN_UPLOADS:
        raise TooManyUploads(most=rules.MOST_OPEN_UPLOADS)
    line = clean_line(name, field="name", least=1, most=200)
    upload = Upload(new_id(UploadId), owner, line, size, 0, UploadState.OPEN)
    await uploads.insert_upload(session, upload, now)
    return upload


async def upload(session: Session, owner: AccountId, upload_id: UploadId) -> Upload:
    """An upload of the caller's.

    Raises:
        UploadMissing: no such upload, or somebody else's.
    """
    found = await uploads.select_upload(session, upload_id)
    if found is None or found.owner != owner:
        raise UploadMissing
    return found


async def expect(session: Session, owner: AccountId, upload_id: UploadId, start: int, head: bytes, size: int) -> None:
    """Refuse a part before it is stored: somebody else's upload, a wrong place, a file that is no video.

    Args:
        head: the first bytes of the part, at least 64 if it has them.

    Raises:
        UploadMissing, UploadComplete, WrongOffset, BadUpload, NotAVideo.
    """
    found = await upload(session, owner, upload_id)
    if found.state is not UploadState.OPEN:
        raise UploadComplete(offset=found.received)
    if found.received != start:
        raise WrongOffset(offset=found.received)
    rules.check_part(start, size, found.received, found.bytes)
    if start == 0:
        try:
            transcoding.container(head)
        except transcoding.Unplayable as reason:
            raise NotAVideo(**reason.facts) from reason


async def store_part(blobs: Blobs, upload_id: UploadId, start: int, data: bytes) -> str:
    """Put a part where nobody else writes; it counts once `accept` says so. Returns its key.

    Raises:
        StorageFull: the disk behind the blobs is.
    """
    key = f"{folder_of(upload_id)}/{start:012}-{secrets.token_hex(6)}"
    try:
        await blobs.put(key, data, "application/octet-stream")
    except OSError as fault:
        if fault.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StorageFull from fault
        raise
    return key


async def accept(
    session: Session, owner: AccountId, upload_id: UploadId, part: tuple[int, int, str], now: datetime
) -> Upload:
    """Append a stored part, if the upload still ends where it begins. The last part sets a waiting video going.

    Args:
        part: where it starts, its size, and the key under which it is stored.

    Raises:
        UploadMissing: it was swept away meanwhile.
        WrongOffset: another part came first.
    """
    start, size, key = part
    if not await uploads.advance(session, upload_id, start, start + size, now):
        found = await upload(session, owner, upload_id)
        raise WrongOffset(offset=found.received)
    await uploads.insert_part(session, upload_id, start, size, key)
    found = await upload(session, owner, upload_id)
    if found.received < found.bytes:
        return found
    waiting = await videos.lock_by_upload(session, upload_id)
    state = UploadState.USED if waiting else UploadState.COMPLETE
    await uploads.set_state(session, upload_id, state, now)
    if waiting is not None and waiting.state == VideoState.UPLOADING:
        waiting.state, waiting.heartbeat_at = VideoState.TRANSCODING, now
        await queue.enqueue(session, Transcode(waiting.id), key=waiting.id.text)
    return Upload(found.id, found.owner, found.name, found.bytes, found.received, state)


async def drop(session: Session, blobs: Blobs, upload_id: UploadId) -> None:
    """Forget an upload; its parts go once that is durable."""
    await uploads.delete_upload(session, upload_id)
    after_commit(session, lambda: blobs.delete_tree(folder_of(upload_id)))


async def drop_later(session: Session, upload_id: UploadId | None) -> None:
    """Have an upload that is needed no more removed by a job."""
    if upload_id is not None:
        await queue.enqueue(session, DropUpload(upload_id), key=upload_id.text)


async def sweep(session: Session, blobs: Blobs, now: datetime) -> int:
    """Remove uploads that nobody has touched for a day; videos that still waited for one are rejected."""
    abandoned = await uploads.select_abandoned(session, now - ABANDONED_AFTER, SWEEP)
    for upload_id in abandoned:
        waiting = await videos.lock_by_upload(session, upload_id)
        if waiting is not None and waiting.state == VideoState.UPLOADING:
            waiting.state, waiting.reason = VideoState.REJECTED, {"code": "upload_abandoned", "facts": {}}
        await drop(session, blobs, upload_id)
    return len(abandoned)


def folder_of(upload_id: UploadId) -> str:
    """Where the parts lie; below ``private/``, which the door never serves."""
    return f"{PRIVATE}/upload/{upload_id.text}"
