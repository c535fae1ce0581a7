"""Opening: a bank disputes a charge; the money of its orders stays where it is until the bank decides."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.disputes import DisputeOpened
from guang.journal.facts.money import ChargeDisputed
from guang.kernel.db import Session
from guang.kernel.ids import DisputeId, new_id
from guang.kernel.money import Money
from guang.trade import fulfilment, ledger
from guang.trade.disputes import rules, store
from guang.trade.disputes.types import Dispute, DisputePart, DisputeState
from guang.trade.ledger import Account, Entry, Posting
from guang.trade.orders import Order, OrderState

SETTLED = frozenset({OrderState.SETTLED, OrderState.CLOSED})


async def open_dispute(session: Session, told: ChargeDisputed, now: datetime) -> Dispute:
    """Write down whose orders a chargeback is about, hold them, and withhold what their stores have been paid.

    A balance may become negative by that; whoever owes withdraws nothing.

    Records: ``trade.dispute_opened``.
    """
    held = await fulfilment.paid_by(session, told.trade, told.payment)
    shares = rules.shares(told.claimed, [one.total - one.refunded for one in held])
    reason = rules.reason_of(told.reason)
    due_at, listens_until = rules.deadlines(now, told.due_at)
    made = Dispute(
        id=new_id(DisputeId),
        provider=told.provider,
        reference=told.reference,
        payment=told.payment,
        trade=told.trade,
        amount=told.amount,
        claimed=told.claimed,
        fee=told.fee,
        reason=reason,
        liability=rules.LIABLE[reason],
        state=DisputeState.OPENED,
        opened_at=now,
        due_at=due_at,
        listens_until=listens_until,
        submitted_at=None,
        ended_at=None,
        parts=tuple(_part(one, share) for one, share in zip(held, shares, strict=True)),
    )
    assert await store.insert(session, made), "the provider's chargeback is locked, so that nobody else opens it"
    for part in made.parts:
        await fulfilment.hold(session, part.order)
    await ledger.post(session, withholding(made, made.parts, back=False), now)
    journal.append(session, DisputeOpened(**terms(made), due_at=due_at))
    return made


def withholding(dispute: Dispute, parts: Sequence[DisputePart], *, back: bool) -> list[Posting]:
    """What moves between a store's balance and what is withheld of it; nothing for orders that were not settled."""
    return [
        Posting(
            "dispute_released" if back else "dispute_withheld",
            f"{dispute.id.text}:{part.order.text}",
            (
                Entry(Account.MERCHANT, part.store, part.withheld if back else -part.withheld, part.order),
                Entry(Account.WITHHELD, part.store, -part.withheld if back else part.withheld, part.order),
            ),
        )
        for part in parts
        if part.withheld.minor
    ]


def terms(dispute: Dispute) -> dict[str, Any]:
    """What every fact about a dispute says."""
    return {
        "dispute": dispute.id,
        "payment": dispute.payment,
        "trade": dispute.trade,
        "stores": tuple(part.store for part in dispute.parts),
        "orders": tuple(part.order for part in dispute.parts),
        "amount": dispute.amount,
        "reason": dispute.reason.value,
    }


def _part(order: Order, amount: Money) -> DisputePart:
    withheld = amount if order.state in SETTLED else Money.zero(amount.currency)
    return DisputePart(order=order.id, store=order.store, amount=amount, withheld=withheld)
