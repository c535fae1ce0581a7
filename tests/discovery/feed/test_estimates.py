"""What a policy would have earned on pages that were served, out of their log."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime, timedelta

import numpy as np
from tests.discovery.feed.conftest import Neighbourhood, acts

from guang.discovery import feed as feeds
from guang.discovery import pages
from guang.discovery.feed import Feed, Wish, estimates
from guang.discovery.pages import log
from guang.discovery.policies import PLATFORM, Policy
from guang.journal import Kind, behaviour
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import PageId, VideoId, ViewerId, new_id
from guang.learning.serving import ACTIONS


def kept_page(at: datetime) -> PageId:
    """The id of a page whose odds are kept."""
    while not log.is_sampled(page := new_id(PageId, at)):
        pass
    return page


async def test_what_would_have_been_shown_is_worth_what_people_made_of_it(
    database: Database, neighbourhood: Neighbourhood, open_feed: Callable[[], Awaitable[Feed]]
) -> None:
    feed, viewers = await open_feed(), [new_id(ViewerId) for _ in range(12)]
    ago = timedelta(hours=2)
    for number, viewer in enumerate(viewers):
        at = clock.now() - ago
        async with database.transaction() as session:
            query = await feed._query(session, Wish(viewer=viewer, now=at, limit=6))
        served = await feed.home.run(replace(query, page=kept_page(at)), limit=6)
        if number % 2 == 0:
            best = served.items["propensity"].argmax()
            await acts(database, viewer, (Kind.finish, VideoId(int(served.items.ids[best]))), ago=ago * 3 / 4)
    await feed.log.drain()
    now = clock.now()
    calm = Policy("calm", {"feed.explore.share": 0})
    async with database.transaction() as session:
        logged = await pages.foretold(session, "home", since=now - timedelta(days=1), until=now, most=400)
        told = await feeds.estimate(session, feed.videos, feed.policy, calm, now)

    mine = [page for page in logged if page.viewer in viewers]
    assert len(mine) == 12
    for page in mine:
        assert page.odds.shape == (len(page.ids), len(ACTIONS))
        by_merit = page.ids[estimates.choice(page, feed.videos, page.knobs).lines]
        assert len(by_merit) == len(page.items)
        assert set(page.items[page.propensity == 1].tolist()) <= set(by_merit.tolist())
    assert told.pages >= 12
    assert 0 < told.told <= 1
    assert told.unfelt == ("feed.explore.share",)
    worth = {(one.metric, one.way, one.tried): one.value for one in told.worth}
    assert worth["finishes", "ips", False] == worth["finishes", "ips", True]
    assert worth["finishes", "ips", False] is not None
    assert worth["orders", "ips", False] is None
    idle = estimates.told(mine, behaviour.empty(), feed.videos, (PLATFORM, PLATFORM))
    assert {one.value for one in idle.worth if one.way == "ips"} == {None}


async def test_another_stake_brings_to_the_top_what_it_pays_for(
    neighbourhood: Neighbourhood, open_feed: Callable[[], Awaitable[Feed]]
) -> None:
    feed = await open_feed()
    ids = np.array([int(one) for one in (*neighbourhood.tea, *neighbourhood.hats)][:12], np.int64)
    rng, follow = np.random.default_rng(2), ACTIONS.index("follow")
    odds = np.zeros((len(ids), len(ACTIONS)), np.float32)
    odds[:, follow] = rng.permutation(np.linspace(0.01, 0.1, len(ids)))
    odds[:, ACTIONS.index("click")] = 0.2
    page = pages.Foretold(
        page=new_id(PageId),
        viewer=new_id(ViewerId),
        knobs={},
        ids=ids,
        scores=np.zeros(len(ids), np.float32),
        odds=odds,
        items=ids[:4],
        propensity=np.ones(4, np.float32),
    )
    page = replace(page, scores=(odds[:, 0] * 0.4 + odds[:, follow] * 4.0).astype(np.float32))
    flat = {"feed.variety.author_decay": 1.0, "feed.variety.category_decay": 1.0, "feed.commerce.most": 50.0}

    by_follows = estimates.choice(page, feed.videos, {**flat, "feed.stake.follow": 500.0, "feed.stake.click": 0.0})

    assert by_follows.lines.tolist() == np.argsort(-odds[:, follow])[:4].tolist()
