"""The feed of one web process: shelves and memories that follow the journal, and the pages made from them."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, Final, Self

import msgspec
import numpy as np
import structlog

from guang import journal
from guang.discovery import pages, policies, steering
from guang.discovery.feed import duel, recipes, rehearsal, rules
from guang.discovery.feed.cards import Cards
from guang.discovery.feed.circles import Circles
from guang.discovery.feed.errors import NoSuchVideo, NotOnPage
from guang.discovery.feed.recipes import Pantry
from guang.discovery.feed.rehearsal import Rehearsal
from guang.discovery.feed.types import Explained, FeedCard, FeedItem, FeedPage, FeedQuery, Onlooker, Tab
from guang.discovery.feed.why import Reasons
from guang.discovery.pages import Candidate, NoSuchPage, PageLog, PageTrace
from guang.discovery.policies import Policy
from guang.discovery.shelves import ABSENT, Reach, Seen, Shelf, Stocktaker
from guang.journal import BehaviourColumns, Kind, Position, Surface, reading
from guang.journal.facts.discovery import PolicySwitched
from guang.kernel import ids
from guang.kernel.channels import Channels
from guang.kernel.db import Database, Session
from guang.kernel.ids import AccountId, PageId, ProductId, VideoId, ViewerId, new_id
from guang.kernel.pipeline import Pipeline, Served
from guang.learning import experiments, serving
from guang.people import accounts
from guang.trade import priceboard

REMEMBERED: Final = timedelta(days=7)
"""How far back a starting process reads who has seen what; longer than ``feed.seen.days`` usually is."""

_NO_ACTS: Final = (2**62, 0)
_SEEN: Final = np.array([Kind.impression, Kind.play, Kind.finish, Kind.skip], dtype=np.int16)
_DAY_MS: Final = 86_400_000

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Who wants to see what."""

    viewer: ViewerId
    now: datetime
    tab: Tab = Tab.for_you
    account: AccountId | None = None
    locale: str = "en"
    personalised: bool = True
    after: str | None = None
    limit: int = 20


