from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade import market
from tests.trade.market import NOW, buyer, facts, forget_facts, goods, open_shop, yuan
from tests.trade.promotions import deals

from guang.journal.facts.selling import CouponReturned, CouponUsed, PromotionBackInStock, PromotionSoldOut
from guang.kernel.db import Session
from guang.kernel.ids import OrderId, new_id
from guang.trade import promotions
from guang.trade.pricing import DiscountKind
from guang.trade.promotions import ItemDraft
from guang.trade.promotions.verbs import planning


async def counters(session: Session) -> list[tuple[int, int, int, int]]:
    rows = await session.execute(
        sql(
            "SELECT c.sku <> 0, c.buyer <> 0, c.used, c.cap FROM trade.promotion_counters c "
            "JOIN trade.promotions p ON p.id = c.promotion WHERE p.made_at = :now "
            "ORDER BY c.promotion, c.sku, c.buyer"
        ),
        {"now": NOW},
    )
    return [tuple(row) for row in rows]


async def test_a_flash_price_takes_its_stock_and_the_buyers_share(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    planned = await deals.flash(session, shop, tea.sku, yuan(9.9), stock=3, per_buyer=2)
    await forget_facts(session)

    priced, _ = await deals.buy(session, who, (tea.sku, 2))

    assert priced.lines[0].pays == yuan(19.8)
    assert await counters(session) == [(True, False, 2, 3), (True, True, 2, 2)]
    again = await deals.price(session, who, (tea.sku, 1))
    assert again.lines[0].pays == yuan(19.9)
    assert await facts(session, PromotionSoldOut) == []
    await deals.buy(session, await buyer(session), (tea.sku, 1))
    assert await facts(session, PromotionSoldOut) == [PromotionSoldOut(planned.id, tea.sku)]


async def test_what_is_gone_between_price_and_take_is_refused_and_nothing_changes(session: Session) -> None:
    shop = await open_shop(session)
    tea, cup = await goods(session, shop), await goods(session, shop)
    who, other = await buyer(session), await buyer(session)
    await deals.flash(session, shop, tea.sku, yuan(9.9), stock=1)
    await deals.flash(session, shop, cup.sku, yuan(9.9), stock=5)
    coupon = await deals.plan(session, None, deals.coupon(DiscountKind.PLATFORM_COUPON, yuan(5), yuan(1)))
    await deals.claim(session, who, coupon)
    priced = await deals.price(session, who, (tea.sku, 1), (cup.sku, 1))
    await deals.buy(session, other, (tea.sku, 1))
    before = await counters(session)
    await forget_facts(session)

    with pytest.raises(promotions.PromotionGone) as refused:
        await promotions.take(
            session, priced, buyer=who.account, orders=dict.fromkeys((tea.sku, cup.sku), new_id(OrderId)), now=NOW
        )

    assert [(one["sku"], one["why"]) for one in refused.value.facts["lines"]] == [(tea.sku, "sold_out")]
    assert [row for row in await counters(session) if row[2]] == [row for row in before if row[2]]
    assert await facts(session) == []
    assert (await deals.price(session, who, (cup.sku, 1))).chosen == priced.chosen


async def test_a_promotion_that_was_stopped_is_not_taken(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    planned = await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(15))))
    priced = await deals.price(session, who, (tea.sku, 1))
    await planning.stop(session, planned, "merchant", NOW)

    with pytest.raises(promotions.PromotionGone) as refused:
        await promotions.take(session, priced, buyer=who.account, orders={tea.sku: new_id(OrderId)}, now=NOW)

    assert refused.value.facts["lines"][0]["why"] == "ended"


