"""The best combination of full reductions and coupons for the buyer, exactly.

One full reduction and one store coupon per store, one platform coupon per purchase. What a deal is worth is measured on
prices that no other deal changes (see `stacking`), so the stores are independent but for two things: a line never falls
below one minor unit, which limits what can come off it, and the platform's coupon takes what the stores' deals leave.
If it is worth P, what is saved in all is ``min(Σ saved + P, Σ (saved + left))``: the smaller of two sums over stores.
For each platform coupon it is therefore enough to take every store's best choice where that leaves room for P; and else
to join the stores one by one, keeping those partial choices that nothing else beats in both sums and in coupons used.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from guang.kernel.ids import StoreId
from guang.kernel.money import Money
from guang.trade.pricing import stacking
from guang.trade.pricing.rules.units import FLOOR_MINOR
from guang.trade.pricing.types import Deal, DiscountKind, Item, Tier

Choice = tuple[Deal, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line after its single-item offers; ``amount`` is what all its units cost then, in minor units."""

    item: Item
    amount: int
    kinds: frozenset[DiscountKind]

    @property
    def room(self) -> int:
        """How much can still come off."""
        return self.amount - FLOOR_MINOR


@dataclass(frozen=True, slots=True)
class Applied:
    """A deal, and what it takes off each line, in minor units."""

    deal: Deal
    off: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Tried:
    """One choice of a store: what it saves, and what it leaves on each of the store's lines."""

    saved: int
    left: tuple[int, ...]
    deals: Choice


class _Partial(NamedTuple):
    """Some stores' choices: what they save, that with what they leave for the platform, the coupons they cost."""

    saved: int
    reach: int
    coupons: int
    deals: Choice


_NOTHING: Final = _Partial(0, 0, 0, ())


def best(lines: Sequence[Line], deals: Sequence[Deal], wanted: frozenset[int] | None = None) -> list[Applied]:
    """The deals that together save the buyer most; of equals, those that cost the fewest coupons.

    Args:
        deals: everything on offer for these lines; coupons that expire sooner are preferred among equals.
        wanted: the coupons to use, all of them and no others; the best, if None.
    """
    worth = {index: nominal(deal, lines) for index, deal in enumerate(deals)}
    useful = [deal for index, deal in enumerate(deals) if worth[index] > 0]
    if not useful:
        return []
    useful.sort(key=lambda deal: (deal.until, deal.promotion, deal.coupon or 0))
    reductions = [deal for deal in useful if deal.kind is DiscountKind.FULL_REDUCTION]
    coupons = _coupons(useful, wanted)
    platform = [deal for deal in coupons if deal.store is None]
    must = wanted is not None
    stores = [
        (mine, [_tried(mine, choice) for choice in _choices(store, reductions, coupons, must=must)])
        for store, mine in _by_store(lines).items()
    ]
    lasts = platform if must and platform else (None, *platform)
    top = max((_joined(stores, last, nominal(last, lines) if last else 0) for last in lasts), key=_merit)
    return spread_all(lines, top.deals)


def nominal(deal: Deal, lines: Sequence[Line]) -> int:
    """What a deal is worth for these lines by its own terms, in minor units; 0 where it does not apply."""
    amount = reached(deal, lines)
    if not amount:
        return 0
    if deal.tiers:
        tier = tier_of(deal, amount)
        return tier.off.minor if tier else 0
    if amount < deal.minimum:
        return 0
    off = Money(amount, lines[0].item.list_price.currency).portion(deal.rate_bps).minor
    return off if deal.most_off is None else min(off, deal.most_off)


def reached(deal: Deal, lines: Sequence[Line]) -> int:
    """What the goods that a deal is for cost together, in minor units."""
    return sum(line.amount for line in lines if is_for(deal, line))


def tier_of(deal: Deal, amount: int) -> Tier | None:
    """The highest tier that an amount reaches."""
    return max(
        (tier for tier in deal.tiers if tier.spend.minor <= amount), key=lambda tier: tier.spend.minor, default=None
    )


def is_for(deal: Deal, line: Line) -> bool:
    """Whether a deal may touch a line."""
    return concerns(deal, line.item) and stacking.fits(deal.kind, line.kinds)


def concerns(deal: Deal, item: Item) -> bool:
    """Whether a deal is for goods like this, whatever their price is made of."""
    return (
        (deal.store is None or deal.store == item.store)
        and (deal.products is None or item.product in deal.products)
        and (deal.categories is None or item.category in deal.categories)
    )


