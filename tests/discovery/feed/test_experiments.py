"""Experiments reach the pages of those who are in them, and the log says so."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import numpy as np
from tests.discovery.feed.conftest import Neighbourhood, acts

from guang.discovery import pages, steering
from guang.discovery.feed import Feed, Wish
from guang.discovery.pages import jobs
from guang.discovery.steering import Dials
from guang.doors.house import House
from guang.journal import Kind
from guang.journal.facts.learning import ExperimentStarted, TriedVariant
from guang.kernel import clock, queue
from guang.kernel.db import Database
from guang.kernel.ids import AccountId, VideoId, ViewerId, new_id
from guang.kernel.pipeline import KEPT
from guang.learning import experiments
from guang.learning.experiments import NewExperiment, Variant, Way

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


async def test_two_rankers_fill_one_page_by_turns_and_people_s_acts_say_whose_items_they_took_to(
    house: House, neighbourhood: Neighbourhood, open_feed: Callable[[], Awaitable[Feed]]
) -> None:
    feed, now = await open_feed(), clock.now()
    variants = (Variant("newest", 0.5, {"feed.inclination.new": 2.0}), Variant("calm", 0.5, {"feed.explore.share": 0}))
    wanted = NewExperiment(key="by-turns", title="By turns", share=1.0, variants=variants, note="To see", kind=Way.DUEL)
    async with house.database.transaction() as session:
        made = await experiments.start(session, wanted, by=AccountId(1), now=now - timedelta(hours=3))
        viewer = new_id(ViewerId)
        while experiments.assignment.variant(made, int(viewer)) is None:
            viewer = new_id(ViewerId)
        feed.experiments.hear(
            ExperimentStarted(
                made.key,
                made.title,
                made.layer,
                made.first,
                made.width,
                tuple(TriedVariant(one.name, one.share, dict(one.knobs)) for one in made.variants),
                made.by,
                made.note,
                kind="duel",
            )
        )
        query, served = await feed.make(session, Wish(viewer=viewer, now=now, limit=6))
        teams = query.variants["by-turns"]
        assert len(teams) == len(served.items) == len(set(served.items.ids.tolist()))
        assert set(teams) == {"0", "1"}
        assert set(served.items.ids.tolist()) <= set(served.candidates.ids.tolist())
        assert len(served.scored) == int((served.removed_by == KEPT).sum())
        assert np.isin(served.scored.ids, served.candidates.ids).all()
    await feed.log.drain()
    async with house.database.session() as session:
        trace = await pages.served_page(session, query.page)
        assert [one.id for one in trace.candidates if one.slot is not None] == [
            VideoId(number).text for number in served.items.ids.tolist()
        ]
        assert trace.variants["by-turns"] == teams
    liked = VideoId(int(served.items.ids[teams.index("1")]))
    for kind in (Kind.finish, Kind.like):
        await acts(house.database, viewer, (kind, liked))

    with clock.shifted(timedelta(hours=2)):
        for _ in range(2):
            await jobs.judge_duels(queue.Context(house.database, house.blobs, house.settings))
    async with house.database.transaction() as session:
        told = await experiments.read_out(session, "by-turns")
        await experiments.end(session, "by-turns", "Liked better", by=AccountId(1), now=clock.now())

    won = {one.metric: (one.control, one.tried, one.tied) for one in told.duels}
    assert (won["likes"], won["finishes"], won["orders"]) == ((0, 1, 0), (0, 1, 0), (0, 0, 1))
    assert told.people == (1,)
