"""The feed: videos chosen for a person, from what they did seconds ago, with the reason for each.

A `Feed` lives in each web process. It holds what may be shown as columns, hears the journal, and runs the recipes of
`recipes` (print one to read it)::

    feed = await Feed.open(database, channels, model, now=clock.now())
    follower.join(feed.hear, feed.position)
    task = asyncio.create_task(feed.keep())
    page = await feed.page(session, Wish(viewer=viewer, now=now))
    print(feed.home)

What viewers say in `steering` is heeded by their next page; every served page can be explained afterwards.
"""

from guang.discovery.feed import recipes
from guang.discovery.feed.engine import Feed, Wish
from guang.discovery.feed.estimates import Estimated, estimate
from guang.discovery.feed.recipes import Pantry
from guang.discovery.feed.rehearsal import Measure, Rehearsal, measures
from guang.discovery.feed.types import FeedCard, FeedPage, FeedQuery, Tab
from guang.discovery.shelves import Item, Seen, Shelf

__all__ = [
    "Estimated",
    "Feed",
    "FeedCard",
    "FeedPage",
    "FeedQuery",
    "Item",
    "Measure",
    "Pantry",
    "Rehearsal",
    "Seen",
    "Shelf",
    "Tab",
    "Wish",
    "estimate",
    "measures",
    "recipes",
]