class Feed:
    """Makes pages from memory.

    Open it once per process, let it `hear` the journal from ``position`` on, run `keep` as a task, and `close` it at
    the end. A page reads the database only for
    what this viewer did with these videos, and for what memory does not hold.
    """

    def __init__(self, database: Database, channels: Channels, model: serving.Model) -> None:
        self.videos, self.goods = Shelf(), Shelf()
        self.seen, self.reach = Seen(), Reach()
        self.circles, self.cards = Circles(), Cards(self.videos)
        self.tastes, self.policy = steering.Tastes(), policies.PLATFORM
        self.experiments = experiments.Register()
        self.log = PageLog(database)
        self.model = model
        self._database, self._channels = database, channels
        self._stocktaker = Stocktaker(self.videos, self.goods)
        self._reasons = Reasons(self.videos, self.goods, model)
        self.position = Position()
        videos = Pantry(self.videos, self.seen, model, self.log, self.reach)
        self.home = recipes.home(videos)
        self.impersonal = recipes.impersonal(videos)
        self.following = recipes.following(videos)
        self.mall = recipes.goods(replace(videos, shelf=self.goods))

    @classmethod
    async def open(cls, database: Database, channels: Channels, model: serving.Model, *, now: datetime) -> Self:
        """Read all facts, and who has seen what lately."""
        feed = cls(database, channels, model)
        async with database.session() as session:
            horizon = await reading.horizon(session)
        facts = Position(behaviour=_NO_ACTS)
        while True:
            batch = await reading.look(database, facts)
            feed.hear(batch)
            if batch.caught_up:
                break
            facts = replace_behaviour(batch.position, _NO_ACTS)
        feed.position = replace_behaviour(batch.position, (horizon, -1))
        feed._see(await journal.history(database, since=now - REMEMBERED))
        log.info("feed.open", videos=len(feed.videos), goods=len(feed.goods))
        return feed

    @property
    def prices(self) -> priceboard.Board:
        """What promotions do to the prices of lists, following the journal with the feed."""
        return self.cards.prices

    def __contains__(self, item: int) -> bool:
        """Whether a video or product is, or ever was, on a shelf."""
        return item in self.videos or item in self.goods

    async def keep(self) -> None:
        """Write down what is served, for ever; cancel to stop."""
        await self.log.run()

    async def close(self) -> None:
        """Write down the pages that wait."""
        await self.log.drain()

    async def page(self, session: Session, wish: Wish) -> FeedPage:
        """A page of videos for somebody.

        Raises:
            BadCursor: ``after`` was not handed out by us.
        """
        query, served = await self.make(session, wish)
        wanted = [VideoId(number) for number in served.items.ids.tolist()]
        cards = await self.cards.of(session, wanted, Onlooker(wish.viewer, query.circle, wish.locale, wish.now))
        names = {int(card.creator.id): card.creator.name for card in cards.values()}
        reasons = self._reasons.of_page(served, self._reasons.listener(query, wish.locale, names))
        shown = np.concatenate([query.shown, rules.fingerprints(served.items.ids)])
        return FeedPage(
            page=query.page,
            items=tuple(
                FeedItem(slot, cards[video], why)
                for slot, (video, why) in enumerate(zip(wanted, reasons, strict=True))
                if video in cards
            ),
            next=rules.cursor(query.page, shown) if _goes_on(wish, served) else None,
            silent=tuple(fault.name for fault in served.silent),
        )

    async def make(self, session: Session, wish: Wish) -> tuple[FeedQuery, Served]:
        """Run the recipe of a tab; on the second try with what was seen before, if too little is new."""
        query = await self._query(session, wish)
        recipe = self._recipe(wish.tab, personal=query.personalised)
        contest = self.experiments.contest(wish.viewer, self.policy.knobs) if recipe is self.home else None
        return await self._run(recipe, query, wish) if contest is None else await self._both(query, wish, contest)

    async def _both(self, query: FeedQuery, wish: Wish, contest: experiments.Contest) -> tuple[FeedQuery, Served]:
        """The page of a viewer in a duel: made twice, drafted into one, written down once."""
        silent = replace(self.home, effects=())
        control, tried = [
            await self._run(silent, replace(query, knobs=steering.knobs(query.taste.dials, knobs)), wish)
            for knobs in contest.knobs
        ]
        query, served = duel.drawn_up(contest.key, control, tried, wish.limit)
        for effect in self.home.effects:
            effect.note(query, served)
        return query, served

    async def rehearse(self, session: Session, wish: Wish, tried: Policy) -> Rehearsal:
        """A viewer's page under the policy in force and under another one: the same instant, the same draws.

        Nobody is shown either, and nothing is written down.
        """
        query = await self._query(session, wish)
        recipe = replace(self._recipe(wish.tab, personal=query.personalised), effects=())
        before, after = [
            await self._run(recipe, replace(query, **self._made_with(policy, query.taste, wish.viewer)), wish)
            for policy in (self.policy, tried)
        ]
        return rehearsal.compare(before, after, self.videos)

    async def _query(self, session: Session, wish: Wish) -> FeedQuery:
        shown = rules.read_cursor(wish.after)[1] if wish.after else rules.fingerprints(np.empty(0, dtype=np.int64))
        taste = await self.tastes.of(session, wish.viewer)
        return FeedQuery(
            viewer=wish.viewer,
            now=wish.now,
            page=new_id(PageId),
            surface=Surface.following if wish.tab is Tab.following else Surface.for_you,
            account=wish.account,
            circle=await self.circles.of(session, wish.viewer),
            taste=taste,
            shown=shown,
            personalised=wish.personalised and self.model.personalised(wish.viewer),
            **self._made_with(self.policy, taste, wish.viewer),
        )

    def _made_with(self, policy: Policy, taste: steering.Taste, viewer: ViewerId) -> dict[str, Any]:
        """Which knobs a page is made with, under which policy and variants: words of a `FeedQuery`."""
        knobs, variants = self.experiments.given(viewer, policy.knobs)
        return {"knobs": steering.knobs(taste.dials, knobs), "variants": {"policy": policy.name, **variants}}

    @staticmethod
    async def _run(recipe: Pipeline[FeedQuery], query: FeedQuery, wish: Wish) -> tuple[FeedQuery, Served]:
        served = await recipe.run(query, limit=wish.limit)
        if wish.tab is Tab.for_you and 2 * len(served.items) < wish.limit:
            query = replace(query, repeats=True)
            served = await recipe.run(query, limit=wish.limit)
        return query, served

    async def card(self, session: Session, video: VideoId, wish: Wish) -> FeedCard:
        """One video as the street shows it, for a link that somebody shared.

        Raises:
            NoSuchVideo: it is not on the street.
        """
        row = self.videos.row(video)
        if row != ABSENT and not self.videos.on_show[row]:
            raise NoSuchVideo(video=video)
        circle = await self.circles.of(session, wish.viewer)
        cards = await self.cards.of(session, [video], Onlooker(wish.viewer, circle, wish.locale, wish.now))
        if video not in cards:
            raise NoSuchVideo(video=video)
        return cards[video]

    def sold(self, product: ProductId) -> int:
        """How many units of a product have been paid for."""
        return self._stocktaker.sold[int(product)]

    def videos_of(self, creator: AccountId) -> int:
        """How many videos of a creator are on the street."""
        (rows,) = self.videos.of_authors([creator])
        return int(self.videos.on_show[rows].sum())

    def hear(self, batch: journal.Batch) -> None:
        """Take in a batch of the journal; hearing something twice changes nothing."""
        for line in batch.facts:
            self._hear_fact(line.happened, line)
        if len(batch.behaviour):
            self._see(batch.behaviour)
            self.tastes.hear_acts(batch.behaviour)
            self.cards.hear_acts(batch.behaviour)

    def heed(self, acts: BehaviourColumns) -> None:
        """Remember what was seen in acts that were just committed here; the journal brings them again, harmlessly."""
        saw = acts.where(np.isin(acts.kind, _SEEN))
        self.seen.add(saw.viewer, saw.subject, (saw.at_ms // _DAY_MS).astype(np.int32))

    async def why(self, session: Session, video: VideoId, wish: Wish, page: PageId | None) -> Explained:
        """Why this viewer was, or would be, shown a video.

        Raises:
            NoSuchVideo: it is not on the street.
            NoSuchPage: the page was not served to this viewer, or is too old.
            NotOnPage: the video was no candidate for the page.
        """
        if video not in self.videos:
            raise NoSuchVideo(video=video)
        line = await self._candidate(session, video, wish.viewer, page) if page else None
        query = FeedQuery(
            viewer=wish.viewer,
            now=wish.now,
            page=page or new_id(PageId),
            circle=await self.circles.of(session, wish.viewer),
            taste=await self.tastes.of(session, wish.viewer),
            personalised=wish.personalised and self.model.personalised(wish.viewer),
        )
        maker = await accounts.profiles(session, [AccountId(int(self.videos.author[self.videos.row(video)]))])
        to = self._reasons.listener(query, wish.locale, {int(one): profile.name for one, profile in maker.items()})
        return self._reasons.explained(video, line, to)

    async def trace(self, session: Session, page: PageId, locale: str) -> PageTrace:
        """A served page with every candidate, by name.

        Raises:
            NoSuchPage: it was never served, or has been forgotten.
        """
        told = await pages.served_page(session, page, waiting=self.log.find(page))
        named = [
            msgspec.structs.replace(one, title=self._reasons.title(int(ids.subject(one.id)), locale) or None)
            for one in told.candidates
        ]
        return msgspec.structs.replace(told, candidates=tuple(named))

    async def _candidate(self, session: Session, video: VideoId, viewer: ViewerId, page: PageId) -> Candidate:
        told = await pages.served_page(session, page, waiting=self.log.find(page))
        if told.page.viewer != viewer:
            raise NoSuchPage(page=page)
        for one in told.candidates:
            if one.id == video.text:
                return one
        raise NotOnPage(page=page, video=video)

    def _recipe(self, tab: Tab, *, personal: bool) -> Pipeline[FeedQuery]:
        if tab is Tab.following:
            return self.following
        return self.home if personal else self.impersonal

    def _hear_fact(self, happened: msgspec.Struct, line: Any) -> None:
        try:
            self._stocktaker.hear(happened, line.id)
            self.circles.hear(happened)
            self.tastes.hear(happened)
            self.experiments.hear(happened)
            if isinstance(happened, PolicySwitched):
                self.policy = policies.checked(Policy(happened.name, happened.knobs))
            self.cards.hear(happened)
        except Exception:
            log.exception("feed.fact_not_understood", fact=line.name, id=line.id.text)

    def _see(self, acts: BehaviourColumns) -> None:
        self.heed(acts)
        shown = acts.where(acts.kind == Kind.impression)
        days, rows = (shown.at_ms // _DAY_MS).astype(np.int32), self.videos.rows(shown.subject)
        self.reach.add(self.videos.author[rows[rows != ABSENT]], days[rows != ABSENT])


def _goes_on(wish: Wish, served: Served) -> bool:
    """Whether a page after this one may have something; of the followed, all are candidates and one can tell."""
    if wish.tab is Tab.following:
        return len(served.scored) > len(served.items)
    return len(served.items) > 0


def replace_behaviour(position: Position, behaviour: tuple[int, int]) -> Position:
    """The same place in the facts, another in the behaviour."""
    return Position(facts=position.facts, behaviour=behaviour)
