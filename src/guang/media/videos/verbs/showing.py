"""Onto the street and off it: one place decides, and the facts tell everybody."""

from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.media import AnchorTerms, VideoChanged, VideoPublished, VideoRestored, VideoTakenDown
from guang.kernel.db import Session
from guang.media.videos.store import videos
from guang.media.videos.types import VideoState
from guang.people import inbox
from guang.trust import governance
from guang.trust.governance import Candidate, Outcome


def is_public(row: videos.Row) -> bool:
    """Whether anybody may see it."""
    return row.state == VideoState.PUBLISHED and not row.is_restricted


async def submit(session: Session, row: videos.Row, poster: bytes | None, now: datetime) -> None:
    """Ask governance, and do as it says: show the video, reject it with the reasons, or let it wait for a person.

    Records: ``media.video_published`` or ``media.video_restored``, ``media.video_taken_down``, ``media.video_changed``.
    """
    was_public = is_public(row)
    candidate = Candidate(row.id, row.creator, {"title": row.title}, picture=poster)
    verdict = await governance.screen_video(session, candidate, now)
    if verdict.outcome is Outcome.PASSED:
        await appear(session, row, now, was_public=was_public)
        return
    rejected = verdict.outcome is Outcome.REJECTED
    row.state = VideoState.REJECTED if rejected else VideoState.REVIEWING
    if rejected:
        await tell(session, row, "video_rejected")
    row.reason = {"code": "screening", "facts": screening_facts(verdict)} if rejected else None
    if was_public:
        disappear(session, row, "review")


def screening_facts(verdict: governance.Verdict) -> dict[str, Any]:
    """What a creator is told about a rejection: rules, words, and the sentences of the rulebook."""
    return {
        "case": verdict.case.text,
        "version": verdict.version,
        "rules": [found.rule for found in verdict.reasons],
        "words": [found.words for found in verdict.reasons],
        "found": list({found.rule: dict(found.says) for found in verdict.reasons}.values()),
    }


async def appear(session: Session, row: videos.Row, now: datetime, *, was_public: bool = False) -> None:
    """Publish a video, or show it again; a restricted one stays hidden until it is restored.

    Records: ``media.video_published`` the first time, else ``media.video_restored`` and ``media.video_changed``.
    """
    row.state, row.progress, row.reason = VideoState.PUBLISHED, 100, None
    if row.is_restricted:
        return
    await session.flush()
    terms = await _terms(session, row)
    if row.published_at is None:
        row.published_at = now
        journal.append(session, VideoPublished(**terms))
        if row.upload is not None:
            await tell(session, row, "video_published")
        return
    if not was_public:
        journal.append(session, VideoRestored(row.id))
    journal.append(session, VideoChanged(**terms))


async def tell(session: Session, row: videos.Row, kind: str) -> None:
    """Let the creator know how their video fared; once for each attempt to make it."""
    await inbox.notify(session, row.creator, kind, {"video": row.id.text}, key=f"{row.id.text}:{row.attempt}:{kind}")


def disappear(session: Session, row: videos.Row, reason: str) -> None:
    """Tell everybody that a video has left the street.

    Records: ``media.video_taken_down``.
    """
    journal.append(session, VideoTakenDown(row.id, reason))


async def announce_change(session: Session, row: videos.Row) -> None:
    """Tell everybody that a video on the street has other words or anchors now.

    Records: ``media.video_changed``.
    """
    await session.flush()
    journal.append(session, VideoChanged(**await _terms(session, row)))


async def _terms(session: Session, row: videos.Row) -> dict[str, Any]:
    anchors = (await videos.select_anchors(session, [row.id])).get(row.id, ())
    return {
        "video": row.id,
        "creator": row.creator,
        "creator_viewer": row.creator_viewer,
        "title": dict(row.title),
        "duration_ms": row.duration_ms,
        "topics": tuple(row.topics),
        "category": row.category,
        "store": row.store,
        "language": row.language,
        "anchors": tuple(AnchorTerms(anchor.product, anchor.start_ms) for anchor in anchors if anchor.is_alive),
    }
