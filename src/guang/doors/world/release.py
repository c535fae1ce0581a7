"""Clips onto the street: packaged elsewhere, stored under a folder of their own, published with their product."""

import shutil
from datetime import datetime, timedelta

import numpy as np

from guang.doors import ledger
from guang.doors.studio.encode import RENDITIONS
from guang.doors.world import shelves
from guang.doors.world.casting import Cast, Maker
from guang.doors.world.goods import Good
from guang.doors.world.shoot import Footage
from guang.kernel import clock
from guang.kernel.blobs import Blobs
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, ProductId, VideoId, new_id
from guang.media import transcoding, videos

SPREAD = timedelta(days=8)
ANCHOR_MS = 900


def packaged(footage: Footage) -> transcoding.Packaged:
    """What lies in a clip's folder, in the words of the room of videos."""
    width, height = RENDITIONS[-1]
    files = ("master.m3u8", "poster.webp", "storyboard.vtt")
    return transcoding.Packaged(*files, (), width, height, footage.duration_ms, sound=True)


def maker_of(good: Good, makers: tuple[Maker, ...]) -> Maker:
    """Who films a good: somebody who films for its store or about its topics, in turn."""
    fitting = [one for one in makers if good.store in one.stores or set(one.topics) & set(good.topics)]
    return fitting[good.number % len(fitting)]


def published_at(good: Good, goods: int, begun: datetime) -> datetime:
    """When a clip appeared: spread over the days before the world was made, in an order of its own."""
    order = int(np.random.default_rng(7).permutation(goods)[good.number])
    return begun - SPREAD + (SPREAD - timedelta(hours=2)) * (order / goods)


async def release(
    database: Database, blobs: Blobs, cast: Cast, shown: tuple[Good, ProductId, Footage], at: datetime
) -> VideoId:
    """Store and publish a clip, unless that has happened; its folder on disk is removed."""
    good, product, footage = shown
    maker = maker_of(good, cast.makers)
    draft = videos.VideoDraft(
        title=good.caption,
        topics=good.topics,
        language=maker.locale,
        anchors=(videos.Anchor(product, ANCHOR_MS),),
    )
    await shelves.hang(database, blobs, cast, good, footage)
    made = await publish(database, blobs, f"clip/{good.key}", (maker.account, draft, footage), at)
    shutil.rmtree(footage.folder, ignore_errors=True)
    return made


async def publish(
    database: Database, blobs: Blobs, name: str, clip: tuple[AccountId, videos.VideoDraft, Footage], at: datetime
) -> VideoId:
    """Publish any packaged clip once under a name."""
    creator, draft, footage = clip
    video = new_id(VideoId, at)
    prefix = f"video/{video.text}/1"

    async def make(session: Session) -> int:
        await blobs.put_tree(prefix, footage.folder)
        new = videos.NewReadyVideo(creator=creator, draft=draft, prefix=prefix, packaged=packaged(footage), id=video)
        with clock.frozen(at):
            return await videos.publish_ready(session, new, at)

    return VideoId(await ledger.once(database, name, make, at))
