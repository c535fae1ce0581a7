"""Buyers and stores who talk."""

from dataclasses import dataclass
from datetime import datetime, timedelta

import pytest_asyncio
from tests.trade import market

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, ConversationId, EventId, new_id
from guang.trade import reception, stores, support
from guang.trade.support.types import Draft, Message, Seat, Side
from guang.trade.support.verbs import looking

NOW = market.NOW
ALWAYS = tuple((reception.Span(0, 1440),) for _ in range(7))


@dataclass
class Talk:
    """A buyer and a store with two who answer, and the clock between them."""

    session: Session
    shop: market.Shop
    goods: market.Goods
    buyer: market.Buyer
    clerk: AccountId
    other: AccountId
    operator: AccountId
    id: ConversationId
    at: datetime = NOW

    @property
    def as_buyer(self) -> Seat:
        return Seat(Side.BUYER, self.buyer.account)

    @property
    def as_clerk(self) -> Seat:
        return Seat(Side.STORE, self.clerk, self.shop.id)

    @property
    def as_other(self) -> Seat:
        return Seat(Side.STORE, self.other, self.shop.id)

    @property
    def as_operator(self) -> Seat:
        return Seat(Side.PLATFORM, self.operator)

    async def say(self, seat: Seat, text: str = "hello", after_s: float = 0, **more: object) -> Message:
        """Say something, so many seconds after what was said last."""
        self.at += timedelta(seconds=after_s)
        draft = Draft(key=str(more.pop("key", new_id(EventId).text)), text="" if more else text, **more)  # type: ignore[arg-type]
        return await support.send(self.session, seat, self.id, draft, self.at)

    async def now(self, seat: Seat | None = None) -> support.Conversation:
        """The conversation as it is."""
        return await looking.conversation(self.session, seat or self.as_buyer, self.id)


async def hire(session: Session, shop: market.Shop, role: stores.StaffRole = stores.StaffRole.SUPPORT) -> AccountId:
    """Somebody who answers for a store."""
    clerk = await market.person(session, "Clerk")
    await stores.hire(session, shop.id, clerk, role, NOW)
    return clerk


async def new_talk(session: Session) -> Talk:
    """A fresh conversation with a store that never closes; nothing has been said."""
    shop = await market.open_shop(session, time_zone="UTC")
    await reception.set_desk(session, shop.id, ALWAYS, {}, NOW)
    goods = await market.goods(session, shop)
    buyer = await market.buyer(session)
    clerk, other = await hire(session, shop), await hire(session, shop)
    opened = await support.open_conversation(session, buyer.account, buyer.viewer, shop.id, NOW)
    operator = await market.person(session, "Operator")
    return Talk(session, shop, goods, buyer, clerk, other, operator, opened.id)


@pytest_asyncio.fixture
async def talk(session: Session) -> Talk:
    """A conversation of this test's own."""
    return await new_talk(session)
