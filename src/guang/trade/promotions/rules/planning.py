"""What a promotion may be, kind by kind, and what it would cost."""

import re
from collections.abc import Callable, Collection, Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Final

from guang.kernel.ids import SkuId
from guang.kernel.money import BASIS, Money
from guang.kernel.text import LOCALES
from guang.trade.pricing import DiscountKind
from guang.trade.promotions.errors import BadPromotion, KeyNeeded, NotADiscount
from guang.trade.promotions.types import Draft, Plan

LONGEST_NAME: Final = 60
LONGEST_RUN: Final = timedelta(days=366)
LONGEST_FLASH: Final = timedelta(days=3)
"""A flash price that never ends is a price [D]."""
LATE_START: Final = timedelta(minutes=5)
"""How far back a start may lie when the request arrives."""
MOST_ITEMS: Final = 500
MOST_PRODUCTS: Final = 1_000
MOST_TIERS: Final = 5
MOST_UNITS: Final = 10**9
MOST_PER_BUYER: Final = 999
MOST_COUPONS: Final = 10**7
MOST_COUPONS_PER_BUYER: Final = 100
LARGEST_MINOR: Final = 10**12
LARGEST_BUDGET_MINOR: Final = 10**15
LARGEST_RATE_BPS: Final = 9_000
_CODE: Final = re.compile(r"[A-Z0-9-]{4,32}")

_ITEMS: Final = frozenset({"items"})
_COUPON: Final = frozenset(
    {"tiers", "rate_bps", "minimum", "most_off", "total", "per_buyer", "code", "use_days", "use_until"}
)
FIELDS: Final[Mapping[DiscountKind, frozenset[str]]] = MappingProxyType(
    {
        DiscountKind.TIME_LIMITED: _ITEMS,
        DiscountKind.MEMBER: _ITEMS,
        DiscountKind.FLASH: _ITEMS,
        DiscountKind.SUBSIDY: _ITEMS | {"total"},
        DiscountKind.FULL_REDUCTION: frozenset({"tiers", "products"}),
        DiscountKind.STORE_COUPON: _COUPON | {"products", "categories"},
        DiscountKind.PLATFORM_COUPON: _COUPON | {"categories"},
    }
)
"""Which fields belong to which kind."""
STORE_KINDS: Final = frozenset(
    {
        DiscountKind.TIME_LIMITED,
        DiscountKind.MEMBER,
        DiscountKind.FLASH,
        DiscountKind.FULL_REDUCTION,
        DiscountKind.STORE_COUPON,
    }
)
PLATFORM_KINDS: Final = frozenset({DiscountKind.SUBSIDY, DiscountKind.PLATFORM_COUPON})


def check(draft: Draft, currency: str, allowed: Collection[DiscountKind], now: datetime) -> None:
    """Refuse a promotion that cannot be, as far as its own words tell.

    Raises:
        BadPromotion: naming the field and the rule.
    """
    if draft.kind not in allowed:
        raise BadPromotion(field="kind", rule=f"one of {', '.join(sorted(allowed))}")
    for field in ("items", "tiers", "rate_bps", "minimum", "most_off", "products", "categories", "total"):
        _absent_unless(draft, field)
    for field in ("per_buyer", "code", "use_days", "use_until"):
        _absent_unless(draft, field)
    _check_name(draft)
    _check_window(draft, now)
    _CHECKS[draft.kind](draft, currency)


def check_items(plan: Plan, lowest: Mapping[SkuId, Money]) -> None:
    """Refuse prices that are none: not below the catalogue's of the last 30 days, or a subsidy that pays everything.

    Raises:
        BadPromotion, NotADiscount.
    """
    raised = []
    for item in plan.items:
        if item.draft.off is not None and item.draft.off.minor >= item.list_price.minor:
            raise BadPromotion(field="items.off", rule="below the list price", sku=item.draft.sku)
        if item.draft.price is not None and item.draft.price.minor >= lowest[item.draft.sku].minor:
            low = lowest[item.draft.sku]
            raised.append({"sku": item.draft.sku, "price": item.draft.price, "lowest_listed_30d": low})
    if raised:
        raise NotADiscount(items=raised)


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        KeyNeeded: absent, too short, too long, or not plain.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise KeyNeeded()
    return key


