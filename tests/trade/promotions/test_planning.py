from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade.market import NOW, TEA, Buyer, Goods, buyer, facts, forget_facts, goods, open_shop, yuan
from tests.trade.promotions import deals

from guang.journal.facts.selling import (
    CouponExpired,
    PriceChanged,
    PromotionEnded,
    PromotionPlanned,
    PromotionStarted,
    PromotionStopped,
)
from guang.kernel.db import Session
from guang.kernel.ids import SkuId
from guang.kernel.money import Money
from guang.trade import catalog, members, priceboard, promotions
from guang.trade.pricing import DiscountKind, Tier
from guang.trade.promotions import ItemDraft, errors, reactions
from guang.trade.promotions.types import PromotionState
from guang.trade.promotions.verbs import keeping, planning

DAY = timedelta(days=1)


async def reprice(session: Session, tea: Goods, price: Money, at: object = NOW) -> PriceChanged:
    known = await catalog.product(session, tea.product)
    changed = catalog.ProductDraft(
        category=known.category,
        title=known.title,
        text=known.text,
        images=known.images,
        skus=(catalog.SkuDraft(price=price, id=tea.sku),),
    )
    await catalog.change(session, tea.product, changed, at)  # type: ignore[arg-type]
    told = (await facts(session, PriceChanged))[-1]
    assert isinstance(told, PriceChanged)
    return told


async def test_what_is_planned_is_told_and_read_back(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop)
    await forget_facts(session)
    draft = deals.draft(DiscountKind.FLASH, ItemDraft(tea.sku, yuan(9.9), stock=5, per_buyer=2), at=NOW + DAY)

    planned = await deals.plan(session, shop, draft)

    assert (planned.state, planned.plan.draft, planned.plan.store) == (PromotionState.SCHEDULED, draft, shop.id)
    assert planned.plan.items[0].list_price == yuan(19.9)
    assert await facts(session, PromotionPlanned) == [
        PromotionPlanned(planned.id, "flash", shop.id, NOW + DAY, NOW + 2 * DAY, (tea.product,))
    ]
    assert (await deals.price(session, None, (tea.sku, 1))).lines[0].pays == yuan(19.9)
    assert (await deals.price(session, None, (tea.sku, 1), at=NOW + DAY)).lines[0].pays == yuan(9.9)
    assert (await deals.price(session, None, (tea.sku, 1), at=NOW + 2 * DAY)).lines[0].pays == yuan(19.9)


async def test_every_field_of_a_coupon_is_read_back(session: Session) -> None:
    shop = await open_shop(session)
    wanted = deals.draft(
        DiscountKind.STORE_COUPON,
        rate_bps=1500,
        minimum=yuan(20),
        most_off=yuan(9),
        total=7,
        per_buyer=2,
        code="TEA-2026",
        use_until=NOW + 3 * DAY,
        categories=(TEA,),
    )
    found = (await deals.plan(session, shop, wanted)).plan.draft
    assert replace(found, categories=(TEA,)) == wanted
    assert found.categories is not None
    assert TEA in found.categories


async def test_a_price_that_was_raised_first_is_no_discount(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, price=yuan(20))
    await reactions.keep_price_history(session, await reprice(session, tea, yuan(40), NOW - DAY))
    before = await session.scalar(sql("SELECT count(*) FROM trade.promotions"))

    for price in (yuan(25), yuan(20)):
        with pytest.raises(errors.NotADiscount) as refused:
            await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, price)))
        assert refused.value.facts["items"] == [{"sku": tea.sku, "price": price, "lowest_listed_30d": yuan(20)}]
    assert await session.scalar(sql("SELECT count(*) FROM trade.promotions")) == before
    await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(19.99))))


async def test_after_thirty_days_a_price_is_what_it_is(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, price=yuan(20))
    await reactions.keep_price_history(session, await reprice(session, tea, yuan(40), NOW - 31 * DAY))

    await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(25))))

    assert (await deals.price(session, None, (tea.sku, 1))).lines[0].pays == yuan(25)


