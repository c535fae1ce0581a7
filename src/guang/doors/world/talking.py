"""What the shoppers of the demo world ask the stores before they buy, and how fast they are answered."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import partial

import numpy as np

from guang.doors.world.caring import Plans, locale_of
from guang.doors.world.casting import Cast
from guang.doors.world.goods import table
from guang.doors.world.purchases import Purchase
from guang.kernel.db import Session
from guang.kernel.ids import ConversationId, ProductId
from guang.people import accounts
from guang.trade import support

BEFORE = timedelta(minutes=50)


CALLS_EVERY = 17
"""One asker in so many calls on the platform."""


def plan(days: Plans, cast: Cast, one: Purchase, product: ProductId) -> None:
    """Plan a talk about a good, shortly before it is bought."""
    key = one.goods[0].store
    rng = np.random.default_rng([one.number, 31])
    said = table("talks")[locale_of(one, cast)]
    words: Sequence[str] = said[one.number % len(said)]
    at = one.placed_at - BEFORE
    buyer = support.Seat(support.Side.BUYER, cast.shoppers[one.shopper])
    store = support.Seat(support.Side.STORE, cast.owners[key], cast.stores[key])
    name = f"talk/{one.number}"

    async def begun(made: int) -> None:
        talk = ConversationId(made)
        answered = at + timedelta(minutes=float(rng.gamma(1.6, 4)) + 0.5)
        thanked = answered + timedelta(minutes=float(rng.uniform(1, 9)))
        days.plan(answered, f"{name}/answer", partial(_say, store, talk, f"{name}/answer", words[1], answered))
        days.plan(thanked, f"{name}/thank", partial(_say, buyer, talk, f"{name}/thank", words[2], thanked))
        ended = thanked + timedelta(hours=2)
        if one.number % CALLS_EVERY == 0:
            days.plan(ended, f"{name}/call", partial(_call, buyer, talk, words[0], ended))
            return
        days.plan(ended, f"{name}/end", partial(_end, store, talk, ended))
        score = int(rng.choice([2, 4, 5], p=[0.1, 0.3, 0.6]))
        rated = ended + timedelta(minutes=12)
        days.plan(rated, f"{name}/rate", partial(_rate, buyer, talk, score, rated))

    days.plan(at, f"{name}/ask", partial(_ask, cast, one, product, words[0]), begun)


async def _ask(cast: Cast, one: Purchase, product: ProductId, words: str, session: Session) -> int:
    """Show the good, and ask about it."""
    at, buyer = one.placed_at - BEFORE, cast.shoppers[one.shopper]
    viewer = await accounts.viewer_of(session, buyer)
    talk = await support.open_conversation(session, buyer, viewer, cast.stores[one.goods[0].store], at)
    seat = support.Seat(support.Side.BUYER, buyer)
    await support.send(session, seat, talk.id, support.Draft(f"demo-{one.number}-card", card=product.subject), at)
    asked = support.Draft(f"demo-{one.number}-ask", words)
    await support.send(session, seat, talk.id, asked, at + timedelta(seconds=25))
    return talk.id


async def _say(seat: support.Seat, talk: ConversationId, key: str, words: str, at: datetime, session: Session) -> int:
    """Say something; whoever speaks has read what was said."""
    said = await support.send(session, seat, talk, support.Draft(f"demo-{key}", words), at)
    await support.read(session, seat, talk, said.number)
    return said.id


async def _call(seat: support.Seat, talk: ConversationId, words: str, at: datetime, session: Session) -> int:
    await support.escalate(session, seat, talk, words, at)
    return talk


async def _end(seat: support.Seat, talk: ConversationId, at: datetime, session: Session) -> int:
    await support.close(session, seat, talk, at)
    return talk


async def _rate(seat: support.Seat, talk: ConversationId, score: int, at: datetime, session: Session) -> int:
    await support.rate(session, seat, talk, support.Rating(score, score > 2), at)
    return talk
