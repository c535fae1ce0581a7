"""What may be asked for: by state of the order, reason, time and money. Tables first, arithmetic after."""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any, Final

from guang.kernel.ids import AfterSaleId, SkuId
from guang.kernel.money import Money
from guang.trade.claims.errors import BadWish, KeyNeeded, NotOffered, TooMuch
from guang.trade.claims.types import CaseReason, Choice, Goods, Liability, NewCase, Offer, Standing, WhyNot, Wish

R = CaseReason
VERSION: Final = "2026.11.2"
"""Written onto every case that is opened under these rules."""
LONGEST_WORDS: Final = 500
MOST_PICTURES: Final = 9

UNSHIPPED: Final = (R.NO_LONGER_WANTED, R.NOT_SHIPPED)
_FAULTS: Final = (R.QUALITY, R.NOT_AS_DESCRIBED, R.WRONG_ITEM, R.MISSING_PARTS, R.DAMAGED, R.COUNTERFEIT)
REASONS: Final[Mapping[Wish, tuple[CaseReason, ...]]] = MappingProxyType(
    {
        Wish.REFUND_ONLY: (*UNSHIPPED, R.NOT_RECEIVED, *_FAULTS),
        Wish.RETURN_REFUND: (R.NO_REASON, *_FAULTS),
        Wish.EXCHANGE: (R.NO_REASON, *(reason for reason in _FAULTS if reason is not R.COUNTERFEIT)),
        Wish.COMPENSATION: (*_FAULTS, R.LATE),
        Wish.PRICE_PROTECTION: (R.PRICE_DROPPED,),
    }
)

LIABLE: Final[Mapping[CaseReason, Liability]] = MappingProxyType(
    {
        R.NO_LONGER_WANTED: Liability.BUYER,
        R.NOT_SHIPPED: Liability.MERCHANT,
        R.NOT_RECEIVED: Liability.LOGISTICS,
        R.NO_REASON: Liability.BUYER,
        R.QUALITY: Liability.MERCHANT,
        R.NOT_AS_DESCRIBED: Liability.MERCHANT,
        R.WRONG_ITEM: Liability.MERCHANT,
        R.MISSING_PARTS: Liability.MERCHANT,
        R.DAMAGED: Liability.LOGISTICS,
        R.COUNTERFEIT: Liability.MERCHANT,
        R.LATE: Liability.LOGISTICS,
        R.PRICE_DROPPED: Liability.NONE,
    }
)
"""Whose fault it is when a wish is granted without a verdict [D]; an operator may see it differently."""

NO_REASON_DAYS: Final = timedelta(days=7)
"""From delivery (DOMAIN D2, F7), unless the line's own terms say otherwise: see `no_reason_within`."""
AFTER_CONFIRMATION: Final = timedelta(days=15)
"""How long after the buyer's confirmation goods may be complained of [D]."""
PRICE_DAYS: Final = timedelta(days=15)
"""How long after the payment a lower price may be complained of, unless the line promises longer [D]."""

FAST_MOST_MINOR: Final[Mapping[str, int]] = MappingProxyType(
    {"CNY": 30_000, "USD": 4_200, "EUR": 3_900, "GBP": 3_300, "JPY": 6_300, "HKD": 32_500, "BRL": 23_000}
)
"""300 yuan (DOMAIN D2) and what that is about worth elsewhere [D]; no fast refund in other currencies."""
FAST_OFTEN: Final = 5
FAST_WINDOW: Final = timedelta(days=90)
"""Whoever was refunded fast so often within this time waits for the store, as everybody did before [D]."""

RETURN_FREIGHT_MOST: Final[Mapping[str, int]] = MappingProxyType(
    {"CNY": 1_200, "USD": 700, "EUR": 600, "GBP": 500, "JPY": 900, "HKD": 3_000, "BRL": 2_000}
)
"""What a parcel back costs about [D]: the most of the delivery fee that an exchange gives back for it."""

GOODS_BACK: Final = frozenset({Wish.RETURN_REFUND, Wish.EXCHANGE})
WISHES_WITH_UNITS: Final = GOODS_BACK | {Wish.REFUND_ONLY}
RECKONED: Final = frozenset({Wish.PRICE_PROTECTION, Wish.EXCHANGE})
"""Where nobody is asked how much."""


def offers(standing: Standing, now: datetime) -> tuple[Offer, ...]:
    """Everything that may be asked for about a line, or why not."""
    return tuple(offer(wish, standing, now) for wish in Wish)


def offer(wish: Wish, standing: Standing, now: datetime) -> Offer:
    """Whether something may be asked for, for which reasons, and how much of it."""
    zero = Money.zero(standing.left.currency)
    why = _why_not(wish, standing)
    until = {reason: last for reason in REASONS[wish] if (last := _until(wish, reason, standing)) is not None}
    reasons = tuple(
        reason for reason in REASONS[wish] if _fits(reason, standing) and (reason not in until or now <= until[reason])
    )
    if why is None and not reasons:
        why = WhyNot.TOO_LATE
    units = _units(wish, standing)
    most = share(standing, units) if wish in WISHES_WITH_UNITS else standing.left
    if wish is Wish.PRICE_PROTECTION:
        most = dearer(standing)
        why = why or (WhyNot.PRICE_NOT_LOWER if most.minor == 0 else None)
    if wish is Wish.EXCHANGE and not standing.is_in_stock:
        why = why or WhyNot.NOT_IN_STOCK
    if why is not None:
        return Offer(wish, why, (), {}, 0, zero)
    return Offer(wish, None, reasons, {reason: until[reason] for reason in reasons if reason in until}, units, most)


