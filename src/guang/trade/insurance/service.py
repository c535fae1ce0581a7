"""The verbs of insurance: insure the way back of what has left, and pay for it once the goods are there."""

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, Final

import msgspec

from guang import journal
from guang.journal.facts.promises import ReturnFreightDue, ReturnFreightPaid, ReturnInsured
from guang.kernel import queue
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, LineId, OrderId, StoreId, ViewerId
from guang.kernel.outside import Answer, State, Wish
from guang.trade import guarantees, ledger, orders
from guang.trade.insurance import rules, store
from guang.trade.insurance.types import ClaimState, Freight, Policy, Totals

FIRST_CHASE: Final = timedelta(seconds=5)
"""How long a claim may stay open before the insurer is asked again."""
LOOKS_BACK: Final = timedelta(days=30)
SHOWN: Final = 50
EXPORTED: Final = 10_000


class PayFreight(msgspec.Struct, frozen=True):
    """The job that tells an insurer to pay."""

    order: OrderId


async def insure(session: Session, shipped: Mapping[StoreId, Collection[OrderId]], now: datetime) -> int:
    """Insure the way back of orders that have left and whose lines promise it; returns how many were new.

    The store pays the premium, which is the insurer's whatever becomes of the order. What costs the buyer nothing, such
    as goods in exchange, is not insured.

    Records: ``trade.return_insured`` per order.
    """
    promising = await guarantees.ever(session, shipped, guarantees.GuaranteeKind.RETURN_FREIGHT)
    policies = [
        policy
        for one in sorted(promising)
        for order in await orders.looking.those(session, one, shipped[one])
        if (policy := _policy(order, now)) is not None
    ]
    fresh = await store.insert(session, policies) if policies else set()
    made = [policy for policy in policies if policy.order in fresh]
    await ledger.post(session, [rules.premium(policy) for policy in made], now)
    await journal.record(
        session,
        *(
            ReturnInsured(
                order=one.order, store=one.store, viewer=one.viewer, premium=one.cover.premium, pays=one.cover.pays
            )
            for one in made
        ),
    )
    return len(made)


async def claim(session: Session, order: OrderId, line: LineId, case: AfterSaleId, now: datetime) -> bool:
    """Insured goods are back: the insurer owes the buyer what the way cost, once an order; False if it does not.

    Records: ``trade.return_freight_due``.
    """
    held = await store.lock(session, order)
    if held is None or line not in held.cover.lines or not await store.insert_claim(session, order, case, now):
        return False
    await ledger.post(session, [rules.due(held)], now)
    await queue.enqueue(session, PayFreight(order), key=order.text)
    amount = held.cover.pays
    await journal.record(
        session, ReturnFreightDue(order=order, case=case, store=held.store, viewer=held.viewer, amount=amount)
    )
    return True


async def to_pay(session: Session, order: OrderId) -> Freight | None:
    """What the insurer has to decide about an order, if anything."""
    held = (await store.select(session, [order])).get(order)
    return None if held is None else _request(held)


async def overdue(session: Session, now: datetime, after: OrderId, most: int = 100) -> list[Freight]:
    """What the insurer must be asked again, in order of id."""
    found = await store.select_due(session, now - FIRST_CHASE, after, most)
    return [request for one in found if (request := _request(one)) is not None]


async def finish(session: Session, order: OrderId, answer: Answer, now: datetime) -> None:
    """Write an insurer's word down; saying it twice changes nothing, and nothing undoes a final word.

    Records: ``trade.return_freight_paid``, where it was.
    """
    if answer.state is State.PENDING:
        return
    held = await store.lock(session, order)
    state = ClaimState.PAID if answer.state is State.DONE else ClaimState.REFUSED
    if held is None or held.claim is None or not await store.finish(session, order, state, answer, now):
        return
    if state is ClaimState.REFUSED:
        await ledger.post(session, [rules.refused(held)], now)
        return
    await ledger.post(session, [rules.paid(held)], now)
    paid = ReturnFreightPaid(
        order=order, case=held.claim.case, store=held.store, viewer=held.viewer, amount=held.cover.pays
    )
    await journal.record(session, paid)


async def policy_of(session: Session, order: OrderId) -> Policy | None:
    """How the way back of an order is insured, if it is; whoever shows it says to whom."""
    return (await store.select(session, [order])).get(order)


async def claims_at(session: Session, store_id: StoreId, now: datetime) -> tuple[Totals, list[Policy]]:
    """What insurance has cost and paid for a store's orders of the last 30 days, and the latest that came back."""
    return await store.totals(session, store_id, now - LOOKS_BACK), await store.select_claimed(session, store_id, SHOWN)


async def export(session: Session, account: AccountId, _: ViewerId) -> Any:
    """What somebody takes along."""
    return await store.select_of_buyer(session, account, EXPORTED)


def _policy(order: orders.Order, now: datetime) -> Policy | None:
    lines = [(line.id, line.guarantees) for line in order.lines]
    cover = rules.cover(lines, guarantees.rulebook().freight_premiums) if order.total.minor else None
    return None if cover is None else Policy(order.id, order.store, order.buyer, order.viewer, cover, now)


def _request(held: Policy) -> Freight | None:
    if held.claim is None or held.claim.state is not ClaimState.DUE:
        return None
    return Freight(held.buyer, held.cover.pays, id=held.order, asked_at=held.claim.due_at, wish=Wish.DELAY)
