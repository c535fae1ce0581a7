"""A whole purchase: single-item offers first, then the best combination of what is spread over it."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from guang.kernel.ids import CouponId, PromotionId, SkuId
from guang.kernel.money import Money
from guang.kernel.text import Text
from guang.trade.pricing import stacking
from guang.trade.pricing.errors import CouponUnusable
from guang.trade.pricing.rules import combining, saying, units
from guang.trade.pricing.rules.combining import Applied, Line
from guang.trade.pricing.types import (
    CouponOffer,
    Deal,
    DiscountKind,
    Item,
    Offer,
    Payer,
    Priced,
    PricedLine,
    PricePart,
    UnitPrice,
)


def priced(
    items: Sequence[Item], offers: Iterable[Offer], deals: Sequence[Deal], coupons: Collection[CouponId] | None
) -> Priced:
    """What a purchase costs.

    Args:
        offers: for these SKUs, as far as they are for this buyer.
        deals: full reductions, and the coupons in the buyer's hands.
        coupons: those to use; the best combination, if None.

    Raises:
        BadItems, MixedCurrencies: the lines cannot be priced.
        CouponUnusable: one of ``coupons`` does not apply, or two of them exclude each other.
    """
    currency = units.check(items)
    by_sku = grouped(offers)
    budgets: dict[PromotionId, int] = {}
    priced_units = [units.cheapest(item, by_sku.get(item.sku, ()), budgets) for item in items]
    lines = [
        Line(item, (unit.price * item.units).minor, unit.kinds) for item, unit in zip(items, priced_units, strict=True)
    ]
    if coupons is not None:
        _check_wanted(coupons, deals, lines)
    applied = combining.best(lines, deals, None if coupons is None else frozenset(coupons))
    counts = tuple(count for item, unit in zip(items, priced_units, strict=True) for count in units.counts(item, unit))
    told = [(one, _terms(one.deal, lines)) for one in applied]
    made = tuple(_line(place, lines[place], unit, told) for place, unit in enumerate(priced_units))
    return Priced(
        lines=made,
        saved=sum((part.amount for line in made for part in line.parts), Money.zero(currency)),
        coupons=tuple(_offers(lines, deals, applied)),
        chosen=tuple(one.deal.coupon for one in applied if one.deal.coupon is not None),
        counts=counts,
    )


def unit_price(item: Item, offers: Sequence[Offer], lowest: int | None, closed: Sequence[Offer] = ()) -> UnitPrice:
    """What one unit costs, for whoever shows it.

    Args:
        lowest: the lowest price of the last 30 days that the history knows, in minor units.
        closed: prices for members of a store that the reader has not joined.
    """
    unit = units.cheapest(item, offers, {})
    inside = units.cheapest(item, (*offers, *closed), {}).price if closed else unit.price
    for_members = inside if inside < unit.price else None
    lows = [unit.price.minor, item.list_price.minor, *([] if lowest is None else [lowest])]
    low = Money(min(lows), item.list_price.currency)
    if not unit.offers:
        return UnitPrice(item.list_price, unit.price, low, for_members=for_members)
    first, off = unit.offers[0]
    return UnitPrice(
        list_price=unit.base,
        now=unit.price,
        lowest_30d=low,
        kind=first.kind,
        until=min(offer.until for offer, _ in unit.offers),
        why=units.why(unit.base, first, off),
        for_members=for_members,
    )


def terms(deal: Deal, currency: str) -> Text:
    """What a coupon does, whatever it is used for."""
    return saying.deal(deal, deal.tiers[0] if deal.tiers else None, currency)


def grouped(offers: Iterable[Offer]) -> Mapping[SkuId, list[Offer]]:
    """Offers by SKU."""
    found: dict[SkuId, list[Offer]] = {}
    for offer in offers:
        found.setdefault(offer.sku, []).append(offer)
    return found


def _line(place: int, line: Line, unit: units.Unit, applied: Sequence[tuple[Applied, Text]]) -> PricedLine:
    item, currency = line.item, line.item.list_price.currency
    spread = [_part(one.deal, Money(one.off[place], currency), why) for one, why in applied if one.off[place]]
    parts = (*units.parts(item, unit), *spread)
    taken = sum((part.amount for part in spread), Money.zero(currency))
    return PricedLine(
        sku=item.sku,
        units=item.units,
        list_price=unit.base,
        unit_price=unit.price,
        parts=parts,
        pays=unit.price * item.units - taken,
        subsidy=sum((part.amount for part in parts if part.payer is Payer.PLATFORM), Money.zero(currency)),
    )


def _part(deal: Deal, off: Money, why: Text) -> PricePart:
    return PricePart(deal.promotion, deal.coupon, deal.kind.value, stacking.PAYERS[deal.kind], off, why)


def _check_wanted(wanted: Collection[CouponId], deals: Sequence[Deal], lines: Sequence[Line]) -> None:
    held = {deal.coupon: deal for deal in deals if deal.coupon is not None}
    places: set[object] = set()
    for coupon in wanted:
        deal = held.get(coupon)
        if deal is None:
            raise CouponUnusable(coupon=coupon, why="not_yours_or_over")
        if deal.store in places:
            raise CouponUnusable(coupon=coupon, why="one_per_store")
        places.add(deal.store)
        if not combining.nominal(deal, lines):
            raise CouponUnusable(coupon=coupon, why=dict(_obstacle(deal, lines)))


def _offers(lines: Sequence[Line], deals: Sequence[Deal], applied: Sequence[Applied]) -> list[CouponOffer]:
    currency = lines[0].item.list_price.currency
    taken = {one.deal.coupon: sum(one.off) for one in applied}
    found = []
    for deal in deals:
        if deal.coupon is None:
            continue
        off = taken.get(deal.coupon, combining.nominal(deal, lines))
        found.append(
            CouponOffer(
                coupon=deal.coupon,
                promotion=deal.promotion,
                store=deal.store,
                kind=deal.kind,
                name=deal.name,
                off=Money(off, currency),
                is_usable=off > 0,
                is_chosen=deal.coupon in taken,
                why=_terms(deal, lines) if off > 0 else _obstacle(deal, lines),
                expires_at=deal.until,
            )
        )
    return sorted(found, key=lambda one: (not one.is_chosen, not one.is_usable, -one.off.minor, one.expires_at))


def _terms(deal: Deal, lines: Sequence[Line]) -> Text:
    tier = combining.tier_of(deal, combining.reached(deal, lines))
    return saying.deal(deal, tier, lines[0].item.list_price.currency)


def _obstacle(deal: Deal, lines: Sequence[Line]) -> Text:
    """Why a coupon takes nothing off."""
    meant = [line for line in lines if combining.concerns(deal, line.item)]
    if not meant:
        return saying.nothing_for_it()
    allowed = [line for line in meant if combining.is_for(deal, line)]
    if not allowed:
        return saying.does_not_combine(_in_the_way(deal.kind, meant))
    amount = sum(line.amount for line in allowed)
    least = min((tier.spend.minor for tier in deal.tiers), default=deal.minimum)
    if amount < least:
        return saying.more_needed(Money(least - amount, lines[0].item.list_price.currency))
    return saying.nothing_left()


def _in_the_way(kind: DiscountKind, lines: Sequence[Line]) -> DiscountKind:
    return next(other for line in lines for other in line.kinds if not stacking.fits(kind, {other}))
