"""What creators hear about their videos and the talk under them."""

from collections.abc import Mapping
from typing import Final

from guang.people.inbox.rules.kinds.kind import Template, template

KINDS: Final[Mapping[str, Template]] = {
    "commented": template(
        ("{by} commented", "There is a new comment under your video."),
        ("{by} 评论了你", "你的视频有了新评论。"),
        link="/watch/{subject}?comment={comment}",
    ),
    "replied": template(
        ("{by} replied to you", "There is an answer to your comment."),
        ("{by} 回复了你", "你的评论有了新回复。"),
        link="/watch/{subject}?comment={comment}",
    ),
    "video_published": template(
        ("Your video is on the street", "It is ready in every size and can be seen by everybody."),
        ("视频已发布", "视频已处理完成，所有人都可以看到。"),
        link="/watch/{video}",
    ),
    "video_rejected": template(
        ("Your video was not published", "Open it at the desk to see why and what to do."),
        ("视频未能发布", "请在工作台查看原因和处理办法。"),
        link="/desk/videos?video={video}",
    ),
}
