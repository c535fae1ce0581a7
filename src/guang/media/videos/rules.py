"""Bounds, words and states of videos; arithmetic only."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from guang.kernel.text import LOCALES, Text, in_
from guang.kernel.words import clean_line
from guang.media.videos.errors import BadUpload, BadVideo
from guang.media.videos.types import Anchor, Reason, VideoDraft, VideoState

LARGEST_UPLOAD: Final = 512 * 1024 * 1024
CHUNK_BYTES: Final = 4 * 1024 * 1024
LARGEST_PART: Final = 8 * 1024 * 1024
SMALLEST_FIRST_PART: Final = 64
MOST_OPEN_UPLOADS: Final = 10
MOST_ANCHORS: Final = 10
MOST_TOPICS: Final = 8
LONGEST_TITLE: Final = 120
LONGEST_TOPIC: Final = 32
TYPES: Final = frozenset(
    {"video/mp4", "video/quicktime", "video/webm", "video/x-matroska", "video/matroska", "application/octet-stream", ""}
)

_WHY: Final[Mapping[str, Text]] = {
    "empty": {"en": "The file is empty.", "zh-CN": "文件是空的。"},
    "not_a_video": {"en": "The file is not a video.", "zh-CN": "该文件不是视频。"},
    "no_picture": {"en": "The file has sound but no picture.", "zh-CN": "文件只有声音，没有画面。"},
    "too_large": {
        "en": "The picture is {width} × {height}; at most {longest_side} on the longer side is taken.",
        "zh-CN": "画面尺寸 {width} × {height} 过大，长边最多 {longest_side} 像素。",
    },
    "too_small": {
        "en": "The picture is {width} × {height}; at least {shortest_side} on the shorter side is needed.",
        "zh-CN": "画面尺寸 {width} × {height} 过小，短边至少 {shortest_side} 像素。",
    },
    "too_long": {
        "en": "The video lasts {duration_s} s; at most {longest_s} s is taken.",
        "zh-CN": "视频时长 {duration_s} 秒，最长 {longest_s} 秒。",
    },
    "too_short": {"en": "The video is too short.", "zh-CN": "视频太短。"},
    "breaks_off": {
        "en": "The file breaks off after {after_s} s of {promised_s} s. Upload it again.",
        "zh-CN": "文件不完整：共 {promised_s} 秒，只有 {after_s} 秒可播放。请重新上传。",
    },
    "broken": {"en": "The file is damaged and cannot be played.", "zh-CN": "文件已损坏，无法播放。"},
    "restricted": {"en": "The platform has taken it off the street.", "zh-CN": "平台已将其下架。"},
    "failed": {"en": "We could not process the video. Upload it again.", "zh-CN": "视频处理失败，请重新上传。"},
    "upload_abandoned": {"en": "The upload was never finished.", "zh-CN": "上传未完成。"},
    "anchor_late": {
        "en": "A product is to appear at {start_s} s, but the video ends after {duration_s} s.",
        "zh-CN": "商品设定在第 {start_s} 秒出现，但视频只有 {duration_s} 秒。",
    },
    "judged": {"en": "A person looked at it and found that it breaks a rule.", "zh-CN": "人工审核未通过。"},
    "screening": {"en": "The words or pictures break a rule: {found}", "zh-CN": "内容违反平台规则：{found}"},
}


def words(reason: Reason, locale: str) -> str:
    """A rejection in a sentence."""
    template = in_(_WHY.get(reason.code, _WHY["failed"]), locale)
    facts: dict[str, Any] = {}
    for name, value in reason.facts.items():
        facts[name] = value
        if name.endswith("_ms") and isinstance(value, int):
            facts[f"{name[:-3]}_s"] = f"{value / 1000:g}"
    if "found" in reason.facts:
        facts["found"] = " ".join(in_(says, locale) for says in reason.facts["found"])
    return template.format_map(_Gaps(facts))


class _Gaps(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "?"


def check_upload(name: str, size: int, content_type: str) -> None:
    """Refuse what is promised too large, empty, or of a kind that is not taken.

    Raises:
        BadUpload.
    """
    if not 0 < size <= LARGEST_UPLOAD:
        raise BadUpload(field="bytes", least=1, most=LARGEST_UPLOAD)
    if content_type.partition(";")[0].strip().lower() not in TYPES:
        raise BadUpload(field="content_type", taken=sorted(TYPES - {""}))
    clean_line(name, field="name", least=1, most=200)


def check_part(start: int, size: int, received: int, promised: int) -> None:
    """Refuse a part that cannot fit, before it is stored.

    Raises:
        BadUpload: it is empty, too large, runs over the promised end, or is too short to be recognised.
    """
    if not 0 < size <= LARGEST_PART:
        raise BadUpload(field="part", least=1, most=LARGEST_PART)
    if start + size > promised:
        raise BadUpload(field="part", rule="runs over the promised end", offset=received, bytes=promised)
    if start == 0 and size < min(SMALLEST_FIRST_PART, promised):
        raise BadUpload(field="part", rule="the first part is too short", least=SMALLEST_FIRST_PART)


def tidy(draft: VideoDraft) -> VideoDraft:
    """The draft with its words cleaned and its anchors in order of time.

    Raises:
        BadVideo: too many or repeated anchors or topics, a negative time, an unknown language, no title.
        BadText: a title or topic is too long or has invisible characters.
    """
    title = {
        locale: clean_line(line, field="title", least=1, most=LONGEST_TITLE)
        for locale, line in draft.title.items()
        if line.strip()
    }
    if not title or not set(title) <= set(LOCALES):
        raise BadVideo(field="title", rule="a title in English or Chinese")
    if draft.language not in {"", *LOCALES}:
        raise BadVideo(field="language", rule="one of", allowed=list(LOCALES))
    _check_anchors(draft.anchors)
    anchors = tuple(sorted(draft.anchors, key=lambda anchor: (anchor.start_ms, anchor.product)))
    return VideoDraft(title, topics(draft.topics), draft.language, anchors, draft.store)


def topics(given: Sequence[str]) -> tuple[str, ...]:
    """Topics without signs and capitals, each once, in the order given.

    Raises:
        BadVideo: there are too many.
        BadText: one is too long or invisible.
    """
    cleaned = (clean_line(topic.lstrip("#＃ "), field="topics", most=LONGEST_TOPIC).casefold() for topic in given)
    kept = tuple(dict.fromkeys(topic for topic in cleaned if topic))
    if len(kept) > MOST_TOPICS:
        raise BadVideo(field="topics", most=MOST_TOPICS)
    return kept


def late_anchor(anchors: Sequence[Anchor], duration_ms: int) -> Anchor | None:
    """The first anchor that would appear after the end, if there is one."""
    return next((anchor for anchor in anchors if anchor.start_ms >= duration_ms), None)


def shown_state(state: VideoState, *, is_restricted: bool) -> VideoState:
    """What a restricted video looks like: taken down, if it would be on the street otherwise."""
    return VideoState.TAKEN_DOWN if is_restricted and state is VideoState.PUBLISHED else state


def _check_anchors(anchors: Sequence[Anchor]) -> None:
    if len(anchors) > MOST_ANCHORS:
        raise BadVideo(field="anchors", most=MOST_ANCHORS)
    if len({anchor.product for anchor in anchors}) != len(anchors):
        raise BadVideo(field="anchors", rule="each product once")
    if any(not 0 <= anchor.start_ms < 24 * 3600 * 1000 for anchor in anchors):
        raise BadVideo(field="anchors", rule="a time within the video")