def spread_all(lines: Sequence[Line], deals: Iterable[Deal]) -> list[Applied]:
    """Apply deals one after another, in the order of `stacking`; those that find nothing to take are left out."""
    room = [line.room for line in lines]
    applied = []
    for deal in sorted(deals, key=lambda one: stacking.rank(one.kind)):
        off = spread(deal, lines, room)
        room = [left - taken for left, taken in zip(room, off, strict=True)]
        if any(off):
            applied.append(Applied(deal, off))
    return applied


def spread(deal: Deal, lines: Sequence[Line], room: Sequence[int]) -> tuple[int, ...]:
    """What a deal takes off each line: in proportion to what can still come off it, by the largest remainder.

    Proportion to the room, not to the price, is what keeps every line at or above its floor to the last minor unit.
    """
    weights = [left if is_for(deal, line) else 0 for line, left in zip(lines, room, strict=True)]
    available = sum(weights)
    off = min(nominal(deal, lines), available)
    if off <= 0:
        return (0,) * len(lines)
    whole = Money(off, lines[0].item.list_price.currency)
    return tuple(part.minor for part in whole.split(weights))


def _coupons(useful: Sequence[Deal], wanted: frozenset[int] | None) -> list[Deal]:
    """The coupons to choose from: those that are wanted, or one of each promotion, because they are all alike."""
    if wanted is not None:
        return [deal for deal in useful if deal.coupon in wanted]
    first: dict[int, Deal] = {}
    for deal in useful:
        if deal.coupon is not None:
            first.setdefault(deal.promotion, deal)
    return list(first.values())


def _by_store(lines: Sequence[Line]) -> dict[StoreId, list[Line]]:
    found: dict[StoreId, list[Line]] = {}
    for line in lines:
        found.setdefault(line.item.store, []).append(line)
    return found


def _joined(stores: Sequence[tuple[list[Line], list[_Tried]]], last: Deal | None, worth: int) -> _Partial:
    """The best choice over all stores if the platform's coupon is ``last``."""
    options = [_pruned([_valued(mine, one, last) for one in tried]) for mine, tried in stores]
    top = _NOTHING
    for some in options:
        top = _plus(top, max(some, key=_merit))
    if last is None or top.reach >= top.saved + worth:
        return _ended(top, last, worth)
    front = [_NOTHING]
    for some in options:
        front = _pruned([_plus(one, more) for one in front for more in some])
    return max((_ended(one, last, worth) for one in front), key=_merit)


def _choices(store: StoreId, reductions: Sequence[Deal], coupons: Sequence[Deal], *, must: bool) -> Iterator[Choice]:
    """Every choice of at most one full reduction and one coupon of a store."""
    mine = [deal for deal in coupons if deal.store == store]
    for reduction in (None, *(deal for deal in reductions if deal.store == store)):
        for coupon in mine if must and mine else (None, *mine):
            yield tuple(deal for deal in (reduction, coupon) if deal is not None)


def _tried(lines: Sequence[Line], choice: Choice) -> _Tried:
    applied = spread_all(lines, choice)
    left = tuple(line.room - sum(one.off[index] for one in applied) for index, line in enumerate(lines))
    return _Tried(sum(sum(one.off) for one in applied), left, choice)


def _valued(lines: Sequence[Line], tried: _Tried, last: Deal | None) -> _Partial:
    room = 0
    if last is not None:
        room = sum(left for line, left in zip(lines, tried.left, strict=True) if is_for(last, line))
    return _Partial(tried.saved, tried.saved + room, sum(one.coupon is not None for one in tried.deals), tried.deals)


def _plus(one: _Partial, more: _Partial) -> _Partial:
    return _Partial(
        one.saved + more.saved, one.reach + more.reach, one.coupons + more.coupons, (*one.deals, *more.deals)
    )


def _ended(one: _Partial, last: Deal | None, worth: int) -> _Partial:
    if last is None:
        return one
    return _Partial(min(one.saved + worth, one.reach), one.reach, one.coupons + 1, (*one.deals, last))


def _merit(one: _Partial) -> tuple[int, int]:
    """The more saved the better, and then the fewer coupons used."""
    return one.saved, -one.coupons


def _pruned(partials: Sequence[_Partial]) -> list[_Partial]:
    """Those that no other beats in everything."""
    kept: list[_Partial] = []
    for one in sorted(partials, key=lambda partial: (-partial.saved, -partial.reach, partial.coupons)):
        if not any(other.reach >= one.reach and other.coupons <= one.coupons for other in kept):
            kept.append(one)
    return kept
