"""Ending: the bank lets us keep the money, or what it took goes back as a refund does."""

from datetime import datetime

from guang import journal
from guang.journal.facts.disputes import DisputeEnded
from guang.kernel.db import Session
from guang.trade import fulfilment, ledger, shipping
from guang.trade.disputes import rules, store
from guang.trade.disputes.types import Dispute, DisputeState
from guang.trade.disputes.verbs.opening import terms, withholding
from guang.trade.ledger import PLATFORM, Account, Entry, Posting
from guang.trade.shipping import Direction, ParcelStep

LOSSES = {
    ParcelStep.LOST: "lost",
    ParcelStep.DAMAGED: "damaged",
    ParcelStep.RETURNED: "undeliverable",
}


async def win(session: Session, held: Dispute, now: datetime) -> None:
    """The money is ours again: what was withheld is back in the balance, and what was held goes on.

    What a courier has lost in the meantime is paid back now.

    Records: ``trade.dispute_ended``.
    """
    await ledger.post(session, withholding(held, held.parts, back=True), now)
    for part in held.parts:
        await fulfilment.release(session, part.order)
    await _pay_for_losses(session, held, now)
    await _end(session, held, DisputeState.WON, now)


async def lose(session: Session, held: Dispute, now: datetime) -> None:
    """The bank keeps the money: it comes from everybody who had it, as in a refund, and the fee from who is liable.

    Records: ``trade.order_refunded`` per order, and ``trade.dispute_ended``.
    """
    await fulfilment.paid_by(session, held.trade, held.payment)  # all at once, before anything that they lead to
    await ledger.post(session, withholding(held, held.parts, back=True), now)
    for part in held.parts:
        await fulfilment.charge_back(session, part.order, part.amount, key=f"dispute:{held.id.text}", now=now)
        await fulfilment.release(session, part.order)
    await ledger.post(session, _fees(held), now)
    outcome = DisputeState.ACCEPTED if rules.is_accepted(held) else DisputeState.LOST
    await _end(session, held, outcome, now)


def _fees(held: Dispute) -> list[Posting]:
    """The bank's fee, from the stores that are liable to the platform, which has paid it."""
    return [
        Posting(
            "dispute_fee",
            f"{held.id.text}:{part.order.text}",
            (Entry(Account.MERCHANT, part.store, -fee), Entry(Account.COMPENSATION, PLATFORM, fee)),
        )
        for part, fee in zip(held.parts, rules.fees(held), strict=True)
        if fee.minor
    ]


async def _pay_for_losses(session: Session, held: Dispute, now: datetime) -> None:
    found = await shipping.parcels_of(session, [part.order for part in held.parts])
    for part in held.parts:
        for parcel in found[part.order]:
            if parcel.direction is Direction.OUT and not parcel.ref and parcel.step in LOSSES:
                why = (LOSSES[parcel.step], f"parcel:{parcel.id.text}")
                await fulfilment.pay_for_loss(session, part.order, parcel.units, why, now)


async def _end(session: Session, held: Dispute, outcome: DisputeState, now: datetime) -> None:
    await store.move(session, held.id, outcome, now)
    journal.append(
        session,
        DisputeEnded(**terms(held), outcome=outcome.value, liability=held.liability.value, fee=held.fee),
    )
