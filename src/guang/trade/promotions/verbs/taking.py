"""Taking what a price was made of, and giving it back."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime

from guang import journal
from guang.journal.facts.selling import CouponReturned, CouponUsed, PromotionBackInStock, PromotionSoldOut
from guang.kernel.db import Session
from guang.kernel.ids import AccountId, CouponId, OrderId, PromotionId, SkuId
from guang.kernel.money import Money
from guang.trade.pricing import DiscountKind, Priced
from guang.trade.promotions.errors import PromotionGone
from guang.trade.promotions.rules import returning
from guang.trade.promotions.store import taking as store
from guang.trade.promotions.store.taking import EVERYBODY, EVERYTHING, CounterKey, Outcome, Raise, Take


async def take(
    session: Session, priced: Priced, *, buyer: AccountId, orders: Mapping[SkuId, OrderId], now: datetime
) -> None:
    """Consume what a price was made of: stock of promotions, the buyer's share, coupons, budgets.

    All or nothing, and once per order. Asks the database nothing where no promotion applies. Rows that many want are
    locked from here to the end of the transaction: take late, after orders and before the warehouse's shelves.

    Args:
        orders: the order that each line belongs to.

    Raises:
        PromotionGone: something is no longer to be had; ``facts`` say per line what and why (``ended``, ``sold_out``,
            ``your_limit``, ``budget_spent``, ``coupon_gone``).

    Records: ``trade.coupon_used``, and ``trade.promotion_sold_out`` when the last of something goes.
    """
    takes = [
        Take(
            orders[line.sku],
            line.sku,
            part.promotion,
            part.coupon,
            DiscountKind(part.kind),
            buyer,
            line.units,
            part.amount,
        )
        for line in priced.lines
        for part in line.parts
        if part.promotion is not None
    ]
    if not takes:
        return
    raises = [
        Raise(
            (one.promotion, one.sku if one.is_of_sku else EVERYTHING, buyer if one.is_of_buyer else EVERYBODY),
            one.sku,
            one.number,
            one.cap,
        )
        for one in priced.counts
    ]
    outcome = await store.take(session, takes, raises, buyer, now)
    if not outcome.fresh:
        return
    if gone := _gone(takes, raises, outcome):
        await _undo(session, takes, raises, outcome)
        raise PromotionGone(lines=gone)
    await journal.record(session, *_used(takes), *_sold_out(raises, outcome))


async def give_back(
    session: Session, order: OrderId | Collection[OrderId], units: Mapping[SkuId, int] | None, now: datetime
) -> None:
    """Return what an order took, for all its units (None) or for some of them; no more than is still held.

    A coupon comes back when everything that it was used for is given back; it is good until it would have been.

    Args:
        order: one order, or several that are given up whole. Whoever gives several up in one transaction names them
            together, so that their counters are locked in key order.

    Records: ``trade.coupon_returned``, ``trade.promotion_back_in_stock`` where nothing was left.
    """
    takes = await store.lock_takes(session, [order] if isinstance(order, OrderId) else order)
    given = [
        (one, *returning.returned(one.sku, units, (one.units, one.given_units), (one.off.minor, one.given_off)))
        for one in takes
    ]
    given = [(one, back, off) for one, back, off in given if back]
    if not given:
        return
    await store.give(session, given)
    numbers = _counters(given)
    lowered = await store.lower(session, numbers) if numbers else {}
    whole = sorted({one.coupon for one, back, _ in given if one.coupon and one.given_units + back == one.units})
    back = await store.return_coupons(session, whole, now) if whole else []
    await journal.record(
        session,
        *(CouponReturned(coupon=coupon, promotion=promotion) for coupon, promotion, is_good in back if is_good),
        *(
            PromotionBackInStock(promotion=key[0], sku=key[1] or None)
            for key, (used, cap) in lowered.items()
            if key[2] == EVERYBODY and cap - used - numbers[key] < numbers[key]
        ),
    )


def _gone(takes: Sequence[Take], raises: Sequence[Raise], outcome: Outcome) -> list[dict[str, object]]:
    """What could not be taken, line by line."""
    found: dict[tuple[SkuId, PromotionId], str] = {}
    for one in takes:
        if one.coupon is not None and one.coupon not in outcome.spent:
            found[one.sku, one.promotion] = "coupon_gone"
        elif one.coupon is None and one.promotion not in outcome.alive:
            found[one.sku, one.promotion] = "ended"
    for wanted in raises:
        if wanted.key not in outcome.raised:
            found.setdefault((wanted.sku, wanted.key[0]), _reason(wanted.key))
    return [{"sku": sku, "promotion": promotion, "why": why} for (sku, promotion), why in found.items()]


def _reason(key: CounterKey) -> str:
    _, sku, buyer = key
    if buyer != EVERYBODY:
        return "your_limit"
    return "sold_out" if sku != EVERYTHING else "budget_spent"


async def _undo(session: Session, takes: Sequence[Take], raises: Sequence[Raise], outcome: Outcome) -> None:
    numbers: dict[CounterKey, int] = {}
    for one in raises:
        if one.key in outcome.raised:
            numbers[one.key] = numbers.get(one.key, 0) + one.number
    if numbers:
        await store.lower(session, numbers)
    await store.forget(session, sorted({one.order for one in takes}), sorted(outcome.spent))


def _used(takes: Sequence[Take]) -> list[CouponUsed]:
    grouped: dict[tuple[CouponId, PromotionId], list[Take]] = {}
    for one in takes:
        if one.coupon is not None:
            grouped.setdefault((one.coupon, one.promotion), []).append(one)
    return [
        CouponUsed(
            coupon=coupon,
            promotion=promotion,
            orders=tuple(dict.fromkeys(one.order for one in parts)),
            off=sum((one.off for one in parts), Money.zero(parts[0].off.currency)),
        )
        for (coupon, promotion), parts in grouped.items()
    ]


def _sold_out(raises: Sequence[Raise], outcome: Outcome) -> list[PromotionSoldOut]:
    """The last unit of a stock has gone, or a budget does not cover another line like this one."""
    found = {}
    for one in raises:
        used, cap = outcome.raised[one.key]
        is_over = used == cap if one.key[1] != EVERYTHING else cap - used < one.number
        if one.key[2] == EVERYBODY and is_over:
            found[one.key] = PromotionSoldOut(promotion=one.key[0], sku=one.key[1] or None)
    return list(found.values())


def _counters(given: Sequence[tuple[Take, int, int]]) -> dict[CounterKey, int]:
    """By how much counters fall, by what each kind had raised."""
    numbers: dict[CounterKey, int] = {}
    for one, back, off in given:
        if one.kind not in {DiscountKind.FLASH, DiscountKind.SUBSIDY}:
            continue
        shared = (
            (one.promotion, one.sku, EVERYBODY)
            if one.kind is DiscountKind.FLASH
            else (one.promotion, EVERYTHING, EVERYBODY)
        )
        for key, number in (
            (shared, back if one.kind is DiscountKind.FLASH else off),
            ((one.promotion, one.sku, one.buyer), back),
        ):
            numbers[key] = numbers.get(key, 0) + number
    return {key: number for key, number in numbers.items() if number}
