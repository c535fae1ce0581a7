"""Which wishes are granted without asking the store: by the line's own promises, as they were frozen with it."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from guang.kernel.money import Money
from guang.trade.claims.rules import terms
from guang.trade.claims.types import CaseReason, NewCase, Standing, Wish

Promises = Sequence[Mapping[str, Any]]


def is_granted(
    wanted: NewCase, standing: Standing, amount: Money, promises: Promises, before: int, now: datetime
) -> bool:
    """Whether money goes back at once: a lower price matched, goods broken on arrival, little money before shipping.

    Args:
        before: how many such refunds the buyer had lately; too many, and the store is asked (but for prices, which
            are reckoned).
    """
    if _price_is_protected(wanted, standing, promises, now):
        return True
    if before >= terms.FAST_OFTEN:
        return False
    return _came_broken(wanted, standing, promises, now) or (
        terms.is_unshipped(wanted, standing) and amount.minor <= fast_most(promises, amount.currency)
    )


def price_within(promises: Promises) -> timedelta | None:
    """For how long after the payment a lower price is matched without asking; None where that is not promised."""
    return _days(promises, Wish.PRICE_PROTECTION.value)


def fast_most(promises: Promises, currency: str) -> int:
    """Up to which amount unshipped goods are paid back at once, in minor units.

    Lines from before this was written on them have the platform's usual amount; others what they say, or nothing.
    """
    if not any("basis" in one for one in promises):
        return terms.FAST_MOST_MINOR.get(currency, 0)
    promised = _find(promises, "fast_refund")
    told = promised.get("amount") if promised else None
    return int(told["minor"]) if told and told["currency"] == currency else 0


def _price_is_protected(wanted: NewCase, standing: Standing, promises: Promises, now: datetime) -> bool:
    if wanted.wish is not Wish.PRICE_PROTECTION:
        return False
    within = price_within(promises)
    return within is not None and standing.paid_at is not None and now <= standing.paid_at + within


def _came_broken(wanted: NewCase, standing: Standing, promises: Promises, now: datetime) -> bool:
    """A picture is needed, as the platform would need one to decide."""
    if wanted.wish is not Wish.REFUND_ONLY or wanted.reason is not CaseReason.DAMAGED or not wanted.images:
        return False
    within, came = _days(promises, "broken_on_arrival"), standing.delivered_at or standing.confirmed_at
    return within is not None and came is not None and now <= came + within


def _days(promises: Promises, kind: str) -> timedelta | None:
    promised = _find(promises, kind)
    return timedelta(days=int(promised["days"])) if promised and "days" in promised else None


def _find(promises: Promises, kind: str) -> Mapping[str, Any] | None:
    return next((one for one in promises if one.get("kind") == kind), None)
