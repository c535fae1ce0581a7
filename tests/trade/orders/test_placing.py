from dataclasses import replace

import pytest
from tests.trade.market import NOW, buyer, facts, forget_facts, goods, open_shop, person, wish, yuan

from guang.journal.facts.trade import OrderPlaced, ProductSoldOut, StockReserved, TradePlaced
from guang.kernel.db import Session
from guang.kernel.ids import AddressId, SkuId, VideoId, ViewerId, new_id
from guang.kernel.money import MixedCurrencies, Money
from guang.kernel.tokens import Attribution
from guang.people.addresses import AddressMissing
from guang.trade import catalog, checkout, orders, warehouse
from guang.trade.orders import errors

GUEST = checkout.Who(new_id(ViewerId))


async def test_one_trade_has_an_order_for_each_store(session: Session) -> None:
    first, second = await open_shop(session), await open_shop(session, fee=yuan(5), free_over=yuan(30))
    cheap = await goods(session, first, price=yuan(10))
    dear = await goods(session, second, price=yuan(30))
    more = await goods(session, first, price=yuan(1.5))
    who = await buyer(session)
    await forget_facts(session)
    wanted = wish(who, (cheap.sku, 2), (dear.sku, 1), (more.sku, 1), total=yuan(21.5 + 8 + 30))

    trade, is_new = await orders.place(session, wanted, NOW)

    assert is_new
    assert [(o.store, o.goods, o.shipping, o.total) for o in trade.orders] == [
        (first.id, yuan(21.5), yuan(8), yuan(29.5)),
        (second.id, yuan(30), yuan(0), yuan(30)),
    ]
    assert trade.total == yuan(59.5)
    assert await facts(session, TradePlaced) == [
        TradePlaced(trade.id, who.viewer, tuple(o.id for o in trade.orders), yuan(59.5))
    ]
    placed = await facts(session, OrderPlaced)
    assert [fact.order for fact in placed] == [o.id for o in trade.orders]  # type: ignore[attr-defined]
    assert len(await facts(session, StockReserved)) == 2
    assert await warehouse.available(session, cheap.sku) == 8


async def test_what_is_read_back_is_what_was_placed(session: Session) -> None:
    tea = await goods(session, await open_shop(session), sizes=2)
    who = await buyer(session)
    placed, _ = await orders.place(session, wish(who, (tea.skus[1], 1), total=yuan(27.9)), NOW)

    found = await orders.order(session, who.account, placed.orders[0].id)

    assert found == placed.orders[0]
    assert found.lines[0].options == ({"en": "20 g", "zh-CN": "20 克"},)
    assert found.address["city"] == "杭州市"
    assert found.history == ((orders.OrderState.CREATED, NOW),)


async def test_terms_stay_as_they_were_when_the_price_changes(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)
    placed, _ = await orders.place(session, wish(who, (tea.sku, 1), total=yuan(27.9)), NOW)
    known = await catalog.product(session, tea.product)
    dearer = catalog.ProductDraft(
        category=known.category,
        title=known.title,
        text=known.text,
        images=known.images,
        skus=(catalog.SkuDraft(price=yuan(99), id=tea.sku),),
    )
    await catalog.change(session, tea.product, dearer, NOW)

    assert (await orders.order(session, who.account, placed.orders[0].id)).lines[0].unit_price == yuan(19.9)