async def test_taking_for_the_same_order_again_takes_once(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    await deals.flash(session, shop, tea.sku, yuan(9.9), stock=3)
    priced = await deals.price(session, who, (tea.sku, 1))
    order = {tea.sku: new_id(OrderId)}

    for _ in range(2):
        await promotions.take(session, priced, buyer=who.account, orders=order, now=NOW)

    assert await counters(session) == [(True, False, 1, 3), (True, True, 1, 2)]


async def test_units_that_come_back_free_stock_and_share_and_no_more_than_was_taken(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    planned = await deals.flash(session, shop, tea.sku, yuan(9.9), stock=2)
    _, orders = await deals.buy(session, who, (tea.sku, 2))
    await forget_facts(session)

    await promotions.give_back(session, orders[shop.id], {tea.sku: 1}, NOW)
    assert await counters(session) == [(True, False, 1, 2), (True, True, 1, 2)]
    for _ in range(2):
        await promotions.give_back(session, orders[shop.id], None, NOW)
    assert await counters(session) == [(True, False, 0, 2), (True, True, 0, 2)]
    await promotions.give_back(session, orders[shop.id], {tea.sku: 5}, NOW)
    assert await counters(session) == [(True, False, 0, 2), (True, True, 0, 2)]
    assert await facts(session, PromotionBackInStock) == [PromotionBackInStock(planned.id, tea.sku)]


async def test_a_budget_is_spent_by_amounts_and_comes_back_to_the_last_minor_unit(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop, price=yuan(10)), await buyer(session)
    await deals.plan(session, None, deals.draft(DiscountKind.SUBSIDY, ItemDraft(tea.sku, off=yuan(3.33)), total=1_000))
    priced, orders = await deals.buy(session, who, (tea.sku, 3))
    assert (priced.lines[0].pays, priced.lines[0].subsidy) == (yuan(20.01), yuan(9.99))
    assert await counters(session) == [(False, False, 999, 1000)]
    assert (await deals.price(session, who, (tea.sku, 1))).lines[0].subsidy == yuan(0)

    for left in (666, 333, 0):
        await promotions.give_back(session, orders[shop.id], {tea.sku: 1}, NOW)
        assert await counters(session) == [(False, False, left, 1000)]


async def test_a_coupon_comes_back_with_the_last_order_that_used_it(session: Session) -> None:
    one, two = await open_shop(session), await open_shop(session)
    tea, cup, who = await goods(session, one), await goods(session, two), await buyer(session)
    planned = await deals.plan(session, None, deals.coupon(DiscountKind.PLATFORM_COUPON, yuan(30), yuan(6)))
    coupon = await deals.claim(session, who, planned)
    await forget_facts(session)

    priced, orders = await deals.buy(session, who, (tea.sku, 1), (cup.sku, 1))

    assert priced.chosen == (coupon.id,)
    assert [line.subsidy for line in priced.lines] == [yuan(3), yuan(3)]
    (used,) = await facts(session, CouponUsed)
    assert used.off == yuan(6)  # type: ignore[attr-defined]
    assert set(used.orders) == set(orders.values())  # type: ignore[attr-defined]
    assert (await deals.price(session, who, (tea.sku, 9))).chosen == ()
    await promotions.give_back(session, orders[one.id], None, NOW)
    assert (await deals.price(session, who, (tea.sku, 9))).chosen == ()
    await promotions.give_back(session, orders[two.id], None, NOW)
    assert (await deals.price(session, who, (tea.sku, 9))).chosen == (coupon.id,)
    assert await facts(session, CouponReturned) == [CouponReturned(coupon.id, planned.id)]


async def test_a_coupon_that_expired_meanwhile_does_not_come_back(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    planned = await deals.plan(session, shop, deals.coupon(DiscountKind.STORE_COUPON, yuan(10), yuan(1)))
    await deals.claim(session, who, planned)
    _, orders = await deals.buy(session, who, (tea.sku, 1))
    later = NOW + timedelta(days=8)

    await promotions.give_back(session, orders[shop.id], None, later)

    assert (await deals.price(session, who, (tea.sku, 1), at=later)).chosen == ()


async def test_nothing_is_asked_where_nothing_applies(session: Session) -> None:
    tea, who = await goods(session, await open_shop(session)), await buyer(session)
    priced = await deals.price(session, who, (tea.sku, 1))

    await promotions.take(None, priced, buyer=who.account, orders={}, now=NOW)  # type: ignore[arg-type]

    assert priced.lines[0].pays == market.yuan(19.9)