async def test_a_promotion_made_before_the_history_heard_is_stopped(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, price=yuan(20))
    told = await reprice(session, tea, yuan(40), NOW - timedelta(seconds=2))
    planned = await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(25))))
    await forget_facts(session)

    await reactions.keep_price_history(session, told)

    assert await facts(session, PromotionStopped) == [
        PromotionStopped(planned.id, "time_limited", shop.id, "price_raised_first")
    ]
    assert (await deals.price(session, None, (tea.sku, 1))).lines[0].pays == yuan(40)


async def test_the_lowest_of_thirty_days_knows_the_catalogue_and_earlier_promotions(session: Session) -> None:
    shop = await open_shop(session)
    tea = await goods(session, shop, price=yuan(20))

    async def lowest(at: object = NOW) -> tuple[Money, Money]:
        found = (await promotions.unit_prices(session, [tea.sku], now=at))[tea.sku]  # type: ignore[arg-type]
        return found.now, found.lowest_30d

    assert await lowest() == (yuan(20), yuan(20))
    planned = await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(15))))
    assert await lowest() == (yuan(15), yuan(15))
    await planning.stop(session, planned, "merchant", NOW + timedelta(hours=1))
    assert await lowest(NOW + 2 * DAY) == (yuan(20), yuan(15))
    assert await lowest(NOW + 32 * DAY) == (yuan(20), yuan(20))
    never = await deals.plan(
        session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(1)), at=NOW + 3 * DAY)
    )
    await planning.stop(session, never, "merchant", NOW + DAY)
    assert await lowest(NOW + 4 * DAY) == (yuan(20), yuan(15))


async def test_what_is_shown_is_what_is_charged(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop, sizes=2), await buyer(session)
    await deals.flash(session, shop, tea.skus[0], yuan(9.9), per_buyer=1)
    subsidy = deals.draft(DiscountKind.SUBSIDY, ItemDraft(tea.skus[1], off=yuan(2)), total=10_000)
    await deals.plan(session, None, subsidy)

    shown = await promotions.unit_prices(session, [*tea.skus, SkuId(1)], buyer=who.account, now=NOW)
    charged = await deals.price(session, who, *((sku, 1) for sku in tea.skus))

    assert [shown[line.sku].now for line in charged.lines] == [line.pays for line in charged.lines]
    assert [shown[sku].kind for sku in tea.skus] == [DiscountKind.FLASH, DiscountKind.SUBSIDY]
    assert shown[tea.sku].until == NOW + DAY
    assert SkuId(1) not in shown
    await deals.buy(session, who, (tea.sku, 1))
    assert (await promotions.unit_prices(session, [tea.sku], buyer=who.account, now=NOW))[tea.sku].now == yuan(19.9)
    assert (await promotions.unit_prices(session, [tea.sku], now=NOW))[tea.sku].now == yuan(9.9)


