"""Experiments reach the pages of those who are in them, and the log says so."""

from collections.abc import Awaitable, Callable

from tests.discovery.feed.conftest import Neighbourhood

from guang.discovery import steering
from guang.discovery.feed import Feed, Wish
from guang.discovery.steering import Dials
from guang.journal.facts.learning import ExperimentStarted, TriedVariant
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, ViewerId, new_id

STARTED = ExperimentStarted(
    key="no-draws",
    title="No draws",
    layer="ranking",
    first=0,
    width=10_000,
    variants=(
        TriedVariant("none", 0.5, {"feed.explore.share": 0.0}),
        TriedVariant("many", 0.5, {"feed.explore.share": 0.3}),
    ),
    by=AccountId(1),
    note="To see",
)


async def test_a_page_is_made_with_the_knobs_of_its_viewer_s_variant_and_their_dials_turn_on_from_there(
    database: Database, neighbourhood: Neighbourhood, open_feed: Callable[[], Awaitable[Feed]]
) -> None:
    feed = await open_feed()
    feed.experiments.hear(STARTED)
    met: dict[str, float] = {}
    async with database.transaction() as session:
        for _ in range(60):
            wish = Wish(viewer=new_id(ViewerId), now=clock.now(), limit=8)
            query, _served = await feed.make(session, wish)
            if "no-draws" in query.variants:
                met[query.variants["no-draws"]] = query.knobs["feed.explore.share"]
                viewer = wish.viewer
        assert met == {"none": 0.0, "many": 0.3}
        await steering.turn(session, viewer, Dials(familiar=2), clock.now())
        feed.tastes.forget(viewer)
        query, _served = await feed.make(session, Wish(viewer=viewer, now=clock.now(), limit=8))

    assert query.knobs["feed.explore.share"] == 0.0
    assert query.variants["policy"] == "platform"
