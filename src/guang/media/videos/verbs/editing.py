"""What a creator changes afterwards."""

from dataclasses import dataclass
from datetime import datetime

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, VideoId
from guang.kernel.text import Text
from guang.media.videos import rules
from guang.media.videos.errors import BadVideo, NotReady, VideoMissing
from guang.media.videos.store import videos
from guang.media.videos.types import Anchor, Video, VideoDraft, VideoState
from guang.media.videos.verbs import anchoring, reading, showing, uploading


@dataclass(frozen=True, slots=True)
class VideoChange:
    """What is to be different; None leaves as it is.

    Attributes:
        private: True takes the video off the street, False brings it back.
    """

    title: Text | None = None
    topics: tuple[str, ...] | None = None
    language: str | None = None
    anchors: tuple[Anchor, ...] | None = None
    private: bool | None = None


async def change(
    session: Session, creator: AccountId, video: VideoId, wanted: VideoChange, poster: bytes | None, now: datetime
) -> Video:
    """Change words, topics or anchors, hide a video or show it again.

    New words, and a video that comes back, go through screening; where that is unsure, the video waits off the
    street for a person. A video that screening rejected is submitted again when its words change.

    Args:
        poster: the bytes of its poster, for screening.

    Raises:
        VideoMissing: no such video, or somebody else's.
        BadVideo, BadText, NoSuchProduct: the change is out of bounds.
        NotReady: it is to be shown and was never made.

    Records: ``media.video_changed``, ``media.video_taken_down``, ``media.video_restored``, ``media.video_published``.
    """
    row = await _held(session, creator, video)
    was_public, title = showing.is_public(row), dict(row.title)
    await _apply(session, row, wanted)
    if wanted.private:
        _hide(session, row)
    elif wanted.private is False and row.state == VideoState.PRIVATE:
        if row.prefix is None:
            raise NotReady(state=row.state)
        await showing.submit(session, row, poster, now)
    elif dict(row.title) != title and _was_judged(row):
        await showing.submit(session, row, poster, now)
    elif was_public:
        await showing.announce_change(session, row)
    await session.flush()
    return await reading.own(session, creator, video)


async def withdraw(session: Session, creator: AccountId, video: VideoId) -> None:
    """Take one's video off the street, or stop its making; hiding what is hidden changes nothing.

    Raises:
        VideoMissing: no such video, or somebody else's.

    Records: ``media.video_taken_down`` if it was on the street.
    """
    row = await _held(session, creator, video)
    was_made = row.prefix is not None
    _hide(session, row)
    if not was_made:
        await uploading.drop_later(session, row.upload)


async def _held(session: Session, creator: AccountId, video: VideoId) -> videos.Row:
    row = await videos.lock_video(session, video)
    if row is None or row.creator != creator:
        raise VideoMissing
    return row


async def _apply(session: Session, row: videos.Row, wanted: VideoChange) -> None:
    before = (await videos.select_anchors(session, [row.id])).get(row.id, ())
    draft = rules.tidy(
        VideoDraft(
            title=row.title if wanted.title is None else wanted.title,
            topics=tuple(row.topics) if wanted.topics is None else wanted.topics,
            language=row.language if wanted.language is None else wanted.language,
            anchors=before if wanted.anchors is None else wanted.anchors,
        )
    )
    if row.title != draft.title:
        row.title = dict(draft.title)
    row.topics, row.language = list(draft.topics), draft.language
    if wanted.anchors is None:
        return
    if row.duration_ms and (late := rules.late_anchor(draft.anchors, row.duration_ms)):
        raise BadVideo(field="anchors", rule="a time within the video", product=late.product)
    homes, row.category = await anchoring.homes(session, draft.anchors)
    await videos.replace_anchors(session, row.id, draft.anchors, homes)
    if row.reason is not None and row.reason["code"] == "anchor_late":
        row.reason = None


def _hide(session: Session, row: videos.Row) -> None:
    was_public = showing.is_public(row)
    if row.state != VideoState.REJECTED:
        row.state = VideoState.PRIVATE
    if was_public:
        showing.disappear(session, row, "private")


def _was_judged(row: videos.Row) -> bool:
    """Whether screening has had its say, so that new words need another look."""
    by_screening = row.reason is not None and row.reason["code"] in {"screening", "judged"}
    return row.state in {VideoState.PUBLISHED, VideoState.REVIEWING} or (
        row.state == VideoState.REJECTED and by_screening
    )
