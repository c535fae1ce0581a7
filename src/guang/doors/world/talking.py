"""What the shoppers of the demo world ask the stores before they buy, and how fast they are answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

import numpy as np

from guang.doors.world.caring import locale_of
from guang.doors.world.casting import Cast
from guang.doors.world.days import Days
from guang.doors.world.goods import table
from guang.doors.world.purchases import Fate, Purchase
from guang.kernel.ids import ConversationId, ProductId
from guang.people import accounts
from guang.trade import promptness, support

BEFORE = timedelta(minutes=50)
ENDED_AFTER = timedelta(hours=2)
RATED_AFTER = timedelta(minutes=12)
CALLS_EVERY = 17
"""One asker in so many calls on the platform."""


@dataclass(frozen=True, slots=True)
class _Talk:
    """One talk: about what, between whom, what is said, and how it is found."""

    number: int
    product: ProductId
    buyer: support.Seat
    store: support.Seat
    words: Sequence[str]
    patience: tuple[timedelta, timedelta]
    score: int


def plan(days: Days, cast: Cast, one: Purchase, product: ProductId) -> None:
    """Plan a talk about a good, shortly before it is bought."""
    key = one.goods[0].store
    rng = np.random.default_rng([one.number, 31])
    said = table("talks")[locale_of(one, cast)]
    talk = _Talk(
        one.number,
        product,
        support.Seat(support.Side.BUYER, cast.shoppers[one.shopper]),
        support.Seat(support.Side.STORE, cast.owners[key], cast.stores[key]),
        said[one.number % len(said)],
        (
            timedelta(minutes=float(rng.gamma(1.6, 4)) + 0.7),
            timedelta(minutes=float(rng.uniform(1, 9))),
        ),
        int(rng.choice([2, 4, 5], p=[0.1, 0.3, 0.6])),
    )
    days.plan(one.placed_at - BEFORE, partial(_ask, talk, is_answered=one.fate is not Fate.UNPAID))


async def _ask(talk: _Talk, days: Days, *, is_answered: bool) -> None:
    """Show the good, and ask about it; who hears nothing does not pay in the end."""
    buyer, store = talk.buyer.account, talk.store.store
    assert store is not None, "whoever sits for a store names it"
    viewer = await accounts.viewer_of(days.session, buyer)
    found = await support.open_conversation(days.session, buyer, viewer, store, days.now)
    card = support.Draft(f"demo-{talk.number}-card", card=talk.product.subject)
    await support.send(days.session, talk.buyer, found.id, card, days.now)
    await _say(talk, talk.buyer, found.id, 0, days)
    if is_answered:
        days.plan(days.now + talk.patience[0], partial(_answer, talk, found.id))


async def _answer(talk: _Talk, found: ConversationId, days: Days) -> None:
    await _say(talk, talk.store, found, 1, days)
    days.plan(days.now + talk.patience[1], partial(_thank, talk, found))


async def _thank(talk: _Talk, found: ConversationId, days: Days) -> None:
    await _say(talk, talk.buyer, found, 2, days)
    days.plan(days.now + ENDED_AFTER, partial(_call if talk.number % CALLS_EVERY == 0 else _end, talk, found))


async def _say(talk: _Talk, seat: support.Seat, found: ConversationId, part: int, days: Days) -> None:
    """Say one part; whoever speaks has read what was said."""
    draft = support.Draft(f"demo-{talk.number}-{part}", talk.words[part])
    said = await support.send(days.session, seat, found, draft, days.now)
    await support.read(days.session, seat, found, said.number)


async def _call(talk: _Talk, found: ConversationId, days: Days) -> None:
    await support.escalate(days.session, talk.buyer, found, talk.words[0], days.now)


async def _end(talk: _Talk, found: ConversationId, days: Days) -> None:
    await support.close(days.session, talk.store, found, days.now)
    days.plan(days.now + RATED_AFTER, partial(_rate, talk, found))


async def _rate(talk: _Talk, found: ConversationId, days: Days) -> None:
    rating = promptness.Rating(talk.score, talk.score > 2)
    await support.rate(days.session, talk.buyer, found, rating, days.now)
