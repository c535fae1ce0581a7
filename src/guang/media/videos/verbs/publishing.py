"""From a file to a video on the street."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, UploadId, VideoId, new_id
from guang.media.transcoding import Packaged
from guang.media.videos import rules
from guang.media.videos.errors import BadVideo, ScreeningRefused, UploadMissing, UploadUsed
from guang.media.videos.store import uploads, videos
from guang.media.videos.types import NewReadyVideo, Reason, Transcode, UploadState, Video, VideoDraft, VideoState
from guang.media.videos.verbs import anchoring, reading, showing, uploading
from guang.people import accounts
from guang.trade import stores
from guang.trust import governance
from guang.trust.governance import Candidate, Outcome

MOST_TRIES = 4
SILENCE = timedelta(seconds=20)
"""A worker reports every second; one that has not for so long is taken for dead. Below the queue's own patience
(`queue.HEARTBEAT`), so that the job it gives back finds the video free."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One worker's right to make one video; void as soon as another worker claims it."""

    video: VideoId
    attempt: str
    upload: UploadId
    parts: tuple[str, ...]

    @property
    def prefix(self) -> str:
        """Where this attempt's result goes; nobody can guess it before it is published."""
        return f"video/{self.video.text}/{self.attempt}"


async def create(session: Session, creator: AccountId, upload_id: UploadId, draft: VideoDraft, now: datetime) -> Video:
    """Make a video of an upload, which may still be on its way; it is published by itself when all goes well.

    Raises:
        UploadMissing: no such upload, or somebody else's.
        UploadUsed: there is a video of it already.
        BadVideo, BadText, NoSuchProduct: the draft is out of bounds.
        StoreMissing: the creator does not work for the store.
    """
    found = await uploads.select_upload(session, upload_id, lock=True)
    if found is None or found.owner != creator:
        raise UploadMissing
    if await videos.lock_by_upload(session, upload_id) is not None:
        raise UploadUsed
    is_here = found.state is not UploadState.OPEN
    state = VideoState.TRANSCODING if is_here else VideoState.UPLOADING
    video = new_id(VideoId)
    values = {"id": video, "state": state, "upload": upload_id, "heartbeat_at": now}
    await _insert(session, creator, rules.tidy(draft), values, now)
    if is_here:
        await uploads.set_state(session, upload_id, UploadState.USED, now)
        await queue.enqueue(session, Transcode(video), key=video.text)
    return await reading.own(session, creator, video)


async def publish_ready(session: Session, new: NewReadyVideo, now: datetime) -> VideoId:
    """Publish a video that is packaged and stored already (imports, generated worlds).

    Its words are screened; what would wait for a person is shown, because whoever may call this is one.

    Raises:
        BadVideo, BadText, NoSuchProduct: the draft is out of bounds, or an anchor comes after the end.
        ScreeningRefused: the words break a rule.

    Records: ``media.video_published``.
    """
    draft = rules.tidy(new.draft)
    if late := rules.late_anchor(draft.anchors, new.packaged.duration_ms):
        raise BadVideo(field="anchors", rule="a time within the video", product=late.product)
    video = new.id or new_id(VideoId, now)
    values = {
        "id": video,
        "state": VideoState.REVIEWING,
        "heartbeat_at": now,
        "prefix": new.prefix,
        **_measures(new.packaged),
    }
    if new.category is not None:
        values["category"] = new.category
    await _insert(session, new.creator, draft, values, now)
    candidate = Candidate(video, new.creator, {"title": draft.title})
    verdict = await governance.screen_video(session, candidate, now)
    if verdict.outcome is Outcome.REJECTED:
        raise ScreeningRefused(**showing.screening_facts(verdict))
    row = await videos.lock_video(session, video)
    assert row is not None
    await showing.appear(session, row, now)
    return video


async def claim(session: Session, video: VideoId, now: datetime) -> Claim | None:
    """Take a video to be transcoded, unless it is done, gone, or in a living worker's hands.

    After four attempts that ended without a word (a worker that was killed, a machine out of memory) the video is
    rejected, so that one file cannot kill workers for ever.
    """
    row = await videos.lock_video(session, video)
    if row is None or row.state != VideoState.TRANSCODING or row.upload is None:
        return None
    if row.attempt and now - row.heartbeat_at < SILENCE:
        return None
    if row.tries >= MOST_TRIES:
        await _reject(session, row, Reason("failed"))
        return None
    row.attempt, row.tries, row.progress, row.heartbeat_at = secrets.token_hex(8), row.tries + 1, 0, now
    parts = await uploads.part_keys(session, row.upload)
    return Claim(video, row.attempt, row.upload, tuple(parts))


