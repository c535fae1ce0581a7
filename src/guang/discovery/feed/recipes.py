"""The recipes of the street, readable from top to bottom."""

from dataclasses import dataclass, field

from guang.discovery.feed.effects.log_served_page import LogServedPage
from guang.discovery.feed.filters.already_seen import AlreadySeen
from guang.discovery.feed.filters.blocked_people import BlockedPeople
from guang.discovery.feed.filters.muted_topics import MutedTopics
from guang.discovery.feed.filters.not_allowed import NotAllowed
from guang.discovery.feed.filters.not_interested import NotInterested
from guang.discovery.feed.filters.out_of_stock import OutOfStock
from guang.discovery.feed.filters.own_content import OwnContent
from guang.discovery.feed.filters.shown_in_this_scroll import ShownInThisScroll
from guang.discovery.feed.hydrators.shelved import Shelved
from guang.discovery.feed.scorers.expected_value import ExpectedValue
from guang.discovery.feed.scorers.feature_rows import FeatureRows
from guang.discovery.feed.scorers.inclination import Inclination
from guang.discovery.feed.scorers.newest import Newest
from guang.discovery.feed.scorers.popularity_and_recency import PopularityAndRecency
from guang.discovery.feed.scorers.predicted_odds import PredictedOdds
from guang.discovery.feed.selectors.best_first import BestFirst
from guang.discovery.feed.selectors.top_with_variety import TopWithVariety
from guang.discovery.feed.sources.boosted_topics import BoostedTopics
from guang.discovery.feed.sources.followed_creators import FollowedCreators
from guang.discovery.feed.sources.fresh_and_untried import FreshAndUntried
from guang.discovery.feed.sources.left_unfinished import LeftUnfinished
from guang.discovery.feed.sources.long_tail import LongTail
from guang.discovery.feed.sources.look_alike import LookAlike
from guang.discovery.feed.sources.loved_in_the_circle import LovedInTheCircle
from guang.discovery.feed.sources.popular_lately import PopularLately
from guang.discovery.feed.sources.similar_to_recent import SimilarToRecent
from guang.discovery.feed.sources.touched_before import TouchedBefore
from guang.discovery.feed.sources.trending_now import TrendingNow
from guang.discovery.feed.stakes import KNOBS
from guang.discovery.feed.types import FeedQuery
from guang.discovery.pages import PageLog
from guang.discovery.shelves import Reach, Seen, Shelf
from guang.kernel.pipeline import Filter, Pipeline
from guang.learning.serving import Model, Sort


@dataclass(frozen=True, slots=True)
class Pantry:
    """What the recipes are made from: the shelf of one sort of item, what was seen, who reaches many, model, log."""

    shelf: Shelf
    seen: Seen
    model: Model
    log: PageLog
    reach: Reach = field(default_factory=Reach)


def home(pantry: Pantry) -> Pipeline[FeedQuery]:
    """The page that opens when the app opens."""
    shelf, model = pantry.shelf, pantry.model
    return Pipeline(
        title="home",
        sources=[
            FollowedCreators(shelf),
            LovedInTheCircle(model, Sort.VIDEO),
            LeftUnfinished(model, Sort.VIDEO),
            SimilarToRecent(model, Sort.VIDEO),
            BoostedTopics(shelf),
            TrendingNow(model, Sort.VIDEO),
            PopularLately(model, Sort.VIDEO),
            LookAlike(model, Sort.VIDEO),
            LongTail(model, shelf, pantry.reach),
            FreshAndUntried(model, Sort.VIDEO),
        ],
        hydrators=[Shelved(shelf)],
        filters=[*_always(pantry), MutedTopics(shelf), AlreadySeen(pantry.seen)],
        scorers=[
            FeatureRows(model),
            PredictedOdds(model),
            ExpectedValue(KNOBS, shelf),
            Inclination(shelf, pantry.seen, model.names),
        ],
        selector=TopWithVariety(shelf),
        effects=[LogServedPage(pantry.log, "home", model)],
    )


def impersonal(pantry: Pantry) -> Pipeline[FeedQuery]:
    """The same page with personalisation off: popularity and recency, equal for everybody but for what was blocked."""
    shelf, model = pantry.shelf, pantry.model
    return Pipeline(
        title="impersonal",
        sources=[
            TrendingNow(model, Sort.VIDEO),
            PopularLately(model, Sort.VIDEO),
            FreshAndUntried(model, Sort.VIDEO),
        ],
        hydrators=[Shelved(shelf)],
        filters=[*_always(pantry), MutedTopics(shelf), AlreadySeen(pantry.seen)],
        scorers=[PopularityAndRecency(shelf)],
        selector=TopWithVariety(shelf),
        effects=[LogServedPage(pantry.log, "impersonal")],
    )


def following(pantry: Pantry) -> Pipeline[FeedQuery]:
    """The latest of the creators one follows, newest first; nothing is hidden for having been seen."""
    shelf = pantry.shelf
    return Pipeline(
        title="following",
        sources=[FollowedCreators(shelf)],
        hydrators=[Shelved(shelf)],
        filters=_always(pantry),
        scorers=[Newest(shelf)],
        selector=BestFirst(),
        effects=[LogServedPage(pantry.log, "following")],
    )


def goods(pantry: Pantry) -> Pipeline[FeedQuery]:
    """Products as items, for the mall: what was looked at before may come back, and scores alone decide."""
    shelf, model = pantry.shelf, pantry.model
    return Pipeline(
        title="goods",
        sources=[
            TouchedBefore(model, Sort.PRODUCT),
            SimilarToRecent(model, Sort.PRODUCT),
            BoostedTopics(shelf),
            TrendingNow(model, Sort.PRODUCT),
            PopularLately(model, Sort.PRODUCT),
        ],
        hydrators=[Shelved(shelf)],
        filters=[*_always(pantry), MutedTopics(shelf)],
        scorers=[
            FeatureRows(model),
            PredictedOdds(model),
            ExpectedValue(KNOBS, shelf),
            Inclination(shelf, pantry.seen, model.names),
        ],
        selector=BestFirst(),
        effects=[LogServedPage(pantry.log, "goods", model)],
    )


def _always(pantry: Pantry) -> list[Filter[FeedQuery]]:
    """What no page may show, whatever it is for."""
    shelf = pantry.shelf
    return [
        NotAllowed(shelf),
        BlockedPeople(shelf),
        NotInterested(),
        OwnContent(shelf),
        OutOfStock(shelf),
        ShownInThisScroll(),
    ]
