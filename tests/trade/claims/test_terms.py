"""What may be asked for: never more than is left, never too late, and never without the parcel's leave."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guang.kernel.ids import AccountId, LineId, OrderId, ViewerId, new_id
from guang.kernel.money import Money
from guang.trade import claims
from guang.trade.claims import CaseReason, Liability, NewCase, Standing, WhyNot, Wish, kept, terms

NOW = datetime(2026, 6, 1, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def money(minor: int) -> Money:
    return Money(minor, "CNY")


def line(**more: object) -> Standing:
    """Three units, delivered now."""
    usual: dict[str, object] = {
        "units": 3,
        "gone": 0,
        "to_ship": 0,
        "with_buyer": 3,
        "left": money(3003),
        "bought": True,
        "arrived": True,
        "has_open_case": False,
        "paid_at": NOW - 3 * DAY,
        "delivered_at": NOW,
        "confirmed_at": None,
        "no_reason": terms.NO_REASON_DAYS,
    }
    return Standing(**(usual | more))  # type: ignore[arg-type]


def unshipped(**more: object) -> Standing:
    return line(to_ship=3, with_buyer=0, arrived=False, delivered_at=None, **more)


def wanted(wish: Wish, reason: CaseReason, units: int = 0, amount: Money | None = None) -> NewCase:
    return NewCase(
        new_id(AccountId), new_id(ViewerId), new_id(OrderId), new_id(LineId), wish, reason, "key-0001", units, amount
    )


@given(left=st.integers(0, 10**9), units=st.integers(1, 999), parts=st.lists(st.integers(1, 30), max_size=40))
def test_refunds_unit_by_unit_come_to_the_whole(left: int, units: int, parts: list[int]) -> None:
    standing = line(units=units, with_buyer=units, left=money(left))
    paid = 0
    for part in [*parts, units]:
        take = min(part, standing.units_left)
        amount = terms.share(standing, take)
        assert 0 <= amount.minor <= standing.left.minor
        paid += amount.minor
        standing = replace(standing, gone=standing.gone + take, left=standing.left - amount)
    assert paid == left
    assert standing.left.minor == 0


@given(
    wish=st.sampled_from(Wish),
    reason=st.sampled_from(CaseReason),
    units=st.integers(0, 5),
    asked=st.none() | st.integers(-5, 5000),
    standing=st.builds(
        line,
        units=st.integers(1, 4),
        gone=st.integers(0, 4),
        to_ship=st.integers(0, 4),
        with_buyer=st.integers(0, 4),
        left=st.integers(0, 4000).map(money),
        bought=st.booleans(),
        arrived=st.booleans(),
        has_open_case=st.booleans(),
        delivered_at=st.none() | st.just(NOW - 8 * DAY) | st.just(NOW),
        confirmed_at=st.none() | st.just(NOW - 16 * DAY) | st.just(NOW),
        today=st.none() | st.integers(1, 2000).map(money),
    ),
)
def test_whatever_passes_is_within_what_was_offered(
    wish: Wish, reason: CaseReason, units: int, asked: int | None, standing: Standing
) -> None:
    assume(standing.gone <= standing.units)
    wish_of = wanted(wish, reason, units, None if asked is None else money(asked))
    offer = terms.offer(wish, standing, NOW)
    try:
        amount = terms.check(wish_of, standing, NOW)
    except (claims.NotOffered, claims.BadWish, claims.TooMuch):
        return
    assert offer.why_not is None
    assert reason in offer.reasons
    assert units <= offer.units
    assert 0 < amount.minor <= offer.most.minor <= standing.left.minor


def test_a_return_without_a_reason_is_a_matter_of_seven_days() -> None:
    ask = wanted(Wish.RETURN_REFUND, CaseReason.NO_REASON, 1)
    assert terms.check(ask, line(delivered_at=NOW - 7 * DAY), NOW) == money(1001)
    with pytest.raises(claims.NotOffered) as refusal:
        terms.check(ask, line(delivered_at=NOW - 7 * DAY - timedelta(seconds=1)), NOW)
    assert refusal.value.facts == {"why": "too_late"}


def test_the_terms_of_the_line_say_how_long_it_goes_back_without_a_reason() -> None:
    assert terms.no_reason_within(()) == timedelta(days=7)
    assert terms.no_reason_within(({"kind": "no_reason_return", "days": 30},)) == timedelta(days=30)
    assert terms.no_reason_within(({"kind": "ship_within", "hours": 24},)) is None
    ask = wanted(Wish.RETURN_REFUND, CaseReason.NO_REASON, 1)
    with pytest.raises(claims.NotOffered):
        terms.check(ask, line(no_reason=None), NOW)
    assert terms.check(ask, line(delivered_at=NOW - 30 * DAY, no_reason=timedelta(days=30)), NOW) == money(1001)


def test_a_fault_may_be_told_until_fifteen_days_after_confirmation() -> None:
    ask = wanted(Wish.RETURN_REFUND, CaseReason.QUALITY, 1)
    old = NOW - 100 * DAY
    assert terms.check(ask, line(delivered_at=old), NOW) == money(1001)
    assert terms.check(ask, line(delivered_at=old, confirmed_at=NOW - 15 * DAY), NOW) == money(1001)
    with pytest.raises(claims.NotOffered):
        terms.check(ask, line(delivered_at=old, confirmed_at=NOW - 16 * DAY), NOW)


@pytest.mark.parametrize(
    ("standing", "wish", "why"),
    [
        (line(bought=False), Wish.REFUND_ONLY, WhyNot.NOT_PAID),
        (line(has_open_case=True), Wish.REFUND_ONLY, WhyNot.OPEN_CASE),
        (line(left=money(0)), Wish.REFUND_ONLY, WhyNot.NOTHING_LEFT),
        (line(gone=3), Wish.COMPENSATION, WhyNot.NOTHING_LEFT),
        (unshipped(), Wish.RETURN_REFUND, WhyNot.NOT_SHIPPED),
        (line(arrived=False), Wish.RETURN_REFUND, WhyNot.NOT_DELIVERED),
        (unshipped(), Wish.COMPENSATION, WhyNot.NOT_DELIVERED),
        (line(today=None), Wish.PRICE_PROTECTION, WhyNot.PRICE_NOT_LOWER),
        (line(today=money(1001)), Wish.PRICE_PROTECTION, WhyNot.PRICE_NOT_LOWER),
        (line(today=money(1), paid_at=NOW - 16 * DAY), Wish.PRICE_PROTECTION, WhyNot.TOO_LATE),
    ],
)
def test_why_something_cannot_be_asked_for(standing: Standing, wish: Wish, why: WhyNot) -> None:
    offer = terms.offer(wish, standing, NOW)
    assert (offer.why_not, offer.reasons, offer.units, offer.most) == (why, (), 0, money(0))


def test_the_difference_to_todays_price_is_reckoned_and_not_asked() -> None:
    standing = line(today=money(900))
    ask = wanted(Wish.PRICE_PROTECTION, CaseReason.PRICE_DROPPED, amount=money(3000))
    assert terms.check(ask, standing, NOW) == money(303)


def test_what_was_bought_cheaper_than_today_is_no_matter_of_price() -> None:
    assert terms.dearer(line(left=money(2000), today=money(900))) == money(0)


def test_what_will_not_be_delivered_is_paid_back_in_full() -> None:
    ask = wanted(Wish.REFUND_ONLY, CaseReason.NO_LONGER_WANTED, 2)
    assert terms.check(ask, unshipped(), NOW) == money(2002)
    with pytest.raises(claims.BadWish):
        terms.check(replace(ask, amount=money(2001)), unshipped(), NOW)


def test_fast_is_little_money_for_what_has_not_left_and_not_too_often() -> None:
    ask = wanted(Wish.REFUND_ONLY, CaseReason.NO_LONGER_WANTED, 2)
    assert kept.is_granted(ask, unshipped(), money(30_000), [], terms.FAST_OFTEN - 1, NOW)
    assert not kept.is_granted(ask, unshipped(), money(30_001), [], 0, NOW)
    assert not kept.is_granted(ask, unshipped(), money(30_000), [], terms.FAST_OFTEN, NOW)
    assert not kept.is_granted(ask, line(), money(1), [], 0, NOW)
    assert not kept.is_granted(ask, unshipped(), Money(1, "XOF"), [], 0, NOW)


def test_delivery_is_paid_back_with_the_last_of_the_goods_unless_it_was_the_buyers_doing() -> None:
    fee, rest = money(800), money(1000)
    assert terms.freight(rest, rest, fee, Liability.MERCHANT) == fee
    assert terms.freight(rest, rest, fee, Liability.BUYER) is None
    assert terms.freight(money(999), rest, fee, Liability.MERCHANT) is None
    assert terms.freight(rest, rest, money(0), Liability.LOGISTICS) is None


def test_every_reason_says_whose_fault_it_is() -> None:
    assert set(terms.LIABLE) == set(CaseReason) == {one for reasons in terms.REASONS.values() for one in reasons}