async def note_progress(session: Session, claimed: Claim, progress: int, now: datetime) -> bool:
    """Report how far the work is (0–99); False if it is another's by now."""
    return await videos.note_progress(session, claimed.video, claimed.attempt, progress, now)


async def give_up(session: Session, claimed: Claim) -> None:
    """Put a video down so that another attempt may start at once."""
    row = await videos.lock_video(session, claimed.video)
    if row is not None and row.attempt == claimed.attempt:
        row.attempt = ""


async def finish(session: Session, claimed: Claim, made: Packaged, poster: bytes, now: datetime) -> bool:
    """Take over what a worker has packaged and stored, and submit it; False if the claim is void.

    A video whose product would appear after the end is kept ``private`` with that reason, for its creator to mend.
    """
    row = await videos.lock_video(session, claimed.video)
    if row is None or row.attempt != claimed.attempt or row.state != VideoState.TRANSCODING:
        return False
    for name, value in _measures(made).items():
        setattr(row, name, value)
    row.prefix, row.progress = claimed.prefix, 100
    anchors = (await videos.select_anchors(session, [row.id])).get(row.id, ())
    if late := rules.late_anchor(anchors, made.duration_ms):
        facts = {"product": late.product.text, "start_ms": late.start_ms, "duration_ms": made.duration_ms}
        row.state, row.reason = VideoState.PRIVATE, {"code": "anchor_late", "facts": facts}
    else:
        row.state = VideoState.REVIEWING
        await showing.submit(session, row, poster, now)
    await uploading.drop_later(session, claimed.upload)
    return True


async def reject(session: Session, claimed: Claim, reason: Reason) -> None:
    """Tell the creator why no video could be made of the file."""
    row = await videos.lock_video(session, claimed.video)
    if row is not None and row.attempt == claimed.attempt and row.state == VideoState.TRANSCODING:
        await _reject(session, row, reason)


async def requeue_stale(session: Session, now: datetime) -> int:
    """Order the work again for videos whose worker fell silent."""
    stale = await videos.select_stale(session, now - SILENCE, 20)
    for video in stale:
        await queue.enqueue(session, Transcode(video), key=video.text)
    return len(stale)


async def judged(session: Session, video: VideoId, *, is_fine: bool, now: datetime) -> None:
    """Follow a person's word about a video that waited for it; others are left alone.

    Records: ``media.video_published`` or ``media.video_restored`` if it may be shown.
    """
    row = await videos.lock_video(session, video)
    if row is None or row.state != VideoState.REVIEWING:
        return
    if is_fine:
        await showing.appear(session, row, now)
    else:
        row.state, row.reason = VideoState.REJECTED, {"code": "judged", "facts": {}}
        await showing.tell(session, row, "video_rejected")


async def _reject(session: Session, row: videos.Row, reason: Reason) -> None:
    row.state, row.reason = VideoState.REJECTED, {"code": reason.code, "facts": reason.facts}
    await showing.tell(session, row, "video_rejected")
    await uploading.drop_later(session, row.upload)


async def _insert(
    session: Session, creator: AccountId, draft: VideoDraft, values: dict[str, Any], now: datetime
) -> None:
    homes, category = await anchoring.homes(session, draft.anchors)
    if draft.store is not None:
        await stores.require_staff(session, draft.store, creator, stores.Right.GOODS)
    said = {
        "creator": creator,
        "creator_viewer": await accounts.viewer_of(session, creator),
        "store": draft.store,
        "title": dict(draft.title),
        "topics": list(draft.topics),
        "language": draft.language,
        "category": category,
        "created_at": now,
    }
    await videos.insert_video(session, said | values)
    await videos.replace_anchors(session, values["id"], draft.anchors, homes)


def _measures(made: Packaged) -> dict[str, Any]:
    return {
        "duration_ms": made.duration_ms,
        "width": made.width,
        "height": made.height,
        "sound": made.sound,
        "progress": 100,
    }
