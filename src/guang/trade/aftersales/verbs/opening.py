"""Opening: what may be asked for, and asking for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from guang import journal
from guang.journal.facts.care import AfterSaleOpened
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, AfterSaleId, LineId, OrderId, ProductId, StoreId, new_id
from guang.kernel.money import Money
from guang.trade import catalog, fulfilment, orders
from guang.trade.aftersales import store
from guang.trade.aftersales.errors import CaseOpen, KeyReused, LineMissing
from guang.trade.aftersales.types import Act, Case, LineOffers
from guang.trade.aftersales.verbs.ending import grant
from guang.trade.aftersales.verbs.standing import choices, standings
from guang.trade.aftersales.verbs.stepping import about, note, step
from guang.trade.claims import (
    CaseEvent,
    CaseSide,
    CaseState,
    Choice,
    Goods,
    NewCase,
    NotOffered,
    Standing,
    Wish,
    kept,
    terms,
)


async def options(session: Session, buyer: AccountId, order_id: OrderId, now: datetime) -> list[LineOffers]:
    """What may be opened for each line of an order, with the most that may be asked for, and why not.

    Raises:
        OrderMissing: no such order, or somebody else's.
    """
    order = await orders.order(session, buyer, order_id)
    open_cases = await store.select_open(session, order_id)
    return [
        LineOffers(line, one.units_left, one.left, open_cases.get(line), terms.offers(one, now), one.goods)
        for line, one in (await standings(session, order, now)).items()
    ]


async def exchanges(
    session: Session, buyer: AccountId, order_id: OrderId, line_id: LineId, origin: AfterSaleId | None
) -> list[tuple[catalog.SkuTerms, Choice]]:
    """What could come in exchange for a line of a buyer's order.

    Raises:
        OrderMissing, LineMissing, ProductMissing.
    """
    order = await orders.order(session, buyer, order_id)
    line = next((line for line in order.lines if line.id == line_id), None)
    if line is None:
        raise LineMissing(line=line_id)
    brought = (await store.select_exchanged(session, order_id)).get(line_id, ())
    same = [Goods(sku, units, case) for case, sku, units in brought if case == origin]
    found = await choices(session, line, same)
    known = await catalog.skus(session, [one.sku for one in found])
    return [(known[one.sku], one) for one in found]


async def open_case(session: Session, wanted: NewCase, now: datetime) -> tuple[Case, bool]:
    """Ask for something about a line. The same key with the same content brings the same case back.

    While it is open, the order is not settled. Little money for goods that have not left goes back at once.

    Returns:
        The case, and whether it is new.

    Raises:
        KeyNeeded, OrderMissing, LineMissing.
        NotOffered, BadWish, TooMuch: what is asked for cannot be asked for.
        CaseOpen: the line has an open case.
        KeyReused: the key belongs to another wish.
        BadText, BadEvidence.

    Records: ``trade.after_sale_opened``, and more where it is granted at once.
    """
    terms.check_key(wanted.key)
    if (known := await _repeated(session, wanted)) is not None:
        return known, False
    seen = await _look(session, wanted, now, ours=None)
    made = await _made(session, wanted, seen, now)
    if not await store.insert_case(session, made, wanted.key, terms.fingerprint(wanted)):
        if (known := await _repeated(session, wanted)) is not None:
            return known, False
        raise CaseOpen(case=(await store.select_open(session, wanted.order)).get(wanted.line))
    await fulfilment.hold(session, wanted.order)
    if await _look(session, wanted, now, ours=made.id) != seen:
        raise NotOffered(why="order_moved")
    return await _submit(session, made, wanted, now), True


@dataclass(frozen=True, slots=True)
class _Seen:
    """A line as it stood when it was asked about, and what the wish comes to."""

    store: StoreId
    product: ProductId
    goods: Goods
    promises: tuple[Mapping[str, Any], ...]
    standing: Standing
    amount: Money


async def _repeated(session: Session, wanted: NewCase) -> Case | None:
    found = await store.select_by_key(session, wanted.buyer, wanted.key)
    if found is None:
        return None
    if found[1] != terms.fingerprint(wanted):
        raise KeyReused(case=found[0])
    return await store.select_case(session, found[0])


async def _look(session: Session, wanted: NewCase, now: datetime, ours: AfterSaleId | None) -> _Seen:
    """What the wish comes to as the order stands; ``ours`` is the case that is just being opened."""
    order = await orders.order(session, wanted.buyer, wanted.order)
    line = next((line for line in order.lines if line.id == wanted.line), None)
    if line is None:
        raise LineMissing(line=wanted.line)
    known = (await store.select_open(session, wanted.order)).get(wanted.line)
    if known != ours:
        raise CaseOpen(case=known)
    standing = replace((await standings(session, order, now))[wanted.line], has_open_case=False, is_in_stock=True)
    amount = terms.check(wanted, standing, now)
    goods = terms.goods_of(wanted, standing) or Goods(line.sku, 0)
    if ours is None:
        terms.check_wished(wanted, await choices(session, line, [goods]) if wanted.wish is Wish.EXCHANGE else ())
    return _Seen(order.store, line.product, goods, line.guarantees, standing, amount)


async def _made(session: Session, wanted: NewCase, seen: _Seen, now: datetime) -> Case:
    fast_before = await store.count_fast(session, wanted.buyer, now - terms.FAST_WINDOW)
    return Case(
        id=new_id(AfterSaleId),
        order=wanted.order,
        line=wanted.line,
        product=seen.product,
        sku=seen.goods.sku,
        wished=wanted.wished,
        origin=seen.goods.origin,
        store=seen.store,
        buyer=wanted.buyer,
        viewer=wanted.viewer,
        wish=wanted.wish,
        reason=wanted.reason,
        units=wanted.units,
        asked=seen.amount,
        granted=None,
        liability=None,
        state=CaseState.APPLIED,
        is_unshipped=terms.is_unshipped(wanted, seen.standing),
        is_fast=kept.is_granted(wanted, seen.standing, seen.amount, seen.promises, fast_before, now),
        carrier="",
        tracking="",
        due_at=None,
        opened_at=now,
        moved_at=now,
        ended_at=None,
        rules=terms.VERSION,
    )


async def _submit(session: Session, made: Case, wanted: NewCase, now: datetime) -> Case:
    buyer = Act(CaseSide.BUYER, wanted.buyer, now, wanted.words, wanted.images)
    applied = await note(session, made, "apply", buyer)
    journal.append(
        session,
        AfterSaleOpened(
            **about(made),
            product=made.product,
            sku=made.sku,
            wished=made.wished,
            units=made.units,
            amount=made.asked,
            fast=made.is_fast,
            rules=made.rules,
        ),
    )
    if made.is_fast:
        return await grant(session, applied, Act(CaseSide.RULE, None, now))
    return await step(session, applied, CaseEvent.SUBMIT, Act(CaseSide.BUYER, wanted.buyer, now))
