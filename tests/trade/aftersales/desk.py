"""Builders for tests of after-sales: something bought, delivered, complained of."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import text as sql
from tests.trade.market import NOW, Buyer, Goods, Shop, buyer, forget_facts, goods, open_shop, person, wish, yuan
from tests.trade.orders.test_paying import MONEY_CAME, started

from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId
from guang.kernel.money import Money
from guang.trade import aftersales, fulfilment, orders, warehouse
from guang.trade.aftersales import store
from guang.trade.aftersales.types import Act, Case
from guang.trade.aftersales.verbs import moving, opening, timing
from guang.trade.claims import CaseReason, CaseSide, CaseState, NewCase, Wish
from guang.trade.orders.verbs import paying

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@dataclass
class Desk:
    """A store, its buyer, and an order of three units at 10.01 yuan and one at 400, delivered for 8 yuan."""

    shop: Shop
    who: Buyer
    cheap: Goods
    dear: Goods
    order: orders.Order
    session: Session
    number: int = field(default=0)

    def of(self, session: Session) -> "Desk":
        """The same, as another transaction sees it."""
        return replace(self, session=session)

    async def again(self) -> orders.Order:
        """The order as it stands."""
        return await orders.order(self.session, self.who.account, self.order.id)

    async def case(self, case: Case | AfterSaleId) -> Case:
        """A case as it stands."""
        found = await store.select_case(self.session, case if isinstance(case, AfterSaleId) else case.id)
        assert found is not None
        return found

    def wanted(self, wish: Wish, reason: CaseReason, units: int = 0, at: int = 0, **more: object) -> NewCase:
        """A wish about a line under a fresh key."""
        self.number += 1
        return NewCase(
            buyer=self.who.account,
            viewer=self.who.viewer,
            order=self.order.id,
            line=self.order.lines[at].id,
            wish=wish,
            reason=reason,
            units=units,
            key=f"key-{self.number:08}",
            **more,  # type: ignore[arg-type]
        )

    async def open(
        self, wish: Wish, reason: CaseReason, units: int = 0, at: int = 0, now: datetime = NOW, **more: object
    ) -> Case:
        """Open a case."""
        case, _ = await opening.open_case(self.session, self.wanted(wish, reason, units, at, **more), now)
        return case

    def buyer(self, now: datetime = NOW, words: str = "") -> Act:
        """The buyer does something."""
        return Act(CaseSide.BUYER, self.who.account, now, words)

    def store(self, now: datetime = NOW, words: str = "") -> Act:
        """The store does something."""
        return Act(CaseSide.MERCHANT, self.shop.owner, now, words)

    async def returned(self, units: int = 1, at: int = 0, now: datetime = NOW) -> Case:
        """A return that has arrived at the store."""
        case = await self.open(Wish.RETURN_REFUND, CaseReason.QUALITY, units, at, now)
        await moving.approve(self.session, self.shop.id, case.id, self.store(now))
        await moving.send_back(self.session, self.who.account, case.id, ("Simulated", f"SIM{case.id}"), self.buyer(now))
        return await moving.receive(self.session, self.shop.id, case.id, self.store(now))

    async def rejected(self, now: datetime = NOW) -> Case:
        """A wish that the store has refused."""
        case = await self.open(Wish.REFUND_ONLY, CaseReason.QUALITY, 1, now=now)
        return await moving.reject(self.session, self.shop.id, case.id, self.store(now, "It is fine."))

    async def escalated(self, now: datetime = NOW) -> Case:
        """A case before the platform."""
        case = await self.rejected(now)
        return await moving.escalate(self.session, self.who.account, case.id, self.buyer(now, "It is not."))


async def paid(session: Session) -> Desk:
    """Paid, not shipped."""
    shop = await open_shop(session)
    cheap, dear = await goods(session, shop, price=yuan(10.01)), await goods(session, shop, price=yuan(400))
    who = await buyer(session)
    trade, _ = await orders.place(session, wish(who, (cheap.sku, 3), (dear.sku, 1), total=yuan(438.03)), NOW)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    await forget_facts(session)
    return Desk(shop, who, cheap, dear, await orders.order(session, who.account, trade.orders[0].id), session)


async def delivered(session: Session, now: datetime = NOW) -> Desk:
    """Paid, shipped and delivered."""
    desk = await paid(session)
    await fulfilment.ship(session, desk.shop.id, desk.order.id, ("Simulated", "OUT-1"), now)
    await fulfilment.deliver(session, desk.order.id, now)
    await forget_facts(session)
    return desk


async def delivered_again(session: Session, desk: Desk) -> Desk:
    """Somebody else has bought two units of the cheaper goods, and they have arrived."""
    who = await buyer(session, "Yan")
    await warehouse.adjust(session, {desk.cheap.sku: 4}, reason="counted", by=desk.shop.owner, now=NOW)
    trade, _ = await orders.place(session, wish(who, (desk.cheap.sku, 2), total=yuan(28.02)), NOW)
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, NOW)
    order = trade.orders[0].id
    await fulfilment.ship(session, desk.shop.id, order, ("Simulated", "OUT-2"), NOW)
    await fulfilment.deliver(session, order, NOW)
    return replace(desk, who=who, order=await orders.order(session, who.account, order), session=session)


async def operator(session: Session) -> AccountId:
    """Somebody who decides."""
    return await person(session, "Operator")


async def refunds(session: Session, order: orders.Order) -> list[int]:
    """What went back through the payment, in minor units, in order."""
    rows = await session.execute(
        sql("SELECT amount FROM trade.refunds WHERE payment = :id ORDER BY id"), {"id": int(order.payment or 0)}
    )
    return [row.amount for row in rows]


async def clock(session: Session, now: datetime) -> int:
    """Let the clock move everything that is due; how many cases moved."""
    return sum([await timing.tick(session, case, now) for _, case in await timing.overdue(session, now)])


__all__ = [
    "DAY",
    "HOUR",
    "Act",
    "Case",
    "CaseReason",
    "CaseState",
    "Desk",
    "Money",
    "Wish",
    "aftersales",
    "clock",
    "delivered",
    "delivered_again",
    "operator",
    "paid",
    "refunds",
]