async def test_a_member_price_is_for_members(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    wanted = deals.draft(DiscountKind.MEMBER, ItemDraft(tea.sku, yuan(15)))
    with pytest.raises(errors.BadPromotion):
        await deals.plan(session, shop, wanted)
    words = members.Words({"en": "Leaf club"}, {"en": "We remember what you drink."})
    await members.open_program(session, shop.id, words, NOW)
    await deals.plan(session, shop, wanted)

    async def costs(one: Buyer | None) -> Money:
        return (await deals.price(session, one, (tea.sku, 1))).lines[0].pays

    async def shown(one: Buyer | None) -> promotions.UnitPrice:
        account = one.account if one else None
        return (await promotions.unit_prices(session, [tea.sku], buyer=account, now=NOW))[tea.sku]

    outside = await shown(who)
    assert [await costs(who), await costs(None)] == [outside.now, (await shown(None)).now] == [yuan(19.9)] * 2
    assert (outside.for_members, outside.kind) == (yuan(15), None)
    await members.join(session, shop.id, (who.account, who.viewer), 1, NOW)
    inside = await shown(who)
    assert (await costs(who), inside.now, inside.kind, inside.for_members) == (
        yuan(15), yuan(15), DiscountKind.MEMBER, None,
    )  # fmt: skip
    assert inside.why["en"] == "Member price: 15.00 CNY each instead of 19.90 CNY"
    assert inside.lowest_30d == yuan(15)
    assert (await shown(None)).lowest_30d == yuan(19.9)
    board = priceboard.Board()
    asked = {tea.product: tea.price}
    assert await board.lower(session, asked, NOW) == {}
    joined = await members.joined(session, who.viewer)
    assert {one.now for one in (await board.lower(session, asked, NOW, joined)).values()} == {yuan(15)}
    await members.leave(session, shop.id, (who.account, who.viewer))
    assert await costs(who) == yuan(19.9)


async def test_with_the_membership_its_prices_end(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    await members.open_program(session, shop.id, members.Words({"en": "Club"}, {"en": "Yes."}), NOW)
    await deals.plan(session, shop, deals.draft(DiscountKind.MEMBER, ItemDraft(tea.sku, yuan(15))))
    await members.join(session, shop.id, (who.account, who.viewer), 1, NOW)

    await members.close_program(session, shop.id, NOW)

    assert (await deals.price(session, who, (tea.sku, 1))).lines[0].pays == yuan(19.9)
    shown = (await promotions.unit_prices(session, [tea.sku], buyer=who.account, now=NOW))[tea.sku]
    assert (shown.now, shown.for_members) == (yuan(19.9), None)
    assert await members.joined(session, who.viewer) == frozenset()


async def test_promotions_begin_end_and_coupons_expire_by_the_clock(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    planned = await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(15))))
    offered = await deals.plan(session, shop, deals.coupon(DiscountKind.STORE_COUPON, yuan(10), yuan(1)))
    coupon = await deals.claim(session, who, offered)
    await forget_facts(session)

    await keeping.keep_time(session, NOW)
    await keeping.keep_time(session, NOW)
    assert {one.promotion for one in await facts(session, PromotionStarted)} >= {planned.id, offered.id}  # type: ignore[attr-defined]
    await keeping.keep_time(session, NOW + DAY)
    ended = [one.promotion for one in await facts(session, PromotionEnded)]  # type: ignore[attr-defined]
    assert ended.count(planned.id) == ended.count(offered.id) == 1
    assert (await planning.promotion(session, planned.id, NOW + DAY)).state is PromotionState.ENDED
    assert (await deals.price(session, who, (tea.sku, 1), at=NOW + DAY)).chosen == (coupon.id,)
    assert await keeping.expire(session, NOW + 7 * DAY) == 1
    assert await facts(session, CouponExpired) == [CouponExpired(coupon.id, offered.id)]


async def test_the_effect_counts_what_was_kept(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop), await buyer(session)
    planned = await deals.plan(
        session, shop, deals.draft(DiscountKind.FULL_REDUCTION, tiers=(Tier(yuan(30), yuan(4)),))
    )
    _, orders = await deals.buy(session, who, (tea.sku, 2))
    await deals.buy(session, who, (tea.sku, 4))

    await promotions.give_back(session, orders[shop.id], {tea.sku: 1}, NOW)

    effect = (await planning.promotion(session, planned.id, NOW)).effect
    assert (effect.orders, effect.units, effect.off) == (2, 5, yuan(6))


async def test_a_price_that_is_raised_afterwards_makes_no_greater_discount(session: Session) -> None:
    shop = await open_shop(session)
    tea, who = await goods(session, shop, price=yuan(20)), await buyer(session)
    await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(15))))
    told = await reprice(session, tea, yuan(40), NOW + timedelta(hours=1))
    at = NOW + timedelta(hours=2)
    await reactions.keep_price_history(session, told)

    (line,) = (await deals.price(session, who, (tea.sku, 2), at=at)).lines
    shown = (await promotions.unit_prices(session, [tea.sku], now=at))[tea.sku]

    assert (line.list_price, line.pays, line.parts[0].amount) == (yuan(20), yuan(30), yuan(10))
    assert line.parts[0].why["en"] == "Time-limited price: 15.00 CNY each instead of 20.00 CNY"
    assert (shown.list_price, shown.now, shown.lowest_30d) == (yuan(20), yuan(15), yuan(15))
