"""What the named shoppers of the demo world do under the clips: follow, like, keep, and say something."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

import numpy as np

from guang.doors import ledger
from guang.doors.world.casting import Cast
from guang.doors.world.crowd import Clip
from guang.doors.world.goods import table
from guang.kernel import clock
from guang.kernel.db import Database, Session
from guang.kernel.ids import EPOCH, AccountId, CommentId, ViewerId
from guang.people import accounts, social

FOLLOWS_EACH = (2, 9)
COMMENTS_EACH = (1, 6)
LIKES_IN_ONE = 150


@dataclass(frozen=True, slots=True)
class Liked:
    """One like that is still to be given."""

    viewer: ViewerId
    clip: Clip
    at: datetime


async def follow_all(database: Database, cast: Cast, seed: int, now: datetime) -> None:
    """Let every named shopper follow a few creators, each shopper in one transaction."""
    rng = np.random.default_rng([seed, 11])
    popular = 1 / (1 + np.arange(len(cast.makers)))
    for number, shopper in enumerate(cast.shoppers[1:]):
        count = int(rng.integers(*FOLLOWS_EACH))
        chosen = rng.choice(len(cast.makers), count, replace=False, p=popular / popular.sum())
        hours = np.sort(rng.uniform(2, 150, count))[::-1]
        plan = [
            (cast.makers[index].account, now - timedelta(hours=float(ago)))
            for index, ago in zip(chosen, hours, strict=True)
        ]
        await ledger.once(database, f"follows/{number}", partial(_follow, shopper, plan), now)


async def _follow(shopper: AccountId, plan: list[tuple[AccountId, datetime]], session: Session) -> int:
    who = social.Person(await accounts.viewer_of(session, shopper), shopper)
    for account, at in plan:
        with clock.frozen(at):
            await social.follow(session, who, account, at)
    return len(plan)


async def like_all(database: Database, name: str, liked: list[Liked], now: datetime) -> None:
    """Give all likes in order of time, some in one transaction, each portion once."""
    for start in range(0, len(liked), LIKES_IN_ONE):
        some = liked[start : start + LIKES_IN_ONE]
        await ledger.once(database, f"likes/{name}/{start}", partial(_like, some), now)


async def _like(some: list[Liked], session: Session) -> int:
    for one in some:
        with clock.frozen(one.at):
            await social.like(session, one.viewer, one.clip.video.subject, one.at)
    return len(some)


async def talk_under(database: Database, cast: Cast, clip: Clip, key: str, place: tuple[int, int]) -> None:
    """Let some named shoppers comment on one clip, now and then answering one another, in one transaction.

    Args:
        place: the seed, and the number of the clip.
    """
    rng = np.random.default_rng([*place, 12])
    words = table_of_words()
    count = int(rng.integers(*COMMENTS_EACH))
    published = EPOCH + timedelta(milliseconds=clip.at_ms)
    room = max((clock.now() - published).total_seconds() - 600, 60)

    async def make(session: Session) -> int:
        said: set[str] = set()
        last: CommentId | None = None
        for offset in np.sort(rng.uniform(0.02, 0.95, count)):
            number = int(rng.integers(1, len(cast.shoppers)))
            locale = "en" if number <= _english() else "zh"
            answers = last is not None and rng.random() < 0.22
            text = _pick(rng, words, locale, ("replies",) if answers else (*clip.topics, "any"))
            if text in said:
                continue
            said.add(text)
            at = published + timedelta(seconds=float(offset) * room)
            person = social.Person(await accounts.viewer_of(session, cast.shoppers[number]), cast.shoppers[number])
            with clock.frozen(at):
                new = social.NewComment(subject=clip.video.subject, text=text, reply_to=last if answers else None)
                made = await social.comment(session, person, new, at)
            last = None if answers else made.id
        return len(said)

    await ledger.once(database, f"comments/{key}", make, clock.now())


def _english() -> int:
    return sum(name.isascii() for name in table("cast")["shoppers"])


def table_of_words() -> dict[str, dict[str, list[str]]]:
    """Comments by topic and language."""
    words: dict[str, dict[str, list[str]]] = table("comments")
    return words


def _pick(
    rng: np.random.Generator, words: dict[str, dict[str, list[str]]], locale: str, topics: tuple[str, ...]
) -> str:
    known = [topic for topic in topics if topic in words]
    weights = np.array([2.0 if topic != "any" else 1.2 for topic in known])
    topic = known[int(rng.choice(len(known), p=weights / weights.sum()))]
    return str(rng.choice(words[topic][locale]))
