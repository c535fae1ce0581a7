"""Creators, goods and videos, made through the facades; a worker that runs in the test's process."""

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import pytest_asyncio
from sqlalchemy import event
from sqlalchemy import text as sql
from tests.conftest import new_client
from tests.media.transcoding.clips import clip_bytes
from tests.trade import market

from guang.doors import web
from guang.doors.house import House
from guang.journal import reactions, registry
from guang.kernel import clock, queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, EventId, ProductId, StoreId, VideoId, new_id
from guang.kernel.text import text
from guang.media import videos
from guang.media.transcoding.packaging import Packaged, Rendition

MADE = Packaged(
    "master.m3u8", "poster.webp", "storyboard.vtt", (Rendition("360", 360, 640),), 360, 640, 8000, sound=True
)


def own_title() -> str:
    """A title like no other: alike words on the same clip are a duplicate, and ids may look like a telephone number."""
    return f"Tea {market.fresh_word()} {market.fresh_word()} {market.fresh_word()}"


async def ready(
    session: Session, creator: AccountId, *anchors: videos.Anchor, title: str = "", store: StoreId | None = None
) -> VideoId:
    """A video on the street, as if it had been made."""
    words = text(title or own_title())
    draft = videos.VideoDraft(words, ("tea", "slow"), "en", anchors, store)
    new = videos.NewReadyVideo(creator, draft, f"video/test/{new_id(VideoId).text}", MADE)
    return await videos.publish_ready(session, new, market.NOW)


async def creator(session: Session) -> AccountId:
    """Somebody who makes videos."""
    return await market.person(session, "Creator")


async def product(session: Session) -> tuple[ProductId, market.Shop]:
    """Something to anchor."""
    shop = await market.open_shop(session)
    return (await market.goods(session, shop)).product, shop


class Browser:
    """Somebody logged in, in a browser."""

    def __init__(self, client: httpx.AsyncClient, account: AccountId) -> None:
        self.client = client
        self.account = account

    async def upload(self, data: bytes, *, name: str = "clip.mp4", parts: int = 1) -> str:
        """Send a file in so many parts; returns the upload's id."""
        body = {"name": name, "bytes": len(data), "content_type": "video/mp4"}
        begun = await self.client.post("/api/uploads", json=body)
        assert begun.status_code == 201, begun.text
        upload = str(begun.json()["id"])
        step = min(-(-len(data) // parts), 4 * 1024 * 1024)
        for start in range(0, len(data), step):
            sent = await self.send(upload, start, data[start : start + step])
            assert sent.status_code == 200, sent.text
        return upload

    async def send(self, upload: str, offset: int, data: bytes) -> httpx.Response:
        """Send one part."""
        headers = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        return await self.client.patch(f"/api/uploads/{upload}", content=data, headers=headers)

    async def post_video(self, upload: str, **more: object) -> httpx.Response:
        """Make a video of an upload."""
        body = {"upload": upload, "title": own_title(), "language": "en", **more}
        return await self.client.post("/api/videos", json=body)

    async def video(self, video: str) -> dict:  # type: ignore[type-arg]
        """A video as this person sees it."""
        answer = await self.client.get(f"/api/videos/{video}")
        assert answer.status_code == 200, answer.text
        return answer.json()  # type: ignore[no-any-return]


async def browse(app: web.Edge) -> Browser:
    """A new account in a browser of its own."""
    client = new_client(app)
    body = {
        "email": f"maker.{new_id(EventId).text}@example.org",
        "password": "a quiet river 42",
        "name": "Maker",
        "locale": "en",
    }
    answer = await client.post("/api/accounts", json=body)
    assert answer.status_code == 201, answer.text
    return Browser(client, AccountId.parse(answer.json()["account"]["id"]))


@pytest_asyncio.fixture
async def maker(app: web.Edge) -> AsyncIterator[Browser]:
    """Somebody who uploads."""
    browser = await browse(app)
    yield browser
    await browser.client.aclose()


@pytest_asyncio.fixture
async def stranger(app: web.Edge) -> AsyncIterator[Browser]:
    """Somebody else."""
    browser = await browse(app)
    yield browser
    await browser.client.aclose()


@pytest.fixture
def small_clip() -> bytes:
    """A second of video, as bytes."""
    return clip_bytes()


async def work(house: House) -> None:
    """Do all jobs that are due."""
    await queue.run_pending(house.context)


async def hear(house: House, *names: str) -> None:
    """Deliver what happened to these reactions."""
    registered = reactions.registered()
    for name in names:
        while await reactions.deliver(house.database, registered[name], clock.now()):
            pass


async def facts_about(session: Session, video: VideoId) -> list[object]:
    """The facts of this test's transaction about one video, in order."""
    await session.flush()
    rows = await session.execute(
        sql("SELECT name, body FROM journal.facts WHERE body->>'video' = :video ORDER BY position"),
        {"video": video.text},
    )
    return [registry.read(row.name, row.body) for row in rows]


def leftovers(folder: Path) -> list[Path]:
    """Files that should have been tidied away."""
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


@pytest.fixture
def count_queries(house: House) -> Iterator[list[str]]:
    """The statements that are sent while the test runs."""
    sent: list[str] = []

    def note(*given: Any) -> None:
        sent.append(str(given[2]))

    event.listen(house.database.engine.sync_engine, "before_cursor_execute", note)
    yield sent
    event.remove(house.database.engine.sync_engine, "before_cursor_execute", note)
