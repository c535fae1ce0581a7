"""Orders whose payment a bank disputes, for tests of disputes."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import text as sql
from tests.trade.market import NOW, facts, yuan
from tests.trade.settlement import stories

from guang.journal.facts.money import ChargeDisputed
from guang.kernel.db import Session
from guang.kernel.money import Money
from guang.trade import orders
from guang.trade.disputes import store
from guang.trade.disputes.types import Dispute, Said, Stance
from guang.trade.disputes.verbs import moving
from guang.trade.ledger import Account
from guang.trade.payments import chargebacks, store_chargebacks
from guang.trade.payments.types import Chargeback, ChargebackPhase, Disputed

UNTIL = NOW + timedelta(days=7)
FEE = yuan(15)
Phase = ChargebackPhase


@dataclass
class Claim:
    """A bank's claim on the payment of an order."""

    session: Session
    order: orders.Order
    told: Chargeback
    at: datetime = NOW

    async def hear(self, phase: Phase, **changes: object) -> bool:
        """The provider tells how far the bank has come, and everybody who listens hears it."""
        before = len(await facts(self.session, ChargeDisputed))
        told = replace(self.told, phase=phase, **changes)  # type: ignore[arg-type]
        is_news = await chargebacks.hear(self.session, "simulator", told, self.at)
        for fact in (await facts(self.session, ChargeDisputed))[before:]:
            assert isinstance(fact, ChargeDisputed)
            await moving.hear(self.session, fact, self.at)
        return is_news

    async def dispute(self) -> Dispute:
        """The dispute as it is."""
        found = await store.lock_reference(self.session, "simulator", self.told.reference)
        assert found is not None
        return found

    async def tick(self, at: datetime | None = None) -> Dispute:
        """Let the clock look at it."""
        await moving.tick(self.session, (await self.dispute()).id, at or self.at)
        return await self.dispute()

    async def say(self, stance: Stance, words: str = "", key: str = "answer-0001") -> Dispute:
        """The store answers."""
        said = Said(stance, words, self.order.buyer, key)
        return await moving.say(self.session, self.order.store, (await self.dispute()).id, said, self.at)

    async def defence(self) -> Disputed:
        """What the bank is to be told."""
        known = await store_chargebacks.select(self.session, "simulator", self.told.reference)
        assert known is not None
        return known

    async def now(self) -> orders.Order:
        """The order as it is."""
        return await orders.order(self.session, self.order.buyer, self.order.id)

    async def balance(self, account: Account, owner: int = 0) -> int:
        """What has come onto an account since the story began; the platform's hold what others have left there."""
        query = sql(
            "SELECT coalesce(sum(amount), 0) FROM trade.ledger_entries "
            "WHERE account = :account AND owner = :owner AND tx = pg_current_xact_id()::text::bigint"
        )
        found = await self.session.scalar(query, {"account": account.value, "owner": int(owner)})
        return int(found or 0)

    async def holds(self) -> int:
        """How many reasons there are not to settle the order."""
        query = sql("SELECT holds FROM trade.orders WHERE id = :id")
        rows = await self.session.execute(query, {"id": int(self.order.id)})
        return int(rows.scalar_one())


def claim(
    session: Session,
    order: orders.Order,
    amount: Money | None = None,
    reason: str = "product_not_received",
    reference: str = "dp_1",
) -> Claim:
    """A claim on all that an order cost, or on an amount."""
    told = Chargeback(
        reference=f"{reference}-{order.id.text}",
        amount=amount or order.total,
        fee=FEE,
        reason=reason,
        phase=Phase.NEEDS_RESPONSE,
        due_at=UNTIL,
        payment=order.payment,
    )
    return Claim(session, order, told)


async def paid(session: Session, **more: object) -> Claim:
    """A claim on an order that is paid and has not left."""
    _, order = await stories.paid(session, **more)  # type: ignore[arg-type]
    return claim(session, order)


async def refunds(session: Session, order: orders.Order) -> list[int]:
    """What went back through the payment, in minor units."""
    rows = await session.execute(
        sql("SELECT amount FROM trade.refunds WHERE payment = :id ORDER BY id"), {"id": int(order.payment or 0)}
    )
    return [row.amount for row in rows]


async def paid_whole(session: Session) -> orders.Order:
    """An order that is paid."""
    _, order = await stories.paid(session)
    return order