def most_cost(plan: Plan) -> Money | None:
    """What a promotion can cost whoever pays for it, at most; None where nothing limits it."""
    draft = plan.draft
    if draft.kind is DiscountKind.SUBSIDY:
        return Money(draft.total or 0, plan.currency)
    if draft.kind is DiscountKind.FLASH:
        whole = sum((item.list_price - item.after).minor * (item.draft.stock or 0) for item in plan.items)
        return Money(whole, plan.currency)
    if draft.kind in {DiscountKind.STORE_COUPON, DiscountKind.PLATFORM_COUPON}:
        each = draft.tiers[-1].off if draft.tiers else draft.most_off
        return None if each is None else each * (draft.total or 0)
    return None


def off_bps(plan: Plan) -> int:
    """How much of the list price comes off, in basis points: on average over the SKUs, or at the best tier."""
    if plan.items:
        before = sum(item.list_price.minor for item in plan.items)
        return (before - sum(item.after.minor for item in plan.items)) * BASIS // before
    if plan.draft.tiers:
        return max(tier.off.minor * BASIS // max(tier.spend.minor, tier.off.minor) for tier in plan.draft.tiers)
    return plan.draft.rate_bps


def warnings(plan: Plan, available: Mapping[SkuId, int]) -> tuple[str, ...]:
    """Codes of what may surprise: more units promised than the shelf has, prices under half."""
    found = []
    if any((item.draft.stock or 0) > available.get(item.draft.sku, 0) for item in plan.items):
        found.append("stock_beyond_shelf")
    if any(item.after.minor * 2 < item.list_price.minor for item in plan.items):
        found.append("below_half")
    if plan.draft.tiers and any(not tier.spend.minor for tier in plan.draft.tiers):
        found.append("no_minimum")
    return tuple(found)


def _absent_unless(draft: Draft, field: str) -> None:
    if field not in FIELDS[draft.kind] and getattr(draft, field) not in (None, 0, ()):
        raise BadPromotion(field=field, rule=f"not with {draft.kind}")


def _check_name(draft: Draft) -> None:
    if not draft.name or not set(draft.name) <= set(LOCALES):
        raise BadPromotion(field="name", rule=f"words in one or more of {', '.join(LOCALES)}")
    for said in draft.name.values():
        if not said.strip() or len(said) > LONGEST_NAME or not said.isprintable():
            raise BadPromotion(field="name", rule=f"from 1 to {LONGEST_NAME} characters")


def _check_window(draft: Draft, now: datetime) -> None:
    longest = LONGEST_FLASH if draft.kind is DiscountKind.FLASH else LONGEST_RUN
    if draft.starts_at < now - LATE_START:
        raise BadPromotion(field="starts_at", rule="not in the past")
    if draft.starts_at > now + LONGEST_RUN:
        raise BadPromotion(field="starts_at", rule=f"within {LONGEST_RUN.days} days")
    if not max(draft.starts_at, now) < draft.ends_at <= draft.starts_at + longest:
        raise BadPromotion(field="ends_at", rule=f"after the start, and within {longest.days} days of it")


def _check_prices(draft: Draft, currency: str) -> None:
    _check_skus(draft)
    for item in draft.items:
        _amount("items.price", item.price, currency)
        if item.off is not None or item.floor is not None:
            raise BadPromotion(field="items.off", rule=f"not with {draft.kind}", sku=item.sku)
        if draft.kind is DiscountKind.FLASH:
            _number("items.stock", item.stock, MOST_UNITS)
            _number("items.per_buyer", item.per_buyer, MOST_PER_BUYER, is_needed=False)
        elif item.stock is not None or item.per_buyer is not None:
            raise BadPromotion(field="items.stock", rule=f"not with {draft.kind}", sku=item.sku)


def _check_subsidy(draft: Draft, currency: str) -> None:
    _check_skus(draft)
    _number("total", draft.total, LARGEST_BUDGET_MINOR)
    for item in draft.items:
        _amount("items.off", item.off, currency)
        _amount("items.floor", item.floor, currency, is_needed=False)
        _number("items.per_buyer", item.per_buyer, MOST_PER_BUYER, is_needed=False)
        if item.price is not None or item.stock is not None:
            raise BadPromotion(field="items.price", rule=f"not with {draft.kind}", sku=item.sku)


def _check_skus(draft: Draft) -> None:
    if not 1 <= len(draft.items) <= MOST_ITEMS:
        raise BadPromotion(field="items", rule=f"from 1 to {MOST_ITEMS} SKUs")
    if len({item.sku for item in draft.items}) != len(draft.items):
        raise BadPromotion(field="items.sku", rule="no SKU twice")


def _check_tiers(draft: Draft, currency: str) -> None:
    if not 1 <= len(draft.tiers) <= MOST_TIERS:
        raise BadPromotion(field="tiers", rule=f"from 1 to {MOST_TIERS} tiers")
    for tier in draft.tiers:
        _amount("tiers.spend", tier.spend, currency)
        _amount("tiers.off", tier.off, currency)
        if tier.off.minor >= tier.spend.minor:
            raise BadPromotion(field="tiers.off", rule="below what has to be spent")
    for less, more in zip(draft.tiers, draft.tiers[1:], strict=False):
        if not (less.spend < more.spend and less.off < more.off):
            raise BadPromotion(field="tiers", rule="each tier asks for more and gives more")
    _check_scope(draft)


def _check_coupon(draft: Draft, currency: str) -> None:
    if bool(draft.tiers) == bool(draft.rate_bps):
        raise BadPromotion(field="off", rule="either an amount or a share")
    if draft.tiers:
        _check_amount_off(draft, currency)
    else:
        _number("rate_bps", draft.rate_bps, LARGEST_RATE_BPS)
        _amount("most_off", draft.most_off, currency, is_needed=False)
        if draft.minimum is not None and draft.minimum.minor:
            _amount("minimum", draft.minimum, currency)
    _number("total", draft.total, MOST_COUPONS)
    _number("per_buyer", draft.per_buyer, MOST_COUPONS_PER_BUYER)
    if draft.code is not None and not _CODE.fullmatch(draft.code):
        raise BadPromotion(field="code", rule="from 4 to 32 capitals, digits and hyphens")
    _check_validity(draft)
    _check_scope(draft)


def _check_amount_off(draft: Draft, currency: str) -> None:
    (tier, *more) = draft.tiers
    if more or draft.minimum is not None or draft.most_off is not None:
        raise BadPromotion(field="minimum", rule="one minimum and one amount")
    _amount("off", tier.off, currency)
    if tier.spend.minor:
        _amount("minimum", tier.spend, currency)
    if 0 < tier.spend.minor <= tier.off.minor:
        raise BadPromotion(field="off", rule="below the minimum, or no minimum at all")


def _check_validity(draft: Draft) -> None:
    if (draft.use_days is None) == (draft.use_until is None):
        raise BadPromotion(field="use_days", rule="either days of use or an end of use")
    if draft.use_days is not None:
        _number("use_days", draft.use_days, LONGEST_RUN.days)
    if draft.use_until is not None and not draft.ends_at <= draft.use_until <= draft.ends_at + LONGEST_RUN:
        raise BadPromotion(field="use_until", rule="not before claiming ends")


def _check_scope(draft: Draft) -> None:
    if draft.products is not None and draft.categories is not None:
        raise BadPromotion(field="products", rule="products or categories, not both")
    for field, chosen in (("products", draft.products), ("categories", draft.categories)):
        if chosen is not None and not 1 <= len(set(chosen)) == len(chosen) <= MOST_PRODUCTS:
            raise BadPromotion(field=field, rule=f"from 1 to {MOST_PRODUCTS}, none twice")


def _amount(field: str, money: Money | None, currency: str, *, is_needed: bool = True) -> None:
    if money is None:
        if is_needed:
            raise BadPromotion(field=field, rule="an amount")
        return
    if money.currency != currency:
        raise BadPromotion(field=field, rule=f"in {currency}")
    if not 1 <= money.minor <= LARGEST_MINOR:
        raise BadPromotion(field=field, rule=f"from 1 to {LARGEST_MINOR} minor units")


def _number(field: str, number: int | None, most: int, *, is_needed: bool = True) -> None:
    if number is None and not is_needed:
        return
    if number is None or not 1 <= number <= most:
        raise BadPromotion(field=field, rule=f"from 1 to {most}")


_CHECKS: Final[Mapping[DiscountKind, Callable[[Draft, str], None]]] = MappingProxyType(
    {
        DiscountKind.TIME_LIMITED: _check_prices,
        DiscountKind.MEMBER: _check_prices,
        DiscountKind.FLASH: _check_prices,
        DiscountKind.SUBSIDY: _check_subsidy,
        DiscountKind.FULL_REDUCTION: _check_tiers,
        DiscountKind.STORE_COUPON: _check_coupon,
        DiscountKind.PLATFORM_COUPON: _check_coupon,
    }
)


def caps(plan: Plan) -> list[tuple[int, int]]:
    """The counters that a new promotion begins with: SKU (0: the whole), and cap."""
    whole = [] if plan.draft.total is None else [(0, plan.draft.total)]
    return whole + [(int(item.draft.sku), item.draft.stock) for item in plan.items if item.draft.stock is not None]
