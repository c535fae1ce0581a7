"""Sources, scorers and recipes, each by itself, over a real model."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from tests.discovery.feed.conftest import Neighbourhood, acts

from guang.discovery.feed import Feed, FeedQuery, rules
from guang.discovery.feed.scorers.expected_value import ExpectedValue
from guang.discovery.feed.scorers.feature_rows import FeatureRows
from guang.discovery.feed.scorers.inclination import Inclination
from guang.discovery.feed.scorers.newest import Newest
from guang.discovery.feed.scorers.popularity_and_recency import PopularityAndRecency
from guang.discovery.feed.scorers.predicted_odds import PredictedOdds
from guang.discovery.feed.selectors.best_first import BestFirst
from guang.discovery.feed.sources.boosted_topics import BoostedTopics
from guang.discovery.feed.sources.followed_creators import FollowedCreators
from guang.discovery.feed.sources.fresh_and_untried import FreshAndUntried
from guang.discovery.feed.sources.long_tail import LongTail
from guang.discovery.feed.sources.popular_lately import PopularLately
from guang.discovery.feed.sources.similar_to_recent import SimilarToRecent
from guang.discovery.feed.sources.touched_before import TouchedBefore
from guang.discovery.feed.sources.trending_now import TrendingNow
from guang.discovery.feed.stakes import KNOBS, STAKES
from guang.discovery.feed.types import Circle
from guang.discovery.shelves.reach import Reach
from guang.discovery.shelves.seen import Seen, day_of
from guang.discovery.shelves.shelf import Item, Shelf
from guang.discovery.steering import Taste
from guang.journal import Kind
from guang.kernel import clock
from guang.kernel.db import Database
from guang.kernel.ids import PageId, ViewerId, new_id
from guang.kernel.pipeline import Columns, Found
from guang.learning import serving

Opener = Callable[[], Awaitable[Feed]]
NOW = clock.now()


def query(viewer: ViewerId | None = None, **more: object) -> FeedQuery:
    made = FeedQuery(viewer=viewer or new_id(ViewerId), now=clock.now(), page=new_id(PageId))
    return replace(made, **more)  # type: ignore[arg-type]


def shelf() -> Shelf:
    made = Shelf()
    for number in range(1, 7):
        age_s = 86_400.0 * (6 - number)
        topics = ("tea",) if number % 2 else ("hats",)
        made.put(Item(number, number % 3 + 10, {"en": "x"}, NOW.timestamp() - age_s, topics=topics))
    return made


def table(on: Shelf, *ids: int, **columns: list[float]) -> Columns:
    made = Columns(np.array(ids, dtype=np.int64))
    made.put("row", on.rows(made.ids), owner="test")
    for name, values in columns.items():
        made.put(name, np.array(values), owner="test")
    return made


def found(outcome: object) -> Found:
    assert isinstance(outcome, Found)
    return outcome


def test_followed_creators_come_newest_first() -> None:
    circle = Circle(followed=np.array([10, 11]), follows=frozenset({10, 11}))

    assert found(FollowedCreators(shelf()).find(query(circle=circle))).ids.tolist() == [6, 4, 3, 1]
    assert found(FollowedCreators(shelf()).find(query())).ids.tolist() == []


def test_boosted_topics_come_newest_first() -> None:
    asked = query(taste=Taste(boosted=frozenset({"tea", "nobody's"})))

    assert found(BoostedTopics(shelf()).find(asked)).ids.tolist() == [5, 3, 1]
    assert found(BoostedTopics(shelf()).find(query())).ids.tolist() == []


async def test_the_model_s_channels_become_sources_with_a_column_each(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer = new_id(ViewerId)
    await acts(database, viewer, *[(Kind.finish, one) for one in neighbourhood.tea[:3]])
    model = (await open_feed()).model
    asked = query(viewer)
    sort = serving.Sort.VIDEO

    similar = found(SimilarToRecent(model, sort).find(asked))
    assert set(similar.ids.tolist()) & {int(one) for one in neighbourhood.tea[3:]}
    assert similar.columns["similar"].tolist() == sorted(similar.columns["similar"].tolist(), reverse=True)
    own = found(TouchedBefore(model, sort).find(asked)).ids.tolist()
    assert own == [int(one) for one in neighbourhood.tea[2::-1]]
    for source, column in ((PopularLately(model, sort), "popular"), (TrendingNow(model, sort), "trending")):
        told = found(source.find(asked))
        assert len(told.ids) == len(told.columns[column])


async def test_a_deeper_scroll_asks_its_sources_for_more(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    source = PopularLately((await open_feed()).model, serving.Sort.VIDEO)
    few = found(source.find(query(knobs={"feed.popular.most": 3})))
    more = found(source.find(query(knobs={"feed.popular.most": 3}, shown=rules.fingerprints(few.ids))))

    assert len(few.ids) == 3
    assert len(more.ids) == 6


async def test_what_was_shown_takes_no_part_in_the_draw_and_chances_are_exact(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    source = FreshAndUntried((await open_feed()).model, serving.Sort.VIDEO)
    asked = query(knobs={"feed.explore.pool": 5.0})

    drawn = found(source.find(asked))
    again = found(source.find(replace(asked, shown=rules.fingerprints(drawn.ids))))

    assert len(drawn.ids) == 5
    assert ((drawn.columns["chance"] > 0) & (drawn.columns["chance"] <= 1)).all()
    assert not set(drawn.ids.tolist()) & set(again.ids.tolist())
    assert found(source.find(asked)).ids.tolist() == drawn.ids.tolist()


async def test_odds_are_probabilities_in_the_order_of_the_actions(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    feed = await open_feed()
    candidates = Columns(np.array([int(one) for one in neighbourhood.tea]))
    asked = query()
    candidates.put("features", FeatureRows(feed.model).score(asked, candidates), owner="FeatureRows")

    odds = PredictedOdds(feed.model).score(asked, candidates)

    assert candidates["features"].shape == (8, len(feed.model.names))
    assert odds.shape == (8, len(serving.ACTIONS))
    assert ((odds >= 0) & (odds <= 1)).all()


def test_expected_value_is_the_sum_of_stakes_times_odds_and_of_sales_that_last() -> None:
    on = shelf()
    on.put(Item(9, 10, {"en": "x"}, 0.0, goods=(77,)))
    on.reprice(77, 19_900)
    odds = np.zeros((2, len(serving.ACTIONS)))
    odds[:, serving.ACTIONS.index("like")] = 0.1
    odds[:, serving.ACTIONS.index("order")] = 0.02
    odds[:, serving.ACTIONS.index("return")] = 0.005
    candidates = table(on, 1, 9)
    candidates.put("odds", odds, owner="test")

    value = ExpectedValue(KNOBS, on).score(query(), candidates)

    plain = 0.1 * STAKES["like"] + 0.02 * STAKES["order"] + 0.005 * STAKES["return"]
    assert value.tolist() == pytest.approx([plain, plain + 0.02 * (0.02 - 0.005) * 199.0])


def test_a_policy_raises_one_stake_and_the_others_stay() -> None:
    on, odds = shelf(), np.full((1, len(serving.ACTIONS)), 0.1)
    candidates = table(on, 1)
    candidates.put("odds", odds, owner="test")

    plain, raised = [
        ExpectedValue(KNOBS, on).score(query(knobs=knobs), candidates)[0] for knobs in ({}, {"feed.stake.follow": 9.0})
    ]

    assert raised - plain == pytest.approx(0.1 * (9.0 - STAKES["follow"]))


def test_a_badly_run_store_loses_a_quarter_of_the_factor_and_one_without_a_score_nothing() -> None:
    on = shelf()
    for number, store in ((21, 5), (22, 6), (23, 7), (24, 0)):
        on.put(Item(number, 10, {"en": "x"}, 0.0, store=store))
    on.rate(5, 0.0)
    on.rate(6, 0.5)
    on.rate(7, None)
    score = Inclination(on, Seen(64), ()).score(
        query(knobs={"feed.inclination.new": 0.0}), table(on, 21, 22, 23, 24, value=[1.0, 1.0, 1.0, 1.0])
    )
    assert score.tolist() == pytest.approx([0.75, 0.875, 1.0, 1.0])


async def test_the_long_tail_is_small_makers_whose_topics_the_viewer_likes(
    database: Database, neighbourhood: Neighbourhood, open_feed: Opener
) -> None:
    viewer = new_id(ViewerId)
    await acts(database, viewer, (Kind.finish, neighbourhood.tea[0]), (Kind.finish, neighbourhood.hats[0]))
    feed = await open_feed()
    large = feed.videos[neighbourhood.tea[1]].author
    reach = Reach()
    reach.add(np.full(5000, large), np.full(5000, 9000, dtype=np.int32))
    source = LongTail(feed.model, feed.videos, reach)

    told = found(source.find(query(viewer=viewer, now=clock.now(), taste=Taste(muted=frozenset({"hats"})))))

    assert {feed.videos[number].title["en"] for number in told.ids.tolist()} >= {"Tea 0", "Tea 2", "Tea 7"}
    assert int(neighbourhood.tea[1]) not in told.ids
    assert not {int(one) for one in neighbourhood.hats} & set(told.ids.tolist())
    assert (np.diff(told.columns["small"]) <= 0).all()
    stranger = found(source.find(query(viewer=new_id(ViewerId), now=clock.now())))
    assert len(stranger.ids) == 0


def test_a_page_leans_towards_what_is_known_or_what_is_new_and_towards_goods_or_content() -> None:
    on = shelf()
    on.put(Item(9, 10, {"en": "x"}, 0.0, goods=(77,)))
    scorer = Inclination(on, Seen(64), ("hour_sin", "affinity_creator_long", "affinity_topic_best"))
    candidates = table(on, 1, 2, 9, value=[1.0, 1.0, 1.0])
    candidates.put("features", np.array([[9, 0.5, 0.1], [9, np.nan, 0.0], [9, 0.0, 0.25]], np.float32), owner="test")

    def score(**knobs: float) -> list[float]:
        bare = {"feed.inclination.new": 0.0} | {f"feed.inclination.{name}": value for name, value in knobs.items()}
        told: list[float] = scorer.score(query(knobs=bare), candidates).tolist()
        return told

    assert score() == [1, 1, 1]
    assert score(familiar=1.0) == pytest.approx([1.8, 0.2, 1.0])
    assert score(familiar=-0.5) == pytest.approx([0.6, 1.4, 1.0])
    assert score(goods=1.0) == pytest.approx([0.2, 0.2, 1.8])
    assert score(goods=-1.0, familiar=1.0) == pytest.approx([3.24, 0.36, 0.2])


def test_stakes_that_do_not_fit_the_actions_are_refused() -> None:
    with pytest.raises(ValueError, match="stakes and actions differ: \\['applause'\\]"):
        ExpectedValue(KNOBS | {"applause": KNOBS["like"]}, shelf())


def test_inclination_bends_values_by_what_the_viewer_asked_for() -> None:
    on, seen = shelf(), Seen(64)
    plain = Inclination(on, seen, ())
    candidates = table(on, 1, 2, 3, value=[1.0, 1.0, -1.0])
    base = plain.score(query(knobs={"feed.inclination.new": 0.0}), candidates)
    assert base.tolist() == [1.0, 1.0, -1.0]

    circle, taste = Circle(followed=np.array([12]), follows=frozenset({12})), Taste(boosted=frozenset({"tea"}))
    bent = plain.score(query(circle=circle, taste=taste, knobs={"feed.inclination.new": 0.0}), candidates)
    assert bent.tolist() == pytest.approx([1.6, 1.2, -0.4])
    forgotten = Taste(forgotten=frozenset({"hats"}))
    assert plain.score(query(taste=forgotten, knobs={"feed.inclination.new": 0.0}), candidates).tolist() == [
        1,
        0.5,
        -1,
    ]


def test_newer_items_are_worth_a_little_more() -> None:
    on = shelf()
    score = Inclination(on, Seen(64), ()).score(query(now=NOW), table(on, 6, 4, 1, value=[1.0, 1.0, 1.0]))

    assert score.tolist() == pytest.approx([1.15, 1.075, 1 + 0.15 * 0.5**2.5])


def test_on_a_second_helping_what_was_seen_long_ago_goes_first() -> None:
    on, seen, viewer = shelf(), Seen(64), new_id(ViewerId)
    for number, days in ((1, 0), (2, 5)):
        seen.add(np.array([int(viewer)]), np.array([number]), np.array([day_of(NOW - timedelta(days=days))]))
    asked = query(viewer, now=NOW, repeats=True, knobs={"feed.inclination.new": 0.0})

    today, days_ago, never = Inclination(on, seen, ()).score(asked, table(on, 1, 2, 3, value=[1.0, 1.0, 1.0]))

    assert today < days_ago < never


def test_without_personalisation_popularity_and_recency_decide() -> None:
    on = shelf()
    candidates = table(on, 1, 6, 3, popular=[10.0, 5.0, np.nan], trending=[0.0, np.nan, np.nan])

    score = PopularityAndRecency(on).score(query(now=NOW), candidates)

    assert score.tolist() == pytest.approx([1 + 0.5 * 0.5**2.5, 1.0, 0.5 * 0.5**1.5])
    assert PopularityAndRecency(on).score(query(now=NOW), table(on, 6)).tolist() == pytest.approx([0.5])


def test_the_newest_and_the_best_come_first() -> None:
    on = shelf()
    candidates = table(on, 3, 6, 1)
    candidates.put("score", Newest(on).score(query(), candidates), owner="Newest")

    picks = BestFirst().pick(query(), candidates, 2)

    assert candidates.ids[picks.rows].tolist() == [6, 3]
    assert picks.columns["propensity"].tolist() == [1.0, 1.0]


async def test_recipes_read_from_top_to_bottom(open_feed: Opener) -> None:
    feed = await open_feed()
    lines = str(feed.home).splitlines()

    assert lines[0] == "home"
    assert [line.split()[0] for line in lines[1:] if not line.startswith("   ")] == [
        "sources",
        "hydrators",
        "filters",
        "scorers",
        "selector",
        "effects",
    ]
    for recipe in (feed.home, feed.impersonal, feed.following, feed.mall):
        assert all(len(line.split()) >= 3 for line in str(recipe).splitlines()[1:]), recipe