def check(wanted: NewCase, standing: Standing, now: datetime) -> Money:
    """The amount that a wish is about.

    Raises:
        NotOffered: not now, or not for this reason.
        BadWish: units or an amount that make no sense.
        TooMuch: more than is left.
    """
    given = offer(wanted.wish, standing, now)
    if given.why_not is not None:
        raise NotOffered(why=given.why_not.value)
    if wanted.reason not in given.reasons:
        late = _until(wanted.wish, wanted.reason, standing)
        raise NotOffered(why=(WhyNot.TOO_LATE.value if late is not None and late < now else "reason"))
    most = _most(wanted, standing, given)
    if most.minor == 0:
        raise NotOffered(why=WhyNot.NOTHING_LEFT.value)
    if wanted.amount is None or wanted.wish in RECKONED:
        return most
    if wanted.amount.currency != most.currency or wanted.amount.minor <= 0:
        raise BadWish(field="amount", rule=f"above zero, in {most.currency}")
    if most < wanted.amount:
        raise TooMuch(most=most)
    if wanted.amount < most and is_unshipped(wanted, standing):
        raise BadWish(field="amount", rule="what will not be delivered is paid back in full")
    return wanted.amount


def goods_of(wanted: NewCase, standing: Standing) -> Goods | None:
    """The units that a wish is about; None where nothing of the line is with the buyer.

    Raises:
        BadWish: an exchange that brought nothing that is still there.
    """
    named = next((one for one in standing.goods if one.origin == wanted.origin), None)
    if named is None and wanted.origin is not None:
        raise BadWish(field="origin", rule="an exchange of this line whose goods are still with the buyer")
    return named or next(iter(standing.goods), None)


def choice(sku: SkuId, *, price: Money, bought: Money, available: int, is_on_sale: bool, is_same: bool) -> Choice:
    """Whether a SKU can come in exchange: the same one always can, another one of the product if it is not dearer.

    Catalogue price is held against catalogue price: a coupon that was used once shuts no other size out, and today's
    flash price opens nothing that is worth more.

    Args:
        price: in the catalogue now.
        bought: in the catalogue when the line was bought, frozen on it.
    """
    why = None
    if not is_on_sale:
        why = WhyNot.NOT_ON_SALE
    elif not is_same and (price.currency != bought.currency or bought < price):
        why = WhyNot.DEARER
    elif available < 1:
        why = WhyNot.NOT_IN_STOCK
    return Choice(sku, available, why)


def check_wished(wanted: NewCase, choices: Sequence[Choice]) -> None:
    """Refuse an exchange for what cannot come, and anything wished for where nothing is exchanged.

    Raises:
        BadWish: nothing wished for, not of the same product, or no exchange.
        NotOffered: dearer, not on sale, or fewer of it left than are wanted.
    """
    if (wanted.wished is not None) != (wanted.wish is Wish.EXCHANGE):
        raise BadWish(field="wished", rule="with an exchange, and with nothing else")
    if wanted.wished is None:
        return
    chosen = next((one for one in choices if one.sku == wanted.wished), None)
    if chosen is None:
        raise BadWish(field="wished", rule="a SKU of the same product")
    if chosen.why_not is not None or chosen.available < wanted.units:
        raise NotOffered(why=(chosen.why_not or WhyNot.NOT_IN_STOCK).value, available=chosen.available)


def held(first: SkuId, with_buyer: int, exchanged: Iterable[tuple[AfterSaleId, SkuId, int]]) -> tuple[Goods, ...]:
    """What the units of a line that are with the buyer are: what exchanges brought, and the rest as it was bought.

    Args:
        exchanged: what each exchange brought and how much of it is still there, the earliest first.
    """
    brought = [Goods(sku, units, origin) for origin, sku, units in exchanged if units > 0]
    rest = with_buyer - sum(one.units for one in brought)
    return (*([Goods(first, rest)] if rest > 0 else []), *brought)


def share(standing: Standing, units: int) -> Money:
    """What is left of the money for so many of the units that are left; for all of them, all of it.

    Rounded half up, so that the last unit carries what rounding has kept back.
    """
    if units <= 0 or standing.units_left <= 0:
        return Money.zero(standing.left.currency)
    minor = (standing.left.minor * units * 2 + standing.units_left) // (standing.units_left * 2)
    return Money(minor, standing.left.currency)


def dearer(standing: Standing) -> Money:
    """By how much the units that are left were dearer than they are today; nothing if they were not."""
    zero = Money.zero(standing.left.currency)
    if standing.today is None or standing.today.currency != zero.currency:
        return zero
    gap = standing.left.minor - standing.today.minor * standing.units_left
    return Money(max(0, gap), zero.currency)


