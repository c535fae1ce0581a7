"""A street with creators, videos and people who watch them, made through the facades."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import httpx
import numpy as np
import pytest
import pytest_asyncio
from tests.conftest import new_client
from tests.media.videos.conftest import MADE
from tests.trade import market

from guang import journal
from guang.discovery.feed import Feed
from guang.doors import web
from guang.doors.house import House
from guang.journal import Kind
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, EventId, PageId, StoreId, VideoId, ViewerId, new_id
from guang.kernel.text import text
from guang.learning import serving
from guang.media import videos
from guang.people import accounts, social

NOON = market.NOW


@dataclass(frozen=True)
class Creator:
    """Somebody who makes videos."""

    account: AccountId
    viewer: ViewerId

    @property
    def person(self) -> social.Person:
        return social.Person(self.viewer, self.account)


async def creator(session: Session, name: str = "Mei") -> Creator:
    """An account that nobody logs in to."""
    made = await accounts.open_account(session, accounts.NewAccount(name=name), clock.now())
    return Creator(made.id, made.viewer)


async def video(
    session: Session,
    maker: Creator,
    *,
    title: str = "",
    topics: Sequence[str] = (),
    anchors: Sequence[videos.Anchor] = (),
    store: StoreId | None = None,
) -> VideoId:
    """A video on the street."""
    words = text(title or f"A slow morning {market.fresh_word()} {market.fresh_word()}")
    draft = videos.VideoDraft(words, tuple(topics), "en", tuple(anchors), store)
    new = videos.NewReadyVideo(maker.account, draft, f"video/test/{new_id(VideoId).text}", MADE)
    return await videos.publish_ready(session, new, clock.now())


async def acts(
    database: Database,
    viewer: ViewerId,
    *done: tuple[Kind, VideoId],
    ago: timedelta = timedelta(0),
    page: PageId | None = None,
) -> None:
    """Behaviour of one viewer, a second apart, the last one ``ago``."""
    now = clock.now() - ago
    when = [now - timedelta(seconds=len(done) - 1 - n) for n in range(len(done))]
    columns = journal.behaviour.columns(
        id=[int(new_id(EventId, at)) for at in when],
        viewer=[int(viewer)] * len(done),
        kind=[int(kind) for kind, _ in done],
        subject=[int(subject) for _, subject in done],
        subject_kind=[1] * len(done),
        watched_ms=[8_000 if kind in {Kind.play, Kind.finish} else 0 for kind, _ in done],
        duration_ms=[8_000] * len(done),
        page=[int(page or 0)] * len(done),
    )
    await journal.bulk_behaviour(database, columns)


@dataclass(frozen=True)
class Neighbourhood:
    """Two circles of taste: whoever watches one tea video watches the others, and nobody watches both kinds."""

    maker: Creator
    tea: tuple[VideoId, ...]
    hats: tuple[VideoId, ...]


@pytest_asyncio.fixture
async def neighbourhood(database: Database) -> Neighbourhood:
    """Sixteen videos, and what twelve people did with them yesterday."""
    async with database.transaction() as session:
        maker = await creator(session)
        makers = [await creator(session, f"Maker {n}") for n in range(16)]
        tea = [await video(session, makers[n], title=f"Tea {n}", topics=["tea", "calm"]) for n in range(8)]
        hats = [await video(session, makers[8 + n], title=f"Hat {n}", topics=["hats"]) for n in range(8)]
    random = np.random.default_rng(7)
    for number in range(12):
        taste = tea if number % 2 else hats
        watched = [(Kind.finish, taste[at]) for at in random.permutation(len(taste))[:6]]
        await acts(database, new_id(ViewerId), *watched, ago=timedelta(hours=20))
    return Neighbourhood(maker, tuple(tea), tuple(hats))


@pytest_asyncio.fixture
async def model(house: House) -> serving.Model:
    """The model as of now."""
    return await serving.Model.open(house.database, house.settings.data_dir, now=clock.now())


@pytest.fixture
def open_feed(house: House) -> Callable[[], Awaitable[Feed]]:
    """Opens a feed that has read everything up to now and follows nothing."""

    async def opener() -> Feed:
        model = await serving.Model.open(house.database, house.settings.data_dir, now=clock.now())
        return await Feed.open(house.database, house.channels, model, now=clock.now())

    return opener


@pytest_asyncio.fixture
async def guest(app: web.Edge) -> AsyncIterator[httpx.AsyncClient]:
    """A browser without a past."""
    async with new_client(app) as client:
        yield client


async def soon(check: Callable[[], Awaitable[bool]], *, within_s: float = 5.0) -> bool:
    """Whether something becomes true before long."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if await check():
            return True
        await asyncio.sleep(0.05)
    return False


def later(now: datetime, **more: float) -> datetime:
    """Some time after."""
    return now + timedelta(**more)
