"""One video as the feed shows it, for whoever follows a link."""

from datetime import datetime

from litestar import get

from guang.discovery import feed as feeds
from guang.kernel.db import Session
from guang.kernel.ids import VideoId
from guang.kernel.web import Caller


@get("/api/videos/{video:str}/card", operation_id="getVideoCard", tags=["discovery"])
async def get_card(session: Session, caller: Caller, now: datetime, feed: feeds.Feed, video: str) -> feeds.FeedCard:
    """A video with its creator, counts and living anchors."""
    wish = feeds.Wish(viewer=caller.viewer, now=now, account=caller.account, locale=caller.locale)
    return await feed.card(session, VideoId.parse(video), wish)


routes = [get_card]
