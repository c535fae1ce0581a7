"""Hours, quick replies and blocks as they are kept."""

from datetime import UTC, datetime, timedelta

import pytest
from tests.trade import market

from guang.journal.facts.talk import BuyerBlocked, BuyerUnblocked
from guang.kernel.db import Session
from guang.trade import reception
from guang.trade.reception import rules, service
from guang.trade.reception.errors import BadDesk, OwnSelf, TooManyReplies
from guang.trade.reception.types import Week

NOW = market.NOW
ALWAYS = tuple((reception.Span(0, 1440),) for _ in range(7))
ABUSE = (reception.BlockReason.ABUSE, "insults")


def hours(week: Week) -> reception.Hours:
    """Hours of a store in China."""
    return reception.Hours("Asia/Shanghai", week)


async def test_a_store_that_has_said_nothing_answers_from_nine_to_nine(session: Session) -> None:
    shop = await market.open_shop(session)
    assert await reception.desk(session, shop.id) == reception.Desk(shop.id, hours(rules.DEFAULT_WEEK), {})


async def test_hours_are_those_of_the_clocks_where_the_store_is(session: Session) -> None:
    shop = await market.open_shop(session, time_zone="Europe/Berlin")
    nine = datetime(2026, 3, 28, 8, tzinfo=UTC)  # nine o'clock there, the day before clocks go forward
    hours = (await reception.desk(session, shop.id)).hours

    assert hours == reception.Hours("Europe/Berlin", rules.DEFAULT_WEEK)
    assert reception.next_opening(nine - timedelta(seconds=1), hours) == nine
    assert reception.next_opening(nine + timedelta(hours=15), hours) == nine + timedelta(hours=23)


async def test_hours_that_cannot_be_leave_those_that_were(session: Session) -> None:
    shop = await market.open_shop(session)
    await reception.set_desk(session, shop.id, ALWAYS, {"en": " Later ", "zh-CN": ""}, NOW)
    with pytest.raises(BadDesk):
        await reception.set_desk(session, shop.id, ((),) * 7, {}, NOW)
    with pytest.raises(BadDesk):
        await reception.set_desk(session, shop.id, ALWAYS, {"fr": "Plus tard"}, NOW)
    assert await reception.desk(session, shop.id) == reception.Desk(shop.id, hours(ALWAYS), {"en": "Later"})


async def test_a_store_keeps_two_hundred_quick_replies_and_changes_them_at_will(session: Session) -> None:
    shop, other = await market.open_shop(session), await market.open_shop(session)
    for number in range(rules.MOST_REPLIES):
        await reception.keep_reply(session, shop.id, f"r{number}", "Hello", NOW)
    with pytest.raises(TooManyReplies):
        await reception.keep_reply(session, shop.id, "one-more", "Hello", NOW)
    await reception.keep_reply(session, shop.id, "r7", "Hello {buyer}", NOW)
    await service.drop_reply(session, shop.id, "r8")
    kept = await service.replies(session, shop.id)
    assert (len(kept), next(one.text for one in kept if one.code == "r7")) == (199, "Hello {buyer}")
    assert await service.replies(session, other.id) == []


async def test_a_block_is_told_once_and_taken_back_once(session: Session) -> None:
    shop, buyer = await market.open_shop(session), await market.buyer(session)
    who = (shop.id, shop.owner)
    for _ in range(2):
        await reception.block(session, who, buyer.account, ABUSE, NOW)
    assert await reception.is_blocked(session, shop.id, buyer.account) is True
    for _ in range(2):
        await service.unblock(session, who, buyer.account)
    assert await reception.is_blocked(session, shop.id, buyer.account) is False
    assert await market.facts(session, BuyerBlocked, BuyerUnblocked) == [
        BuyerBlocked(store=shop.id, viewer=buyer.viewer, reason="abuse", by=shop.owner),
        BuyerUnblocked(store=shop.id, viewer=buyer.viewer, by=shop.owner),
    ]


async def test_a_store_hears_its_own_staff(session: Session) -> None:
    shop = await market.open_shop(session)
    with pytest.raises(OwnSelf):
        await reception.block(session, (shop.id, shop.owner), shop.owner, ABUSE, NOW)
    assert await service.blocks(session, shop.id) == []


async def test_nobody_who_left_is_on_a_list(session: Session) -> None:
    shop, buyer, other = await market.open_shop(session), await market.buyer(session), await market.buyer(session)
    for one in (buyer, other):
        await reception.block(session, (shop.id, shop.owner), one.account, ABUSE, NOW)
    await service.forget(session, buyer.account)
    await service.forget(session, shop.owner)
    (left,) = await service.blocks(session, shop.id)
    assert (left.buyer, left.by, left.text) == (other.account, None, "insults")
