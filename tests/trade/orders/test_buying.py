"""Buying at prices that promotions make, from a cart, to an address, with the terms of that moment."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text as sql
from tests.trade.books import complaints
from tests.trade.market import NOW, Buyer, Goods, Shop, buyer, goods, open_shop, person, terms, wish, yuan
from tests.trade.orders.test_paying import LATER, MONEY_CAME, started
from tests.trade.promotions import deals

from guang.kernel.db import Session
from guang.kernel.ids import CouponId, ProductId, SkuId, StoreId, VideoId, ViewerId, new_id
from guang.kernel.money import Money
from guang.kernel.tokens import Attribution
from guang.trade import checkout, fulfilment, ledger, orders, promotions, shipping, warehouse
from guang.trade.checkout.verbs import carting
from guang.trade.fulfilment.types import PartCancel
from guang.trade.fulfilment.verbs import moving
from guang.trade.ledger import Account
from guang.trade.orders import errors
from guang.trade.orders.rules import buying
from guang.trade.orders.verbs import paying
from guang.trade.pricing import DiscountKind
from guang.trade.promotions import ItemDraft
from guang.trade.shipping.types import Offer, ShippingOption, Zone

DAY = timedelta(days=1)


async def shelf(session: Session, price: float = 50, units: int = 10) -> tuple[Shop, Goods]:
    shop = await open_shop(session)
    return shop, await goods(session, shop, price=yuan(price), units=units)


async def pay(session: Session, who: Buyer, trade: orders.looking.Trade) -> None:
    payment = await started(session, who, trade.id)
    await paying.settle(session, payment.id, MONEY_CAME, LATER)


async def bought(session: Session, who: Buyer, wanted: orders.NewTrade) -> orders.Order:
    trade, _ = await orders.place(session, wanted, NOW)
    await pay(session, who, trade)
    return await orders.order(session, who.account, trade.orders[0].id)


async def nothing_was_placed(session: Session, who: Buyer) -> bool:
    placed = await session.scalar(sql("SELECT count(*) FROM trade.orders WHERE buyer = :id"), {"id": int(who.account)})
    return placed == 0


async def test_a_coupon_and_a_subsidy_are_frozen_with_who_bears_them(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    await deals.plan(session, None, deals.draft(DiscountKind.SUBSIDY, ItemDraft(tea.sku, off=yuan(5)), total=10_000))
    plan = await deals.plan(session, shop, deals.coupon(DiscountKind.STORE_COUPON, yuan(80), yuan(10)))
    coupon = await deals.claim(session, who, plan)

    order = await bought(session, who, wish(who, (tea.sku, 2), total=yuan(88)))

    (line,) = order.lines
    assert (line.list_price, line.unit_price, line.pays, line.subsidy) == (yuan(50), yuan(45), yuan(80), yuan(10))
    told = {(part["kind"], part["payer"], part["amount"]) for part in line.parts}
    assert told == {("subsidy", "platform", 1000), ("store_coupon", "store", 1000)}
    assert [part["coupon"] for part in line.parts if part["kind"] == "store_coupon"] == [coupon.id.text]
    assert {one["kind"] for one in line.guarantees} == {
        "no_reason_return",
        "fast_refund",
        "ship_within",
        "deliver_within",
    }
    assert (order.goods, order.shipping, order.total) == (yuan(80), yuan(8), yuan(88))
    booked = {one.entry.account: one.entry.amount for one in await ledger.entries_of_order(session, order.id)}
    assert booked == {Account.CLEARING: -yuan(88), Account.SUBSIDY: -yuan(10), Account.ESCROW: yuan(98)}
    assert await complaints(session) == []


async def test_a_promotion_that_ends_does_not_change_what_was_placed(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(30))))
    trade, _ = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(38)), NOW + DAY - timedelta(minutes=1))

    payment = await paying.start(
        session, who.account, trade.id, paying.payments.Method("simulator", "success"), "pay-00000001", NOW + DAY
    )

    assert payment.amount == yuan(38)


async def test_a_price_that_is_gone_is_told_with_the_new_quote(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    await deals.plan(session, shop, deals.draft(DiscountKind.TIME_LIMITED, ItemDraft(tea.sku, yuan(30))))

    with pytest.raises(errors.TotalChanged) as refusal:
        async with session.begin_nested():
            await orders.place(session, wish(who, (tea.sku, 1), total=yuan(38)), NOW + 2 * DAY)

    assert refusal.value.facts["quote"]["total"] == yuan(58)
    assert await nothing_was_placed(session, who)
    assert await warehouse.available(session, tea.sku) == 10


async def test_a_dead_coupon_is_told_with_the_new_quote(session: Session) -> None:
    shop, tea = await shelf(session)
    who, other = await buyer(session), await buyer(session)
    plan = await deals.plan(session, shop, deals.coupon(DiscountKind.STORE_COUPON, yuan(40), yuan(10)))
    foreign = await deals.claim(session, other, plan)

    for coupon in (foreign.id, new_id(CouponId)):
        wanted = replace(wish(who, (tea.sku, 1), total=yuan(48)), coupons=(coupon,))
        with pytest.raises(errors.TotalChanged) as refusal:
            async with session.begin_nested():
                await orders.place(session, wanted, NOW)
        assert refusal.value.facts["quote"]["total"] == yuan(58)
        assert "coupon" in refusal.value.facts

    assert await nothing_was_placed(session, who)


async def test_a_coupon_pays_once_and_comes_back_when_the_order_is_cancelled(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    plan = await deals.plan(session, shop, deals.coupon(DiscountKind.STORE_COUPON, yuan(40), yuan(10)))
    coupon = await deals.claim(session, who, plan)
    wanted = replace(wish(who, (tea.sku, 1), total=yuan(48)), coupons=(coupon.id,))
    first, _ = await orders.place(session, wanted, NOW)

    with pytest.raises(errors.TotalChanged):
        async with session.begin_nested():
            await orders.place(session, replace(wanted, key="key-00000002"), NOW)
    await fulfilment.cancel(session, who.account, first.orders[0].id, "", NOW)
    again, is_new = await orders.place(session, replace(wanted, key="key-00000003"), NOW)

    assert (is_new, again.total) == (True, yuan(48))
    assert await complaints(session) == []


async def test_flash_stock_is_given_back_by_whoever_does_not_pay_in_time(session: Session) -> None:
    shop, tea = await shelf(session)
    slow, quick = await buyer(session), await buyer(session)
    await deals.flash(session, shop, tea.sku, yuan(20), stock=1)
    await orders.place(session, wish(slow, (tea.sku, 1), total=yuan(28)), NOW)

    with pytest.raises(errors.TotalChanged):
        async with session.begin_nested():
            await orders.place(session, wish(quick, (tea.sku, 1), total=yuan(28)), NOW)
    later = NOW + orders.paying.rules.PAY_WITHIN + timedelta(seconds=1)
    while await moving.cancel_overdue(session, later):
        pass

    _, is_new = await orders.place(session, wish(quick, (tea.sku, 1), total=yuan(28)), later)
    assert is_new
    assert await complaints(session) == []


async def test_units_that_go_back_give_back_what_their_price_was_made_of(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    await deals.flash(session, shop, tea.sku, yuan(20), stock=2)
    order = await bought(session, who, wish(who, (tea.sku, 2), total=yuan(48)))
    part = PartCancel({order.lines[0].id: 1}, "press-number-1")

    await fulfilment.cancel(session, who.account, order.id, "", NOW, part)

    priced = await deals.price(session, await buyer(session), (tea.sku, 1))
    assert priced.lines[0].pays == yuan(20)
    assert await complaints(session) == []


async def test_a_refund_takes_the_platforms_part_back_in_proportion(session: Session) -> None:
    _, tea = await shelf(session, 9.99)
    who = await buyer(session)
    await deals.plan(session, None, deals.draft(DiscountKind.SUBSIDY, ItemDraft(tea.sku, off=yuan(1)), total=10_000))
    order = await bought(session, who, wish(who, (tea.sku, 3), total=yuan(26.97 + 8)))
    line = order.lines[0]

    await fulfilment.refund(
        session, order.id, {line.id: fulfilment.RefundPart(1, yuan(8.99))}, reason="", key="a", now=NOW
    )

    after = (await orders.order(session, who.account, order.id)).lines[0]
    assert (after.refunded, after.subsidy_refunded) == (yuan(8.99), yuan(1))
    assert await complaints(session) == []


async def test_only_clicks_of_the_buyer_earn_a_share(session: Session) -> None:
    _, tea = await shelf(session)
    who, promoter = await buyer(session), await person(session)

    async def share(viewer: ViewerId, key: str) -> orders.Order:
        click = Attribution(tea.product, viewer, video=new_id(VideoId), promoter=promoter, commission_bps=500)
        wanted = wish(who, orders.Wanted(tea.sku, 1, click), total=yuan(58), key=key)
        return (await orders.place(session, wanted, NOW))[0].orders[0]

    mine, foreign = await share(who.viewer, "key-00000001"), await share(new_id(ViewerId), "key-00000002")

    assert (mine.lines[0].promoter, mine.lines[0].commission_bps) == (promoter, 500)
    assert (foreign.lines[0].promoter, foreign.lines[0].commission_bps, foreign.lines[0].video) == (None, 0, None)


async def test_delivery_costs_what_the_address_says_and_not_everywhere_is_reached(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    near = Zone(("CN/浙江",), 1, yuan(5), 1, yuan(1), None)
    await shipping.terms.set_template(session, terms(shop.id, near), NOW)

    trade, _ = await orders.place(session, wish(who, (tea.sku, 3), total=yuan(157)), NOW)
    assert trade.orders[0].shipping == yuan(7)
    far = replace(near, places=("CN/新疆",))
    await shipping.terms.set_template(session, terms(shop.id, far), NOW)
    with pytest.raises(shipping.NotDelivered):
        await orders.place(session, wish(who, (tea.sku, 3), total=yuan(157), key="key-00000002"), NOW)


async def test_every_store_reads_its_own_note(session: Session) -> None:
    first, tea = await shelf(session)
    _, pot = await shelf(session)
    who = await buyer(session)
    wanted = wish(who, (tea.sku, 1), (pot.sku, 1), total=yuan(116))

    trade, _ = await orders.place(session, replace(wanted, note=" both ", notes={first.id: "wrap it"}), NOW)

    assert {order.store: order.note for order in trade.orders} == {first.id: "wrap it", pot.store: "both"}
    for note in ("x" * 501, "a\x00b"):
        wanted = replace(wanted, notes={first.id: note}, key="key-00000002")
        with pytest.raises(checkout.BadWish):
            await orders.place(session, wanted, NOW)


async def test_what_is_bought_leaves_the_cart_and_what_is_not_stays(session: Session) -> None:
    _, tea = await shelf(session)
    _, pot = await shelf(session)
    who = await buyer(session)
    for one in (tea, pot):
        await carting.put(session, who.viewer, checkout.Wanted(one.sku, 1), who.account, NOW)

    await orders.place(session, replace(wish(who, (tea.sku, 1), total=yuan(58)), is_from_cart=True), NOW)

    left = await checkout.cart(session, who.viewer, who.account, NOW)
    assert [line.item.sku for _, _, lines in left.stores for line in lines] == [pot.sku]


async def test_a_buyer_leaves_so_many_purchases_unpaid_and_no_more(session: Session) -> None:
    _, tea = await shelf(session, units=100)
    who, other = await buyer(session), await buyer(session)
    trades = [
        (await orders.place(session, wish(who, (tea.sku, 1), total=yuan(58), key=f"key-{n:08}"), NOW))[0]
        for n in range(buying.MOST_OPEN)
    ]

    with pytest.raises(errors.TooManyOpen):
        await orders.place(session, wish(who, (tea.sku, 1), total=yuan(58), key="key-one-more"), NOW)
    again, is_new = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(58), key="key-00000003"), NOW)
    assert (again.id, is_new) == (trades[3].id, False)
    await orders.place(session, wish(other, (tea.sku, 1), total=yuan(58)), NOW)
    await fulfilment.cancel(session, who.account, trades[0].orders[0].id, "", NOW)
    _, is_new = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(58), key="key-one-more"), NOW)

    assert is_new
    assert await warehouse.available(session, tea.sku) == 100 - buying.MOST_OPEN - 1


async def test_the_same_key_with_other_coupons_or_notes_is_refused(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    wanted = wish(who, (tea.sku, 1), total=yuan(58))
    await orders.place(session, wanted, NOW)

    for other in (replace(wanted, coupons=()), replace(wanted, notes={shop.id: "wrap it"})):
        with pytest.raises(errors.KeyReused):
            await orders.place(session, other, NOW)


async def test_the_chosen_delivery_is_frozen_with_its_fee_and_its_promise(session: Session) -> None:
    shop, tea = await shelf(session)
    who = await buyer(session)
    zone = Zone(("*",), 1, yuan(5), 1, yuan(0), None)
    ways = (
        ShippingOption(shipping.Speed.STANDARD, (zone,), 48, 7),
        ShippingOption(shipping.Speed.EXPRESS, (replace(zone, first_fee=yuan(15)),), 12, 1),
    )
    await shipping.terms.set_template(session, shipping.Template(shop.id, ways), NOW)
    fast = replace(wish(who, (tea.sku, 1), total=yuan(65)), speeds={shop.id: shipping.Speed.EXPRESS})

    order = (await orders.place(session, fast, NOW))[0].orders[0]
    again, is_new = await orders.place(session, fast, NOW)
    await shipping.terms.set_template(session, shipping.Template(shop.id, ways[:1]), NOW)
    kept = await orders.order(session, who.account, order.id)

    assert (again.orders[0].id, is_new) == (order.id, False)
    assert (kept.speed, kept.shipping, kept.total) == (shipping.Speed.EXPRESS, yuan(15), yuan(65))
    assert {one["kind"]: one for one in kept.lines[0].guarantees}["deliver_within"]["days"] == 1
    with pytest.raises(shipping.NotDelivered):
        await orders.place(session, replace(fast, key="key-00000002"), NOW)
    slow = replace(fast, speeds={})
    with pytest.raises(errors.KeyReused):
        await orders.place(session, slow, NOW)


def quoted(*deliver_within_d: int) -> checkout.Quote:
    """One line of 4 yuan from each of some stores, with what they promise."""
    line = checkout.Line(
        product=ProductId(1),
        sku=SkuId(1),
        title={},
        options=(),
        image_url=None,
        units=1,
        list_price=yuan(5),
        unit_price=yuan(5),
        pays=yuan(4),
        subsidy=Money.zero("CNY"),
        parts=(),
        guarantees=(),
    )
    ways = [Offer(shipping.Speed.STANDARD, yuan(8), 48, days) for days in deliver_within_d]
    parts = tuple(checkout.StoreQuote(StoreId(1), {}, (line,), yuan(4), shipping.Offered(way, (way,))) for way in ways)
    return checkout.Quote(parts, yuan(12) * len(parts), promotions.Priced((), yuan(1)))


def test_a_refusal_tells_the_new_price_of_every_line() -> None:
    told = buying.told(quoted(7))

    assert told["total"] == yuan(12)
    assert told["orders"] == [
        {
            "store": StoreId(1),
            "goods": yuan(4),
            "shipping": yuan(8),
            "total": yuan(12),
            "lines": [{"sku": SkuId(1), "total": yuan(4)}],
        }
    ]


def test_warehouses_are_told_where_it_goes_and_the_strictest_promise() -> None:
    to = {"country": "CN", "region": "浙江省", "city": "杭州市", "street": "1 号"}

    assert buying.goal(to, quoted(7, 3)) == warehouse.Goal("CN/浙江省/杭州市", 3)
    assert buying.goal({"country": "US", "city": "Oakland"}, quoted(7)) == warehouse.Goal("US/Oakland", 7)