def is_unshipped(wanted: NewCase, standing: Standing) -> bool:
    """Whether all that is asked for is still with the store."""
    return wanted.wish is Wish.REFUND_ONLY and 0 < wanted.units <= standing.to_ship


def no_reason_within(guarantees: Sequence[Mapping[str, Any]]) -> timedelta | None:
    """For how long a line goes back without a reason, by the terms that were frozen with it.

    The usual seven days where no terms were written down; never, where they were and do not promise it.
    """
    if not guarantees:
        return NO_REASON_DAYS
    days = [one["days"] for one in guarantees if one.get("kind") == "no_reason_return"]
    return timedelta(days=max(days)) if days else None


def freight(amount: Money, left: Money, fee_left: Money, liability: Liability) -> Money | None:
    """What of the delivery fee goes back together with an amount.

    All that is left of it, where the order is paid back to the end and it was not the buyer's doing; else nothing.

    Args:
        left: of the price of all goods of the order, before this amount.
    """
    ends = amount == left and liability in {Liability.MERCHANT, Liability.LOGISTICS}
    return fee_left if ends and fee_left.minor > 0 else None


def way_back(fee_left: Money, liability: Liability) -> Money | None:
    """What an exchange gives back for the buyer's parcel: of the delivery fee, where it was not the buyer's doing.

    No other money moves: the goods are exchanged, and the replacement travels at the store's cost.
    """
    most = RETURN_FREIGHT_MOST.get(fee_left.currency, 0)
    minor = min(fee_left.minor, most) if liability in {Liability.MERCHANT, Liability.LOGISTICS} else 0
    return Money(minor, fee_left.currency) if minor > 0 else None


def check_key(key: str) -> str:
    """An idempotency key that can be told from another.

    Raises:
        KeyNeeded: absent, too short, too long, or not plain.
    """
    if not (8 <= len(key) <= 100 and key.isascii() and key.isprintable()):
        raise KeyNeeded()
    return key


def fingerprint(wanted: NewCase) -> str:
    """What must be equal for two requests to be the same wish."""
    about = (int(wanted.order), int(wanted.line), wanted.wish.value, wanted.reason.value)
    content: tuple[Any, ...] = (about, wanted.units, wanted.amount, wanted.words, [int(one) for one in wanted.images])
    if wanted.wished is not None or wanted.origin is not None:
        content += (wanted.wished, wanted.origin)
    return hashlib.sha256(repr(content).encode()).hexdigest()


def _most(wanted: NewCase, standing: Standing, given: Offer) -> Money:
    if wanted.wish not in WISHES_WITH_UNITS:
        if wanted.units:
            raise BadWish(field="units", rule="no units where only money goes back")
        return given.most
    if wanted.units < 1:
        raise BadWish(field="units", rule="at least 1")
    most_units = min(given.units, standing.to_ship) if wanted.reason in UNSHIPPED else given.units
    if wanted.wish in GOODS_BACK and (goods := goods_of(wanted, standing)) is not None:
        most_units = min(most_units, goods.units)
    if wanted.units > most_units:
        raise TooMuch(units=most_units, most=given.most)
    return share(standing, wanted.units)


def _why_not(wish: Wish, standing: Standing) -> WhyNot | None:
    if not standing.bought:
        return WhyNot.NOT_PAID
    if standing.has_open_case:
        return WhyNot.OPEN_CASE
    if standing.left.minor <= 0 or standing.units_left <= 0:
        return WhyNot.NOTHING_LEFT
    if wish in GOODS_BACK and not standing.with_buyer:
        return WhyNot.NOT_SHIPPED
    if wish in GOODS_BACK | {Wish.COMPENSATION} and not standing.arrived:
        return WhyNot.NOT_DELIVERED
    return None


def _fits(reason: CaseReason, standing: Standing) -> bool:
    """Whether a reason can be true as the parcel stands."""
    if reason in UNSHIPPED:
        return standing.to_ship > 0
    if reason is CaseReason.NOT_RECEIVED:
        return standing.with_buyer > 0 and standing.confirmed_at is None
    if reason is CaseReason.PRICE_DROPPED:
        return True
    if reason is CaseReason.NO_REASON and standing.no_reason is None:
        return False
    return standing.arrived and standing.with_buyer > 0


def _until(wish: Wish, reason: CaseReason, standing: Standing) -> datetime | None:
    """When it is too late for this; None where no time has begun to run."""
    if wish is Wish.PRICE_PROTECTION:
        within = max(PRICE_DAYS, standing.price_within or PRICE_DAYS)
        return None if standing.paid_at is None else standing.paid_at + within
    if reason is CaseReason.NO_REASON:
        came = standing.delivered_at or standing.confirmed_at
        return None if came is None or standing.no_reason is None else came + standing.no_reason
    return None if standing.confirmed_at is None else standing.confirmed_at + AFTER_CONFIRMATION


def _units(wish: Wish, standing: Standing) -> int:
    if wish is Wish.REFUND_ONLY:
        return standing.units_left
    if wish in GOODS_BACK:
        return min(standing.with_buyer, standing.units_left)
    return 0