async def test_the_click_is_frozen_on_the_line_and_remembered_as_an_act(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who, promoter, video = await buyer(session), await person(session), new_id(VideoId)
    click = Attribution(
        tea.product, who.viewer, video=video, promoter=promoter, commission_bps=300, slot=4, surface="for_you"
    )
    wanted = wish(who, orders.Wanted(tea.sku, 1, click), total=yuan(27.9))

    trade, _ = await orders.place(session, wanted, NOW)

    line = trade.orders[0].lines[0]
    assert (line.video, line.promoter, line.commission_bps) == (video, promoter, 300)
    placed = (await facts(session, OrderPlaced))[-1]
    assert placed.lines[0].video == video  # type: ignore[attr-defined]


async def test_a_click_for_another_product_is_refused(session: Session) -> None:
    shop = await open_shop(session)
    tea, other = await goods(session, shop), await goods(session, shop)
    who = await buyer(session)
    wanted = wish(who, orders.Wanted(tea.sku, 1, Attribution(other.product, who.viewer)), total=yuan(27.9))

    with pytest.raises(checkout.WrongClick):
        await orders.place(session, wanted, NOW)


async def test_another_total_is_refused_with_the_new_quote(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)

    with pytest.raises(errors.TotalChanged) as refusal:
        await orders.place(session, wish(who, (tea.sku, 1), total=yuan(19.9)), NOW)

    assert refusal.value.facts["quote"]["total"] == yuan(27.9)
    assert await warehouse.available(session, tea.sku) == 10


async def test_the_same_key_places_once(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)
    wanted = wish(who, (tea.sku, 1), total=yuan(27.9))
    first, _ = await orders.place(session, wanted, NOW)

    again, is_new = await orders.place(session, wanted, NOW)

    assert (again.id, is_new) == (first.id, False)
    assert again.orders == first.orders
    assert await warehouse.available(session, tea.sku) == 9


async def test_the_same_key_for_another_purchase_is_refused(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)
    wanted = wish(who, (tea.sku, 1), total=yuan(27.9))
    await orders.place(session, wanted, NOW)

    with pytest.raises(errors.KeyReused):
        await orders.place(session, replace(wanted, note="gift wrapping"), NOW)


async def test_two_buyers_may_use_the_same_key(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    one, two = await buyer(session), await buyer(session)

    first, _ = await orders.place(session, wish(one, (tea.sku, 1), total=yuan(27.9)), NOW)
    second, is_new = await orders.place(session, wish(two, (tea.sku, 1), total=yuan(27.9)), NOW)

    assert is_new
    assert first.id != second.id


async def test_somebody_elses_address_is_missing(session: Session) -> None:
    tea = await goods(session, await open_shop(session))
    who, other = await buyer(session), await buyer(session)
    wanted = wish(who, (tea.sku, 1), total=yuan(27.9))

    for address in (other.address, new_id(AddressId)):
        with pytest.raises(AddressMissing):
            async with session.begin_nested():
                await orders.place(session, replace(wanted, address=address), NOW)

    assert await warehouse.available(session, tea.sku) == 10


async def test_what_is_not_listed_or_unknown_is_not_for_sale(session: Session) -> None:
    shop = await open_shop(session)
    drafted, tea = await goods(session, shop, listed=False), await goods(session, shop)
    who = await buyer(session)
    unknown = new_id(SkuId)

    with pytest.raises(checkout.NotForSale) as refusal:
        await checkout.quote(
            session, wish(who, (tea.sku, 1), (drafted.sku, 1), (unknown, 1), total=yuan(1)).lines, GUEST, NOW
        )

    assert refusal.value.facts == {"skus": [drafted.sku.text, unknown.text]}


async def test_a_restricted_product_or_store_is_not_for_sale(session: Session) -> None:
    from guang.trade.catalog import service as catalogue
    from guang.trade.stores import service as storekeeping

    shop = await open_shop(session)
    tea, cup = await goods(session, shop), await goods(session, shop)
    await catalogue.restrict(session, tea.product, on=True)
    with pytest.raises(checkout.NotForSale):
        await checkout.quote(session, [orders.Wanted(tea.sku, 1)], GUEST, NOW)
    await checkout.quote(session, [orders.Wanted(cup.sku, 1)], GUEST, NOW)
    await storekeeping.restrict(session, shop.id, on=True)
    with pytest.raises(checkout.NotForSale):
        await checkout.quote(session, [orders.Wanted(cup.sku, 1)], GUEST, NOW)


async def test_two_currencies_make_no_purchase(session: Session) -> None:
    here = await goods(session, await open_shop(session))
    abroad = await open_shop(session, fee=Money(300, "USD"))
    there = await goods(session, abroad, price=Money(1_000, "USD"))

    with pytest.raises(MixedCurrencies):
        await checkout.quote(session, [orders.Wanted(here.sku, 1), orders.Wanted(there.sku, 1)], GUEST, NOW)


@pytest.mark.parametrize("units", [0, -3, 1_000, 2**64])
async def test_units_out_of_range_make_no_purchase(session: Session, units: int) -> None:
    tea = await goods(session, await open_shop(session))

    with pytest.raises(checkout.BadWish):
        await checkout.quote(session, [orders.Wanted(tea.sku, units)], GUEST, NOW)


async def test_a_sku_on_two_lines_makes_no_purchase(session: Session) -> None:
    tea = await goods(session, await open_shop(session))

    with pytest.raises(checkout.BadWish):
        await checkout.quote(session, [orders.Wanted(tea.sku, 1), orders.Wanted(tea.sku, 2)], GUEST, NOW)


@pytest.mark.parametrize("key", ["", "short", "x" * 101, "ключ-от-квартиры", "with\nnewline"])
async def test_a_key_that_is_no_key_is_refused(session: Session, key: str) -> None:
    tea = await goods(session, await open_shop(session))
    who = await buyer(session)

    with pytest.raises(errors.KeyNeeded):
        await orders.place(session, wish(who, (tea.sku, 1), total=yuan(27.9), key=key), NOW)


async def test_the_last_unit_sells_the_product_out(session: Session) -> None:
    tea = await goods(session, await open_shop(session), units=1)
    one, two = await buyer(session), await buyer(session)
    await orders.place(session, wish(one, (tea.sku, 1), total=yuan(27.9)), NOW)

    with pytest.raises(warehouse.OutOfStock):
        async with session.begin_nested():
            await orders.place(session, wish(two, (tea.sku, 1), total=yuan(27.9)), NOW)

    assert await facts(session, ProductSoldOut) == [ProductSoldOut(tea.product)]
    assert await orders.looking.orders_of(session, two.account) == []


async def test_delivery_is_free_from_the_threshold_exactly(session: Session) -> None:
    shop = await open_shop(session, fee=yuan(6), free_over=yuan(20))
    below, at = await goods(session, shop, price=yuan(19.99)), await goods(session, shop, price=yuan(20))

    assert (await checkout.quote(session, [orders.Wanted(below.sku, 1)], GUEST, NOW)).orders[0].shipping == yuan(6)
    assert (await checkout.quote(session, [orders.Wanted(at.sku, 1)], GUEST, NOW)).orders[0].shipping == yuan(0)
